import { useState } from 'preact/hooks'
import type { GridAnswer } from '../../serve/answers.ts'
import { Foreign, Name } from '../parts/foreign.tsx'
import { Heading } from '../parts/heading.tsx'
import { Paged } from '../parts/paged.tsx'
import { Scrollable } from '../parts/scrollable.tsx'
import { ModelSelect } from '../run/model-select.tsx'
import { onlyOnce, useAnswer } from './ask.ts'
import { address } from './route.ts'
import { whenWords } from './small.tsx'

/** Intent by intent over the last runs, drawn when it is asked for: what flipped is ringed. */
export function CaseGrid({ run, models }: { readonly run: string; readonly models: readonly string[] }) {
  const [isOpen, setOpen] = useState(false)
  const [model, setModel] = useState(models[0] ?? '')
  return (
    <section>
      <Heading>Case by case over the last runs</Heading>
      <details class="grid" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>Show the grid</summary>
        <ModelSelect id="grid-model" models={models} value={model} onChoose={setModel} />
        {isOpen && <Grid path={address('/api/grid', { run, model })} />}
      </details>
    </section>
  )
}

function Grid({ path }: { readonly path: string }) {
  const { body, error } = useAnswer<GridAnswer>(path, onlyOnce)
  if (body === undefined) return <p class="empty">{error ?? 'Loading …'}</p>
  const flipped = (right: readonly (number | null)[]) => right.filter((_, at) => isFlip(right, at)).length
  const intents = body.intents.toSorted((a, b) => flipped(b.right) - flipped(a.right))
  return (
    <Paged items={intents} step={50} unit="intent">
      {(shown) => (
        <Scrollable label="Cases by run">
          <table>
            <caption>
              ● right, ○ wrong, ◐ in some repeats, · not asked. A ring: different from the run before. Intents that flipped most
              come first.
            </caption>
            <thead>
              <tr>
                <th scope="col">Intent</th>
                {body.runs.map(({ id, started, branch }) => (
                  <th scope="col" key={id}>
                    <a href={address('/run', { run: id })}>
                      <Foreign text={whenWords(started).slice(5)} most={20} />
                    </a>
                    {branch !== null && (
                      <span class="under">
                        <Foreign text={branch} most={16} />
                      </span>
                    )}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map(({ id, says, right }) => (
                <tr key={id}>
                  <th scope="row">
                    <Name text={id} />
                    <span class="under">
                      <Foreign text={says} most={120} />
                    </span>
                  </th>
                  {right.map((value, at) => (
                    <td key={at}>
                      <span class={`case ${toneOf(value)} ${isFlip(right, at) ? 'flipped' : ''}`}>
                        <span aria-hidden="true">{signOf(value)}</span>
                        <span class="hidden">
                          {toneOf(value)}
                          {isFlip(right, at) ? ', flipped' : ''}
                        </span>
                      </span>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scrollable>
      )}
    </Paged>
  )
}

/** Other than in the last run before that asked it. */
function isFlip(right: readonly (number | null)[], at: number): boolean {
  const [now, before] = [right[at] ?? null, right.slice(0, at).findLast((value) => value !== null) ?? null]
  return now !== null && before !== null && (now === 1) !== (before === 1)
}

function toneOf(value: number | null): string {
  return value === null ? 'not-asked' : value === 1 ? 'right' : value === 0 ? 'wrong' : 'partly'
}

function signOf(value: number | null): string {
  return value === null ? '·' : value === 1 ? '●' : value === 0 ? '○' : '◐'
}
