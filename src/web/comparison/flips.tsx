import type { ComparisonReport } from '../../core/report.ts'
import type { ToolChange } from '../../core/comparison.ts'
import { count, list } from '../../core/text.ts'
import { Heading } from '../parts/heading.tsx'
import { Paged } from '../parts/paged.tsx'
import { Name, Foreign } from '../parts/foreign.tsx'
import { ToolChangeView } from './tool-change-view.tsx'

type Flips = ComparisonReport['flips']

/** Answers that changed sides, losses first, each next to what changed on the tools that it is about. */
export function FlipList({ report }: { readonly report: ComparisonReport }) {
  const lost = report.flips.filter(({ gain }) => gain < 0)
  const won = report.flips.filter(({ gain }) => gain > 0)
  return (
    <>
      <Side title={count(lost.length, 'answer lost', 'answers lost')} kind="lost" flips={lost} report={report} />
      <Side title={count(won.length, 'answer won', 'answers won')} kind="won" flips={won} report={report} />
    </>
  )
}

interface SideProps {
  readonly title: string
  readonly kind: 'lost' | 'won'
  readonly flips: Flips
  readonly report: ComparisonReport
}

function Side({ title, kind, flips, report: { rows, changes = [] } }: SideProps) {
  if (flips.length === 0) return null
  const hasModels = new Set(rows.map(({ model }) => model)).size > 1
  const groups = [...Map.groupBy(flips, ({ intent, model }) => JSON.stringify([intent, model]))].map(([, same]) => same)
  return (
    <section class={`flips ${kind}`}>
      <Heading>{title}</Heading>
      <Paged items={groups} step={20} unit="answer">
        {(shown) => (
          <ul>
            {shown.map((same, index) => {
              const tools = new Set(same.flatMap(({ tools: own = [], from, to }) => [...own, from, to]))
              const own = changes.filter(({ tool }) => tools.has(tool)).slice(0, 3)
              return (
                <li key={index} class="flip">
                  <div>
                    <p class="says">
                      “<Foreign text={same[0]?.says ?? ''} most={600} />”
                    </p>
                    <p class="quiet">
                      <Name text={same[0]?.intent ?? ''} />
                      {hasModels && (
                        <>
                          {' '}
                          <Name text={same[0]?.model ?? ''} />
                        </>
                      )}
                    </p>
                  </div>
                  <div class="flip-changes">
                    {byMove(same).map(([flip, metrics], at) => (
                      <Move key={at} flip={flip} metrics={metrics} />
                    ))}
                    <FlipChanges changes={own} isOpen={kind === 'lost'} />
                  </div>
                </li>
              )
            })}
          </ul>
        )}
      </Paged>
    </section>
  )
}

/** What changed on the tools of a flip: a loss wants the cause at once, a gain on demand. */
function FlipChanges({ changes, isOpen }: { readonly changes: readonly ToolChange[]; readonly isOpen: boolean }) {
  if (changes.length === 0) return null
  return (
    <details open={isOpen}>
      <summary>
        Changed: <Foreign text={list(changes.map(({ tool }) => tool))} most={300} />
      </summary>
      {changes.map((change) => (
        <ToolChangeView key={change.tool} change={change} />
      ))}
    </details>
  )
}

/** What was chosen before and after, and what is wrong with the side that is wrong. */
function Move({
  flip: { from, to, because, gain },
  metrics,
}: {
  readonly flip: Flips[number]
  readonly metrics: readonly string[]
}) {
  return (
    <p class="move">
      <Name text={from} />
      {from !== to && (
        <>
          <span class="arrow"> → </span>
          <Name text={to} />
        </>
      )}
      <span class="under">
        {because !== undefined && (
          <>
            wrong {gain < 0 ? 'now' : 'before'}: <Foreign text={because} most={400} />;{' '}
          </>
        )}
        <Foreign text={metrics.join(', ')} most={300} />
      </span>
    </p>
  )
}

/** One move may turn several metrics. */
function byMove(flips: Flips): (readonly [Flips[number], string[]])[] {
  return [...Map.groupBy(flips, ({ from, to, because = '' }) => JSON.stringify([from, to, because])).values()].flatMap((same) =>
    same[0] === undefined ? [] : [[same[0], same.map(({ metric }) => metric)] as const],
  )
}
