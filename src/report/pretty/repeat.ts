import { count, list } from '../../core/text.ts'
import { SEVERITIES } from '../../core/severity.ts'
import { inline } from '../escape.ts'
import type { Entry } from '../groups.ts'
import { toolPlaceName, placesOf } from '../places.ts'
import { wrapped } from './columns.ts'
import { detailLines, place, title } from './finding.ts'
import { indented, type View } from './view.ts'

/** Places that one entry names. */
const NAMED = 40

/** One rule that fired on many tools: told once, on the first of them as the example, with every place. */
export function repeatLines({ kind, found, tools }: Entry, size: number, view: View): string[] {
  const inner = { ...view, width: view.width - 2 }
  const [example] = found
  const { severity, rule } = example
  const many = kind === 'fact' ? `${tools.length} of ${count(size, 'tool')}` : `in ${count(tools.length, 'tool')}`
  const times = found.length > tools.length ? `${count(found.length, 'time')} ${kind === 'fact' ? 'on ' : ''}${many}` : many
  const first = example.range === null ? '' : `, first ${place(example)}`
  const alike = found.every(({ message }) => message === example.message)
  const told = severity === 'info' ? { ...example, range: null } : example
  const places = placesOf(found, tools)
  const names = places.map((one) => inline(toolPlaceName(one)))
  const left = names.length > NAMED ? ' (--verbose names all)' : ''
  return [
    ...title(severity, rule, `${times}${severities(found)}${first}`, view),
    ...indented(
      [
        ...(alike ? [] : wrapped(`In ${inline(example.tool ?? '') || '(no name)'}, for example:`, inner.width)),
        ...detailLines(told, inner),
        ...wrapped(`${list(names, NAMED)}${left}`, inner.width).map((line) => view.paint('dim', line)),
      ],
      2,
    ),
  ]
}

/** How many of each severity, where they differ. */
function severities(found: Entry['found']): string {
  const counts = SEVERITIES.map((severity) => [severity, found.filter((one) => one.severity === severity).length] as const)
  const given = counts.filter(([, times]) => times > 0)
  return given.length < 2 ? '' : ` (${given.map(([severity, times]) => `${times} ${severity}`).join(', ')})`
}
