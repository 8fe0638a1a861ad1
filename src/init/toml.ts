import { parse } from 'smol-toml'
import { isObject, type JsonObject } from '../core/json.ts'
import type { Files } from './files.ts'

/** The data of a TOML file; undefined for one that is missing or broken. */
export function tomlIn(files: Files, path: string): JsonObject | undefined {
  const text = files.text(path)
  if (text === undefined) return undefined
  try {
    const data: unknown = parse(text)
    return isObject(data) ? data : undefined
  } catch {
    return undefined
  }
}
