import { isArray, isObject, type Json } from '../../core/json.ts'
import { launchOf, members } from '../../sources/client-config/launch.ts'
import { hider } from '../../sources/client-config/secrets.ts'
import { serversIn } from '../../sources/client-config/servers.ts'
import { isSecretName, maskedIn, masking } from '../../sources/mcp/secrets.ts'
import type { Io, Target } from '../../sources/source.ts'
import type { ReadDocuments } from './documents.ts'

type Hide = (text: string) => string

/**
 * Takes out of every text what servers were given in confidence, for a lockfile is committed: a server may well quote the address of its
 * database. A variable is put back as it is written, so the file is the same wherever the variable has another value.
 */
export function concealing(targets: readonly Target[], documents: ReadDocuments, { env }: Io): (value: Json) => Json {
  const hides = [
    ...targets.flatMap((target) => (target.of?.hide === undefined ? [] : [target.of.hide])),
    ...documents.configs.flatMap(({ data }) => serversIn(data).flatMap(({ entry }) => [hider(entry, env), ...literals(entry)])),
    ...targets.flatMap((target) => given(target, env)),
  ]
  const conceal: Hide = (text) => hides.reduce((shown, hide) => hide(shown), text)
  return (value) => concealed(value, conceal)
}

/** Secrets that stand in a client configuration as they are. */
function literals(entry: Json): Hide[] {
  if (!isObject(entry)) return []
  const { env, headers, command, args, url } = launchOf(entry)
  const record = (placed: Parameters<typeof members>[0]) =>
    Object.fromEntries(members(placed).flatMap(({ key, value }) => (typeof value === 'string' ? [[key, value]] : [])))
  const words = [command, ...args].flatMap((placed) => (typeof placed?.value === 'string' ? [placed.value] : []))
  const address = typeof url?.value === 'string' ? inAddress(url.value) : []
  return [masking(record(env), false), masking(record(headers), true), ...maskedIn(words).map(masked), ...address]
}

function given(target: Target, env: Io['env']): Hide[] {
  if (target.kind === 'document') return []
  if (target.kind === 'url') return [...expandedIn(target.url, env), masking(target.headers, true), ...inAddress(target.url)]
  const words = [target.command, ...target.args]
  const variables = Object.entries(target.env).filter(([name, value]) => isSecretName(name) || CREDENTIALS.test(value))
  return [
    ...expandedIn(words.join('\n'), env),
    ...variables.map(([name, value]) => replacing(value, `\${${name}}`)),
    ...maskedIn(words).map(masked),
  ]
}

/** An address with a password in it. */
const CREDENTIALS = /:\/\/[^/\s:@]*:[^/\s@]+@/

/** The password of an address, and the keys in its query. */
function inAddress(text: string): Hide[] {
  if (!URL.canParse(text)) return []
  const { password, searchParams } = new URL(text)
  const keys = [...searchParams].flatMap(([name, value]) => (isSecretName(name) ? [value] : []))
  return [password, ...keys].flatMap((value) => [masked(value), masked(encodeURIComponent(value))])
}

/** The shell has replaced `$TOKEN` before we see the words: it is put back. */
function expandedIn(words: string, env: Io['env']): Hide[] {
  return Object.entries(env).flatMap(([name, value = '']) =>
    isSecretName(name) && value.length >= SHORTEST && words.includes(value) ? [replacing(value, `\${${name}}`)] : [],
  )
}

/** Shorter values would blank out innocent words. */
const SHORTEST = 8

function masked(value: string): Hide {
  return replacing(value, '***')
}

function replacing(value: string, by: string): Hide {
  return (text) => (value.length < SHORTEST ? text : text.replaceAll(value, () => by))
}

function concealed(value: Json, hide: Hide): Json {
  if (typeof value === 'string') return hide(value)
  if (isArray(value)) return value.map((item) => concealed(item, hide))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [hide(key), concealed(inner, hide)]))
}
