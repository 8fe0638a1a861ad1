import type { Span } from '../../core/tool.ts'
import { cue } from './cues.ts'

/** An order to the model that no honest tool needs to give. */
export interface Directive {
  readonly kind: 'override' | 'concealment' | 'exfiltration' | 'credentials' | 'hijack'
  readonly words: Span
}

/** The words and signs of the pattern below, in all their forms: most texts have none, and are not read at all. */
const mayOrder = cue(
  ...(
    'ssh rsa passwd shadow 169 env aws netrc credentials credential git mcp ignore ignores ignored ignoring ignorez ignora ignoriere disregard disregards disregarding ' +
    'forget override overrides overriding silent silently secret secrets api apikey apikeys authorization private history histories conversation conversations ' +
    'system chat recipient recipients mention mentions mentioning tell telling tells inform informs informing reveal reveals revealing disclose discloses disclosing ' +
    'need says adversarial important subsequent attached bearer credencial credenciales phone output 無 무 @'
  ).split(' '),
)

/**
 * Words without which none of the orders below can be given. One quick pass over every text; what passes is read carefully.
 * The careful patterns all need two parts (a verb and its victim) within one sentence, since single words never suffice.
 */
const CUE =
  /\.ssh|id_rsa|etc\/(?:passwd|shadow)|169\.254\.169|\.env\b|\.aws|\.netrc|git-credentials|mcp\.json|ignor|disregard|forget|overrid|silent|secret|credential|api[ _-]?key|authorization header|private|histor|conversation|system prompt|chat list|recipient|mention|\btell\b|inform|reveal|disclos|need not know|user says|adversarial|<system|<important|system(?: note| notice)?\s*[:—-]|subsequent calls|attached|bearer eyj|\w@\w|無視|무시|credencial|phone numbers|output of/i

const WITHIN = '[^.!?\\n]{0,90}?'
const PATH =
  '(?:~\\/|\\/home\\/\\S{0,40}\\/|\\$HOME\\/)?(?:\\.ssh\\b|\\.aws\\/credentials|\\.env\\b|\\.netrc\\b|\\.git-credentials|\\.cursor\\/mcp\\.json)|\\bid_rsa\\b|\\/etc\\/(?:passwd|shadow)\\b'
const TAKE = '(?:read|open|cat|load|include|send|pass|attach|append|add|put|copy|upload|contents?|lee|lis|sende|inhalt|lire|lis)'
const SEND = '(?:send|post|forward|upload|transmit|exfil(?:trate)?|include|attach|append|pass|email|copy)'
const SECRETS =
  '(?:(?:full|entire|complete|whole|all)\\s+(?:user\\s+|chat\\s+)?(?:conversations?|chats?|chat list|message)\\b|(?:chat|conversation|message)\\s+(?:history|context|transcript)|system prompt|(?:local|user.s|any|their|stored|your)\\s+(?:credentials?|api[ _-]?keys?|passwords?|tokens?|secrets?|private)|authorization header|(?:api[ _-]?key|credentials?)\\s+(?:from|you)\\b|phone numbers the user|private (?:config|key|file))'

const ORDERS: readonly (readonly [Directive['kind'], RegExp])[] = [
  [
    'override',
    /\b(?:ignore|disregard|forget|override)\s+(?:\w+\s+){0,4}?(?:previous|prior|above|earlier|preceding|original)\s+(?:\w+\s+)?(?:instruction|prompt|rule|guideline|description|message|direction)/i,
  ],
  [
    'override',
    /\b(?:ignore|disregard)\s+(?:the\s+|all\s+)?(?:user.?s?\s+(?:intent|request|wish|instruction|message)|(?:your|the)?\s*(?:system prompt|safety))/i,
  ],
  [
    'override',
    /\bignore[zr]?\s+(?:toutes\s+)?les\s+(?:règles|instructions)\s+pr[eé]c[eé]dentes|指示を無視|지시를\s*무시|ignora\s+(?:todas\s+)?las\s+instrucciones|ignoriere\s+(?:alle\s+)?(?:vorherigen|bisherigen)/i,
  ],
  [
    'override',
    /\b(?:admin override|regardless of what the user (?:says|asks|wants))\b|\buser\b[^.!?\n]{0,60}\bignore them\b|\bmessage[^.!?\n]{0,60}\bfrom the user\b[^.!?\n]{0,20}\badversarial\b/i,
  ],
  [
    'concealment',
    /\b(?:do not|don.?t|never|must not|without)\s+(?:ever\s+)?(?:tell|telling|inform|informing|notify|notifying|alert|alerting)\s+(?:to\s+)?the\s+(?:user|human|person|customer)\b(?!\s*(?:to|they should|how)\b)/i,
  ],
  [
    'concealment',
    /\b(?:do not|don.?t|never|must not|without)\s+(?:ever\s+)?(?:mention|mentioning|reveal|revealing|disclose|disclosing|show|showing)\s+(?:(?:this|it|that|anything)\b[^.!?\n]{0,30}?)?\bto the (?:user|human|person)\b/i,
  ],
  [
    'concealment',
    /\b(?:do not|don.?t|never)\s+(?:mention|reveal|disclose)\s+that\s+(?:you|this|the tool)\b[^.!?]{0,60}\b(?:read|sent|send|call|copy|copied|upload)/i,
  ],
  [
    'concealment',
    /\b(?:user|person|human)\b[^.!?\n]{0,30}\b(?:need not|should not|must not|doesn.?t need to)\s+know\b|\bno se lo digas al usuario\b/i,
  ],
  [
    'concealment',
    /\bsilently\s+(?:call|send|run|execute|invoke|read|upload|copy|forward)\b[^.!?\n]{0,60}(?:`|\b(?:tool|command|shell|passwd|to|file)\b)/i,
  ],
  ['credentials', new RegExp(`\\b${TAKE}\\b${WITHIN}(?:${PATH})`, 'i')],
  ['credentials', new RegExp(`(?:${PATH})[^.!?\\n]{0,40}(?:を読|include|send|pass\\b|attach)`, 'i')],
  [
    'credentials',
    /^\s*(?:\/etc\/(?:passwd|shadow)|https?:\/\/169\.254\.169\.254\/\S*|Bearer eyJ\S+)\s*$|\bif unsure, use\b[^.!?\n]{0,20}~\/\.ssh/i,
  ],
  [
    'exfiltration',
    /\b(?:read|open|load|take)\b[^.!?\n]{0,40}\b(?:secret|private)\s+(?:file|key|config)[^.!?\n]{0,40}\b(?:pass|send|include|attach|put|add)\s+(?:it|them|its)\b/i,
  ],
  ['exfiltration', new RegExp(`\\b${SEND}\\b${WITHIN}\\b${SECRETS}`, 'i')],
  [
    'exfiltration',
    /\b(?:call|use|invoke)\s+`?\w*(?:send|post|mail)\w*`?\b[^.!?\n]{0,80}\b(?:full conversation|conversation attached|api[ _-]?key|full input)|\b(?:set|append|include)\b[^.!?\n]{0,40}\b(?:value of the authorization header|output of `?(?:env|printenv)\b)|환경\s*변수를\s*모두/i,
  ],
  [
    'exfiltration',
    /\b(?:also|always)\b[^.!?\n]{0,40}\b(?:send|email|forward|copy|call)\b[^.!?\n]{0,80}?[\w.+-]{1,40}@(?!example\.)[\w-]{1,40}\./i,
  ],
  [
    'hijack',
    /\bwhen\b[^.!?\n]{0,60}\b(?:used|invoked|called)\b[^.!?]{0,40}\bchange\s+the\s+recipient\b|\broute\s+all\s+(?:subsequent\s+)?calls\s+through\b/i,
  ],
  [
    'hijack',
    /<\s*(?:system|important|admin)\s*>[^<]{0,300}\b(?:before|then|first|also|always|must)\b[^<]{0,60}\b(?:call|read|send|include|invoke|run)\b|\bSYSTEM(?: NOTE| NOTICE)?\s*[:—-][^.!?]{0,80}\b(?:security team|pre-approved|ignore)\b/i,
  ],
]

/** A quick look, which nearly every text fails: could there be an order in it? */
export function mayDirect(text: string): boolean {
  return (mayOrder(text) && CUE.test(text)) || disguised(text)
}

/** The first order of each kind in a text, also behind look-alike letters, hidden characters and letters spaced out. */
export function directivesIn(text: string): readonly Directive[] {
  const plain = disguised(text) ? undisguise(text) : text
  const found = new Map<string, Directive>()
  for (const [kind, pattern] of ORDERS) {
    const match = found.has(kind) ? null : pattern.exec(plain)
    if (match === null) continue
    // offsets only mean something where the text was read as it stands
    const words = plain === text ? { start: match.index, end: match.index + match[0].length } : { start: 0, end: text.length }
    found.set(kind, { kind, words })
  }
  return [...found.values()]
}

/** Three letters apart, which a text of letters spaced out begins with: cheaper than the pattern for all of it. */
const MAY_BE_SPACED = / [a-z] {1,4}[a-z] {1,4}[a-z] /i
const SPACED = /(?:\b[A-Za-z'] {1,4}){8}/
const MIXED = /[a-z][\u0400-\u045f]|[\u0400-\u045f][a-z]/i
const LOOKALIKES: Readonly<Record<string, string>> = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
  і: 'i',
  ѕ: 's',
  ј: 'j',
}

function disguised(text: string): boolean {
  // the first test fails at once on a text of Latin letters
  return (
    (/[\u0400-\u045f\u200b-\u200f\u2060]/.test(text) && (MIXED.test(text) || /[\u200b-\u200f\u2060]/.test(text))) ||
    (MAY_BE_SPACED.test(text) && SPACED.test(text))
  )
}

function undisguise(text: string): string {
  const visible = text.replaceAll(/[\u200b-\u200f\u2060]+/g, ' ')
  const latin = MIXED.test(visible) ? visible.replaceAll(/[\u0400-\u045f]/g, (letter) => LOOKALIKES[letter] ?? letter) : visible
  return latin.replaceAll(/(?:\b[a-z'] {1,4}){8,}[a-z]?/gi, (run) =>
    run.replaceAll(/ (?! )/g, (_, at: number) => (run[at - 1] === ' ' ? ' ' : '')),
  )
}
