import { isObject, own, ownString, type Json, type JsonObject } from '../../core/json.ts'
import { anthropicShape } from './anthropic.ts'
import { bedrockShape } from './bedrock.ts'
import { read, type ReadEntry, type Shape } from './shape.ts'
import { geminiShape } from './gemini.ts'
import { openaiChatShape } from './openai-chat.ts'
import { openaiResponsesShape } from './openai-responses.ts'

const SHAPES: readonly Shape[] = [bedrockShape, openaiChatShape, openaiResponsesShape, anthropicShape, geminiShape]

/** One entry of a list, in the shape that claims it, or as MCP writes it. */
export function readEntry(entry: Json, only?: Shape): ReadEntry {
  const shape = isObject(entry) ? (only ?? shapeOf(entry)) : undefined
  return isObject(entry) && shape !== undefined ? read(entry, shape) : { raw: entry, body: '', places: {} }
}

/** The vendor's shape of an entry; undefined for MCP's own, and for what is no tool. */
export function shapeOf(entry: JsonObject): Shape | undefined {
  return own(entry, 'inputSchema') === undefined ? SHAPES.find((shape) => shape.claims(entry)) : undefined
}

/** True for what is a tool beyond doubt: it has a schema, in whatever shape. */
export function isTool(value: Json): value is JsonObject {
  if (!isObject(value)) return false
  const described = ownString(value, 'name') !== undefined || ownString(value, 'description') !== undefined
  if (described && isObject(own(value, 'inputSchema'))) return true
  const shape = shapeOf(value)
  return shape !== undefined && (described || shape.body !== '')
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
