import type { Problem } from '../../core/finding.ts'
import { inline } from '../escape.ts'
import { wrapped } from './columns.ts'
import { indented, type View } from './view.ts'

/** What could not be read or run: the place, what happened, what to do. */
export function problemLines({ uri, message, hint }: Problem, { width, paint }: View): string[] {
  return [
    `${paint('red', 'problem')}  ${paint('bold', inline(uri))}`,
    ...indented(wrapped(inline(message), width - 2), 2),
    ...indented(
      wrapped(inline(hint ?? ''), width - 2).map((line) => paint('dim', line)),
      2,
    ),
  ]
}
