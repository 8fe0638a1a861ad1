import type { Span } from '../../../core/tool.ts'
import { cue } from './cues.ts'

const FILE = String.raw`[\w-]{1,60}(?:\.[a-z]{2,20})?\.(?:tsx?|jsx|py|go|java|rb|rs|php|cs|kt)\b`
const UNIT =
  '(?:Service|Client|Manager|Repository|Repo|Controller|Handler|Facade|Helper|Utils?|Dao|DAO|Impl|Factory|Provider|Mapper|Gateway|Adapter)'
const LEADS =
  '(?:calls?|wraps?|wrapper (?:around|over|for|of)|delegates? to|forwards? to|proxies(?: to)?|prox(?:y|ied) (?:for|to)|invokes?|implemented (?:in|by|via)|maps? to|hits|see)'
const CHANGE = String.raw`\b(?:changed|added|new|fixed|removed) in v?\d{1,3}\.\d{1,3}`

const MONTHS = 'january february march april may june july august september october november december'
const MADE = 'changed|updated|added|removed|renamed|fixed|reworked|rewritten|revised|extended|introduced|dropped|improved|new'
/** When it was changed: a month, a year, a version, a release. */
const WHEN = String.raw`(?:(?:early |late |mid-)?(?:${MONTHS.replaceAll(' ', '|')})\b(?! \d{1,2}\b)|20\d\d\b|q[1-4]\b|v\d|\d{1,3}\.\d|(?:the )?(?:version|release|sprint|build) \d|the (?:last|latest|previous|current) (?:release|version|update|sprint))`
const STARTS = String.raw`(?:^|[.!?\n(;]\s?|\*\s?)`

/** A sign, and whether a text may have it. */
type Sign = readonly [may: (text: string) => boolean, pattern: RegExp]

const sign = (words: string, pattern: RegExp): Sign => [cue(...words.split(' ')), pattern]

const FILES = 'ts tsx jsx py go java rb rs php cs kt'
/** One sign of these is enough. */
const STRONG: readonly Sign[] = [
  // a method of a class, or a function that words lead to
  [(text) => MEMBER.test(text), new RegExp(String.raw`\b[A-Za-z][A-Za-z0-9]{0,40}${UNIT}(?:\.|#|::)[a-z]\w{0,60}(?:\(\))?`)],
  [(text) => text.includes('()'), new RegExp(String.raw`\b${LEADS} [A-Za-z]\w{0,60}(?:[.#:]{1,2}\w{1,60}){0,4}\(\)`, 'i')],
  // a source file
  sign(
    FILES,
    new RegExp(
      String.raw`\b(?:see|(?:lives?|defined|implemented|logic|code|hard-?wired|hard-?coded) in|source:) (?:the )?(?:[\w.-]{1,60}\/){0,8}${FILE}`,
      'i',
    ),
  ),
  // a query with places for values
  sign('select', /\bSELECT [^.\n]{1,60} FROM \w{1,60} WHERE [\w.]{1,60} ?= ?(?:\$\d|\?|:\w)/),
  // a ticket
  [
    (text) => TICKET.test(text),
    /\b(?:[Ss]ee|[Oo]nce|[Uu]ntil|as soon as|[Bb]locked on|[Tt]racked (?:in|by|as)|[Ff]ixed in|[Pp]ending|[Ww]orkaround for|[Tt]icket|[Cc]f\.?)\s(?:the )?(?:ticket |issue )?(?!(?:UTF|ISO|RFC|CVE|SHA|IEC|ISBN)-)[A-Z]{2,8}-\d{2,6}\b/,
  ],
  [
    (text) => TICKET.test(text) || /#\d/.test(text),
    /\b(?:[Bb]roken|[Bb]ugs?|[Bb]uggy|[Kk]nown issue|[Ww]orkaround|[Rr]egression)\b[^.\n]{0,60}(?:\b(?!(?:UTF|ISO|RFC|CVE|SHA|IEC|ISBN)-)[A-Z]{2,8}-\d{2,6}\b|#\d{2,6}\b)/,
  ],
  // a list of changes
  sign('updated', /\b[Uu]pdated (?:on )?\d{4}-\d\d-\d\d(?=[:.,;)]|$)/),
  sign(
    'changelog change release version',
    /(?:^|[.\n]\s?)\s?(?:#{1,4} )?(?:changelog|change log|release notes|version history)\s?[:\n]/i,
  ),
  [
    (text) => VERSION.test(text),
    /(?:^|[.\n]\s?)(?:[-*] )?v?\d{1,3}\.\d{1,3}(?:\.\d{1,3})?(?: \(\d{4}-\d\d(?:-\d\d)?\))?\s?[:–-] (?:add|fix|chang|remov|renam|first|initial|now|return|new|bump|support|drop|migrat)\w{0,6}\b/i,
  ],
  [(text) => VERSION.test(text), new RegExp(String.raw`${CHANGE}[^\n]{0,200}${CHANGE}`, 'i')],
  sign(MADE.replaceAll('|', ' '), new RegExp(String.raw`${STARTS}(?:${MADE}) (?:in|on|since|as of|with|for) ${WHEN}`, 'i')),
  sign(
    MONTHS,
    new RegExp(
      String.raw`${STARTS}(?:as of|since|starting(?: in| with)?|from) ${WHEN}[^,.\n]{0,12},? (?:the|it|this|all|results?|also|now) `,
      'i',
    ),
  ),
  sign(
    MADE.replaceAll('|', ' '),
    new RegExp(String.raw`${STARTS}(?:[-*] )?\(?20\d\d-\d\d(?:-\d\d)?\)?\s?[:–-]? (?:${MADE})\b`, 'i'),
  ),
  sign(
    MONTHS + ' release version sprint build',
    new RegExp(
      String.raw`${STARTS}(?:as of|since|starting(?: in| with)?|from) ${WHEN}[^.\n]{0,80}\b(?:before that|previously|formerly|no longer|used to|instead of|now)\b`,
      'i',
    ),
  ),
  sign(
    'we',
    /\bwe(?:['’]ve| have)? (?:just |now |recently |also )?(?:renamed|removed|added|changed|fixed|moved|switched|dropped|rewrote|migrated|deprecated)\b/i,
  ),
  sign('breaking bugfix hotfix', new RegExp(String.raw`${STARTS}(?:breaking change|bug-?fix|hot-?fix)(?:es|s)?\b ?[:(–-]`, 'i')),
  // a tag of a documentation comment
  sign('@', /(?:^|\s)@(?:deprecated|internal|todo)\b(?![.@])/),
  // a note
  sign(
    'note remove ship merge hack implemented ask',
    /\b(?:note to self|remove (?:this )?before (?:release|merge|merging|launch)|do not (?:ship|merge)|temporary hack|dirty hack|not (?:yet )?implemented yet|ask (?:the )?[a-z]{3,20} team)\b/i,
  ),
]
/** A route is in code style as often as not. */
const ROUTE: Sign = [
  (text) => /[A-Z] \//.test(text) || /(?:get|post|put|patch|delete) \//i.test(text),
  new RegExp(
    String.raw`(?:->|→|=>|(?!call )\b${LEADS}) (?:the )?(?:internal )?\`?(?:GET|POST|PUT|PATCH|DELETE) \/[\w{}/:.-]{1,120}`,
    'i',
  ),
]
/** Two of these are. */
const WEAK: readonly Sign[] = [
  sign(FILES, new RegExp(String.raw`\b${FILE}`)),
  [
    (text) => /[a-z](?:Service|Controller|Repository|Facade|Handler|Mapper|Dao|Impl|DTO)\b/.test(text),
    new RegExp(
      String.raw`\b[A-Z][a-z]{1,20}(?:[A-Z][a-z]{1,20}){0,4}(?:Service|Controller|Repository|Facade|Handler|Mapper|Dao|Impl|DTO)\b`,
    ),
  ],
  sign('wrapper wraps delegates', /\b(?:thin|simple|async) wrapper\b|\bwraps [a-z]|\bdelegates to\b/i),
  sign('hard wired hardwired hardcoded', /\b(?:hard-?wired|hard-?coded)\b/i),
  sign(
    'refactor refactored refactoring debt legacy monkey monkeypatch monkeypatched monkeypatches',
    /\b(?:refactor(?:ed|ing)?|tech(?:nical)? debt|legacy (?:code|mapper|handler)|monkey-?patch(?:ed|es)?)\b/i,
  ),
  sign(
    'zod pydantic axios orm dto singleton read grpc protobuf protobufs microservice',
    /\b(?:zod|pydantic|axios|ORM|DTO|singleton|read-through|gRPC|[Pp]rotobufs?|microservice)\b/,
  ),
  sign('cached backed', /\b(?:cached in|backed by) [A-Z]/),
  sign('hood internally implementation', /\bunder the hood\b|\binternally calls?\b|\bImplementation:/i),
  [(text) => VERSION.test(text), /\((?:new|added|changed|introduced) (?:in|since) v?\d{1,3}\.\d{1,3}/i],
  [(text) => VERSION.test(text), /\b[Ss]ince v?\d{1,3}\.\d{1,3}(?:\.\d{1,3})? (?:it|this|the)\b/],
  [(text) => text.includes('(was'), /\(was: /],
  sign('longer', /\b(?:is|are) no longer [a-z]{3,15}ed\b/i),
  sign('used', /(?<!\b(?:is|are|be|was|were|[a-z]+s) )\bused to (?:be|return|take|require|accept|need|give)\b/i),
  sign('previously formerly', /\b(?:previously|formerly) (?:called|named|known as)\b/i),
  sign('removed renamed', /\b(?:parameter|option|field|argument) was (?:removed|renamed)\b|\bremoved the old\b/i),
  sign('promise calltoolresult', /\bPromise<|\bCallToolResult\b/),
  sign('implements', /\bimplements the [A-Z]\w{1,40} interface\b/i),
]
/** The shapes of a ticket's number and of a version. */
const TICKET = /[A-Z]-\d\d/
const VERSION = /\d\.\d/
const mayTalk = cue(
  ...(
    'ts tsx jsx py go java rb rs php cs kt get post put patch delete see once until soon blocked tracked fixed pending workaround ticket changelog change release version ' +
    'note remove before ship merge hack implemented ask wrapper delegates wired hardwired coded hardcoded refactor zod pydantic promise hood internally select changed added ' +
    'removed new wraps implements grpc protobuf adds fixes updated since previously formerly bug bugs buggy broken known regression introduced changes removes renamed first initial now returns bumps support drops migrates @'
  ).split(' '),
  ...`${MONTHS} ${MADE.replaceAll('|', ' ')} we breaking bugfix hotfix longer release version sprint build`.split(' '),
)
/** `orders.cancel`, `Orders#cancel`, `cancel()`. */
const MEMBER = /[a-z](?:[.#:][A-Za-z]|\()/
const EXAMPLE_BEFORE = /(?:\be\.g\.?|\bexample|\bsuch as|\blike)[^.\n]{0,30}$/i
const EXAMPLE_BEHIND = /^[^.\n]{0,10}(?:for example|e\.g\.)/i

/** The first words of a text that are for those who build the tool; undefined if none clearly are. Code, quotes and examples do not count. */
export function developerTalk(text: string): Span | undefined {
  if (!mayTalk(text) && !MEMBER.test(text)) return undefined
  const prose = text.replace(/`[^`\n]{0,400}`|"[^"\n]{0,200}"/g, (code) => ' '.repeat(code.length))
  const [strong] = found(prose, STRONG).concat(found(text, [ROUTE]))
  if (strong !== undefined) return strong
  const weak = found(prose, WEAK)
  return weak.length > 1 ? weak[0] : undefined
}

function found(text: string, signs: readonly Sign[]): readonly Span[] {
  return signs
    .flatMap(([may, pattern]) => {
      const match = may(text) ? pattern.exec(text) : null
      if (match === null) return []
      const end = match.index + match[0].length
      return [{ start: end - match[0].replace(/^[.\s]+/, '').length, end }]
    })
    .filter(
      ({ start, end }) =>
        !EXAMPLE_BEFORE.test(text.slice(Math.max(0, start - 50), start)) && !EXAMPLE_BEHIND.test(text.slice(end, end + 30)),
    )
    .sort((one, other) => one.start - other.start)
}
