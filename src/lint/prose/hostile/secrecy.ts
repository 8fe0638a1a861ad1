import type { Span } from '../../../core/tool.ts'
import { cue } from '../text/cues.ts'
import { isEnglish } from '../text/language.ts'
import { sentencesOf } from '../text/sentences.ts'
import { ready } from '../text/ready.ts'

/**
 * Soft words that keep something from the user: "need not be brought up", "no reason to mention it". Honest texts have them,
 * too ("retries are automatic, no need to mention this"), so they count only next to an order to do something more with another
 * tool, with everything there is, or for somebody else.
 */
const PERSON = '(?:(?:the|a|your) )?(?:users?|humans?|persons?|customers?|callers?|requesters?|operator|anyone|anybody|them)'
const PLACE = '(?:your|the) (?:final )?(?:answer|repl(?:y|ies)|response|summary|output|message|chat|conversation)'
const THIS = '(?:this|it|that|anything|so|(?:the|this|that) (?:step|call|copy|export|lookup|upload|action|note|instruction)s?)'
/** Verbs that take the matter; `show` and `list` usually take data, which may well stay unseen. */
const MENTION =
  '(?:mention(?:ed|ing)?|rais(?:e|ed|ing)|br(?:ing|ought|inging)(?: (?:it|this|that))? up|announc(?:e|ed|ing)|discuss(?:ed|ing)?|point(?:ed|ing)? out|surfac(?:e|ed|ing)|refer(?:red|ring)? to|say(?:ing)?|talk(?:ed|ing)? about|reveal(?:ed|ing)?|disclos(?:e|ed|ing))'
/** Verbs that take the person. */
const INFORM = '(?:tell(?:ing)?|told|inform(?:ed|ing)?|notif(?:y|ied|ying)|alert(?:ed|ing)?|bother(?:ed|ing)?|troubl(?:e|ed|ing))'
const NEEDLESS =
  "(?:(?:no|without|any|little) (?:need|reason|point|use|cause)|(?:not|n['’]t) (?:be )?(?:necessary|needed|required|worth|have to|need to)|need(?:s)? not|needn['’]t)"
const NOT =
  "(?:(?:do|does|should|must|shall|may|will|is|are) not|(?:do|does|should|must|is|are|wo)n['’]t|never|without|avoid|rather than|not)"

const NEEDED = 'need reason point use cause necessary needed required worth have needs needn'
const MENTIONS =
  'mention mentioned mentioning raise raised raising bring brought bringing announce announced announcing discuss discussed discussing point pointed pointing surface surfaced surfacing refer referred referring say saying talk talked talking reveal revealed revealing disclose disclosed disclosing'
const INFORMS =
  'tell telling told inform informed informing notify notified notifying alert alerted alerting bother bothered bothering trouble troubled troubling'

function says(...groups: readonly string[]): (text: string) => boolean {
  const cues = groups.map((group) => cue(...group.split(' ')))
  return (text) => cues.every((has) => has(text))
}

/** Each with a look at whether a text may have it. */
const SOFT: readonly (readonly [may: (text: string) => boolean, pattern: RegExp])[] = [
  // "there is no need to mention this", "need not be brought up with the user"
  [
    says(NEEDED, `${MENTIONS} ${INFORMS}`),
    new RegExp(
      `\\b${NEEDLESS}\\b[^.!?;\\n]{0,15}\\b(?:${MENTION}(?: ${THIS}\\b|[^.!?;\\n]{0,20}\\b(?:${PERSON}|${PLACE})\\b)|${INFORM} ${PERSON}\\b)`,
      'i',
    ),
  ],
  // "do not bring it up", "without telling anyone", "this is not to be mentioned in the answer"
  [
    says(
      'do don does should must shall may will is are wo won never without avoid rather not',
      `${MENTIONS} ${INFORMS} appear show visible part seen comment word notice`,
    ),
    new RegExp(
      `\\b${NOT} (?:ever |to )?(?:${MENTION} ${THIS}\\b|bring(?:ing)? ${THIS} up\\b|${INFORM} ${PERSON}\\b(?! (?:to|how|when|if|which|what|they)\\b))|\\b${THIS}\\b(?: \\w{1,12}){0,2}? ${NOT} (?:to )?(?:(?:be )?${MENTION}\\b|(?:appear|show up|be (?:visible|part|seen)) (?:in|of) ${PLACE})|\\bwithout (?:saying so|comment|a word|notice)(?= *(?:[.,;)]|$))|^\\W{0,5}not to be ${MENTION}\\b`,
      'i',
    ),
  ],
  // "keep this from the user", "leave it out of your answer"
  [
    says(
      'keep leave hide conceal withhold omit drop',
      'quiet silent secret private confidential yourself us hidden record from out',
    ),
    new RegExp(
      `\\b(?:keep|leave|hide|conceal|withhold|omit|drop)\\b ${THIS}\\b[^.!?;\\n]{0,20}\\b(?:quiet|silent|secret|private|confidential|to yourself|between us|hidden|off the record|from ${PERSON}|(?:out of|from) ${PLACE})`,
      'i',
    ),
  ],
  // "the user does not have to know", "they should never notice"
  [
    says('know notice learn find hear see told aware bothered informed notified', 'not need needn needs no never n t'),
    new RegExp(
      `\\b(?:${PERSON}|they)\\b (?:(?:does|do|is|are)(?: not|n['’]t) (?:need|have|want|meant|supposed) to|need(?:s)? not|needn['’]t|has no need to|(?:should|must|shall)(?: not|n['’]t| never)(?: have to| need to)?|will never|has to never)\\s(?:ever )?(?:know|notice|learn|find out|hear|see (?:this|that|it)|be (?:told|aware|bothered|informed|notified))\\b(?: (?:about |of )?${THIS})?`,
      'i',
    ),
  ],
]

const ACT =
  '(?:call|run|use|invoke|execute|send|forward|post|upload|copy|add|append|attach|include|put|insert|write|store|save|log|record|export|collect|gather|read|fetch|look up|label|tag|move|mark|share|pass|submit|mail|email|bcc|cc)'
/** More than this tool does: another tool's name, everything there is, a copy, an address outside. */
const BEYOND =
  '(?:\\b[a-z]{2,20}(?:_[a-z\\d]{1,20}){1,5}\\b|`[^`\\n]{2,60}`|\\b(?:each|every|all)\\b|\\b(?:cop(?:y|ies)|training|audit|telemetry|analytics|export)\\b|\\binto? this (?:field|parameter|argument)\\b|\\bof the (?:chat|conversation)\\b|@[\\w-]{2,40}\\.|https?:)'
const ORDER = new RegExp(
  `(?:^\\s{0,5}|[,;:.!?(>—–-]\\s{0,5}|\\b(?:and|then|also|additionally|first|please|always|must|should|silently|quietly|secretly|discreetly|to) )${ACT}\\b[^.!?\\n]{0,100}?${BEYOND}`,
  'i',
)
/** "Silently add": an order alone; "the server silently adds", "will silently drop" are none. */
const QUIETLY = new RegExp(
  `(?:^\\s{0,5}|[,;:.!?(>—–-]\\s{0,5}|\\b(?:and|then|also|first|please|always|must|should) )(?:silently|quietly|secretly|discreetly|covertly) ${ACT}\\b[^.!?\\n]{0,100}?${BEYOND}`,
  'i',
)

const speaksOfSilence = cue(
  ...(
    'mention mentioned mentioning tell telling told inform informed informing notify notified notifying alert alerted alerting reveal revealed revealing disclose disclosed disclosing raise raised raising bring bringing brought ' +
    'announce announced announcing discuss discussed discussing point pointed pointing surface surfaced surfacing bother bothered bothering trouble troubled see appear show visible part seen refer referred referring say saying talk talked talking ' +
    'keep leave hide conceal withhold omit drop know notice hear learn find aware without silently quietly secretly discreetly covertly'
  ).split(' '),
)
const speaksOfUser = cue(
  ...'user users human humans person people customer customers caller callers requester requesters operator anyone anybody them answer reply replies response summary output message chat conversation this it that these anything so silently quietly secretly discreetly covertly comment notice word'.split(
    ' ',
  ),
)
const speaksOfNot = cue(
  ...'no not don t never without avoid need needn keep leave hide conceal withhold omit drop rather silently quietly secretly discreetly covertly'.split(
    ' ',
  ),
)
const speaksOfActs = cue(
  ...'call run use invoke execute send forward post upload copy add append attach include put insert write store save log record export collect gather read fetch look label tag move mark share pass submit mail email bcc cc'.split(
    ' ',
  ),
)

const speaksOfQuiet = cue('silently', 'quietly', 'secretly', 'discreetly', 'covertly')

/** A quick look, which most texts fail. */
export function mayConceal(text: string): boolean {
  return speaksOfNot(text) && speaksOfActs(text) && speaksOfSilence(text) && speaksOfUser(text)
}

/** The words with which a text orders something more and asks to keep it from the user. */
export function concealmentIn(text: string): Span | undefined {
  if (!mayConceal(text)) return undefined
  const phrases = sentencesOf(text)
  const patterns = SOFT.flatMap(([may, pattern]) => (may(text) ? [pattern] : []))
  const mayBeQuiet = speaksOfQuiet(text)
  if (patterns.length === 0 && !mayBeQuiet) return undefined
  for (const [index, { text: phrase, start }] of phrases.entries()) {
    const quiet = mayBeQuiet ? ready(QUIETLY).exec(phrase) : null
    const soft = quiet ?? firstOf(patterns, phrase)
    if (soft === null) continue
    // the order is in the same sentence, or in the one before
    const before = phrases[index - 1]
    const ordered =
      quiet !== null || ORDER.test(phrase.replace(soft[0], ' ')) || (before !== undefined && ORDER.test(before.text))
    const from = soft.index + (soft[0].length - soft[0].replace(/^[\s\p{P}]+/u, '').length)
    if (ordered && isEnglish(text)) return { start: start + from, end: start + soft.index + soft[0].length }
  }
  return undefined
}

function firstOf(patterns: readonly RegExp[], phrase: string): RegExpExecArray | null {
  for (const pattern of patterns) {
    const match = ready(pattern).exec(phrase)
    if (match !== null) return match
  }
  return null
}
