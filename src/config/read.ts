import { dirname, resolve } from 'node:path'
import { didYouMean } from '../core/did-you-mean.ts'
import type { DataDocument } from '../core/document.ts'
import { isArray, isObject, kindOf, own, type Json } from '../core/json.ts'
import { isPointer, join, type Pointer } from '../core/pointer.ts'
import { lineStarts, nearest, positionAt } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import { DEFAULTS, type Config, type IgnoreEntry, type Level, type Override, type RuleSetting, type Sourced } from './config.ts'

const KEYS = ['extends', 'preset', 'profiles', 'rules', 'ignore', 'overrides', 'max-warnings'] as const
const LEVELS: readonly string[] = ['off', 'error', 'warn', 'info'] satisfies Level[]

/** Opens a configuration file as a document. */
export type Open = (path: string) => Promise<DataDocument>

/**
 * Reads a configuration with everything that it extends; an extended file is the lower layer.
 * @throws UserError with the exact place of what is wrong
 */
export async function readConfig(path: string, open: Open, chain: readonly string[] = []): Promise<Config> {
  if (chain.includes(path)) throw new UserError(`${path} extends itself: ${[...chain, path].join(' → ')}.`)
  const file = reader(await open(path))
  const data = file.object('', file.document.data, KEYS)
  let base = DEFAULTS
  for (const [at, name] of file.strings('/extends', own(data, 'extends'))) {
    const layer = await readConfig(resolve(dirname(path), name), open, [...chain, path]).catch((error: unknown) => {
      throw error instanceof UserError && chain.length === 0
        ? new UserError(`${file.place(at)} extends ${name}: ${error.message}`, { hint: error.hint })
        : error
    })
    base = layered(base, layer)
  }
  return layered(base, { ...ownLayer(file, dirname(path)), files: [path] })
}

/** The upper configuration over the lower one: what it says counts, rule by rule. */
function layered(lower: Config, upper: Config): Config {
  return {
    files: [...lower.files, ...upper.files],
    preset: upper.preset.from === 'default' ? lower.preset : upper.preset,
    profiles: upper.profiles.from === 'default' ? lower.profiles : upper.profiles,
    rules: new Map([...lower.rules, ...upper.rules]),
    overrides: [...lower.overrides, ...upper.overrides],
    flags: new Map([...lower.flags, ...upper.flags]),
    ignore: [...lower.ignore, ...upper.ignore],
    maxWarnings: upper.maxWarnings.from === 'default' ? lower.maxWarnings : upper.maxWarnings,
  }
}

type Reader = ReturnType<typeof reader>

function ownLayer(file: Reader, base: string): Config {
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

function rules(file: Reader, base: Pointer, value: Json | undefined): ReadonlyMap<string, Sourced<RuleSetting>> {
  if (value === undefined) return new Map()
  return new Map(
    Object.entries(file.object(base, value)).map(([id, setting]) => {
      const at = join(base, id)
      return [id, { value: ruleSetting(file, at, setting), from: file.place(at) }]
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

function reader(document: DataDocument) {
  let starts: readonly number[] | undefined
  const place = (at: Pointer): string => {
    const span = document.span(at)
    if (span === undefined) return document.uri
    starts ??= lineStarts(document.text)
    const { line, column } = positionAt(starts, span.start)
    return `${document.uri}:${line}:${column}`
  }
  const wrong = (at: Pointer, says: string, hint?: string): never => {
    throw new UserError(`${place(at)} ${says}.`, { hint })
  }
  return {
    document,
    place,
    wrong,
    object(at: Pointer, value: Json, known?: readonly string[]) {
      if (!isObject(value)) return wrong(at, `must be an object, not ${kindOf(value)}`)
      for (const key of Object.keys(value)) {
        if (known === undefined || known.includes(key)) continue
        const hint = didYouMean(nearest(key, known), `Known keys: ${known.join(', ')}.`, (near) => `"${near}"`)
        wrong(join(at, key), `has the unknown key "${key}"`, hint)
      }
      return value
    },
    list(at: Pointer, value: Json | undefined): [Pointer, Json][] {
      if (value === undefined) return []
      if (!isArray(value)) return wrong(at, `must be a list, not ${kindOf(value)}`)
      return value.map((item, index) => [join(at, index), item])
    },
    strings(at: Pointer, value: Json | undefined): [Pointer, string][] {
      return this.list(at, typeof value === 'string' ? [value] : value).map(([place, item]) =>
        typeof item === 'string' ? [place, item] : wrong(place, `must be a string, not ${kindOf(item)}`),
      )
    },
  }
}
