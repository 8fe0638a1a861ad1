import { resolve } from 'node:path'
import { kindOf, own, type Json, type JsonObject } from '../core/json.ts'
import type { ModelParameters } from '../core/model.ts'
import { PARAMETER_KEYS, parametersFrom } from '../core/model-parameters.ts'
import { join, type Pointer } from '../core/pointer.ts'
import { DEFAULTS, type EvalConfig, type Sourced } from './config.ts'
import { EVAL_KEYS } from './keys.ts'
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
    thresholds: thresholds(file, own(entry, 'thresholds')),
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

/** Fractions: 0.9 is 90 %. */
function thresholds(file: Reader, value: Json | undefined): EvalConfig['thresholds'] {
  if (value === undefined) return new Map()
  const at = join(AT, 'thresholds')
  return new Map(
    Object.entries(file.map(at, value, 'the least that is enough, such as 0.9')).map(([metric, least]) => {
      if (typeof least !== 'number' || least < 0 || least > 1)
        return wrong(file, at, metric, 'a number from 0 to 1, such as 0.9', least)
      return [metric, { value: least, from: file.place(join(at, metric)) }] as const
    }),
  )
}

function wrong(file: Reader, at: Pointer, key: string, wanted: string, value: Json): never {
  const place = join(at, key)
  const given = typeof value === 'object' ? kindOf(value) : JSON.stringify(value)
  return file.wrong(place, `"${file.nameOf(place)}" must be ${wanted}, not ${given}`)
}
