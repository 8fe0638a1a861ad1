import { isEqual } from '../core/equal.ts'
import type { Json } from '../core/json.ts'
import type { Manifest } from '../core/manifest.ts'
import { clip, list } from '../core/text.ts'

/** A run that another one is held against, as somebody named it. */
interface Earlier {
  readonly folder: string
  readonly manifest: Manifest
}

/** Why the numbers of an earlier run cannot stand against those of this one; undefined where they can. The tools may differ: that is the question. */
export function incomparable({ folder, manifest: old }: Earlier, now: Manifest): string | undefined {
  if (old.grading !== now.grading) return `${folder} was judged as ${old.grading}, and this run as ${now.grading} (--arguments)`
  if (!isEqual(old.prompt, now.prompt)) return `${folder} told the models something else (prompt: of the suite)`
  if (old.exposure !== now.exposure) return `${folder} showed the tools in another way`
  const asked = new Map(old.models.map((one) => [one.model, one]))
  for (const { model, parameters, reported } of now.models) {
    const earlier = asked.get(model)
    if (earlier === undefined) return `${folder} did not ask ${model}, only ${list([...asked.keys()], 3)}`
    if (!isEqual(earlier.parameters, parameters))
      return `${folder} asked ${model} with other parameters: ${shown(earlier.parameters)}, not ${shown(parameters)}`
    const versions = earlier.reported.filter((version) => version !== '')
    if (versions.length > 0 && reported.length > 0 && versions.join() !== reported.join())
      return `${model} has another version since ${folder}: it was ${list(versions)}, and is ${list(reported)}`
  }
  return undefined
}

const shown = (value: Json): string => clip(JSON.stringify(value), 120)
