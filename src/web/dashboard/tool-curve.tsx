import { useMemo } from 'preact/hooks'
import type { ToolCurve, ToolPoint, VersionAnswer } from '../../serve/answers.ts'
import { value } from '../../report/numbers.ts'
import { Name } from '../parts/foreign.tsx'
import { LinePlot } from '../parts/plot.tsx'
import { onlyOnce, useAnswer } from './ask.ts'
import { ChangeList } from './change-list.tsx'
import { Legend } from './legend.tsx'
import { address, go } from './route.ts'
import { Missing, NameChoice, whenWords } from './small.tsx'
import { ToolRunTable } from './tool-run-table.tsx'
import { toolChangeKinds, type ToolChangeKind } from './tool-change-kinds.ts'
import { trendChanges, trendLines, MOST_LINES } from './trend-lines.ts'

const LETTER = { description: 'D', parameters: 'P', 'other fields': 'O', suite: 'S', 'model version': 'M' } as const

const MEASURES = {
  recall: 'Chosen, of the answers meant for it',
  precision: 'Meant, of the answers that chose it',
} as const

interface ToolCurveProps {
  readonly toolset: string
  readonly tool: string
  readonly query: URLSearchParams
  readonly versions: readonly VersionAnswer[]
}

/** Where a text of the tool stands on its page. */
export function textId(digest: string): string {
  return `text-${digest.slice(0, 16)}`
}

/** How often the tool was chosen rightly, run by run, with marks where its texts changed, each leading to the difference in words. */
export function ToolCurveView({ toolset, tool, query, versions }: ToolCurveProps) {
  const wanted = query.get('suite') ?? ''
  const answer = useAnswer<ToolCurve>(address('/api/curve', { toolset, tool, suite: wanted }), onlyOnce)
  const { body } = answer
  return (
    <section>
      <h2 class="heading-1">How it is chosen</h2>
      {body === undefined ? (
        <Missing answer={answer} />
      ) : (
        <>
          {body.suites.length > 1 && (
            <form class="filters" role="search" aria-label="Runs of the curve" onSubmit={(event) => event.preventDefault()}>
              <NameChoice
                label="Suite"
                any="That of the last run"
                value={wanted}
                names={body.suites}
                onChoose={(suite) => go(address('/tool', { toolset, tool, suite }))}
              />
            </form>
          )}
          <Curve curve={body} versions={versions} />
        </>
      )}
    </section>
  )
}

function Curve({
  curve: { suite, points },
  versions,
}: {
  readonly curve: ToolCurve
  readonly versions: readonly VersionAnswer[]
}) {
  const raw = useMemo(() => new Map(versions.map((version) => [version.digest, version.raw])), [versions])
  const changes = useMemo(
    () =>
      trendChanges(points, (before, after): readonly ToolChangeKind[] =>
        before.text === after.text ? [] : toolChangeKinds(raw.get(before.text), raw.get(after.text)),
      ),
    [points, raw],
  )
  const models = [...new Set(points.flatMap(({ rows }) => rows.map(({ model }) => model)))]
  if (suite === null || models.length === 0) return <p class="empty">No intent is meant for this tool, and no model chose it.</p>
  const shown = models.slice(0, MOST_LINES)
  return (
    <>
      <p class="heading-note">
        The last {points.length} runs of <Name text={suite} />, evenly spaced, with 95 % intervals. Marks: D description, P
        parameters, O other fields of the tool, S suite, M version of a model changed; each leads to what changed. The table below
        has the same numbers.
      </p>
      <Legend models={shown} hasMore={false} />
      <div class="trends">
        {(['recall', 'precision'] as const).map((measure) => (
          <figure key={measure} class="trend">
            <figcaption>{MEASURES[measure]}</figcaption>
            <LinePlot
              lines={trendLines(points, shown, '', ({ rows }, model) => rows.find((row) => row.model === model)?.[measure])}
              marks={changes.map(({ at, kinds, before, after }) => ({
                at,
                letter: kinds.map((kind) => LETTER[kind]).join(''),
                href: whereTold(before, after),
              }))}
              names={points.map(({ started }) => whenWords(started).slice(0, 10))}
              tickName={(tick) => value('', tick).replace('.0 %', ' %')}
            />
          </figure>
        ))}
      </div>
      <ChangeList
        changes={changes}
        more={({ before, after }) =>
          before.text !== after.text && (
            <>
              {' '}
              <a href={`#${textId(after.text)}`}>the text from then on</a>
            </>
          )
        }
      />
      <ToolRunTable points={points} />
    </>
  )
}

/** The text from then on, with its difference in words; where the tool is as it was, the page of the two runs. */
function whereTold(before: ToolPoint, after: ToolPoint): string {
  return before.text === after.text ? address('/difference', { before: before.run, after: after.run }) : `#${textId(after.text)}`
}
