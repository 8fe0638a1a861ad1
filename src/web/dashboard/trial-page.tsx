import type { ReportedTrial } from '../../core/reported-trial.ts'
import { count, grouped } from '../../core/text.ts'
import type { TrialAnswer } from '../../serve/answers.ts'
import { Foreign, Name } from '../parts/foreign.tsx'
import { Paged } from '../parts/paged.tsx'
import { onlyOnce, useAnswer } from './ask.ts'
import { address } from './route.ts'
import { Missing } from './small.tsx'

/** One question as the model saw it: what it was told, what it could choose from, what it did, and how that was judged. */
export function TrialPage({ query }: { readonly query: URLSearchParams }) {
  const [run, intent, model] = ['run', 'intent', 'model'].map((name) => query.get(name) ?? '')
  const answer = useAnswer<TrialAnswer>(address('/api/trial', { run, intent, model }), onlyOnce)
  const { body } = answer
  const system = body?.manifest.prompt['system']
  return (
    <article class="report trial-page">
      <p class="kicker">
        <a href={address('/run', { run })}>Run</a> <Name text={intent ?? ''} /> <Name text={model ?? ''} />
      </p>
      <h1 class="heading-0">
        “<Foreign text={body?.asked?.says ?? intent ?? ''} most={600} />”
      </h1>
      {body === undefined ? (
        <Missing answer={answer} />
      ) : (
        <>
          <p class="lead">
            Expected: <Foreign text={body.asked?.expected ?? 'unknown'} most={600} />
            {(body.asked?.not ?? []).length > 0 && (
              <>
                , and never <Foreign text={(body.asked?.not ?? []).join(', ')} most={300} />
              </>
            )}
          </p>
          <section>
            <h2 class="heading-1">What it did</h2>
            {body.trials.map((trial) => (
              <Attempt key={`${trial.model} ${trial.repeat} ${trial.variant}`} trial={trial} isAlone={body.trials.length === 1} />
            ))}
            {body.trials.length === 0 && <p class="empty">There is no answer to this intent.</p>}
          </section>
          <section>
            <h2 class="heading-1">What it was told</h2>
            {typeof system === 'string' && system !== '' ? (
              <figure class="quoted">
                <figcaption>System text</figcaption>
                <blockquote>
                  <Foreign text={system} />
                </blockquote>
              </figure>
            ) : (
              <p class="quiet">No system text.</p>
            )}
            <figure class="quoted">
              <figcaption>User</figcaption>
              <blockquote>
                <Foreign text={body.asked?.says ?? ''} />
              </blockquote>
            </figure>
          </section>
          <section>
            <h2 class="heading-1">{count(body.tools.length, 'tool')} to choose from</h2>
            <Tools answer={body} />
          </section>
        </>
      )}
    </article>
  )
}

function Attempt({ trial, isAlone }: { readonly trial: ReportedTrial; readonly isAlone: boolean }) {
  const { calls, text, ranking, outcome, error, scores, fault, tokens, cached, ms, moreCalls = 0 } = trial
  return (
    <div class="attempt">
      {!isAlone && (
        <h3 class="heading-2">
          <Name text={trial.model} />, repeat {trial.repeat + 1}
        </h3>
      )}
      {fault !== null && (
        <p class="reason failed">
          <Foreign text={fault.because} most={800} />
        </p>
      )}
      {outcome !== 'answered' && (
        <p class="reason failed">
          <Foreign text={outcome} most={80} /> {error !== null && <Foreign text={error} most={800} />}
        </p>
      )}
      {calls.map(({ tool, arguments: given }, index) => (
        <figure class="quoted" key={index}>
          <figcaption>
            Call of <Name text={tool} />
          </figcaption>
          <blockquote class="json">
            <Foreign text={typeof given === 'string' ? given : JSON.stringify(given, undefined, 2)} />
          </blockquote>
        </figure>
      ))}
      {moreCalls > 0 && <p class="quiet">and {count(moreCalls, 'more call')}</p>}
      {ranking !== undefined && (
        <ol class="ranking">
          {ranking.map((tool, index) => (
            <li key={index}>
              <Name text={tool} />
            </li>
          ))}
        </ol>
      )}
      {text !== '' && (
        <figure class="quoted">
          <figcaption>Text</figcaption>
          <blockquote>
            <Foreign text={text} />
          </blockquote>
        </figure>
      )}
      {calls.length === 0 && ranking === undefined && text === '' && outcome === 'answered' && (
        <p class="quiet">no call, no text</p>
      )}
      <dl class="scores">
        {Object.entries(scores).map(([metric, { value, because }]) => [
          <dt key={`${metric} term`}>
            <Foreign text={metric} most={80} />
          </dt>,
          <dd key={metric}>
            {value} {because !== null && <Foreign text={because} most={600} />}
          </dd>,
        ])}
        <dt>time</dt>
        <dd>{cached ? 'from the cache' : `${Math.round(ms)} ms`}</dd>
        {tokens.input !== null && [
          <dt key="tokens term">tokens</dt>,
          <dd key="tokens">
            {grouped(tokens.input)} in, {tokens.output === null ? 'unknown' : grouped(tokens.output)} out
          </dd>,
        ]}
      </dl>
    </div>
  )
}

/** The tools that it chose or should have chosen come first. */
function Tools({ answer: { tools, trials, asked, manifest } }: { readonly answer: TrialAnswer }) {
  const called = new Set(trials.flatMap(({ calls, ranking = [] }) => [...calls.map(({ tool }) => tool), ...ranking.slice(0, 1)]))
  const words = new Set((asked?.expected ?? '').split(/[\s,]+/))
  const isConcerned = (name: string) => called.has(name) || words.has(name)
  const sorted = [...tools.filter(({ name }) => isConcerned(name)), ...tools.filter(({ name }) => !isConcerned(name))]
  return (
    <Paged items={sorted} step={20} unit="tool">
      {(shown) =>
        shown.map(({ name, raw }) => (
          <details key={name} open={isConcerned(name)} class="shown-tool">
            <summary>
              <Name text={name} /> {called.has(name) && <span class="tag">chosen</span>}{' '}
              {words.has(name) && <span class="tag">expected</span>}
            </summary>
            <figure class="quoted">
              <figcaption>
                Description <a href={address('/tool', { toolset: manifest.toolset.id, tool: name })}>over time</a>
              </figcaption>
              <blockquote>
                <Foreign text={typeof raw['description'] === 'string' ? raw['description'] : ''} />
              </blockquote>
            </figure>
            {raw['inputSchema'] !== undefined && (
              <figure class="quoted">
                <figcaption>Parameters</figcaption>
                <blockquote class="json">
                  <Foreign text={JSON.stringify(raw['inputSchema'], undefined, 2)} />
                </blockquote>
              </figure>
            )}
          </details>
        ))
      }
    </Paged>
  )
}
