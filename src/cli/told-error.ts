import { clip, visible } from '../core/text.ts'
import type { UserError } from '../core/user-error.ts'

/** What standard error says of an error that the user can correct: what happened, and in a second line what to do. */
export function toldError({ message, hint }: UserError): string {
  const lines = [
    `rightcall: ${clip(visible(message), 2_000)}`,
    ...(hint === undefined ? [] : [`  ${clip(visible(hint), 2_000)}`]),
  ]
  return `${lines.join('\n')}\n`
}
