import type { Json } from '../../core/json.ts'
import type { SnapshotToolset, ToolDrift } from '../../core/snapshot-report.ts'
import { clip, count, visible } from '../../core/text.ts'
import { wrapped } from '../pretty/columns.ts'

/** As much of one list as a person reads; JSON has all. */
const MOST_SHOWN = 20

/** Where pinned values differ, for what a comparison for models tells nothing of. */
export function placeLines(
  changes: readonly ToolDrift[],
  instructions: SnapshotToolset['instructions'],
  width: number,
): string[] {
  const texts = instructions && {
    ...(instructions.before === null ? {} : { before: instructions.before }),
    ...(instructions.after === null ? {} : { after: instructions.after }),
  }
  return [
    ...(texts === undefined ? [] : ['instructions', ...sideLines(texts, width)]),
    ...capped(
      changes.map((drift) => toolLines(drift, width)),
      'tool',
    ),
  ]
}

function toolLines({ tool, change, places }: ToolDrift, width: number): string[] {
  return [
    `${change.padEnd(7)}  ${clip(visible(tool), 60) || '(no name)'}`,
    ...capped(
      places.map(({ at, ...sides }) => [`  ${clip(visible(at), 100) || '(the whole tool)'}`, ...sideLines(sides, width)]),
      'place',
    ),
  ]
}

/** Both sides, from a little before the first character that differs: the beginning of a long text says nothing of its end. */
function sideLines(sides: { readonly before?: Json; readonly after?: Json }, width: number): string[] {
  const [before, after] = [shown(sides.before), shown(sides.after)]
  const from = Math.max(0, firstDifference(before, after) - CONTEXT)
  return [...side('-', before, from, width), ...side('+', after, from, width)]
}

const CONTEXT = 20
const MOST_OF_A_SIDE = 280

function side(sign: string, text: string, from: number, width: number): string[] {
  const cut = from === 0 ? text : `…${text.slice(from)}`
  return wrapped(clip(visible(cut), MOST_OF_A_SIDE), width - 6).map((line, index) => `    ${index === 0 ? sign : ' '} ${line}`)
}

/** As JSON: `"5"` is not `5`, and a line break is seen. */
function shown(value: Json | undefined): string {
  return value === undefined ? 'nothing' : JSON.stringify(value)
}

function firstDifference(one: string, other: string): number {
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  return at
}

function capped(groups: readonly (readonly string[])[], what: string): string[] {
  const more = groups.length - MOST_SHOWN
  return [...groups.slice(0, MOST_SHOWN).flat(), ...(more > 0 ? [`and ${count(more, `more ${what}`)}`] : [])]
}
