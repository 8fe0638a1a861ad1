import type { Document } from '../core/document.ts'
import type { Source } from './source.ts'

/** A text as a document, in the format of the first source that knows it. `before` is an earlier version of it. */
export function documentOf(uri: string, text: string, sources: readonly Source[], before?: Document): Document {
  for (const source of sources) {
    const format = source.formatOf?.(uri, text, before)
    if (format !== undefined) return { uri, text, format }
  }
  return { uri, text, format: 'text' }
}

/** The same with the parser of its format loaded. */
export async function openDocument(uri: string, text: string, sources: readonly Source[]): Promise<Document> {
  const document = documentOf(uri, text, sources)
  await prepare(sources, [document.format])
  return document
}

/** Loads the parsers of these formats. */
export async function prepare(sources: readonly Source[], formats: readonly string[]): Promise<void> {
  await Promise.all(sources.map((source) => source.prepare?.(formats)))
}
