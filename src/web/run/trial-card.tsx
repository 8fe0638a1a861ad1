import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { AskedIntent, ReportedTrial } from '../../core/reported-trial.ts'
import { count, list } from '../../core/text.ts'
import { Name, Foreign } from '../parts/foreign.tsx'

interface TrialCardProps {
  readonly trial: ReportedTrial
  readonly intent: AskedIntent | undefined
  readonly hasModels: boolean
  readonly hasRepeats: boolean
  /** Where more of it is to be seen. */
  readonly more?: ComponentChildren
}

/** One answer: the question, what was expected and what was done in one look; all scores on demand. */
export function TrialCard({ trial, intent, hasModels, hasRepeats, more }: TrialCardProps) {
  const [isOpen, setOpen] = useState(false)
  const { fault, error, outcome, text, scores } = trial
  const reason = error ?? fault?.because
  return (
    <li class="trial">
      <p class="trial-head">
        <span class="says">“{<Foreign text={intent?.says ?? trial.intent} most={600} />}”</span>
      </p>
      <dl class="answer">
        <dt>Expected</dt>
        <dd>{intent === undefined ? 'unknown' : <Foreign text={intent.expected} most={600} />}</dd>
        <dt>{trial.ranking === undefined ? 'Did' : 'Found first'}</dt>
        <dd>
          <Done trial={trial} />
        </dd>
        {reason !== undefined && (
          <>
            <dt>Why</dt>
            <dd class="why">
              <Foreign text={reason} most={600} />
            </dd>
          </>
        )}
      </dl>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          <Name text={trial.intent} />
          {hasModels && (
            <>
              {' '}
              <Name text={trial.model} />
            </>
          )}
          {hasRepeats && ` repeat ${trial.repeat + 1}`}
        </summary>
        {isOpen && (
          <dl class="scores">
            {Object.entries(scores).map(([metric, { value, because }]) => [
              <dt key={`${metric} term`}>
                <Foreign text={metric} most={80} />
              </dt>,
              <dd key={metric}>
                {Number(value.toFixed(3))} {because !== null && <Foreign text={because} most={600} />}
              </dd>,
            ])}
            {outcome !== 'answered' && (
              <>
                <dt>outcome</dt>
                <dd>
                  <Foreign text={outcome} most={80} />
                </dd>
              </>
            )}
            {text !== '' && (
              <>
                <dt>text</dt>
                <dd>
                  <Foreign text={text} />
                </dd>
              </>
            )}
            {(trial.ranking ?? []).length > 1 && (
              <>
                <dt>ranking</dt>
                <dd>
                  <Foreign text={(trial.ranking ?? []).join(', ')} most={600} />
                </dd>
              </>
            )}
            <dt>time</dt>
            <dd>{trial.cached ? 'from the cache' : `${Math.round(trial.ms)} ms`}</dd>
          </dl>
        )}
      </details>
      {more !== undefined && <p class="trial-more">{more}</p>}
    </li>
  )
}

function Done({ trial: { calls, ranking, outcome, moreCalls = 0, text } }: { readonly trial: ReportedTrial }) {
  if (outcome === 'error') return <>did not answer</>
  if (ranking !== undefined) return ranking[0] === undefined ? <>nothing</> : <Name text={ranking[0]} />
  if (calls.length === 0) return text === '' ? <>no call</> : <>no call; wrote “{<Foreign text={text} most={200} />}”</>
  return (
    <>
      {calls.map(({ tool, arguments: given, cutFrom }, index) => (
        <span class="call" key={index}>
          <Name text={tool} /> <Foreign text={argumentWords(given)} most={600} />
          {cutFrom !== undefined && <span class="cut"> ({count(cutFrom, 'character')} in all)</span>}
        </span>
      ))}
      {moreCalls > 0 && ` and ${count(moreCalls, 'more call')}`}
    </>
  )
}

/** `path "a.txt", limit 5`. */
function argumentWords(given: ReportedTrial['calls'][number]['arguments']): string {
  if (typeof given === 'string') return given
  if (given === null || typeof given !== 'object') return JSON.stringify(given)
  const words = Object.entries(given).map(([name, value]) => `${name} ${JSON.stringify(value)}`)
  return words.length === 0 ? 'without arguments' : `with ${list(words, 12)}`
}
