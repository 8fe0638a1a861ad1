import type { Span } from '../../../core/tool.ts'

/** An order to the model that no honest tool needs to give. */
export interface Directive {
  readonly kind: 'override' | 'concealment' | 'exfiltration' | 'credentials' | 'hijack' | 'turn' | 'encoded' | 'shadowing'
  readonly words: Span
}

/** What an order of each kind does, for messages: a verb and its object. */
export const MEANS_OF_DIRECTIVES: Readonly<Record<Directive['kind'], string>> = {
  override: 'tells the model to set other instructions or the user aside',
  concealment: 'tells the model to hide something from the user',
  exfiltration: 'tells the model to hand over secrets or the conversation',
  credentials: 'sends the model to a file or address that holds credentials',
  hijack: 'gives the model orders about what it does outside this tool',
  turn: 'poses as a message of the system or of the user',
  encoded: 'hides an order behind an encoding',
  shadowing: 'changes what calls of other tools do',
}

/** A kind of order: what a text needs to have for it, the rarest first, and the words of it. */
export type OrderPattern = readonly [Directive['kind'], readonly ((text: string) => boolean)[], RegExp]
