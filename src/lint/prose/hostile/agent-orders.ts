import type { Span } from '../../../core/tool.ts'
import { cue } from '../text/cues.ts'
import { isEnglish } from '../text/language.ts'

/** A sentence that tells the model how to use tools other than this one, or to put this one before everything. */
export interface AgentOrder {
  readonly kind: 'first' | 'only' | 'others'
  readonly words: Span
}

// what an order to come first needs: most texts lack one of the three
const saysWhen = cue('before', 'prior', 'beginning', 'start', 'every', 'each', 'any', 'all')
const saysCall = cue('use', 'call', 'invoke', 'run', 'execute', 'used', 'called', 'invoked', 'executed')
const saysTurn = cue(
  ...(
    'tool tools call calls request requests question questions query queries message messages conversation conversations session sessions response responses reply replies ' +
    'answer answers prompt prompts turn turns task tasks interaction interactions responding answering replying anything operation operations action actions'
  ).split(' '),
)
const has = (...groups: readonly string[]) => {
  const cues = groups.map((group) => cue(...group.split(' ')))
  return (text: string) => cues.every((says) => says(text))
}
const mayBeFirst = (text: string) => saysWhen(text) && saysCall(text) && saysTurn(text)

const CALL = '(?:use|call|invoke|run|execute)'
const CALLED = '(?:be )?(?:used|called|invoked|run|executed)'
const TURN =
  '(?:requests?|questions?|quer(?:y|ies)|messages?|conversations?|sessions?|responses?|repl(?:y|ies)|answers?|prompts?|turns?|tasks?|interactions?)'
// everything that a model does, not the steps of this server
const EVERYTHING = `(?:(?:any|every|each|all)(?: of)?(?: the)?(?: user(?:.s)?| single| new| incoming| other)? ${TURN}|(?:(?:using|calling|making) )?(?:any|every|all) (?:other |available )?tools?(?: calls?)?|(?:responding|answering|replying)(?: to)?(?: the user| anything| any| every)?|(?:doing )?anything(?: else)?)`
const HERE = '(?! (?:in|of|from|on|with|by|for) (?:this|the) (?:server|toolset|\\w+ server))'

const ORDERS: readonly (readonly [AgentOrder['kind'], (text: string) => boolean, RegExp])[] = [
  // "you must always call this tool before any other tool", "for any request, call this first"
  [
    'first',
    mayBeFirst,
    new RegExp(
      `\\b(?:${CALL} (?:this|it)|(?:must|should|has to|needs to|always) ${CALLED})\\b[^.!?\\n]{0,40}?\\b(?:before|prior to|at the (?:start|beginning) of) ${EVERYTHING}\\b${HERE}`,
      'i',
    ),
  ],
  [
    'first',
    mayBeFirst,
    new RegExp(
      `\\b${CALL} this (?:tool|function) (?:on|for|in|with) (?:any|every|each|all) (?:single |user |new |incoming )?${TURN}\\b(?! (?:about|on|for|that|where|regarding|related|in|involving))`,
      'i',
    ),
  ],
  [
    'first',
    mayBeFirst,
    new RegExp(`\\bthe first tool (?:you |to be |to )${CALL}(?:ed|d)?\\b[^.!?\\n]{0,20}\\b(?:every|each|any|all)\\b`, 'i'),
  ],
  [
    'first',
    mayBeFirst,
    new RegExp(
      `\\b(?:for|on|with|at the (?:start|beginning) of|before) ${EVERYTHING}\\b[^.!?\\n]{0,30}?\\b(?:always|first|must|you should)\\b[^.!?\\n]{0,20}?\\b(?:${CALL} this|this (?:tool|function) (?:must|should|has to) ${CALLED})\\b`,
      'i',
    ),
  ],
  [
    'first',
    mayBeFirst,
    new RegExp(
      `\\b(?:must|always|should)\\b[^.!?\\n]{0,15}?\\b${CALL} this (?:tool|function)\\b[^.!?\\n]{0,15}?\\bbefore (?:any|all|every)(?: other)? (?:search|fetch|read|write|file|web|tool|api|other)[\\w ]{0,20}\\b(?:operations?|calls?|tools?|actions?|requests?)\\b`,
      'i',
    ),
  ],
  // "use this one only", "replaces all other tools", "all other implementations are deprecated"
  [
    'only',
    has('only instead replace replaces supersede supersedes override overrides', 'use other'),
    /\buse (?:only this (?:one|tool|version)|this (?:one|tool|version) only|this (?:one|tool|version|function) instead of (?:any|all|every) other )\b|\b(?:replaces?|supersedes?|overrides?) (?:all|any|every)(?: of the)? other (?:[\w-]{1,20} )?(?:tools?|functions?|servers?|implementations?)\b/i,
  ],
  [
    'only',
    has('deprecated unsafe insecure obsolete outdated broken disabled unreliable', 'other'),
    /\b(?:all|any)? ?other [\w`-]{0,30} ?(?:tools?|functions?|servers?|implementations?) (?:is|are|have been) (?:now |considered )?(?:deprecated|unsafe|insecure|obsolete|outdated|broken|disabled|unreliable)\b/i,
  ],
  // "do not use any other tool", "never use your built-in search"
  [
    'others',
    has('other alternative built builtin native your', 'not don dont never avoid'),
    new RegExp(
      `\\b(?:do not|don.?t|never|must not|should not|avoid)\\b[^.!?\\n]{0,25}?\\b(?:use|using|call|calling|try|trying|attempt|attempting|invoke|invoking|fall back (?:to|on))\\b[^.!?\\n]{0,20}?\\b(?:any other|all other|other|alternative|your (?:own )?(?:built-?in|native|default|internal)|(?:the )?(?:built-?in|native)) (?:[\\w-]{1,20} ){0,2}(?:tools?|functions?|search|browser|servers?|capabilit\\w+)\\b`,
      'i',
    ),
  ],
  [
    'others',
    has('instead over rather place', 'other your built builtin native'),
    /\b(?:(?:use|call|prefer) this|prefer it)\b[^.!?\n]{0,30}?\b(?:instead of|over|rather than|in place of) (?:(?:any|all) other|other|your(?: own)?(?: built-?in| native| default)?|(?:the |any )?(?:built-?in|native)) (?:[\w-]{1,20} ){0,2}(?:tools?|functions?|search|browser)\b/i,
  ],
]

/** What is denied, or left to the model, is no order. */
const NO_ORDER =
  /\b(?:no need|not (?:required|necessary|needed|have to)|need not|does ?n.t (?:need|have)|optionally,|may|can|could|unless|(?:if|when) (?:this|the|it)(?: tool)? (?:fails|returns))\b/i
/** Shorter texts have no room for an order. */
const LEAST = 20
/** As far as a denial reaches. */
const REACH = 40

/** Orders about the model's other tools in an English text, the first of each kind. */
export function agentOrdersIn(text: string): readonly AgentOrder[] {
  if (text.length < LEAST) return []
  const found = ORDERS.flatMap(([kind, may, pattern]) => {
    const match = may(text) ? pattern.exec(text) : null
    if (match === null) return []
    const [order] = match
    const before = text.slice(Math.max(0, match.index - REACH), match.index)
    const same = before.slice(Math.max(before.lastIndexOf('.'), before.lastIndexOf('\n')) + 1)
    return NO_ORDER.test(same + order) ? [] : [{ kind, words: { start: match.index, end: match.index + order.length } }]
  })
  if (found.length === 0 || !isEnglish(text)) return []
  return found.filter((order, index) => found.findIndex(({ kind }) => kind === order.kind) === index)
}
