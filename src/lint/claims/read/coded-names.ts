import type { Span } from '../../../core/tool.ts'
import { isEnglish } from '../../prose/text/language.ts'
import { masked } from '../segment/mask.ts'
import { remembered } from '../../prose/text/memo.ts'
import { isAnswered } from './in-answer.ts'
import { sentenceAt } from '../../prose/text/sentences.ts'
import { ready } from '../../prose/text/ready.ts'

/** A name in code or spelt as an identifier, and what its clause does with it. */
export interface CodedName {
  readonly name: string
  readonly words: Span
  /**
   * `sent`: the clause has it given to the tool. `told`: it is the object of an imperative, which in a parameter's own text usually states what the
   * parameter does. `found`: it is read from an answer; `state`: its value there is told. `beside`: a parameter's text weighs itself against it.
   * `named`: none of these, and it is spelt as no English word is.
   */
  readonly as: 'sent' | 'told' | 'found' | 'state' | 'beside' | 'named'
}

const MOST_TEXT = 20_000
const MOST_NAMES = 200

const COMPOUND = '[a-z][a-z0-9]*(?:(?:_[a-z0-9]+)+|(?:[A-Z][a-z0-9]+)+)'
const HAS_A_NAME = /[`_]|[a-z][A-Z]/
const NAMED = new RegExp(
  `\`([A-Za-z_]\\w{1,60})\`|["'“](${COMPOUND})["'”]|(?<![\\w.$/@#\`'"{<:-])(${COMPOUND})(?![\\w(/\`'"=}>:-]|\\.\\w)`,
  'g',
)
/** Words of any text in code, constants and one-letter names. */
const NO_NAME = /^(?:true|false|null|none|None|undefined|and|or|not|[A-Z]\w*|.)$/

/** Words that are not verbs in an imperative. */
const NO_VERB =
  /^(?:the|a|an|this|that|these|those|each|every|its|their|your|our|no|any|all|some|only|both|either|neither|if|when|while|unless|until|because|since|for|from|with|without|of|in|on|at|by|as|like|than|per|is|are|was|were|be|been|has|have|had|do|does|did|not|never|it|they|he|she|we|you|there|here|which|what|who|whose|where|how|whether|after|before|over|under|up|via|and|or|but|so|then|also|one|two|first|second|last|next|to|into|can|may|must|should|could|will|would|see|e|g|i|say|call|run|invoke|try|start|begin|continue|default|defaults|same|other|new|old|optional|required|(?!(?:need|supply|apply|multiply|bring|embed|feed)$)\w+(?:ing|ed|ly|[^s]s))$/i
/** What a caller does to what he sends. */
const TUNES =
  /^(?:set|pass|put|give|turn|switch|flip|toggle|keep|raise|lower|supply|provide|specify|state|name|leave|omit|drop|skip|cut|cap|trim|narrow|widen|limit|restrict|bound|choose|pick|select|fill|enable|disable|activate|increase|reduce|decrease|adjust|tune|tweak|change|combine|tighten|loosen|shorten|page|filter|try|add|send|enter|define|crank|dial|need|want)$/i
/** Those that have the reader look, not send. */
const LOOKS =
  /^(?:look|check|read|inspect|watch|note|compare|follow|expect|find|get|take|examine|consult|observe|view|fetch|mind|heed|trust|remember|store|copy|feed|hand|carry|reuse)$/i
/** The beginning of a clause, a verb, what it is done to, and the way to the name. */
const IMPERATIVE =
  /(?:^|[.;:!?,(–—•*-]\s{0,3}|\b(?:to|please|can|may|must|should|you|could|then|just|simply|instead|always|or|and|which|that|[a-z]{3,20}(?<!s)) )([a-z]{2,15})(?: (?:out|in|on|up|down|off|at|back))?(?: (?:the|this|it|them|an?|its|these|those|your|results?|[a-z]{2,14}s))?(?: (with|through|via|by|using|in|into|under))?(?: the)? ?["'“]?$/i
/** Behind a name that no noun follows: "Pass arXiv ids" names none. */
const ALONE = /^[`"'”]?(?:\s?[.,;:)]|$| (?:to|for|if|when|too|only|with|and|or|first|instead|as well)\b)/
const LAST_WORD = /\b([a-z]+)(?: the)? ["'“]?$/i
/** Where a clause begins, before its verb. */
const AT_START =
  /(?:^|[.;:!?,(–—•*-]\s{0,3}|\b(?:to|please|can|may|must|should|you|could|then|just|simply|instead|always|or|and) )[a-z]+$/i
/** "set `x` to": whoever is told it. */
const SET_TO =
  /^["'”]? (?:to|at|on|off|high|low|higher|lower|small|large|empty|unset|=)\b(?! (?:the|a|an|your|get|list|[a-z]+_)\b)/
const CONDITION =
  /\b(?:when(?:ever)?|if|unless|once|while|as long as|as soon as|in case|where|until|with|without|should|has|have|provided)\b/i
/** "is switched on", "is left out" */
const STATE =
  /^["'”]?(?: (?:is|are|be|gets?|was|were|has been|stays|remains))?(?: not| also| both)?(?: being)? (?:(?:switched|turned|left|kept) (?:on|off|out|empty|blank|unset)|given|passed|provided|specified|supplied|omitted|filled in|enabled|disabled|activated|deactivated|chosen|unset|(?:on|off)(?=\s?(?:[.,;:)]|$|and\b|or\b|it\b|they\b)))\b/
const WITH = /(?:^|[.;:!?,(–—]\s{0,3}|\b(?:and|or|but|then|so|only) )(?:with|without|through|using|by way of) (?:the )?["'“]?$/i
const CAN_BE =
  /\b(?:can|may|could) (?:also )?be [a-z]{2,15}(?:ed|en|n|t|wn) (?:[a-z]{2,12} )?(?:by|with|through|via|using) (?:the )?["'“]?$/i
/** "at most `max_hits` rows" */
const AMOUNT =
  /\b(?:at most|up to|no more than|at least|the (?:first|last|newest|latest|oldest)|beyond|(?:more|fewer|longer|older|deeper|larger|smaller) than) (?:the )?$/i
const SAYS =
  /^["'”]? (?:says|tells|asks|demands|wants|prescribes|dictates|specifies|determines|allows|permits)\b(?! (?:that|you|how|why)\b)/
const LETS = /^["'”]? (?:lets|allows you|enables you|helps (?:to|you)|makes the (?:tool|call|answer|result|server))\b/
const YOURS =
  /^["'”]? (?:that |which )?you (?:pass|give|gave|send|sent|choose|chose|set|supply|provide|specify|specified|passed|pick|picked)\b/
const INPUT_NOUN = /^["'”]? (?:flag|switch|toggle|knob|option)\b(?! (?:of|in|on|from)\b)/

/** The end of a clause that weighs a parameter against another. */
const BESIDE =
  /\b(?:(?:precedence|priority|wins?) over|(?:together|combined?|along|conjunction|clash(?:es)?|conflicts?|exclusive|ignored|used|only|valid|goes|pairs?) with|without|beside|besides|alongside|against|instead of|in place of|needs|requires|overrides?|beats|trumps|excludes|unlike) (?:the )?["'“]?$/i
const AT_END = /^["'”]?\s*(?:[.,;:)]|$|(?:is|are) (?:set|given|true|false|on|off)\b)/

const VALUE =
  /^["'”]? (?:then |also |only )?(?:turns|becomes|goes|comes back|stays|gets|flips|is|are|will be|was|reads|equals) (?:to |as )?["'`]?(?:true|false|null|empty|absent|missing|0|1|present|there|filled|set|zero|included|greater|positive|negative)\b/
const TELLS =
  /^["'”]? (?:then |also |only )?([a-z]{2,12}s) (?:how|which|whether|the|what|when|that|why|if|where|an?|every|each|all|it|no|who|whose)\b/
const NOT_TELLS = /^(?:means|stands|is|was|has|does|lets|allows|enables|makes|needs|requires|works|runs|uses)$/
const OF_ENTRY =
  /^["'”]? of (?:an?|each|every|its|any|that|one|all|the (?:previous|last|first|answer|response|result|reply|page|row|entry|record|item))\b/
/** "the `x` argument of get_row": another tool's, wherever that is. */
const OF_OTHER = /^[^.;]{0,24}\b(?:of|from|in|for|by|to) (?:the )?`?[a-z]+[_-]\w/i
/** Where values stand, and what a failure states. */
const LISTS =
  /(?:\be\.g\.?,?|\b(?:such as|like|example|instance|values?|fails? with|failed|throws|raises|reports|sorted by|ordered by|by|as|one of|or|and|either))[:,]? ?`?$|[,/|] ?`?$/i
/** "the `x` from the answer": nothing to set. */
const OUT_OF = /^["'”]? (?:from|of|out of|returned|given|in)\b/
const OTHER_CALL =
  /\b(?:next|following|previous|last|earlier|later|subsequent|another|prior) (?:call|answer|page|response|request|reply|result)\b/i
const HOLDS =
  /\b(?:in|from|under|inside|has|have|carr(?:y|ies)|contains?|includes?|holds?|gives|its|returns?|reports?|shows?|comes? with|plus|along with) (?:the |an? |its )?["'“]?$/i
const OF_ANSWER =
  /\b(?:returns?|returned|answers?|responses?|repl(?:y|ies)|results?|rows?|entr(?:y|ies)|each|every|comes? back|receive|listed|output)\b/i

/** Behind a name that is something else: "the `dblclick` event". */
const OTHER_THING =
  /^["'”]?(?:, (?:the|an?))? ?(?:\(\)|[-\w]*(?:settings?|events?|headers?|variables?|columns?|tables?|functions?|methods?|macros?|commands?|operators?|endpoints?|scopes?|permissions?|roles?|labels?|tags?|branch(?:es)?|director(?:y|ies)|folders?|files?|packages?|modules?|class(?:es)?|attributes?|selectors?|elements?|errors?|codes?|status|states?|types?|tools?|steps?|plugins?|extensions?|hooks?|APIs?|services?|environment|syntax|prefix|suffix|stages?|keywords?|clauses?|statements?|actions?|modes?|means|stands for)\b)/i
/** Before a name that somebody else has. */
const ELSEWHERE =
  /['’]s ["'“]?$|\b(?:not|never|no|without a|cannot|formerly|previously|deprecated|renamed|removed|legacy|unlike|called|named|column|field|table|variable|header|file|folder|directory|scope|permission|role|event|error|status|code|branch|tag|label|function|method|command|macro|hook|plugin|endpoint|API|SDK|CLI|SQL|config|configuration|settings?|template|environment|operator)\b[^.;:]{0,40}$|n['’]t [^.;:]{0,40}$/i
const PRODUCT = /^["'”]? (?:in|of|from|on|by) (?:the )?[A-Z]\w+/

/** The names of a text that something is done with, each once, in order. Whether anything is called so, only the schemas tell. */
export function codedNamesIn(text: string): readonly CodedName[] {
  return text.length <= MOST_TEXT && HAS_A_NAME.test(text) ? read(text) : []
}

const read = remembered((text): readonly CodedName[] => {
  const found = new Map<string, CodedName>()
  let tried = 0
  const prose = masked(text.includes('```') ? text.replace(/```[^`]{0,4000}```/g, (code) => ' '.repeat(code.length)) : text)
  for (const match of prose.matchAll(NAMED)) {
    if (++tried > MOST_NAMES) break
    const name = match[1] ?? match[2] ?? match[3] ?? ''
    if (NO_NAME.test(name) || found.has(name)) continue
    const sentence = sentenceAt(prose, match.index)
    const before = prose.slice(Math.max(sentence.start, match.index - 120), match.index)
    const lead = prose.slice(Math.max(sentence.start, match.index - 300), match.index)
    const end = match.index + match[0].length
    const after = prose.slice(end, Math.min(sentence.end, end + 80))
    const [behind, compound] = [after.replace(/\s+/g, ' '), /_|[a-z][A-Z]/.test(name)]
    const as =
      compound && isAnswered(lead.replace(/\s+/g, ' '), behind)
        ? OF_ENTRY.test(behind) || OTHER_CALL.test(behind)
          ? 'found'
          : 'named'
        : roleOf(before.replace(/\s+/g, ' '), behind, compound, match[0][0] ?? '')
    if (as === undefined) continue
    const start = match.index + match[0].indexOf(name)
    found.set(name, { name, words: { start, end: start + name.length }, as })
  }
  return found.size > 0 && isEnglish(text) ? [...found.values()] : []
})

/** What a clause does with a name. `compound`: it cannot be an English word; `mark`: its first sign, a quotation mark say. */
function roleOf(before: string, after: string, compound: boolean, mark: string): CodedName['as'] | undefined {
  const clause = before.slice(before.search(/[^;:()–—]*$/)).trimStart()
  if (ready(OTHER_THING).test(after) || ready(PRODUCT).test(after) || ready(ELSEWHERE).test(clause)) return undefined
  const held = HOLDS.test(clause)
  if (!held && (ready(INPUT_NOUN).test(after) || ready(YOURS).test(after) || ready(LETS).test(after))) return 'sent'
  if (ready(STATE).test(after) && ready(CONDITION).test(clause)) return 'sent'
  if (AMOUNT.test(clause) && compound) return 'sent'
  if (SAYS.test(after) && /\b(?:as|what|whatever|where|than) (?:the )?["'“]?$/i.test(clause)) return 'sent'
  const told = imperativeOf(clause, after, compound, mark === '`')
  if (told !== undefined) return told
  if (compound && CAN_BE.test(clause)) return 'told'
  if (compound && WITH.test(clause) && /^["'”]?(?:,| (?:you|it|the (?:tool|call|answer|result))\b)/.test(after)) return 'told'
  if (ready(VALUE).test(after)) return 'state'
  if (OF_ENTRY.test(after)) return 'found'
  const verb = TELLS.exec(after)?.[1]
  if (verb !== undefined && !NOT_TELLS.test(verb)) return 'found'
  if (compound && (ready(OTHER_CALL).test(after) || ready(OTHER_CALL).test(clause))) return 'found'
  if (compound && held && OF_ANSWER.test(before)) return 'found'
  if (!compound) return undefined
  if (BESIDE.test(clause) && AT_END.test(after)) return 'beside'
  return OF_OTHER.test(after) || LISTS.test(clause) || /^["'”]?,? (?:or|and) /.test(after) || /["'“]/.test(mark)
    ? undefined
    : 'named'
}

function imperativeOf(clause: string, after: string, compound: boolean, coded: boolean): 'sent' | 'told' | 'found' | undefined {
  if (SET_TO.test(after) && TUNES.test(LAST_WORD.exec(clause)?.[1] ?? '')) return 'sent'
  const match = ready(IMPERATIVE).exec(clause)
  if (match === null) return undefined
  const [whole, verb = '', way] = match
  // in capitals it is a statement of some language
  if (ready(NO_VERB).test(verb) || /^[A-Z]{2,}$/.test(verb)) return undefined
  // the name begins with a gap: its verb is the last word that is spelt so
  const upTo = clause.slice(0, match.index + whole.lastIndexOf(verb) + verb.length)
  const starts = AT_START.test(upTo)
  if (OUT_OF.test(after)) return starts && OF_ENTRY.test(after) ? 'found' : undefined
  if (LOOKS.test(verb) || /^use$/i.test(verb)) return starts ? 'found' : undefined
  if (/^(?:in|into|under)$/.test(way ?? '') && !compound) return undefined
  if (way === undefined ? !TUNES.test(verb) : !compound && !TUNES.test(verb)) return undefined
  return starts && (coded || ALONE.test(after)) ? 'told' : undefined
}
