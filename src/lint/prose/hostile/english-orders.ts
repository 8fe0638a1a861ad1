import { cue } from '../text/cues.ts'
import type { OrderPattern } from './directive.ts'

/** True for a text that has a word or sign of each group: what an order needs, or it is not looked for. The rarest group comes first. */
type Needs = OrderPattern[1]

const RARE: string[] = []

function needs(rare: string, ...others: readonly string[]): Needs {
  RARE.push(...rare.split(' '))
  return [rare, ...others].map((group) => cue(...group.split(' ')))
}

const WITHIN = '[^.!?\\n]{0,90}?'
const PATH =
  '(?:~\\/|\\/home\\/\\S{0,40}\\/|\\$HOME\\/)?(?:\\.ssh\\b|\\.aws\\/credentials|\\.env\\b|\\.netrc\\b|\\.git-credentials|\\.cursor\\/mcp\\.json)|\\bid_rsa\\b|\\/etc\\/(?:passwd|shadow)\\b'
const TAKE = '(?:read|open|cat|load|include|send|pass|attach|append|add|put|copy|upload|contents?|lee|lis|sende|inhalt|lire|lis)'
const SEND = '(?:send|post|forward|upload|transmit|exfil(?:trate)?|include|attach|append|pass|email|copy)'
const SECRETS =
  '(?:(?:full|entire|complete|whole|all)\\s+(?:user\\s+|chat\\s+)?(?:conversations?|chats?|chat list|message)\\b|(?:chat|conversation|message)\\s+(?:history|context|transcript)|system prompt|(?:local|user.s|any|their|stored|your)\\s+(?:credentials?|api[ _-]?keys?|passwords?|tokens?|secrets?|private)|authorization header|(?:api[ _-]?key|credentials?)\\s+(?:from|you)\\b|phone numbers the user|private (?:config|key|file))'

/** Every path above has one of these words. */
const PATH_WORDS = 'ssh aws env netrc credentials mcp rsa passwd shadow'
const SECRET_WORDS =
  'conversation conversations chat chats message history context transcript transcripts prompt credential credentials apikey apikeys key keys password passwords token tokens secret secrets private authorization phone'

/** Orders in English, with a few in other languages. Two parts in one sentence, a verb and its victim: single words never suffice. */
export const ENGLISH_ORDERS: readonly OrderPattern[] = [
  [
    'override',
    needs('ignore disregard forget override', 'previous prior above earlier preceding original'),
    /\b(?:ignore|disregard|forget|override)\s+(?:(?:all|any|every|each|both|of|the|your|my|our|its|their|his|her|this|these|those|other|rest|and|or|in|from|everything|anything|whatever|completely|entirely|fully|system|user)\s+){0,5}?(?:previous|prior|above|earlier|preceding|original)\s+(?:\w+\s+)?(?:instruction|prompt|rule|guideline|description|message|direction)/i,
  ],
  [
    'override',
    needs(
      'discard bypass aside follow obey following obeying attention heed void obsolete invalid cancelled superseded revoked apply',
      'instruction instructions prompt prompts rule rules guideline guidelines directions',
      'previous prior above earlier preceding original system',
    ),
    /\b(?:discard|bypass|set aside|(?:do not|don.?t|never) (?:follow|obey)|stop (?:following|obeying)|pay no (?:attention|heed) to)\s+(?:(?:all|any|every|of|the|your|my|our)\s+){0,3}(?:previous|prior|above|earlier|preceding|original|system)\s+(?:\w+\s+)?(?:instruction|prompt|rule|guideline|direction)|\b(?:previous|prior|earlier|preceding|original|system)\s+(?:instructions?|prompts?|guidelines?|directions)\s+(?:are|is|have been|no longer)\s+(?:now\s+)?(?:void|obsolete|invalid|cancelled|superseded|revoked|appl(?:y|ies))/i,
  ],
  [
    'override',
    needs('ignore disregard forget', 'your', 'instructions guidelines rules training programming restrictions'),
    /\b(?:ignore|disregard|forget)\s+(?:(?:all|any|every|each)\s+)?(?:of\s+)?your\s+(?:\w+\s+)?(?:instructions|guidelines|rules|training|programming|restrictions)\b/i,
  ],
  [
    'override',
    needs('ignore disregard', 'user users your system safety'),
    /\b(?:ignore|disregard)\s+(?:the\s+|all\s+)?(?:user.?s?\s+(?:intent|request|wish|instruction|message)|(?:your|the)?\s*(?:system prompt|safety))/i,
  ],
  [
    'override',
    needs('ignore ignorez ignorer ignora ignoriere 無 무'),
    /\bignore[zr]?\s+(?:toutes\s+)?les\s+(?:règles|instructions)\s+pr[eé]c[eé]dentes|指示を無視|지시를\s*무시|ignora\s+(?:todas\s+)?las\s+instrucciones|ignoriere\s+(?:alle\s+)?(?:vorherigen|bisherigen)/i,
  ],
  [
    'override',
    needs('override regardless ignore adversarial', 'admin user'),
    /\b(?:admin override|regardless of what the user (?:says|asks|wants))\b|\buser\b[^.!?\n]{0,60}\bignore them\b|\bmessage[^.!?\n]{0,60}\bfrom the user\b[^.!?\n]{0,20}\badversarial\b/i,
  ],
  [
    'concealment',
    needs('tell telling inform informing notify notifying alert alerting', 'user human person customer'),
    /\b(?:do not|don.?t|never|must not|without)\s+(?:ever\s+)?(?:tell|telling|inform|informing|notify|notifying|alert|alerting)\s+(?:to\s+)?the\s+(?:user|human|person|customer)\b(?!\s*(?:to|they should|how)\b)(?![^.!?\n]{0,80}\b(?:before|until)\b)/i,
  ],
  [
    'concealment',
    needs(
      'mention mentioning reveal revealing disclose disclosing show showing',
      'user human person',
      'not don never must without',
    ),
    /\b(?:do not|don.?t|never|must not|without)\s+(?:ever\s+)?(?:mention|mentioning|reveal|revealing|disclose|disclosing|show|showing)\s+(?:(?:this|it|that|anything)\b[^.!?\n]{0,30}?)?\bto the (?:user|human|person)\b/i,
  ],
  [
    'concealment',
    needs(
      'mention reveal disclose',
      'read reads reading sent send sends sending call calls called calling copy copied copies copying upload uploads uploaded uploading',
    ),
    /\b(?:do not|don.?t|never)\s+(?:mention|reveal|disclose)\s+that\s+(?:you|this|the tool)\b[^.!?]{0,60}\b(?:read|sent|send|call|copy|copied|upload)/i,
  ],
  [
    'concealment',
    needs('know digas', 'user person human usuario'),
    /\b(?:user|person|human)\b[^.!?\n]{0,30}\b(?:need not|should not|must not|doesn.?t need to)\s+know\b|\bno se lo digas al usuario\b/i,
  ],
  [
    'concealment',
    needs('silently'),
    /\bsilently\s+(?:call|send|run|execute|invoke|read|upload|copy|forward)\b[^.!?\n]{0,60}(?:`|\b(?:tool|command|shell|passwd|to|file)\b)/i,
  ],
  ['credentials', needs(PATH_WORDS), new RegExp(`\\b${TAKE}\\b${WITHIN}(?:${PATH})`, 'i')],
  ['credentials', needs(PATH_WORDS), new RegExp(`(?:${PATH})[^.!?\\n]{0,40}(?:を読|include|send|pass\\b|attach)`, 'i')],
  [
    'credentials',
    needs('passwd shadow 169 bearer ssh'),
    /^\s*(?:\/etc\/(?:passwd|shadow)|https?:\/\/169\.254\.169\.254\/\S*|Bearer eyJ\S+)\s*$|\bif unsure, use\b[^.!?\n]{0,20}~\/\.ssh/i,
  ],
  [
    'exfiltration',
    needs('secret private', 'pass send include attach put add'),
    /\b(?:read|open|load|take)\b[^.!?\n]{0,40}\b(?:secret|private)\s+(?:file|key|config)[^.!?\n]{0,40}\b(?:pass|send|include|attach|put|add)\s+(?:it|them|its)\b/i,
  ],
  [
    'exfiltration',
    needs(SECRET_WORDS, 'send post forward upload transmit exfil exfiltrate include attach append pass email copy'),
    new RegExp(`\\b${SEND}\\b${WITHIN}\\b${SECRETS}`, 'i'),
  ],
  [
    'exfiltration',
    needs('conversation api apikey apikeys input authorization env printenv 환', 'call use invoke set append include 환'),
    /\b(?:call|use|invoke)\s+`?\w*(?:send|post|mail)\w*`?\b[^.!?\n]{0,80}\b(?:full conversation|conversation attached|api[ _-]?key|full input)|\b(?:set|append|include)\b[^.!?\n]{0,40}\b(?:value of the authorization header|output of `?(?:env|printenv)\b)|환경\s*변수를\s*모두/i,
  ],
  [
    'exfiltration',
    needs('@', 'also always'),
    /\b(?:also|always)\b[^.!?\n]{0,40}\b(?:send|email|forward|copy|call)\b[^.!?\n]{0,80}?[\w.+-]{1,40}@(?!example\.)[\w-]{1,40}\./i,
  ],
  [
    'hijack',
    needs('recipient route', 'change calls'),
    /\bwhen\b[^.!?\n]{0,60}\b(?:used|invoked|called)\b[^.!?]{0,40}\bchange\s+the\s+recipient\b|\broute\s+all\s+(?:subsequent\s+)?calls\s+through\b/i,
  ],
  [
    'hijack',
    needs('< system', 'before then first also always must security pre ignore'),
    /<\s*(?:system|important|admin)\s*>[^<]{0,300}\b(?:before|then|first|also|always|must)\b[^<]{0,60}\b(?:call|read|send|include|invoke|run)\b|\bSYSTEM(?: NOTE| NOTICE)?\s*[:—-][^.!?]{0,80}\b(?:security team|pre-approved|ignore)\b/i,
  ],
]

/** A word that one of these orders needs: most texts have none. */
export const hasOrderWord = cue(...new Set(RARE))
