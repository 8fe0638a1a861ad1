import { cue } from '../text/cues.ts'
import { nameParts } from '../text/words.ts'
import { agentOrdersIn, type AgentOrder } from './agent-orders.ts'
import type { Directive } from './directive.ts'
import { directivesIn } from './directives.ts'

/** Shorter names have no room for an order. */
const LEAST = 18
const MOST = 200
/** Signs of addresses, patterns and ordinary text. */
const NO_NAME = /[\s/:.<>(){}[\]^$\\]/
const FEWEST_WORDS = 4
/** What a name of a parameter may collect; a tool or an option is named after what it does with such a file. */
const COLLECTS =
  /^(?:first |then |please |always |must )?(?:contents?|text|copy|dump|value)(?: of)?(?: the| home| my| your| user| local| all){0,3} (?:ssh|id rsa|dot env|env(?:ironment)? (?:file|vars?|variables)|aws credentials|etc (?:passwd|shadow)|private key|system prompt|(?:chat|conversation|message) history|whole (?:chat|conversation)|full (?:chat|conversation)|passwords|api keys|keychain)\b|^(?:first |then |please |always |must )?(?:read|open|take|get|find|copy|send|put|include|append|attach)\b.{0,20}\b(?:ssh keys?|id rsa|dot env|env file|private keys?|system prompt|(?:chat|conversation) history|api keys|passwords)\b.{0,25}\b(?:here|into this|paste it|put it|to (?:this|http|server|url))\b|^(?:include|append|attach|put|insert|add)\b.{0,40}\b(?:passwords?|api keys?|credentials|secrets|tokens)\b.{0,25}\b(?:from (?:the )?env(?:ironment)?|you know|here)\b/i
const YOU_MUST = /\byou (?:must|shall|are now|have to|will now)\b/
const hasOrderWord = cue(
  ...(
    'you insert add ignore disregard forget override tell mention reveal inform hide conceal call called use used invoke run first before instead other never must always read send content contents copy text dump value ' +
    'put take get find include append attach open'
  ).split(' '),
)

/** True for a string without blanks that is long enough for an order and has a word of one: hardly any has. */
export const mayNameOrder = (text: string): boolean =>
  text.length >= LEAST && text.length <= MOST && !NO_NAME.test(text) && hasOrderWord(spoken(text))

const spoken = (name: string): string => nameParts(name).join(' ')

/** The kind of order that a name spells, its words parted by underscores, hyphens or capitals; undefined if it spells none. */
export function orderOfName(name: string, key: boolean): Directive['kind'] | undefined {
  if (!mayNameOrder(name)) return undefined
  const words = spoken(name)
  if (words.split(' ').length < FEWEST_WORDS) return undefined
  if (key && COLLECTS.test(words)) return 'exfiltration'
  if (YOU_MUST.test(words)) return 'hijack'
  // an option may well be about notices to the user
  return directivesIn(words).find(({ kind }) => kind !== 'concealment' || !/\b(?:notify|alert|inform|show)\b/.test(words))?.kind
}

const BEFORE_ANY =
  /\b(?:always|must be|must) (?:call|use|run|invoke|called|used|run|invoked)\b.{0,25}\bbefore (?:any|every|all)(?: other| others| thing)?(?: \d+)?$/

/** The kind of order about other tools that a name spells; undefined if it spells none. */
export function agentOrderOfName(name: string): AgentOrder['kind'] | undefined {
  if (!mayNameOrder(name)) return undefined
  const words = spoken(name)
  return agentOrdersIn(words)[0]?.kind ?? (BEFORE_ANY.test(words) ? 'first' : undefined)
}
