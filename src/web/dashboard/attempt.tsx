import type { ReportedTrial } from '../../core/reported-trial.ts'
import { count, grouped } from '../../core/text.ts'
import { Foreign, Name } from '../parts/foreign.tsx'
import { Quoted } from './quoted.tsx'

/** What a model did once, and how that was judged. */
export function Attempt({ trial, isAlone }: { readonly trial: ReportedTrial; readonly isAlone: boolean }) {
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
        <Quoted
          key={index}
          title={
            <>
              Call of <Name text={tool} />
            </>
          }
          text={typeof given === 'string' ? given : JSON.stringify(given, undefined, 2)}
          isJson
        />
      ))}
      {moreCalls > 0 && <p class="quiet">and {count(moreCalls, 'more call')}</p>}
      {ranking?.length === 0 && <p class="quiet">found no tool</p>}
      {ranking !== undefined && ranking.length > 0 && (
        <ol class="ranking">
          {ranking.map((tool, index) => (
            <li key={index}>
              <Name text={tool} />
            </li>
          ))}
        </ol>
      )}
      {text !== '' && <Quoted title="Text" text={text} />}
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
