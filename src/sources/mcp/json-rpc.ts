import { isArray, isObject, own, type JsonObject } from '../../core/json.ts'

/**
 * The JSON-RPC messages on one line of stdout: more than one for a batch, which revision 2025-03-26 allowed. None for
 * anything else, also where it parses as JSON: a log line in JSON is no message.
 */
export function messagesIn(line: string): readonly JsonObject[] {
  const value = parsed(line)
  if (isMessage(value)) return [value]
  return isArray(value) && value.every(isMessage) ? value : []
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function isMessage(value: unknown): value is JsonObject {
  if (!isObject(value) || value['jsonrpc'] !== '2.0') return false
  return (
    typeof own(value, 'method') === 'string' ||
    (Object.hasOwn(value, 'id') && (Object.hasOwn(value, 'result') || Object.hasOwn(value, 'error')))
  )
}
