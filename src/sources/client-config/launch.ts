import { isArray, isObject, own, ownObject, ownString, type Json, type JsonObject } from '../../core/json.ts'
import { join, type Pointer } from '../../core/pointer.ts'

/** A value and where it stands, from the entry. */
export interface Placed {
  readonly at: Pointer
  readonly value: Json
}

/** The parts of a server's entry under one set of names, whatever the client calls them; nothing is checked yet. */
export interface Launch {
  readonly command: Placed | undefined
  readonly args: readonly Placed[]
  /** The arguments' own value where it is no array. */
  readonly badArgs: Placed | undefined
  readonly url: Placed | undefined
  readonly env: Placed | undefined
  readonly headers: Placed | undefined
  readonly cwd: string | undefined
  readonly disabled: boolean
  /** Brought by the client itself: nothing here starts it. */
  readonly builtIn: boolean
}

/** Reads an entry. Most write `command` and `args`; OpenCode one array; the older Zed an object; Goose `cmd`. */
export function launchOf(entry: JsonObject): Launch {
  const nested = ownObject(entry, 'command')
  const [holder, base]: [JsonObject, Pointer] = nested === undefined ? [entry, ''] : [nested, '/command']
  const command = first(holder, base, nested === undefined ? ['command', 'cmd'] : ['path'])
  const args = first(holder, base, ['args'])
  const words = command !== undefined && isArray(command.value) ? items(command) : undefined
  const requestOptions = ownObject(entry, 'requestOptions')
  return {
    command: words === undefined ? command : words[0],
    args: [...(words ?? []).slice(1), ...(args === undefined ? [] : items(args))],
    badArgs: args === undefined || isArray(args.value) ? undefined : args,
    url: first(entry, '', ['url', 'serverUrl', 'httpUrl', 'uri']),
    env: first(holder, base, ['env', 'environment', 'envs']),
    headers: first(entry, '', ['headers']) ?? (requestOptions && first(requestOptions, '/requestOptions', ['headers'])),
    cwd: ownString(entry, 'cwd'),
    disabled: own(entry, 'disabled') === true || own(entry, 'enabled') === false,
    builtIn: isBuiltIn(entry),
  }
}

/** Zed's extensions have settings alone; Goose says so by type. */
function isBuiltIn(entry: JsonObject): boolean {
  const type = ownString(entry, 'type')
  return own(entry, 'settings') !== undefined || (type !== undefined && ['builtin', 'platform', 'frontend'].includes(type))
}

function first(holder: JsonObject, base: Pointer, keys: readonly string[]): Placed | undefined {
  const key = keys.find((candidate) => own(holder, candidate) !== undefined)
  const value = key === undefined ? undefined : own(holder, key)
  return key === undefined || value === undefined ? undefined : { at: join(base, key), value }
}

function items({ at, value }: Placed): Placed[] {
  return isArray(value) ? value.map((item, index) => ({ at: join(at, index), value: item })) : []
}

/** The members of an object with their places. */
export function members(placed: Placed | undefined): (Placed & { readonly key: string })[] {
  if (placed === undefined || !isObject(placed.value)) return []
  return Object.entries(placed.value).map(([key, value]) => ({ key, at: join(placed.at, key), value }))
}
