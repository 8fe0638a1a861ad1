import { useMemo, useState } from 'preact/hooks'
import type { ToolRow } from '../../core/run.ts'
import { Paged } from '../parts/paged.tsx'
import { Strip, StripAxis } from '../parts/plot.tsx'
import { RateCell } from '../parts/rate-cell.tsx'
import { Name } from '../parts/foreign.tsx'
import { RATE } from '../parts/scale.ts'
import { ModelSelect } from './model-select.tsx'

const MEASURES = ['recall', 'precision', 'f1'] as const

const TITLE = { recall: 'Recall', precision: 'Precision', f1: 'F1' } as const

/** Recall, precision and F1 of every tool; the weakest first. */
export function ToolTable({ rows, id }: { readonly rows: readonly ToolRow[]; readonly id: string }) {
  const models = [...new Set(rows.map(({ model }) => model))]
  const [chosen, setChosen] = useState(models[0] ?? '')
  const [by, setBy] = useState<(typeof MEASURES)[number]>('f1')
  const sorted = useMemo(
    () => rows.filter(({ model }) => model === chosen).toSorted((a, b) => (a[by].value ?? 2) - (b[by].value ?? 2)),
    [rows, chosen, by],
  )
  return (
    <>
      <ModelSelect id={`${id}-tools`} models={models} value={chosen} onChoose={setChosen} />
      <Paged items={sorted} step={25} unit="tool">
        {(shown) => (
          <table class="estimates per-tool">
            <caption>
              Recall: of the answers meant for a tool, those that chose it. Precision: of those that chose it, the ones meant for
              it. Below each number, its 95 % interval and n.
            </caption>
            <thead>
              <tr>
                <th scope="col">Tool</th>
                <th scope="col" class="strip-head">
                  <span class="hidden">F1, drawn</span>
                  <StripAxis scale={RATE} />
                </th>
                {MEASURES.map((measure) => (
                  <th scope="col" key={measure} class="number" aria-sort={by === measure ? 'ascending' : 'none'}>
                    <button type="button" class="sort" onClick={() => setBy(measure)}>
                      {TITLE[measure]}
                    </button>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <tr key={row.tool}>
                  <th scope="row">
                    <Name text={row.tool} />
                  </th>
                  <td class="strip-cell">
                    <Strip scale={RATE} value={row.f1.value} low={row.f1.low} high={row.f1.high} />
                  </td>
                  {MEASURES.map((measure) => (
                    <RateCell key={measure} name={TITLE[measure]} estimate={row[measure]} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Paged>
    </>
  )
}
