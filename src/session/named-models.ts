import type { Manifest } from '../core/manifest.ts'
import type { Model } from '../core/model.ts'

/** Models that are only known by name: a run is over, and nobody is asked. */
export function namedModels(manifests: readonly Manifest[]): Model[] {
  const all = new Map(manifests.flatMap(({ models }) => models.map((one) => [one.model, one] as const)))
  return [...all.values()].map(({ model, kind, parameters }) => ({
    name: model,
    kind,
    parameters,
    ask: () => Promise.reject(new Error(`${model} is not asked: its run is over.`)),
  }))
}
