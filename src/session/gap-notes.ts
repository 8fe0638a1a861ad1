import { count, list } from '../core/text.ts'
import type { Gap, Reading } from '../sources/source.ts'

/** More causes than this are only counted. */
const MOST_CAUSES = 5

/** What could not be read in source code, one line a cause and not one a file. */
export function gapNotes(readings: readonly Pick<Reading, 'gaps' | 'toolsets'>[]): string[] {
  const gaps = readings.flatMap((reading) => reading.gaps ?? [])
  const partly = gaps.filter(({ tool }) => tool !== undefined)
  const missing = gaps.filter(({ tool }) => tool === undefined)
  const tools = readings.flatMap((reading) => (reading.gaps === undefined ? [] : reading.toolsets)).flatMap((set) => set.tools)
  return [
    ...(partly.length === 0
      ? []
      : [
          `${partly.length} of ${count(tools.length, 'tool')} ${partly.length === 1 ? 'was' : 'were'} read only in part, because source code is not run. Rules report nothing about the unknown parts:`,
          ...causes(partly, (of) => `${count(of.length, 'tool')} (such as ${of[0]?.tool ?? ''}, ${of[0]?.uri ?? ''})`),
        ]),
    ...(missing.length === 0
      ? []
      : [
          'Other tools cannot be read without running the code:',
          ...causes(missing, (of) => list([...new Set(of.map(({ uri }) => uri))], 3)),
        ]),
  ]
}

function causes(gaps: readonly Gap[], who: (gaps: readonly Gap[]) => string): string[] {
  const groups = [...Map.groupBy(gaps, ({ why }) => why)].sort(([, a], [, b]) => b.length - a.length)
  const shown = groups.slice(0, MOST_CAUSES).map(([why, of]) => `  - ${why}: ${who(of)}`)
  const rest = groups.slice(MOST_CAUSES)
  return rest.length === 0 ? shown : [...shown, `  - ${count(rest.length, 'other cause')}`]
}
