import type { Model } from '../core/model.ts'
import type { Recorded } from '../core/recorded.ts'
import { count, list } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import { reportedBy } from './manifest.ts'

const HINT = 'Name a dated version of the model, and start with a fresh --out. The answers stay where they are.'

/** What is wrong with answers of several versions, given how many there are of each. */
export function mixedVersions(model: string, side: string, versions: readonly (readonly [string, number])[]): UserError {
  const said = versions.map(([version, answers]) => `${version} (${count(answers, 'answer')})`)
  return new UserError(
    `${model} changed its version during ${side}: ${list(said)}. One number over both would describe neither.`,
    { hint: HINT },
  )
}

/** Answers of two versions of a model are no sample of one. @throws UserError naming them, with their numbers */
export function refuseMixedVersions(recorded: readonly Recorded[], models: readonly Model[]): void {
  for (const { name } of models) {
    for (const [variant, own] of Map.groupBy(recorded, (trial) => trial.variant)) {
      const answers = own.flatMap((trial) => (trial.model === name && trial.outcome.ok ? [trial.outcome.reply.model] : []))
      const versions = [...Map.groupBy(answers, (version) => version)].filter(([version]) => version !== '')
      if (versions.length < 2) continue
      const side = variant === 'only' ? 'the run' : `the questions over the toolset ${variant}`
      throw mixedVersions(
        name,
        side,
        versions.map(([version, same]) => [version, same.length]),
      )
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
