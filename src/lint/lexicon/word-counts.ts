// written by scripts/word-counts.ts: only counts, no text of the corpus
import { once } from '../../core/memo.ts'

/** The real tools that were counted. */
export const COUNTED_TOOLS = 2370

/** In how many of them a stem stands, at most 20 a server; a word that is missing is rarer than any here. */
export const wordCounts: () => ReadonlyMap<string, number> = once(() => new Map(COUNTS.split(' ').map(entry)))

function entry(written: string): readonly [word: string, tools: number] {
  const at = written.indexOf(':')
  return [written.slice(0, at), Number(written.slice(at + 1))]
}

const COUNTS =
  'get:541 use:304 list:285 specific:249 return:225 creat:216 id:192 tool:186 user:178 new:171 updat:166 detail:159 ' +
  'file:159 request:158 search:148 name:144 data:140 delet:140 project:135 content:130 informat:124 exist:115 current:110 ' +
  'provid:110 retriev:110 includ:103 operat:101 result:100 type:100 text:98 need:97 set:97 page:95 multipl:92 git:91 ' +
  'issu:91 api:88 path:84 run:84 add:83 default:83 url:83 find:81 first:81 singl:81 read:79 filter:77 call:76 requir:76 ' +
  'availabl:75 respons:75 remov:74 repository:73 chang:72 databas:72 specify:72 stat:72 complet:71 field:70 support:70 ' +
  'resourc:69 generat:68 error:66 status:66 directory:63 query:63 target:62 hub:59 allow:57 format:57 show:56 instead:55 ' +
  'action:54 pull:54 already:53 paginat:53 branch:52 record:52 tag:52 browser:51 configurat:51 exampl:51 fetch:51 given:51 ' +
  'limit:51 start:51 access:50 bas:50 full:50 identifier:50 version:50 account:49 check:49 code:49 imag:49 locat:49 ' +
  'apply:48 option:48 plan:48 time:48 accept:47 activ:47 arg:47 tabl:47 comment:46 map:46 object:46 task:46 valu:46 ' +
  'different:45 document:44 match:44 node:44 sourc:44 structur:44 work:43 workflow:43 domain:42 element:42 metadata:41 ' +
  'note:41 collect:40 enabl:40 key:40 manag:40 parameter:40 process:40 word:40 config:39 date:39 fail:39 job:39 messag:39 ' +
  'ai:38 build:38 discover:38 group:38 item:38 log:38 number:38 optional:38 rate:38 custom:37 json:37 label:37 perform:37 ' +
  'point:37 select:37 stop:37 connect:36 describ:36 instanc:36 line:36 to:36 validat:36 view:36 websit:36 cannot:35 link:35 ' +
  'profil:35 send:35 usag:35 address:34 execut:34 http:34 identify:34 review:34 verify:34 alway:33 automatically:33 edit:33 ' +
  'know:33 associat:32 inspect:32 known:32 level:32 markdown:32 pass:32 summary:32 ask:31 pipelin:31 same:31 sql:31 want:31 ' +
  'analysis:30 base:30 event:30 obtain:30 open:30 optionally:30 server:30 take:30 upload:30 commit:29 deploy:29 doc:29 ' +
  'mcp:29 modify:29 packag:29 plac:29 replac:29 authenticat:28 configur:28 deployment:28 endpoint:28 environment:28 ' +
  'extract:28 index:28 info:28 merg:28 mode:28 order:28 output:28 schedul:28 token:28 app:27 count:27 discuss:27 post:27 ' +
  'relat:27 report:27 script:27 stor:27 system:27 titl:27 trigger:27 card:26 comprehensiv:26 conflict:26 contact:26 ' +
  'permiss:26 web:26 agent:25 assign:25 component:25 js:25 knowledg:25 templat:25 by:24 email:24 miss:24 numeric:24 ' +
  'organizat:24 pend:24 press:24 referenc:24 silently:24 topic:24 two:24 useful:24 analyz:23 convert:23 graph:23 history:23 ' +
  'move:23 react:23 research:23 rule:23 session:23 size:23 symbol:23 thread:23 articl:22 client:22 html:22 model:22 ' +
  'monitor:22 owner:22 permanently:22 rang:22 resolv:22 servic:22 attach:21 auto:21 best:21 descript:21 from:21 ' +
  'immediately:21 like:21 method:21 next:21 product:21 snapshot:21 body:20 category:20 com:20 metric:20 news:20 omit:20 ' +
  'progress:20 public:20 shar:20 step:20 test:20 variabl:20 warn:20 back:19 block:19 command:19 context:19 diff:19 ' +
  'disabl:19 free:19 load:19 navigat:19 pric:19 rank:19 rather:19 recent:19 reply:19 cloud:18 display:18 encod:18 end:18 ' +
  'local:18 max:18 platform:18 setup:18 stock:18 team:18 true:18 understand:18 workspac:18 writ:18 batch:17 confirmat:17 ' +
  'contain:17 container:17 credential:17 entry:17 last:17 latest:17 member:17 namespac:17 property:17 publish:17 root:17 ' +
  'section:17 trend:17 ui:17 valid:17 compar:16 confirm:16 coordinat:16 directly:16 draft:16 explicitly:16 flag:16 ' +
  'forward:16 important:16 input:16 performanc:16 releas:16 scop:16 subscript:16 them:16 wait:16 clear:15 clos:15 ' +
  'currently:15 direct:15 documentat:15 evaluat:15 express:15 follow:15 ip:15 never:15 screenshot:15 undon:15 accessibl:14 ' +
  'basic:14 calendar:14 click:14 for:14 funct:14 initiat:14 keep:14 patch:14 posit:14 recommend:14 rout:14 see:14 ' +
  'statistic:14 string:14 succeed:14 webhook:14 argument:13 captur:13 common:13 defin:13 detect:13 download:13 drop:13 ' +
  'entity:13 guidanc:13 layout:13 make:13 management:13 many:13 mark:13 org:13 power:13 previous:13 renam:13 security:13 ' +
  'timestamp:13 top:13 against:12 another:12 area:12 attribut:12 chat:12 core:12 debug:12 dependency:12 effect:12 featur:12 ' +
  'handl:12 health:12 high:12 languag:12 memory:12 near:12 parent:12 password:12 prefix:12 prerequisit:12 relationship:12 ' +
  'secret:12 track:12 usernam:12 all:11 array:11 color:11 copy:11 deprecat:11 form:11 help:11 iterat:11 java:11 my:11 ' +
  'non:11 notificat:11 paper:11 personal:11 push:11 quest:11 region:11 reset:11 scan:11 sort:11 suggest:11 switch:11 ' +
  'transfer:11 tree:11 uniqu:11 various:11 ad:10 advanc:10 affect:10 aggregat:10 background:10 cancel:10 comput:10 ' +
  'control:10 distanc:10 distribut:10 entir:10 essential:10 fill:10 geocod:10 implementat:10 individual:10 minut:10 ' +
  'network:10 os:10 pattern:10 preserv:10 previously:10 primary:10 quick:10 readabl:10 reject:10 repo:10 stag:10 styl:10 ' +
  'total:10 alert:9 answer:9 bulk:9 clean:9 condit:9 consol:9 criterion:9 design:9 destinat:9 empty:9 env:9 exactly:9 ' +
  'fram:9 historical:9 hour:9 in:9 least:9 let:9 manual:9 maximum:9 organiz:9 partial:9 pdf:9 plain:9 prefer:9 put:9 rich:9 ' +
  'sampl:9 schema:9 snippet:9 syntax:9 ticker:9 travel:9 turn:9 unless:9 with:9 activity:8 actual:8 artifact:8 business:8 ' +
  'case:8 catalog:8 character:8 city:8 column:8 correct:8 day:8 dictionary:8 disk:8 duplicat:8 ensur:8 exact:8 explor:8 ' +
  'fals:8 go:8 import:8 initial:8 instruct:8 low:8 multi:8 natural:8 now:8 official:8 or:8 plus:8 pre:8 preview:8 ready:8 ' +
  'real:8 ref:8 register:8 rest:8 restaurant:8 runtim:8 save:8 standard:8 var:8 video:8 visibl:8 way:8 comparison:7 csv:7 ' +
  'durat:7 feedback:7 fo:7 gather:7 github:7 hover:7 ideal:7 insert:7 keyword:7 later:7 look:7 main:7 manually:7 market:7 ' +
  'migrat:7 mind:7 mm:7 nest:7 onlin:7 pars:7 perfect:7 period:7 png:7 prepar:7 quality:7 rat:7 recommendat:7 relativ:7 ' +
  'scor:7 second:7 shap:7 spac:7 summariz:7 term:7 terminal:7 absolut:6 abstract:6 along:6 ar:6 author:6 better:6 break:6 ' +
  'calculat:6 child:6 company:6 complex:6 coverag:6 dataset:6 decis:6 depend:6 determin:6 developer:6 embed:6 fact:6 ' +
  'googl:6 head:6 improv:6 integrat:6 interact:6 month:6 newly:6 otherwis:6 overview:6 person:6 populat:6 pro:6 problem:6 ' +
  'regular:6 relevant:6 restrict:6 revers:6 simpl:6 statement:6 subdirectory:6 try:6 txt:6 unavailabl:6 upgrad:6 visual:6 ' +
  'and:5 as:5 attachment:5 attempt:5 availability:5 capability:5 combin:5 dd:5 deep:5 definit:5 drag:5 even:5 flow:5 ' +
  'focus:5 folder:5 general:5 it:5 llm:5 min:5 offset:5 optimiz:5 phon:5 pictur:5 powerful:5 privat:5 proper:5 raw:5 ' +
  'readability:5 reason:5 resiz:5 separat:5 split:5 tab:5 timezon:5 typ:5 week:5 yyyy:5 actually:4 append:4 avoid:4 cap:4 ' +
  'central:4 combinat:4 depth:4 diagnostic:4 efficient:4 fast:4 fork:4 functionality:4 keyboard:4 long:4 master:4 media:4 ' +
  'meet:4 normal:4 overall:4 pag:4 paus:4 prompt:4 render:4 row:4 semantic:4 sequenc:4 short:4 similar:4 subsequent:4 ' +
  'suitabl:4 window:4'
