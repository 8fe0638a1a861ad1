import type { Span } from '../core/tool.ts'
import { typingPlace, type TypingPlace } from '../sources/yaml-text.ts'

/** Where a person types in a file of data: what completion needs to know. */
export function typedAt(text: string, offset: number): (TypingPlace & { readonly typed: Span }) | undefined {
  return typingPlace(text, offset)
}
