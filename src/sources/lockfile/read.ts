import { didYouMean } from '../../core/did-you-mean.ts'
import type { DataDocument } from '../../core/document.ts'
import { isArray, isObject, kindOf, own, type Json, type JsonObject } from '../../core/json.ts'
import { isPointer, join, type Pointer } from '../../core/pointer.ts'
import { clip, nearest, visible } from '../../core/text.ts'
import { UserError } from '../../core/user-error.ts'
import { placesIn } from '../problems.ts'
import { LOCK_KEYS, LOCKED_FROM_KEYS, LOCKED_TOOLSET_KEYS } from './keys.ts'
import { LOCK_KIND, LOCK_VERSION, pinOf, type LockedFrom, type LockedTool, type LockedToolset } from './format.ts'

/** A toolset as it stands in a lockfile. */
export interface ReadToolset {
  readonly at: Pointer
  readonly toolset: LockedToolset
  /** Why it is not what was pinned: somebody edited it, or another one has its key. Reading its target again fixes that. */
  readonly faults: readonly UserError[]
}

/** What to do about a lockfile that cannot be read. */
export const RESTORE = 'Restore it from version control, or delete it and run rightcall snapshot with all targets.'
const AGAIN = 'Run rightcall snapshot again, or restore the lockfile from version control.'

/** The toolsets of a lockfile, in its order. @throws UserError with the place of what no rightcall of this version writes */
export function readLock(document: DataDocument): ReadToolset[] {
  const { data, uri } = document
  if (!isObject(data) || own(data, 'kind') !== LOCK_KIND) {
    const what = isObject(data) ? `its "kind" is not "${LOCK_KIND}"` : `it contains ${kindOf(data)}`
    throw new UserError(`${uri} is not a lockfile: ${what}.`, { hint: 'Name the file that rightcall snapshot wrote.' })
  }
  const read = reader(document)
  const version = own(data, 'version')
  if (version !== LOCK_VERSION) {
    const newer = typeof version === 'number' && version > LOCK_VERSION
    const says = `"version" is ${JSON.stringify(version ?? null)}, and this rightcall reads ${LOCK_VERSION}`
    read.wrong('/version', says, newer ? 'A newer rightcall wrote the file: update rightcall here.' : RESTORE)
  }
  const [twin] = document.duplicateKeys()
  if (twin !== undefined) read.wrong(twin.at, 'has the same key twice in one object; only the last one would count')
  read.known('', data, LOCK_KEYS)
  const toolsets = read.list('/toolsets', own(data, 'toolsets')).map(([at, entry]) => toolsetAt(at, entry, read))
  const firsts = new Map(toolsets.toReversed().map((one) => [one.toolset.key, one]))
  return toolsets.map((one) => {
    const first = firsts.get(one.toolset.key)
    if (first === undefined || first === one) return one
    const says = `has the toolset ${named(one.toolset.key)} a second time; the first is at ${read.placeOf(first.at)}`
    return { ...one, faults: [...one.faults, read.fault(join(one.at, 'key'), says, AGAIN)] }
  })
}

function toolsetAt(at: Pointer, value: Json, read: LockReader): ReadToolset {
  const entry = read.object(at, value)
  read.known(at, entry, LOCKED_TOOLSET_KEYS)
  const name = read.optional(at, entry, 'name')
  const server = read.optionalObject(at, entry, 'server')
  const pinned = read.optionalObject(at, entry, 'instructions')
  const faults: UserError[] = []
  const pin = (place: Pointer, sha256: string, held: Json, what: string): void => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) read.wrong(join(place, 'sha256'), 'a SHA-256 has 64 hexadecimal digits')
    if (pinOf(held) !== sha256)
      faults.push(read.fault(join(place, 'sha256'), `does not fit ${what}: one of the two was edited`, AGAIN))
  }
  const tools = read.list(join(at, 'tools'), own(entry, 'tools')).map(([place, item]): LockedTool => {
    const held = read.object(place, item)
    read.known(place, held, { sha256: 0, unknown: 0, tool: 0 })
    const [tool, sha256] = [own(held, 'tool'), read.text(place, held, 'sha256')]
    if (tool === undefined) return read.wrong(place, 'the entry has no "tool"')
    pin(place, sha256, tool, `the tool ${named(isObject(tool) ? String(own(tool, 'name') ?? '') : '')}`)
    const unknown = own(held, 'unknown') === undefined ? [] : read.pointers(join(place, 'unknown'), own(held, 'unknown'))
    return { sha256, ...(unknown.length === 0 ? {} : { unknown }), tool }
  })
  const instructions = pinned && {
    sha256: read.text(join(at, 'instructions'), pinned, 'sha256'),
    text: read.text(join(at, 'instructions'), pinned, 'text'),
  }
  if (instructions !== undefined) pin(join(at, 'instructions'), instructions.sha256, instructions.text, 'the instructions')
  return {
    at,
    faults,
    toolset: {
      key: read.text(at, entry, 'key'),
      id: read.text(at, entry, 'id'),
      ...(name === undefined ? {} : { name }),
      from: fromAt(join(at, 'from'), own(entry, 'from'), read),
      ...(server === undefined ? {} : { server: serverAt(join(at, 'server'), server, read) }),
      ...(instructions === undefined ? {} : { instructions }),
      ...(own(entry, 'complete') === false ? { complete: false } : {}),
      tools,
    },
  }
}

function fromAt(at: Pointer, value: Json | undefined, read: LockReader): LockedFrom {
  const from = read.object(at, value)
  read.known(at, from, LOCKED_FROM_KEYS)
  return Object.fromEntries(Object.keys(from).map((key) => [key, read.text(at, from, key)]))
}

function serverAt(at: Pointer, server: JsonObject, read: LockReader): NonNullable<LockedToolset['server']> {
  read.known(at, server, { name: 0, version: 0 })
  return Object.fromEntries(Object.keys(server).map((key) => [key, read.text(at, server, key)]))
}

type LockReader = ReturnType<typeof reader>

/** Reads values out of a lockfile; whatever is wrong is a UserError with its place. */
function reader(document: DataDocument) {
  const places = placesIn(document)
  const placeOf = (at: Pointer): string => places(document.span(at))
  const fault = (at: Pointer, says: string, hint = RESTORE): UserError => new UserError(`${placeOf(at)} ${says}.`, { hint })
  const wrong = (at: Pointer, says: string, hint = RESTORE): never => {
    throw fault(at, says, hint)
  }
  const object = (at: Pointer, value: Json | undefined): JsonObject =>
    isObject(value) ? value : wrong(at, `${last(at)} must be an object, not ${kindOf(value)}`)
  const text = (at: Pointer, holder: JsonObject, key: string): string => {
    const value = own(holder, key)
    return typeof value === 'string' ? value : wrong(join(at, key), `"${key}" must be a string, not ${kindOf(value)}`)
  }
  const list = (at: Pointer, value: Json | undefined): [Pointer, Json][] =>
    isArray(value)
      ? value.map((item, index) => [join(at, index), item])
      : wrong(at, `${last(at)} must be a list, not ${kindOf(value)}`)
  return {
    placeOf,
    fault,
    wrong,
    object,
    text,
    list,
    optional: (at: Pointer, holder: JsonObject, key: string) =>
      own(holder, key) === undefined ? undefined : text(at, holder, key),
    optionalObject(at: Pointer, holder: JsonObject, key: string) {
      return own(holder, key) === undefined ? undefined : object(join(at, key), own(holder, key))
    },
    pointers: (at: Pointer, value: Json | undefined): Pointer[] =>
      list(at, value).map(([place, item]) =>
        typeof item === 'string' && isPointer(item) ? item : wrong(place, 'a place is a JSON Pointer'),
      ),
    known(at: Pointer, value: JsonObject, table: object): void {
      const keys = Object.keys(table)
      const key = Object.keys(value).find((one) => !keys.includes(one))
      if (key === undefined) return
      const hint = didYouMean(nearest(key, keys), `Known keys: ${keys.join(', ')}.`, (near) => `"${near}"`)
      wrong(join(at, key), `has the unknown key ${named(key)}`, hint)
    },
  }
}

function last(at: Pointer): string {
  const segment = at.slice(at.lastIndexOf('/') + 1)
  return /^\d+$/.test(segment) ? 'an entry' : JSON.stringify(segment)
}

function named(name: string): string {
  return JSON.stringify(clip(visible(name), 80))
}
