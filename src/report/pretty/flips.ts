import type { ComparisonReport } from '../../core/report.ts'
import { count } from '../../core/text.ts'
import { inline } from '../escape.ts'
import { movedWords } from '../comparison-words.ts'
import { table } from './table.ts'
import { indented, type View } from './view.ts'

type Flips = ComparisonReport['flips']

const SHOWN = 10
/** Narrower terminals show the names in full and leave out what the user said. */
const ROOMY = 72

/** Intents that were gained (`direction` 1) or lost (-1), with what was called before and after. */
export function flipLines({ flips }: Pick<ComparisonReport, 'flips'>, direction: 1 | -1, { width, paint }: View): string[] {
  const own = flips.filter(({ gain }) => gain * direction > 0)
  if (own.length === 0) return []
  const models = new Set(flips.map(({ model }) => model)).size
  const metrics = new Set(flips.map(({ metric }) => metric)).size
  const lines = table(
    own.slice(0, SHOWN),
    [
      { head: '', text: ({ intent }) => inline(intent), least: 10 },
      ...(models > 1 ? [{ head: '', text: ({ model }: Flips[number]) => inline(model), least: 8 }] : []),
      ...(metrics > 1 ? [{ head: '', text: ({ metric }: Flips[number]) => inline(metric) }] : []),
      { head: '', text: (flip) => movedWords(flip, inline), least: 20 },
      ...(width < ROOMY
        ? []
        : [{ head: '', text: ({ says }: Flips[number]) => inline(says), least: 16, style: () => 'dim' as const }]),
    ],
    width - 2,
    paint,
  )
  const title = paint(direction > 0 ? 'green' : 'red', `${direction > 0 ? 'Gained' : 'Lost'} ${count(own.length, 'intent')}`)
  const more = own.length > SHOWN ? [paint('dim', `and ${own.length - SHOWN} more`)] : []
  return [title, ...indented([...lines, ...more], 2)]
}
