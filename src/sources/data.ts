import { extname } from 'node:path'
import type { Comment } from '../core/comment.ts'
import type { DataDocument, Document } from '../core/document.ts'
import type { Json } from '../core/json.ts'
import { once, rememberedFor } from '../core/memo.ts'
import type { Pointer } from '../core/pointer.ts'
import { UserError } from '../core/user-error.ts'
import { deepPlaces, tooDeep } from './depth.ts'
import { foreignFormat } from './foreign-format.ts'
import { readEdited, type IndexedJson } from './json-edit.ts'
import { indexJson, type JsonIndex } from './json-index.ts'
import { jsonPlaces } from './json-places.ts'
import type * as Tolerant from './json-text.ts'
import type { ParsedDocument } from './parsed-document.ts'
import type { Source } from './source.ts'
import type * as Yaml from './yaml-text.ts'
import { jsonTree } from './write/json-tree.ts'

/** JSON as `JSON.parse` takes it, JSON with comments or trailing commas, and YAML. */
export type DataFormat = 'json' | 'jsonc' | 'yaml'

let tolerant: typeof Tolerant | undefined
let yaml: typeof Yaml | undefined

/** The format of a text of data, told by how it begins and only then by the file's name. */
export function dataFormatOf(uri: string, text: string, before?: Document): DataFormat {
  if (before !== undefined && readAgain(text, before)) return 'json'
  if (!beginsAsJson(text) && !isJsonFile(uri)) return 'yaml'
  if (parsed(text) !== undefined) return 'json'
  return isYamlFile(uri) ? 'yaml' : 'jsonc'
}

/** True for a text that differs little from a document that was read before, and could be read with what is known of that. */
function readAgain(text: string, before: Document): boolean {
  const read = isData(before) ? readOrFault(before) : undefined
  const known = read === undefined || read instanceof UserError ? undefined : indexed.get(read)
  const now = known === undefined ? undefined : readEdited(known, withoutMark(text))
  if (now === undefined) return false
  last = { text, data: now.data, index: now.index }
  return true
}

/** Documents of strict JSON with their values. */
const indexed = new WeakMap<ParsedDocument, IndexedJson>()

/** What every source of data shares; it accepts the documents whose data fits. */
export function dataSource(
  fits: (document: ParsedDocument) => boolean,
): Pick<Source, 'extensions' | 'formats' | 'formatOf' | 'prepare' | 'accepts' | 'comments'> {
  return {
    extensions: ['.json', '.yaml', '.yml'],
    formats: ['json', 'jsonc', 'yaml'],
    formatOf: dataFormatOf,
    prepare: prepareData,
    comments: commentsIn,
    accepts(target) {
      const read = target.kind === 'document' && isData(target.document) ? readOrFault(target.document) : undefined
      return read !== undefined && !(read instanceof UserError) && fits(read)
    },
  }
}

/** Strict JSON has no comments. */
function commentsIn({ text, format }: Document): readonly Comment[] {
  if (format === 'jsonc') return ready(tolerant, format).commentsInJson(text)
  return format === 'yaml' ? ready(yaml, format).commentsInYaml(text) : []
}

/** Takes the parser of JSON with comments where nobody can wait for `prepare`. */
export function useTolerantParser(loaded: typeof Tolerant): void {
  tolerant ??= loaded
}

/** Loads the parsers of these formats; strict JSON needs none. */
async function prepareData(formats: readonly string[]): Promise<void> {
  if (formats.includes('jsonc')) tolerant ??= await import('./json-text.ts')
  if (formats.includes('yaml')) yaml ??= await import('./yaml-text.ts')
}

/**
 * The data of a document, read once a document.
 * @throws UserError naming the file, the line and the column, for a text that is neither JSON nor YAML, or is empty
 * @throws Error where the parser of its format was not prepared
 */
export function dataOf(document: Document): ParsedDocument {
  const read = readOrFault(document)
  if (read instanceof UserError) throw read
  return read
}

const readOrFault = rememberedFor((document: Document): ParsedDocument | UserError => {
  const { uri, text } = document
  try {
    const read = readData(document)
    return foreignFormat(uri, text, read) ?? read
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return foreignFormat(uri, text) ?? error
  }
})

/** True for a document in one of the formats of data. */
export function isData({ format }: Document): boolean {
  return format === 'json' || format === 'jsonc' || format === 'yaml'
}

/** Reads a text of data that must be whole, such as a configuration. @throws UserError as `dataOf`, and for one that nests too deep */
export async function openData(uri: string, text: string): Promise<DataDocument> {
  const format = dataFormatOf(uri, text)
  await prepareData([format])
  const document = dataOf({ uri, text, format })
  const lost = document.lost('')
  if (lost !== undefined) throw lost
  return document
}

/** The text with a blank for its byte order mark, which no parser of JSON takes. */
function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text
}

function readData({ uri, text, format }: Document): ParsedDocument {
  if (!/\S/.test(text)) {
    throw new UserError(`${uri} is empty.`, { hint: 'Save the answer to tools/list in it, or leave it out.' })
  }
  if (format === 'yaml') return ready(yaml, format).yamlDocument(uri, text)
  if (format === 'json') return jsonDocument({ uri, text, format }, withoutMark(text), parsed(text) ?? null)
  const { strict, data } = ready(tolerant, format).readTolerantly(uri, text, withoutMark(text))
  return jsonDocument({ uri, text, format }, strict, data)
}

function ready<Module>(module: Module | undefined, format: string): Module {
  if (module === undefined) throw new Error(`The parser of ${format} is not loaded: call prepare(['${format}']) before.`)
  return module
}

/** `strict` is the text with what strict JSON lacks blanked out: the same offsets, so places in it are places in the text. */
function jsonDocument(document: Document, strict: string, data: Json): ParsedDocument {
  const index = (last.text === document.text && document.format === 'json' ? last.index : undefined) ?? indexJson(strict)
  const deep = deepPlaces(strict, index)
  if (deep.length > 0) return shallow(document, strict, deep)
  const places = jsonPlaces(strict, index)
  const read = { ...document, data, strict, ...places, lost: () => undefined, tree: once(() => jsonTree(strict)) }
  if (document.format === 'json') indexed.set(read, { strict, data, index })
  return read
}

/** The same where some values nest too deep to be followed: they are empty in the data, and `lost` says so. */
function shallow(document: Document, text: string, deep: readonly (readonly [number, number])[]): ParsedDocument {
  const strict = emptied(text, deep)
  const places = jsonPlaces(strict, indexJson(strict))
  const lost = (at: Pointer) => {
    const { start, end } = places.span(at)
    return deep.some(([from]) => from >= start && from < end) ? tooDeep(document.uri) : undefined
  }
  return { ...document, data: JSON.parse(strict), strict, ...places, lost, tree: once(() => jsonTree(strict)) }
}

/** The text with what is between these brackets blanked out. */
function emptied(text: string, brackets: readonly (readonly [number, number])[]): string {
  const pieces: string[] = []
  let copied = 0
  for (const [start, end] of brackets) {
    pieces.push(text.slice(copied, start + 1), ' '.repeat(end - start - 2))
    copied = end - 1
  }
  return pieces.join('') + text.slice(copied)
}

/** The last text that was parsed: its format is asked for first, its data right after. */
let last: { readonly text: string; readonly data: Json | undefined; readonly index?: JsonIndex } = { text: '', data: undefined }

function parsed(text: string): Json | undefined {
  if (last.text !== text) last = { text, data: strictly(text) }
  return last.data
}

function strictly(text: string): Json | undefined {
  try {
    return JSON.parse(withoutMark(text))
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
