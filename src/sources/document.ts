import { extname } from 'node:path'
import type { Document } from '../core/document.ts'
import type { Json } from '../core/json.ts'
import { UserError } from '../core/user-error.ts'
import { DEEPEST, tooDeep } from './depth.ts'
import { orForeign } from './foreign-format.ts'
import { indexJson } from './json-index.ts'
import { jsonPlaces } from './json-places.ts'

/**
 * Reads JSON (comments and trailing commas allowed, as in client configurations) or YAML, told apart by how the text begins
 * and only then by the file's name.
 *
 * @throws UserError naming the file, the line and the column, for a text that is neither, is empty, or nests too deep.
 */
export function openDocument(uri: string, text: string): Promise<Document> {
  return orForeign(readDocument(uri, text), uri, text)
}

async function readDocument(uri: string, text: string): Promise<Document> {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text
  if (!/\S/.test(body)) {
    throw new UserError(`${uri} is empty.`, { hint: 'Write the answer of tools/list into it, or leave it out.' })
  }
  if (beginsAsJson(body) || isJsonFile(uri)) {
    const data = parsed(body)
    if (data !== undefined) return jsonDocument(uri, body, body, data)
    if (!isYamlFile(uri)) {
      const { readTolerantly } = await import('./json-text.ts')
      const { strict, data: tolerated } = readTolerantly(uri, body)
      return jsonDocument(uri, body, strict, tolerated)
    }
  }
  const { yamlDocument } = await import('./yaml-text.ts')
  return yamlDocument(uri, body)
}

/** `strict` is the text with what strict JSON lacks blanked out: the same offsets, so places in it are places in `text`. */
function jsonDocument(uri: string, text: string, strict: string, data: Json): Document {
  const index = indexJson(strict, DEEPEST)
  if (index === undefined) throw tooDeep(uri)
  const { span, duplicateKeys } = jsonPlaces(strict, index)
  return { uri, text, format: 'json', data, span, duplicateKeys }
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function beginsAsJson(text: string): boolean {
  return /^\s*(?:[[{"]|\/[/*])/.test(text)
}

function isJsonFile(uri: string): boolean {
  return /^\.json[c5l]?$/i.test(extname(uri))
}

function isYamlFile(uri: string): boolean {
  return /^\.ya?ml$/i.test(extname(uri))
}
