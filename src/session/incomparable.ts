import { isEqual } from '../core/equal.ts'
import { isArray, isObject, own, ownObject, ownString, type Json, type JsonObject } from '../core/json.ts'
import type { Manifest } from '../core/manifest.ts'
import { clip, list } from '../core/text.ts'
import type { EarlierRun } from './earlier-run.ts'

/** Why the numbers of an earlier run cannot stand against those of this one; undefined where they can. The tools may differ: that is the question. */
export function incomparable({ folder, manifest: old, recorded }: EarlierRun, now: Manifest): string | undefined {
  const graded = ownString(old, 'grading') ?? 'careful'
  if (graded !== now.grading) return `${folder} was judged as ${graded}, and this run as ${now.grading} (--arguments)`
  if (!isEqual(own(old, 'prompt') ?? null, now.prompt)) return `${folder} told the models something else (prompt: of the suite)`
  if (own(old, 'exposure') !== now.exposure) return `${folder} showed the tools in another way`
  const asked = modelsIn(old)
  for (const { model, parameters, reported } of now.models) {
    const earlier = asked.get(model)
    if (earlier === undefined) return `${folder} did not ask ${model}, only ${list([...asked.keys()], 3)}`
    if (!isEqual(earlier, parameters))
      return `${folder} asked ${model} with other parameters: ${shown(earlier)}, not ${shown(parameters)}`
    const versions = versionsOf(model, recorded)
    if (versions.length > 0 && reported.length > 0 && versions.join() !== reported.join())
      return `${model} has another version since ${folder}: it was ${list(versions)}, and is ${list(reported)}`
  }
  return undefined
}

function modelsIn(manifest: JsonObject): Map<string, JsonObject> {
  const models = own(manifest, 'models')
  const entries = (isArray(models) ? models.filter(isObject) : []).map(
    (entry) => [ownString(entry, 'model') ?? '', ownObject(entry, 'parameters') ?? {}] as const,
  )
  return new Map(entries)
}

function versionsOf(model: string, recorded: EarlierRun['recorded']): string[] {
  const said = recorded.flatMap((trial) => (trial.model === model && trial.outcome.ok ? [trial.outcome.reply.model] : []))
  return [...new Set(said)].filter((version) => version !== '').sort()
}

const shown = (value: Json): string => clip(JSON.stringify(value), 120)
