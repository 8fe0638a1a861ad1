import { kindOf, own, type Json, type JsonObject } from '../core/json.ts'
import { join, type Pointer } from '../core/pointer.ts'
import type { Config, ConfiguredTarget, TargetPlace } from './config.ts'
import { TARGET_KEYS } from './keys.ts'
import type { Reader } from './reader.ts'
import { failOn, gate, maxWarnings, profiles, rules } from './settings.ts'

/** The targets that one file lists; those that are only named are one. @throws UserError with the place of what is wrong */
export function ownTargets(file: Reader, value: Json | undefined, base: string): Config['targets'] | undefined {
  if (value === undefined) return undefined
  const seen = new Map<string, string>()
  const targets = file.list('/targets', value).map(([at, entry]) => {
    const one = target(file, at, entry, base)
    const before = one.name === undefined ? undefined : seen.get(one.name)
    if (before !== undefined)
      return file.wrong(join(at, 'name'), `the target ${before} has this name already`, 'Give each target its own name.')
    if (one.name !== undefined) seen.set(one.name, one.from)
    return one
  })
  return { value: withLooseFiles(file, targets), from: file.place('/targets') }
}

/** Files that are only named are read together, as on the command line: `!…` takes away from the others. */
function withLooseFiles(file: Reader, targets: readonly ConfiguredTarget[]): readonly ConfiguredTarget[] {
  const loose = targets.filter(({ name, place }) => name === undefined && place.kind === 'files')
  const [first] = loose
  if (first === undefined) return targets
  const names = loose.flatMap(({ place }) => (place.kind === 'files' ? place.files : []))
  const rest = targets.filter((one) => !loose.includes(one))
  if (!names.every(isException)) return [{ ...first, place: { kind: 'files', files: names } }, ...rest]
  return file.wrong(
    '/targets',
    'a pattern that begins with ! leaves files out, and no other file is named',
    'Name the files to check.',
  )
}

function isException(name: string): boolean {
  return name.startsWith('!')
}

const NOTHING: Pick<ConfiguredTarget, 'rules' | 'profiles' | 'maxWarnings' | 'failOn' | 'gate'> = {
  rules: new Map(),
  profiles: undefined,
  maxWarnings: undefined,
  failOn: undefined,
  gate: undefined,
}

function target(file: Reader, at: Pointer, value: Json, base: string): ConfiguredTarget {
  const from = file.place(at)
  if (typeof value === 'string') return { name: undefined, from, base, place: placeNamed(file, at, value), ...NOTHING }
  const entry = file.object(at, value, TARGET_KEYS, 'a file, a glob, a folder, a URL, or an object')
  const name = text(file, join(at, 'name'), own(entry, 'name'))
  if (name === undefined) return file.wrong(at, 'a target with settings needs a "name"', 'Reports and --target use its name.')
  const say = <Value>(
    key: keyof typeof TARGET_KEYS,
    read: (file: Reader, at: Pointer, value: Json | undefined) => Value,
  ): Value => read(file, join(at, key), own(entry, key))
  return {
    name,
    from,
    base,
    place: placeOf(file, at, entry),
    rules: say('rules', rules),
    profiles: say('profiles', profiles),
    maxWarnings: say('max-warnings', maxWarnings),
    failOn: say('fail-on', failOn),
    gate: say('gate', gate),
  }
}

const WAYS = ['files', 'url', 'stdio'] as const

function placeOf(file: Reader, at: Pointer, entry: JsonObject): TargetPlace {
  const [way, other] = WAYS.filter((key) => own(entry, key) !== undefined)
  const hint = 'Give it files, a url, or stdio with the command of a server.'
  if (way === undefined) return file.wrong(at, 'the target names nothing to check', hint)
  if (other !== undefined)
    return file.wrong(at, `the target has both "${way}" and "${other}"`, 'Keep one of them, or write two targets.')
  refuseElsewhere(file, at, entry, 'headers', way, 'url')
  refuseElsewhere(file, at, entry, 'env', way, 'stdio')
  const place = join(at, way)
  if (way === 'files') return { kind: 'files', files: files(file, place, own(entry, way)) }
  const said = text(file, place, own(entry, way)) ?? ''
  if (way === 'url')
    return {
      kind: 'url',
      url: address(file, place, said),
      headers: strings(file, join(at, 'headers'), own(entry, 'headers'), HEADER),
    }
  return { kind: 'stdio', command: said, env: strings(file, join(at, 'env'), own(entry, 'env'), VARIABLE) }
}

function refuseElsewhere(file: Reader, at: Pointer, entry: JsonObject, key: string, way: string, home: string): void {
  if (way !== home && own(entry, key) !== undefined) file.wrong(join(at, key), `"${key}" belongs to a target with "${home}"`)
}

function placeNamed(file: Reader, at: Pointer, value: string): TargetPlace {
  const said = filled(file, at, value)
  if (/^https?:/i.test(said)) return { kind: 'url', url: address(file, at, said), headers: {} }
  return { kind: 'files', files: [fileName(file, at, said)] }
}

function files(file: Reader, at: Pointer, value: Json | undefined): readonly string[] {
  const names = file.strings(at, value).map(([place, name]) => fileName(file, place, filled(file, place, name)))
  if (names.every(isException)) return file.wrong(at, 'the target names no file')
  return names
}

/** Not blank, not standard input, no URL. */
export const FILE_NAME = /^(?!-$)(?![hH][tT][tT][pP][sS]?:)[\s\S]*\S/

function fileName(file: Reader, at: Pointer, name: string): string {
  if (FILE_NAME.test(name)) return name
  if (name === '-') return file.wrong(at, 'a configuration cannot name standard input', 'Name - on the command line.')
  return file.wrong(at, 'a URL is not a file', 'Write it as the "url" of a target, or as a target by itself.')
}

/** `${…}` may stand in it, so only the start is known. */
export const ADDRESS = /^https?:\/\/\S+$/

function address(file: Reader, at: Pointer, said: string): string {
  return ADDRESS.test(said) ? said : file.wrong(at, `"${said}" is not the address of a server`, 'Write it as https://host/path.')
}

/** Names of headers, RFC 9110 §5.1. */
export const HEADER = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/
export const VARIABLE = /^[A-Za-z_]\w*$/

function strings(file: Reader, at: Pointer, value: Json | undefined, key: RegExp): Readonly<Record<string, string>> {
  if (value === undefined) return {}
  const entries = Object.entries(file.map(at, value, 'a value, in quotes')).map(([name, inner]): [string, string] => {
    const place = join(at, name)
    if (!key.test(name)) return file.wrong(place, `"${file.nameOf(place)}" is not a valid name of a variable or header`)
    return typeof inner === 'string'
      ? [name, inner]
      : file.wrong(place, `"${file.nameOf(place)}" must be a string, not ${kindOf(inner)}`, 'Put it in quotes.')
  })
  return Object.fromEntries(entries)
}

function text(file: Reader, at: Pointer, value: Json | undefined): string | undefined {
  if (value === undefined) return undefined
  return typeof value === 'string'
    ? filled(file, at, value)
    : file.wrong(at, `"${file.nameOf(at)}" must be a string, not ${kindOf(value)}`)
}

function filled(file: Reader, at: Pointer, value: string): string {
  return /\S/.test(value) ? value : file.wrong(at, `"${file.nameOf(at)}" is empty`)
}
