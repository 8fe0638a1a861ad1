import { count, grouped, list } from '../../core/text.ts'
import type { Estimate } from '../../core/estimate.ts'
import type { VersionAnswer } from '../../serve/answers.ts'
import { interval, value } from '../../report/numbers.ts'
import { Foreign, Name } from '../parts/foreign.tsx'
import { ToolChangeView } from '../comparison/tool-change-view.tsx'
import { onlyOnce, useAnswer } from './ask.ts'
import { address } from './route.ts'
import { Missing, runAddress, When } from './small.tsx'
import { changedFields } from './tool-change-kinds.ts'
import { textId, ToolCurveView } from './tool-curve.tsx'

/** What a tool was called and described as over time, with what the first run of each text measured. */
export function ToolPage({ query }: { readonly query: URLSearchParams }) {
  const [toolset, tool] = ['toolset', 'tool'].map((name) => query.get(name) ?? '')
  const answer = useAnswer<readonly VersionAnswer[]>(address('/api/versions', { toolset, tool }), onlyOnce)
  const { body } = answer
  return (
    <article class="report tool-page">
      <p class="kicker">
        Tool of <Name text={toolset ?? ''} />
      </p>
      <h1 class="heading-0">
        <Foreign text={tool || 'A tool'} most={200} />
      </h1>
      {body === undefined ? (
        <Missing answer={answer} />
      ) : (
        <p class="lead">{count(body.length, 'text')} over time, the latest first.</p>
      )}
      {body !== undefined && <ToolCurveView toolset={toolset ?? ''} tool={tool ?? ''} query={query} versions={body} />}
      {body?.toReversed().map((version, index) => (
        <Version key={version.digest} version={version} before={body[body.length - index - 2]} />
      ))}
    </article>
  )
}

/** What changed of a tool in addition to description and parameters, whose changes are shown in full. */
function OtherFields({ before, after }: { readonly before: VersionAnswer['raw']; readonly after: VersionAnswer['raw'] }) {
  const others = changedFields(before, after).filter((name) => name !== 'description' && name !== 'inputSchema')
  return others.length === 0 ? null : (
    <p>
      Also changed: <Foreign text={list(others)} most={300} />
    </p>
  )
}

function Version({ version, before }: { readonly version: VersionAnswer; readonly before: VersionAnswer | undefined }) {
  const { raw, run, started, change, measured } = version
  return (
    <section id={textId(version.digest)} class="tool-text">
      <h2 class="heading-1">
        From <When started={started} />
      </h2>
      <p>
        First seen in{' '}
        <a href={runAddress(run)}>
          the run of <When started={started} />
        </a>
        {before !== undefined && (
          <>
            {'; '}
            <a href={address('/difference', { before: before.run, after: run })}>against the first run of the text before</a>
          </>
        )}
      </p>
      {measured.length > 0 && (
        <ul class="facts">
          {measured.map(({ model, recall, precision }) => (
            <li key={model}>
              <Name text={model} />: recall {rateWords(recall)}; precision {rateWords(precision)}
            </li>
          ))}
        </ul>
      )}
      {before !== undefined && <OtherFields before={before.raw} after={raw} />}
      {change === null ? (
        <figure class="quoted">
          <figcaption>Description</figcaption>
          <blockquote>
            <Foreign text={typeof raw['description'] === 'string' ? raw['description'] : ''} />
          </blockquote>
        </figure>
      ) : (
        <ToolChangeView change={change} />
      )}
    </section>
  )
}

/** `28.6 % [5.1, 64.1], n 7`; `none` where no answer is about it. */
function rateWords(estimate: Estimate): string {
  return estimate.n === 0 ? 'none, n 0' : `${value('', estimate.value)} ${interval('', estimate)}, n ${grouped(estimate.n)}`
}
