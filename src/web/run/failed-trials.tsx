import { useMemo, useState } from 'preact/hooks'
import type { RunReport } from '../../core/report.ts'
import { grouped } from '../../core/text.ts'
import { Heading } from '../parts/heading.tsx'
import { Paged } from '../parts/paged.tsx'
import { ModelSelect } from './model-select.tsx'
import { TrialCard } from './trial-card.tsx'
import { failedTrials, searchedTrials } from './trial-filter.ts'

/** Every answer that was not right: what was asked, what was expected, what the model did, and why that is wrong. */
export function FailedTrials({ report, id }: { readonly report: RunReport; readonly id: string }) {
  const { trials = [], asked = [], manifest } = report
  const [filter, setFilter] = useState({ model: '', words: '' })
  const intents = useMemo(() => new Map(asked.map((intent) => [intent.id, intent])), [asked])
  const failed = useMemo(() => failedTrials(trials), [trials])
  const shown = useMemo(() => searchedTrials(failed, intents, filter), [failed, intents, filter])
  if (failed.length === 0) return null
  const models = [...new Set(failed.map(({ model }) => model))]
  return (
    <section>
      <Heading>Answers that were not right</Heading>
      <form class="filters" role="search" aria-label="Answers" onSubmit={(event) => event.preventDefault()}>
        <label class="search">
          <span>Search</span>
          <input
            type="search"
            value={filter.words}
            placeholder="Intent, tool or reason"
            onInput={({ currentTarget }) => setFilter({ ...filter, words: currentTarget.value })}
          />
        </label>
        <ModelSelect
          id={`${id}-trials`}
          models={models}
          value={filter.model}
          any="All models"
          onChoose={(model) => setFilter({ ...filter, model })}
        />
        <p class="shown" role="status">
          {shown.length === failed.length ? '' : `${grouped(shown.length)} of `}
          {grouped(failed.length)} of {grouped(trials.length)} answers
        </p>
      </form>
      {shown.length === 0 && <p class="empty">No answer matches all filters.</p>}
      <Paged items={shown} step={40} unit="answer">
        {(page) => (
          <ul class="trials">
            {page.map((trial) => (
              <TrialCard
                key={`${trial.intent} ${trial.model} ${trial.repeat} ${trial.variant}`}
                trial={trial}
                intent={intents.get(trial.intent)}
                hasModels={manifest.models.length > 1}
                hasRepeats={manifest.repeats > 1}
              />
            ))}
          </ul>
        )}
      </Paged>
    </section>
  )
}
