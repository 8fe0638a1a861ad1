import type { FixOutcome, FixStep, StepChange } from '../core/fix-step.ts'
import { clip, count, list } from '../core/text.ts'
import { abridged } from './change-words.ts'
import { inline } from './escape.ts'
import { diffLines } from './pretty/changes.ts'
import { wrapped } from './pretty/columns.ts'
import { title } from './pretty/finding.ts'
import { painter, type Paint } from './pretty/paint.ts'
import { indented } from './pretty/view.ts'

interface Screen {
  readonly color: boolean
  readonly width: number
}

/** More tools of one change are counted. */
const MOST_TOOLS = 12
/** A longer value is cut, but for one that is there to be copied. */
const LONGEST_VALUE = 400

/** One change with its finding, for a terminal. */
export function fixStepText(step: FixStep, { color, width }: Screen): string {
  const paint = painter(color)
  const room = Math.max(width, 40) - 2
  const tool = step.tool === null ? 'The whole toolset' : inline(step.tool) || '(a tool without a name)'
  const [word, style] = step.safe ? (['fix', 'green'] as const) : (['suggestion', 'cyan'] as const)
  const lines = [
    paint('bold', tool),
    ...indented(
      [
        ...title(step.severity, step.rule, inline(step.place), { width: room, paint }),
        ...indented(
          [
            ...wrapped(inline(step.message), room - 2),
            ...wrapped(`→ ${word}: ${inline(step.says)}`, room - 2).map((line) => paint(style, line)),
            ...[...Map.groupBy(step.changes, alike).values()].flatMap((changes) => changeLines(changes, room - 2, paint)),
          ],
          2,
        ),
      ],
      2,
    ),
  ]
  return `${lines.join('\n')}\n`
}

/** A change in full, for somebody who makes it by hand: where it goes and the value, as JSON. */
export function fixCopyText({ changes }: FixStep): string {
  const all = [...Map.groupBy(changes, alike).values()].flatMap((same) => {
    const [first] = same
    const tools = same.map(({ tool }) => inline(tool) || '(a tool without a name)')
    return first === undefined ? [] : [`${list(tools, tools.length)}  ${inline(first.at)}`, `  ${jsonOf(first.to, Infinity)}`]
  })
  return `${all.join('\n')}\n`
}

/** "Made. 1 parameter/unit-missing is gone; nothing new." */
export function fixOutcomeText({ steps, resolved, created }: FixOutcome, { color }: Screen): string {
  const stays = steps.some(({ partial }) => partial) ? ['the finding stays for the tools that are left to you'] : []
  const gone = [...resolved].map(([rule, findings]) => `${findings} × ${inline(rule)}`)
  const news = created.length === 0 ? 'nothing new' : `new: ${list(created.map(inline), created.length)}`
  const told = [...(gone.length === 0 ? [] : [`gone: ${list(gone, gone.length)}`]), ...stays, news].join('; ')
  return `${painter(color)('green', `${count(steps.length, 'change')} made`)}: linted again, ${told}.\n`
}

/** The same change of several tools is told once. */
function alike({ at, from, to }: StepChange): string {
  return JSON.stringify([at, from ?? null, to ?? null])
}

function changeLines(changes: readonly StepChange[], width: number, paint: Paint): string[] {
  const [first] = changes
  if (first === undefined) return []
  const tools = list(
    changes.map(({ tool }) => inline(tool) || '(a tool without a name)'),
    MOST_TOOLS,
  )
  const { at, from, to, words } = first
  const head = wrapped(`${tools}  ${inline(at)}`, width).map((line) => paint('dim', line))
  if (words !== undefined && words.length > 0) return [...head, ...indented(diffLines(abridged(words), width - 2, paint), 2)]
  return [
    ...head,
    ...(from === undefined ? [] : wrapped(`- ${jsonOf(from, LONGEST_VALUE)}`, width).map((line) => paint('red', line))),
    ...(to === undefined ? [] : wrapped(`+ ${jsonOf(to, LONGEST_VALUE)}`, width).map((line) => paint('green', line))),
  ]
}

function jsonOf(value: StepChange['to'], longest: number): string {
  const text = inline(JSON.stringify(value) ?? '')
  return Number.isFinite(longest) ? clip(text, longest) : text
}
