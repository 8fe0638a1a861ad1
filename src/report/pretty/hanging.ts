import { oneLine } from '../../core/text.ts'
import { wrapped } from './columns.ts'
import { indented } from './view.ts'

/** A paragraph wrapped to `width` columns, with every line but the first two columns further in. */
export function hanging(text: string, width: number): string[] {
  const line = oneLine(text)
  const [first = ''] = wrapped(line, width)
  // what was cut inside a word goes on without a space
  return [first, ...indented(wrapped(line.slice(first.length).trim(), width - 2), 2)]
}
