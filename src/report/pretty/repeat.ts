import { count, list } from '../../core/text.ts'
import { inline } from '../escape.ts'
import type { Repeat } from '../groups.ts'
import { wrapped } from './columns.ts'
import { detailLines, place, title } from './finding.ts'
import { indented, type View } from './view.ts'

const NAMED = 8

/** One rule that fired on many tools: told once, on the first of them as the example. */
export function repeatLines({ rule, severity, found, tools }: Repeat, view: View): string[] {
  const inner = { ...view, width: view.width - 2 }
  const [example] = found
  if (example === undefined) return []
  const times = found.length > tools.length ? `${count(found.length, 'time')} in ` : 'in '
  const first = example.range === null ? '' : `, first ${place(example)}`
  const alike = found.every(({ message }) => message === example.message)
  const told = severity === 'info' ? { ...example, range: null, patches: [] } : example
  return [
    ...title(severity, rule, `${times}${count(tools.length, 'tool')}${first}`, view),
    ...indented(
      [
        ...(alike ? [] : wrapped(`In ${inline(example.tool ?? '')}, for example:`, inner.width)),
        ...detailLines(told, inner),
        ...wrapped(list(tools.map(named), NAMED), inner.width).map((line) => view.paint('dim', line)),
      ],
      2,
    ),
  ]
}

function named(tool: string): string {
  return inline(tool) || '(no name)'
}
