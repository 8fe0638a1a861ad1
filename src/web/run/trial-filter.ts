import type { AskedIntent, ReportedTrial } from '../../core/reported-trial.ts'

/** Trials that were not right: a wrong answer, a reply that is no answer, an error. The worst first is no order: it stays that of the suite. */
export function failedTrials(trials: readonly ReportedTrial[]): readonly ReportedTrial[] {
  return trials.filter(({ right, outcome }) => outcome !== 'answered' || (right !== null && right < 1))
}

/** Those of one model, or of all (`''`), in which every word stands, in whatever case. */
export function searchedTrials(
  trials: readonly ReportedTrial[],
  asked: ReadonlyMap<string, AskedIntent>,
  { model, words }: { readonly model: string; readonly words: string },
): readonly ReportedTrial[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  return trials.filter((trial) => {
    if (model !== '' && trial.model !== model) return false
    if (wanted.length === 0) return true
    const intent = asked.get(trial.intent)
    const { calls, ranking = [], fault, error, outcome } = trial
    const names = [...calls.map(({ tool }) => tool), ...ranking.slice(0, 1)]
    const text = [trial.intent, intent?.says, intent?.expected, ...names, fault?.because, error, outcome].join('\n').toLowerCase()
    return wanted.every((word) => text.includes(word))
  })
}
