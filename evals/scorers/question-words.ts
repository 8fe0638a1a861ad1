/** How people ask, in each language: in small letters, as parts of regular expressions. */
interface Asking {
  /** With one of these a sentence begins that asks, also without a mark. */
  readonly starts?: string
  /** What asks wherever it stands. */
  readonly asks?: string
}

const GIVE_EN =
  'tell|specify|clarify|provide|confirm|choose|pick|select|share|indicate|give|send|say|name|identify|state|enter|supply|describe|elaborate'
const WHAT_EN = 'which|what|who|whose|where|when|how|whether'

const LANGUAGES: readonly Asking[] = [
  {
    starts: `(?:which|who|whose|what) (?!i |we |you |he |she |they |it |is why|means).*(?<!\\p{L})(?:do|does|did|is|are|was|should|would|shall|can)(?!\\p{L}).*|(?:where|when|how) (?:do|does|did|is|are|was|should|would|shall|can|much|many|long)(?!\\p{L}).*|(?:specify|clarify)(?!\\p{L}).*|(?:which|what|whose) (?:one|ones|file|files|account|order|id|date|day|time|name)$|(?:do|did|are|is|was|should|shall) (?:you|i|we|it|this|that) (?:mean|want|refer|prefer|look|talk|need|use|delete|remove|send)\\p{L}*(?!\\p{L}).*|(?:${GIVE_EN}) (?:me|us|your|an?|more|${WHAT_EN}|the (?:exact|full|right|correct|missing|name|id|number|path|date|details?))(?!\\p{L}).*`,
    asks: `(?<=[:,] )(?:is it|is that|do you|did you|should i|shall i|would you like)(?!\\p{L})|(?:please|kindly|could you|can you|would you)(?!\\p{L}).*(?:${GIVE_EN}|more specific)|you (?:need|have) to (?:tell|specify|clarify|provide|choose|pick|select)|(?:reply|respond|answer) with (?:the|your|a)|(?:did not|didn't|have not|haven't) (?:say|said|mention|mentioned|specify|specified|tell|told)(?: me)? (?:which|what|who|when|where)|(?:tell|let) me (?:know )?(?:${WHAT_EN}|the|your|more|if you (?:mean|meant))|(?:i(?:'d| would| will|'ll)? (?:also |still |first )?need|i require|i'm missing|i am missing)(?!\\p{L}).*(?:know|which|what|more|the|your|an?|you to)(?!\\p{L})|just (?:${GIVE_EN}) (?:me |us )?(?:the|your|an?|${WHAT_EN})|(?:not sure|unsure|unclear|unable to tell|can't tell|cannot tell) (?:which|what|who|whose|when|where)`,
  },
  {
    starts:
      '(?:(?:um|in|an|zu|von|für|auf|mit|bei|aus|nach) )?welche[rsnm]? .*|(?:wer|wen|wem|wo|wann|wohin|woher|wie|was) (?:ist|sind|soll|sollen|möchte\\p{L}*|mein\\p{L}*|heißt|lautet|genau).*',
    asks: '(?:bitte|könntest du|könnten sie|können sie|kannst du)(?!\\p{L}).*(?:nenn|sag|gib|geben|gebt|teil|präzisier|bestätig|wähl|angeb|schreib|verrat)|(?:sag|sagen sie|nenn|nenne|nennen sie|gib|geben sie|schick|verrat|verrate) mir|teil\\p{L}* (?:sie )?mir|ich (?:brauche|benötige)|mir fehl(?:t|en)',
  },
  {
    starts:
      '(?:quel(?:le)?s?|lequel|laquelle|lesquel(?:le)?s|de quel(?:le)?s?|à quel(?:le)?s?|qui|où) .*|est-ce .*|(?:précisez|indiquez|donnez|dites|confirmez|choisissez)(?:-| ).*',
    asks: "(?:veuillez|merci de|pouvez-vous|peux-tu|pourriez-vous|pourrais-tu)(?!\\p{L}).*(?:précis|indiqu|confirm|donn|fourni|choisi|dire|communiqu)|dites-moi|dis-moi|donnez-moi|indiquez-moi|j'ai besoin|il me faut|il me manque",
  },
  {
    starts:
      '¿.*|(?:a |de |en )?(?:cuál|cuáles|quién|quiénes|dónde|cuándo|qué|cuánto) .*|(?:indique|indica|especifique|confirme|precise) (?:el|la|los|las|qué|cuál|por favor).*',
    asks: '(?:por favor|podrías|podría|puedes|puede)(?!\\p{L}).*(?:ind[ií]|especif[ií]|conf[ií]rm|d[ií][mg]|decir|propor|el[ií][jg]|acl[aá]r|compart)|ind[ií]came|dime (?:qué|cuál|el|la)|dígame|especifica|necesito|me falta',
  },
  {
    starts: '(?:a |di )?(?:quale|quali|chi|dove) .*',
    asks: '(?:per favore|potresti|potrebbe|può|puoi)(?!\\p{L}).*(?:indic|specific|conferm|dir|dim|forni|scegli|dica)|dimmi (?:quale|cosa|il|la)|mi dica|indicami|ho bisogno|mi serv(?:e|ono)|mi manca',
  },
  {
    starts: '(?:a |de |em )?(?:qual|quais|quem|onde|que (?:arquivo|ficheiro|data|dia|hora|nome|conta)) .*',
    asks: '(?:por favor|poderia|pode|podes)(?!\\p{L}).*(?:indi|especifi|confirm|dig|dizer|forne|escolh|inform|envi)|diga-me|me diga|preciso (?:d|sab)|falta-me',
  },
  {
    starts:
      '(?:(?:op|in|van|om|voor|met|bij|aan) )?welke? .*|(?:wie|waar|wanneer|wat) (?:is|zijn|moet|wil|wilt|bedoel|bedoelt|mag) .*',
    asks: '(?:kunt u|kun je|zou je|zou u|gelieve|graag|alsjeblieft|alstublieft)(?!\\p{L}).*(?:gev|geef|noem|aan|bevestig|zegg|vertel|door)|(?:geef|noem|vertel) .*(?:alsjeblieft|alstublieft|me|mij)|ik heb .* nodig|laat (?:me|mij) weten (?:welke?|wat)',
  },
  {
    starts: '(?:o |na |z )?(?:któr[yąaeo]\\p{L}*|jak[iąae]\\p{L}*|kto|kogo|gdzie|kiedy) .*',
    asks: 'prosz[ęe](?!\\p{L}).*(?:poda|wska[zż]|okre[sś]l|sprecyz|potwierd|wyb|o (?:podanie|numer))|(?:podaj|wskaż|powiedz|sprecyzuj|określ)(?!\\p{L})|potrzebuję',
  },
  {
    starts: '(?:jak[ýáéou]\\p{L}*|kter[ýáéou]\\p{L}*|kdo|kde|kdy) .*',
    asks: 'prosím(?!\\p{L}).*(?:uve|upřesn|zade|potvr|řekn)|(?:uveďte|upřesněte)',
  },
  {
    starts: '(?:vilken|vilket|vilka|vem|hvilken|hvilket|hvilke|hvem|hvornår) .*|(?:mikä|minkä|mitä|kuka|kenen) .*',
    asks: '(?:kan du|kan ni|vänligen|venligst|vennligst|snälla)(?!\\p{L}).*(?:ange|angi|säg|sig|si|bekräft|bekræft|bekreft|oplys|tala om)|(?:säg|berätta|fortæl|fortell) |jag behöver|jeg (?:skal bruge|trenger|behøver)|(?:kerro|ilmoita) ',
  },
  {
    starts: '(?:care|cine) .*|melyik.*',
    asks: 'vă rog(?!\\p{L}).*(?:spune|preciz|indica|confirm)|(?:kérem|kérlek)(?!\\p{L}).*(?:adj|mond|jelöl|erősít|pontosít)|am nevoie',
  },
  {
    starts: 'hangi.*|kim.*|ne zaman.*',
    asks: 'hangi|lütfen(?!\\p{L}).*(?:belirt|söyle|paylaş|gir|onayla|ver)|(?<=\\p{L} )m[ıiuü](?:y[ıiuü]m|s[ıiuü]n[ıiuü]z?)?\\.?$',
  },
  {
    asks: '(?:какой|какая|какую|какое|какие|какого|каком|кого|кому|где|який|яка|яку|яке|які|якого)(?!\\p{L})|(?:укажите|уточните|подскажите|сообщите|выберите|назовите|скажите|вкажіть|уточніть|повідомте|підкажіть)|мне нуж(?:ен|на|но|ны)|мені потріб',
  },
  { asks: '(?:ποι[οαάόεέ]\\p{L}*|πείτε μου|πες μου|παρακαλώ.*(?:δώστε|διευκρ|πείτε|αναφ))' },
  { asks: '(?:أيّ|أي|أية|ما هو|ما هي|من هو|متى|أين)(?!\\p{L})|من فضلك|يرجى|أخبرني|(?:איזה|איזו|אילו|מהו|אנא|נא ל)' },
  { asks: '(?:कौन|किस|क्या|कृपया|बताएं|बताइए)' },
  {
    asks: '(?:nào|gì|mấy|bao nhiêu|đâu)(?: vậy| ạ)?\\.?$|(?:vui lòng|xin|hãy)(?!\\p{L}).*(?:cho biết|cho tôi biết|cung cấp|xác nhận|chỉ rõ|nêu)|cho tôi biết',
  },
  {
    starts: '(?:yang mana|mana|apa|siapa|kapan) .*',
    asks: '(?:mohon|tolong|silakan|harap|bisakah anda)(?!\\p{L}).*(?:sebut|beri|konfirm|jelas|masuk|tentu)|yang mana',
  },
]

/** Languages that put no space between words. */
export const UNSPACED =
  /(?:か|でしょう|かな)[。．.]?$|(?:教えて|お知らせ|ご指定|ご確認|お聞かせ|入力して|ご提供|明示して)(?:ください|下さい|いただ|くれ)|が(?:必要です|わかりません|分かりません)|[吗嗎呢][。．.]?$|[请請您].{0,4}(?:告诉|问|提供|确认|说明|指定|告知|补充|選|选择|告訴|問|確認|說明|输入)|(?:哪|谁|誰|什么|什麼)(?:个|個|一|些|份|位|里|天|时候|時候)?|我(?:还)?需要|(?:까요|나요|인가요|습니까|을까|세요\?)[.]?$|(?:알려|말씀해|지정해|확인해|입력해)\s*주|필요합니다|(?:어떤|어느|무엇|누구)|ไหน|อะไร|ใคร|เมื่อไ|หรือไม่|กรุณา/u

const joined = (key: keyof Asking): string => LANGUAGES.flatMap((asking) => asking[key] ?? []).join('|')

/** Begins as a question does. */
export const STARTS = new RegExp(
  `^(?:(?:so|and|but|or|also|okay|ok|sure|und|oder|also|aber|et|mais|y|e|en|och|i|и|а)[,.! ]+)*(?:${joined('starts')})`,
  'iu',
)

/** Holds a request. */
export const ASKS = new RegExp(`(?<!\\p{L})(?:${joined('asks')})`, 'iu')
