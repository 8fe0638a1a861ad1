import { CERTAINTIES, type Certainty } from '../core/certainty.ts'
import { isArray, isObject, kindOf, own, type Json } from '../core/json.ts'
import { isPointer, join, type Pointer } from '../core/pointer.ts'
import { DEFAULTS, type Config, type IgnoreEntry, type Level, type Override, type RuleSetting, type Sourced } from './config.ts'
import type { Reader } from './reader.ts'

export const KEYS = ['extends', 'preset', 'profiles', 'rules', 'ignore', 'overrides', 'max-warnings', 'lint', 'gate'] as const
const LEVELS: readonly string[] = ['off', 'error', 'warn', 'info'] satisfies Level[]

/** What one file itself says, without what it extends. @throws UserError with the place of what is wrong */
export function ownLayer(file: Reader, base: string): Config {
  const data = file.object('', file.document.data, KEYS)
  return {
    files: [],
    preset: preset(file, own(data, 'preset')),
    profiles: profiles(file, own(data, 'profiles')),
    rules: rules(file, '/rules', own(data, 'rules')),
    overrides: file.list('/overrides', own(data, 'overrides')).map(([at, entry]) => override(file, at, entry, base)),
    flags: new Map(),
    ignore: file.list('/ignore', own(data, 'ignore')).map(([at, entry]) => ignore(file, at, entry)),
    maxWarnings: maxWarnings(file, own(data, 'max-warnings')),
    failOn: failOn(file, own(data, 'lint')),
    gate: gate(file, own(data, 'gate')),
  }
}

function preset(file: Reader, value: Json | undefined): Config['preset'] {
  if (value === undefined) return DEFAULTS.preset
  if (value === 'recommended' || value === 'strict') return { value, from: file.place('/preset') }
  return file.wrong('/preset', `preset must be "recommended" or "strict", not ${JSON.stringify(value)}`)
}

function profiles(file: Reader, value: Json | undefined): Config['profiles'] {
  if (value === undefined) return DEFAULTS.profiles
  return { value: file.strings('/profiles', value).map(([, name]) => name), from: file.place('/profiles') }
}

function maxWarnings(file: Reader, value: Json | undefined): Config['maxWarnings'] {
  if (value === undefined) return DEFAULTS.maxWarnings
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return { value, from: file.place('/max-warnings') }
  return file.wrong('/max-warnings', `max-warnings must be a whole number, not ${kindOf(value)}`)
}

function failOn(file: Reader, value: Json | undefined): Config['failOn'] {
  const found = value === undefined ? undefined : own(file.object('/lint', value, ['fail-on']), 'fail-on')
  if (found === undefined) return DEFAULTS.failOn
  const at = '/lint/fail-on'
  if (isCertainty(found)) return { value: found, from: file.place(at) }
  return file.wrong(at, `"lint.fail-on" must be one of ${CERTAINTIES.join(', ')}, not ${JSON.stringify(found)}`)
}

function isCertainty(value: Json): value is Certainty {
  return CERTAINTIES.some((certainty) => certainty === value)
}

function gate(file: Reader, value: Json | undefined): Config['gate'] {
  if (value === undefined) return DEFAULTS.gate
  return { value: file.strings('/gate', value).map(([, glob]) => glob), from: file.place('/gate') }
}

function rules(file: Reader, base: Pointer, value: Json | undefined): ReadonlyMap<string, Sourced<RuleSetting>> {
  if (value === undefined) return new Map()
  return new Map(
    Object.entries(file.object(base, value)).map(([id, setting]) => {
      const at = join(base, id)
      return [id, { value: ruleSetting(file, at, setting), from: file.place(at, 'key') }]
    }),
  )
}

/** `error`, `[error, {options}]`, or `{options}` at the preset's level. */
function ruleSetting(file: Reader, at: Pointer, value: Json): RuleSetting {
  if (isObject(value)) return { level: undefined, options: value }
  const [level, options, ...rest] = isArray(value) ? value : [value]
  if (!isLevel(level) || rest.length > 0) {
    return file.wrong(at, `a rule is set to one of ${LEVELS.join(', ')}, or to [level, {options}], not ${JSON.stringify(value)}`)
  }
  if (options !== undefined && !isObject(options)) return file.wrong(at, `a rule's options are an object, not ${kindOf(options)}`)
  return { level, options }
}

function isLevel(value: Json | undefined): value is Level {
  return typeof value === 'string' && LEVELS.includes(value)
}

function override(file: Reader, at: Pointer, value: Json, base: string): Override {
  const entry = file.object(at, value, ['files', 'rules'])
  const files = file.strings(join(at, 'files'), own(entry, 'files')).map(([, pattern]) => pattern)
  if (files.length === 0) return file.wrong(at, 'an override needs "files", a list of patterns')
  return { files, base, rules: rules(file, join(at, 'rules'), own(entry, 'rules')) }
}

function ignore(file: Reader, at: Pointer, value: Json): Sourced<IgnoreEntry> {
  const entry = file.object(at, value, ['rule', 'tool', 'at', 'reason'])
  const text = (key: string): string | undefined => {
    const found = own(entry, key)
    return found === undefined || typeof found === 'string'
      ? found
      : file.wrong(join(at, key), `"${key}" must be a string, not ${kindOf(found)}`)
  }
  const [rule, tool, place, reason] = [text('rule'), text('tool'), text('at'), text('reason')]
  if (rule === undefined) return file.wrong(at, 'an ignore entry needs "rule"')
  if (!reason?.trim())
    return file.wrong(at, `the ignore entry for ${rule} needs a "reason": the next reader must know why this finding is accepted`)
  if (place !== undefined && !isPointer(place))
    return file.wrong(join(at, 'at'), `"at" must be a JSON Pointer such as /inputSchema/properties/limit, not "${place}"`)
  return { value: { rule, tool, at: place, reason }, from: file.place(at) }
}
