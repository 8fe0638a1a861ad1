import { useMemo } from 'preact/hooks'
import { grouped } from '../../core/text.ts'
import type { StoredReport, TrialsAnswer } from '../../serve/answers.ts'
import { Heading } from '../parts/heading.tsx'
import { TrialCard } from '../run/trial-card.tsx'
import { useAnswer } from './ask.ts'
import { address, go } from './route.ts'
import { SearchField } from './search-field.tsx'
import { NameChoice, Missing } from './small.tsx'

const STEP = 40

const KINDS = { wrong: 'wrong', error: 'no answer', right: 'right' } as const

interface StoredTrialsProps {
  readonly run: string
  readonly report: StoredReport
  /** How many answers the run has. */
  readonly trials: number
  /** Whether more answers may come. */
  readonly isLive: boolean
  readonly query: URLSearchParams
}

/** The answers of a run, page by page as the server gives them: the wrong ones unless others are asked for. */
export function StoredTrials({ run, report: { asked, manifest }, trials, isLive, query }: StoredTrialsProps) {
  const outcome = query.get('outcome') ?? 'wrong'
  const model = query.get('model') ?? ''
  const text = query.get('text') ?? ''
  const offset = Number(query.get('offset') ?? 0)
  const kind = outcome === 'all' ? '' : outcome
  const path = address('/api/trials', { run, outcome: kind, model, text, offset: String(offset), limit: String(STEP) })
  const answer = useAnswer<TrialsAnswer>(path, () => isLive)
  const intents = useMemo(() => new Map(asked.map((intent) => [intent.id, intent])), [asked])
  const to = (words: Readonly<Record<string, string>>) => address('/run', { run, outcome, model, text, ...words })
  const total = answer.body?.total ?? 0
  return (
    <section>
      <Heading>Answers</Heading>
      <form class="filters" role="search" aria-label="Answers" onSubmit={(event) => event.preventDefault()}>
        <SearchField
          value={text}
          placeholder="Intent, tool, argument or text"
          onSearch={(words) => go(to({ text: words }), text !== '' && words !== '')}
        />
        <label>
          <span>Which</span>
          <select value={outcome} onChange={({ currentTarget }) => go(to({ outcome: currentTarget.value }))}>
            {Object.entries(KINDS).map(([kind, name]) => (
              <option key={kind} value={kind}>
                {name}
              </option>
            ))}
            <option value="all">all</option>
          </select>
        </label>
        {manifest.models.length > 1 && (
          <NameChoice
            label="Model"
            any="All models"
            value={model}
            names={manifest.models.map((one) => one.model)}
            onChoose={(chosen) => go(to({ model: chosen }))}
          />
        )}
        <p class="shown" role="status">
          {answer.body !== undefined && answer.path !== path ? 'Searching …' : `${grouped(total)} of ${grouped(trials)} answers`}
        </p>
      </form>
      {answer.body === undefined ? (
        <Missing answer={answer} />
      ) : (
        <>
          {total === 0 && <p class="empty">{text === '' ? 'There is none.' : 'No answer contains all of these words.'}</p>}
          <ul class="trials">
            {answer.body.trials.map((trial) => (
              <TrialCard
                key={`${trial.intent} ${trial.model} ${trial.repeat} ${trial.variant}`}
                trial={trial}
                intent={intents.get(trial.intent)}
                hasModels={manifest.models.length > 1}
                hasRepeats={manifest.repeats > 1}
                more={<a href={address('/trial', { run, intent: trial.intent, model: trial.model })}>As the model saw it</a>}
              />
            ))}
          </ul>
          <nav class="pages" aria-label="Pages of answers">
            {offset > 0 && <a href={to({ offset: String(Math.max(0, offset - STEP)) })}>Earlier answers</a>}
            {offset + STEP < total && <a href={to({ offset: String(offset + STEP) })}>Later answers</a>}
            {total > STEP && (
              <span class="quiet">
                {grouped(offset + 1)} to {grouped(Math.min(total, offset + STEP))}
              </span>
            )}
          </nav>
        </>
      )}
    </section>
  )
}
