import type { Span } from '../../../core/tool.ts'
import { cue } from '../text/cues.ts'
import { sentenceAt } from '../text/sentences.ts'

/** Signs by which chat templates part the turns of a conversation: ChatML, Llama, Mistral, Gemma, DeepSeek, Phi and others. */
const SIGN =
  /<[|｜](?:im_start|im_end|im_sep|start_header_id|end_header_id|eot_id|eom_id|begin_of_text|end_of_text|endoftext|endofprompt|start_of_role|end_of_role|system|user|assistant|developer|tool|channel|message|start|end|return|START_OF_TURN_TOKEN|SYSTEM_TOKEN|USER_TOKEN|CHATBOT_TOKEN|begin▁of▁sentence|end▁of▁sentence)[|｜]>|\[\/?(?:INST|SYSTEM_PROMPT|TOOL_RESULTS|AVAILABLE_TOOLS)\]|<<\/?SYS>>|<(?:start|end)_of_turn>/gi
/** The completion format of early Claude models. */
const HUMAN = /\n\s*\n(?:Human|H): \S[^\n]*/
const ROLE = /^\s*(?:system|user|assistant|developer|tool|model|ipython)\b/i
/** A text that mentions such signs, as a counter of tokens does. */
const ABOUT_SIGNS =
  /\b(?:tokens?|tokeni[sz]\w{1,6}|templates?|delimiters?|separators?|markers?|special|stop (?:sequences?|strings?|words?)|stop\b|formats?|formatted)\b/i
/** An example in quotes follows. */
const SHOWN = /(?:e\.g\.,?|for example,?|such as|like|examples?:?|default:?|defaults to) ["'`“]$/i
const QUOTE = /["'`“”‘’«»]/

const hasSign = cue('<', '[')
const hasHuman = cue('human', 'h')
const hasSystem = cue('system', 'sys', 'admin', 'administrator', 'developer', 'system_prompt', 'prompt', 'important', 'reminder')
const hasBracket = cue('<', '[', '#')

const NAME =
  '(?:system|admin|administrator|developer)(?:[-_ ](?:prompt|message|reminder|instructions?|note|notice|override|update|policy|alert))?'
/** What an order or a new rule has, and a name of a system or a line of a log has not. */
const ORDERS =
  /\b(?:you (?:are|must|may|will|shall|have to|can|need|do not|obey|approve|should|now)|your (?:new |previous |current |only )?(?:policy|policies|instructions?|rules?|roles?|tasks?|guidelines?|job|answers?|goal)|ignore|disregard|approve[ds]?|obey|prefer|refuse|from now on|without (?:asking|confirmation)|new (?:policy|rule|instruction)s?|policy (?:has|is|was)|(?:must|always|never|do not|don.?t) (?:answer|reply|tell|ask|approve|call|use|send|include|mention|say|trust|follow))\b/i
const TAG = new RegExp(`<\\s*(${NAME})\\s*>([^<]{3,600})(<\\s*/\\s*\\1\\s*>)?`, 'gi')
const BRACKET = new RegExp(`\\[\\s*${NAME}\\s*\\]\\s*:?([^\\[\\n]{3,300})`, 'gi')
/** In capitals and at the start of a sentence, as a log or a heading of a text has it seldom. */
const LABEL =
  /(?:^|[\n.!?]\s*)(?:SYSTEM|ADMIN(?:ISTRATOR)?|DEVELOPER)(?: (?:MESSAGE|NOTE|NOTICE|PROMPT|OVERRIDE|UPDATE|ALERT|INSTRUCTIONS?))?\s*:([^\n]{3,300})/g
const HEADING = new RegExp(`(?:^|[\\n.]\\s*|\\s)#{2,4} ?(?:new )?${NAME} ?:([^#]{3,300})`, 'gi')

/** True for a text that may have a sign of a chat template, or a tag of the system. */
export function mayPose(text: string): boolean {
  return (
    (hasSign(text) && /[|｜]>|\[\/?[A-Z]{4}|<<?\/?(?:SYS|start_of|end_of)/i.test(text)) || mayBeTagged(text) || mayBeHuman(text)
  )
}

function mayBeTagged(text: string): boolean {
  return hasSystem(text) && (hasBracket(text) || /\b(?:SYSTEM|ADMIN|DEVELOPER)\b/.test(text))
}

function mayBeHuman(text: string): boolean {
  return hasHuman(text) && HUMAN.test(text)
}

/** Words that pose as a turn of the system or of the user, which a chat template or a model may take for one. */
export function turnIn(text: string): Span | undefined {
  return signedTurn(text) ?? taggedTurn(text) ?? humanTurn(text)
}

function signedTurn(text: string): Span | undefined {
  const signs = [...text.matchAll(SIGN)].slice(0, 200)
  for (const [index, { 0: sign, index: start }] of signs.entries()) {
    const end = start + sign.length
    const next = signs[index + 1]?.index ?? text.length
    const said = text.slice(end, next)
    const words = said.match(/[\p{L}\d]+/gu)?.length ?? 0
    // the name of a role is the head of a turn, whatever follows
    if ((words < 2 && !ROLE.test(said)) || isMentioned(text, start, end)) continue
    return { start, end: Math.min(next, end + 80) }
  }
  return undefined
}

/** Signs in quotes, and in sentences about signs, are talked about. */
function isMentioned(text: string, start: number, end: number): boolean {
  const after = text.slice(end).replace(ROLE, '').slice(0, 1)
  if (QUOTE.test(text.slice(Math.max(0, start - 1), start)) && QUOTE.test(after)) return true
  if (SHOWN.test(text.slice(Math.max(0, start - 20), start))) return true
  return ABOUT_SIGNS.test(sentenceAt(text, start).text.replaceAll(SIGN, ' '))
}

function taggedTurn(text: string): Span | undefined {
  if (!mayBeTagged(text)) return undefined
  for (const { 0: all, 2: said = '', 3: close, index } of text.matchAll(TAG)) {
    if (ORDERS.test(said) || (close !== undefined && isSentence(said)))
      return { start: index, end: index + Math.min(all.length, 160) }
  }
  for (const pattern of [BRACKET, HEADING, LABEL]) {
    for (const { 0: all, 1: said = '', index } of text.matchAll(pattern)) {
      if (ORDERS.test(said)) return { start: index, end: index + Math.min(all.trimEnd().length, 160) }
    }
  }
  return undefined
}

/** A sentence stands where the value of an element would be a word or two. */
function isSentence(said: string): boolean {
  const words = said.match(/[\p{L}\d]+/gu)?.length ?? 0
  return (
    (words >= 4 || (words >= 2 && /[.!]\s*$/.test(said))) && !/\b(?:your|prompt|text|goes|here|example|placeholder)\b/i.test(said)
  )
}

function humanTurn(text: string): Span | undefined {
  if (!mayBeHuman(text)) return undefined
  const match = HUMAN.exec(text)
  if (match === null || /\b(?:example|dialogue?|sample)s?\b[^\n]{0,60}$/i.test(text.slice(0, match.index))) return undefined
  const start = match.index + (match[0].length - match[0].trimStart().length)
  return { start, end: match.index + Math.min(match[0].length, 120) }
}
