import { resolve } from 'node:path'
import { kindOf, own, type Json, type JsonObject } from '../core/json.ts'
import type { ModelParameters } from '../core/model.ts'
import { PARAMETER_KEYS, parametersFrom } from '../core/model-parameters.ts'
import { join, type Pointer } from '../core/pointer.ts'
import { DEFAULTS, type EvalConfig, type Sourced } from './config.ts'
import { EVAL_KEYS, THRESHOLD_KEYS } from './keys.ts'
import type { Reader } from './reader.ts'

const AT = '/eval'

/** What a file says of evaluations. Suites are relative to its folder. @throws UserError with the place of what is wrong */
export function ownEval(file: Reader, value: Json | undefined, base: string): EvalConfig {
  if (value === undefined) return DEFAULTS.eval
  const entry = file.object(AT, value, EVAL_KEYS)
  return {
    suites: names(file, 'suites', entry, (suite) => resolve(base, suite)) ?? DEFAULTS.eval.suites,
    models: names(file, 'models', entry, (model) => model) ?? DEFAULTS.eval.models,
    parameters: parameters(file, own(entry, 'parameters')),
    ...limits(file, own(entry, 'thresholds')),
    against: against(file, own(entry, 'against'), base),
  }
}

function names(
  file: Reader,
  key: 'suites' | 'models',
  entry: JsonObject,
  read: (text: string) => string,
): Sourced<readonly string[]> | undefined {
  const found = own(entry, key)
  if (found === undefined) return undefined
  const at = join(AT, key)
  return { value: file.strings(at, found).map(([, text]) => read(text)), from: file.place(at) }
}

function parameters(file: Reader, value: Json | undefined): ModelParameters {
  if (value === undefined) return {}
  const at = join(AT, 'parameters')
  return parametersFrom(file.object(at, value, PARAMETER_KEYS), (key, wanted, given) => wrong(file, at, key, wanted, given))
}

const FRACTION = 'a number from 0 to 1, such as 0.9'
const POINTS = 'a number from 0 to 1, such as 0.03 or "3 points"'

type Limits = Pick<EvalConfig, 'thresholds' | 'drops'>

/** The least value and the largest drop of each metric. A number alone is the least. */
function limits(file: Reader, value: Json | undefined): Limits {
  const [thresholds, drops] = [new Map<string, Sourced<number>>(), new Map<string, Sourced<number>>()]
  const at = join(AT, 'thresholds')
  const metrics = value === undefined ? {} : file.map(at, value, 'the lowest value that passes, such as 0.9')
  for (const [metric, said] of Object.entries(metrics)) {
    const place = join(at, metric)
    const entry = typeof said === 'object' ? file.object(place, said, THRESHOLD_KEYS) : undefined
    const [min, drop] = entry === undefined ? [said, undefined] : [own(entry, 'min'), own(entry, 'drop')]
    if (min !== undefined) {
      const least = fractionOf(min, /%$/)
      if (least === undefined) wrong(file, entry === undefined ? at : place, entry === undefined ? metric : 'min', FRACTION, min)
      else thresholds.set(metric, { value: least, from: file.place(place) })
    }
    if (drop !== undefined) {
      const most = fractionOf(drop, /points?$/)
      if (most === undefined) wrong(file, place, 'drop', POINTS, drop)
      else drops.set(metric, { value: most, from: file.place(join(place, 'drop')) })
    }
    if (min === undefined && drop === undefined)
      wrong(file, at, metric, 'a number such as 0.9, or { min: 0.9, drop: 0.03 } or one of them', said)
  }
  return { thresholds, drops }
}

const HUNDREDTHS = /^(\d{1,2}(?:\.\d+)?|100(?:\.0+)?)\s*(?:%|points?)$/

/** `0.9`, `90 %`, `3 points`: from 0 to 1. */
function fractionOf(value: Json, unit: RegExp): number | undefined {
  const [, hundredths] = typeof value === 'string' && unit.test(value) ? (HUNDREDTHS.exec(value) ?? []) : []
  const fraction = hundredths === undefined ? value : Number(hundredths) / 100
  return typeof fraction === 'number' && fraction >= 0 && fraction <= 1 ? fraction : undefined
}

function against(file: Reader, value: Json | undefined, base: string): EvalConfig['against'] {
  if (value === undefined) return DEFAULTS.eval.against
  if (typeof value !== 'string' || value.trim() === '')
    return wrong(file, AT, 'against', 'the folder of a run, or previous', value)
  return { value: value === 'previous' ? value : resolve(base, value), from: file.place(join(AT, 'against')) }
}

function wrong(file: Reader, at: Pointer, key: string, wanted: string, value: Json): never {
  const place = join(at, key)
  const given = typeof value === 'object' ? kindOf(value) : JSON.stringify(value)
  return file.wrong(place, `"${file.nameOf(place)}" must be ${wanted}, not ${given}`)
}
