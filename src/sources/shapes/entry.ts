import { isObject, own, ownString, type Json, type JsonObject } from '../../core/json.ts'
import { anthropic } from './anthropic.ts'
import { bedrock } from './bedrock.ts'
import { read, type Dialect, type Reading } from './dialect.ts'
import { gemini } from './gemini.ts'
import { openaiChat } from './openai-chat.ts'
import { openaiResponses } from './openai-responses.ts'

const DIALECTS: readonly Dialect[] = [bedrock, openaiChat, openaiResponses, anthropic, gemini]

/** One entry of a list, in the dialect that claims it, or as MCP writes it. */
export function readEntry(entry: Json, only?: Dialect): Reading {
  const dialect = isObject(entry) ? (only ?? dialectOf(entry)) : undefined
  return isObject(entry) && dialect !== undefined ? read(entry, dialect) : { raw: entry, body: '', places: {} }
}

/** The vendor's dialect of an entry; undefined for MCP's own, and for what is no tool. */
export function dialectOf(entry: JsonObject): Dialect | undefined {
  return own(entry, 'inputSchema') === undefined ? DIALECTS.find((dialect) => dialect.claims(entry)) : undefined
}

/** True for what is a tool beyond doubt: it has a schema, in whatever dialect. */
export function isTool(value: Json): value is JsonObject {
  if (!isObject(value)) return false
  const described = ownString(value, 'name') !== undefined || ownString(value, 'description') !== undefined
  if (described && isObject(own(value, 'inputSchema'))) return true
  const dialect = dialectOf(value)
  return dialect !== undefined && (described || dialect.body !== '')
}

/** True for what is a tool when it stands in a bare list: the schema may be forgotten there. */
export function mayBeTool(value: Json): boolean {
  if (isTool(value)) return true
  if (!isObject(value) || ownString(value, 'name') === undefined || ownString(value, 'description') === undefined) return false
  return own(value, 'tools') === undefined
}

/**
 * A tool that the provider brings and describes itself: `{type: 'web_search'}`, `{googleSearch: {}}`, `{cachePoint: …}`.
 * There is nothing of the user's to check in it.
 */
export function isProvidersOwn(entry: Json): boolean {
  if (!isObject(entry) || isTool(entry) || own(entry, 'description') !== undefined) return false
  const type = ownString(entry, 'type')
  if (type !== undefined) return type !== 'function' && type !== 'custom'
  const keys = Object.keys(entry)
  return keys.length === 1 && keys[0] !== 'name' && isObject(own(entry, keys[0] ?? ''))
}
