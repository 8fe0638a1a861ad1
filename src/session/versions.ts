import type { Model } from '../core/model.ts'
import type { Recorded } from '../core/recorded.ts'
import { count, list } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import { reportedBy } from './manifest.ts'

const HINT = 'Name a dated version of the model, and start with a fresh --out. The answers stay where they are.'

/** How many answers every version of every model gave: model → version → answers. */
export function versionCounter() {
  const counts = new Map<string, Map<string, number>>()
  return {
    add({ model, outcome }: Pick<Recorded, 'model' | 'outcome'>): void {
      if (!outcome.ok) return
      const own = counts.get(model) ?? new Map<string, number>()
      own.set(outcome.reply.model, (own.get(outcome.reply.model) ?? 0) + 1)
      counts.set(model, own)
    },
    /** As the manifest lists them, sorted. */
    reported: (model: string): string[] => [...(counts.get(model)?.keys() ?? [])].sort(),
    /** @throws UserError where a model gave answers of two versions; `side`: `the run` */
    refuseMixed(model: string, side: string): void {
      const versions = [...(counts.get(model) ?? [])].filter(([version]) => version !== '')
      if (versions.length < 2) return
      const said = versions.map(([version, answers]) => `${version} (${count(answers, 'answer')})`)
      throw new UserError(
        `${model} changed its version during ${side}: ${list(said)}. One number over both would describe neither.`,
        { hint: HINT },
      )
    },
  }
}

/** Answers of two versions of a model are no sample of one. @throws UserError naming them, with their numbers */
export function refuseMixedVersions(recorded: readonly Recorded[], models: readonly Model[]): void {
  for (const { name } of models) {
    for (const [variant, own] of Map.groupBy(recorded, (trial) => trial.variant)) {
      const counter = versionCounter()
      for (const trial of own) counter.add(trial)
      counter.refuseMixed(name, variant === 'only' ? 'the run' : `the questions over the toolset ${variant}`)
    }
  }
}

/** A difference between two versions of a model is no difference between descriptions. @throws UserError */
export function refuseDifferentVersions(recorded: readonly Recorded[], models: readonly Model[]): void {
  for (const { name } of models) {
    const [before, after] = ['before', 'after'].map((variant) =>
      reportedBy(
        name,
        recorded.filter((trial) => trial.variant === variant),
      ).join(', '),
    )
    if (before !== after && before !== '' && after !== '') {
      throw new UserError(
        `${name} reported different versions before (${before}) and after (${after}); they cannot be compared.`,
        { hint: HINT },
      )
    }
  }
}
