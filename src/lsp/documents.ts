import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** A text that is open in the editor. */
export interface OpenDocument {
  readonly uri: string
  /** Where it is, or where it would be saved. */
  readonly path: string
  readonly version: number
  readonly text: string
}

const ENDINGS: ReadonlyMap<string, string> = new Map<string, string>(
  Object.entries({
    json: '.json',
    jsonc: '.jsonc',
    yaml: '.yaml',
    typescript: '.ts',
    typescriptreact: '.tsx',
    javascript: '.js',
    javascriptreact: '.jsx',
  } as const),
)

/** The path of a `file:` URI; undefined for a text that is no file. */
export function pathOfUri(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined
  try {
    return fileURLToPath(uri)
  } catch {
    return undefined
  }
}

export function uriOfPath(path: string): string {
  return pathToFileURL(path).href
}

/** The path of an open text; one that was never saved gets a name that says what it holds. */
export function pathOfOpen(uri: string, languageId: string, folder: string): string {
  const name = uri.replace(/^[a-z][\w+.-]*:/i, '').replace(/[^\w.-]+/g, '-')
  return pathOfUri(uri) ?? resolve(folder, `${name}${ENDINGS.get(languageId) ?? ''}`)
}
