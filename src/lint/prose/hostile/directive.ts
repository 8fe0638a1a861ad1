import type { Span } from '../../../core/tool.ts'

/** An order to the model that no honest tool needs. */
export interface Directive {
  readonly kind: 'override' | 'concealment' | 'exfiltration' | 'credentials' | 'hijack' | 'turn' | 'encoded' | 'shadowing'
  readonly words: Span
}

/** What an order of each kind does, for messages: a verb and its object. */
export const MEANS_OF_DIRECTIVES: Readonly<Record<Directive['kind'], string>> = {
  override: 'tells the model to ignore other instructions or the user',
  concealment: 'tells the model to hide something from the user',
  exfiltration: 'tells the model to hand over secrets or the conversation',
  credentials: 'sends the model to a file or address with credentials',
  hijack: 'gives the model orders about work outside this tool',
  turn: 'imitates a message from the system or the user',
  encoded: 'hides an order in an encoding',
  shadowing: 'changes what calls of other tools do',
}

/** A kind of order: the words that a text must contain, the rarest first, and the pattern. */
export type OrderPattern = readonly [Directive['kind'], readonly ((text: string) => boolean)[], RegExp]
