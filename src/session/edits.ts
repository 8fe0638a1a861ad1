import type { Document, TextEdit } from '../core/document.ts'
import type { Patch, Toolset } from '../core/tool.ts'
import type { PlacedEdit, Source, Unwritable } from '../sources/source.ts'

/** The changes of a patch at their places, by the uri of the document that has them; undefined where a place cannot be written. */
export function placed({ tools }: Toolset, { edits }: Patch): ReadonlyMap<string, readonly PlacedEdit[]> | undefined {
  const all = new Map<string, PlacedEdit[]>()
  for (const { tool, at, to } of edits) {
    const origin = tools[tool]?.origin
    const place = origin?.place?.(at)
    if (origin === undefined || place === undefined) return undefined
    all.set(origin.uri, [...(all.get(origin.uri) ?? []), { place, to }])
  }
  return all
}

/** The edits that make changes in a document's text, or why its format cannot say them. */
export function written(
  document: Document,
  edits: readonly PlacedEdit[],
  sources: readonly Source[],
): readonly TextEdit[] | Unwritable {
  const source = sources.find((candidate) => candidate.accepts({ kind: 'document', document }))
  return source?.editsOf?.(document, edits) ?? { why: 'files of this kind cannot be edited' }
}

/** The edits of a patch in the document that its tools were read from; `why` for another text, and for places that it does not have. */
export function editsOf(
  document: Document,
  toolset: Toolset,
  patch: Patch,
  sources: readonly Source[],
): readonly TextEdit[] | Unwritable {
  const places = placed(toolset, patch)
  if (places === undefined) return { why: 'the patch changes something that is in no file' }
  const [other] = [...places.keys()].filter((uri) => uri !== document.uri)
  if (other !== undefined) return { why: `the patch changes ${other}, too` }
  if (patch.edits.some(({ tool }) => toolset.tools[tool]?.origin?.text !== document.text))
    return { why: 'the text has changed since it was linted' }
  const edits = written(document, places.get(document.uri) ?? [], sources)
  if ('why' in edits || edits.length > 0 || patch.edits.length === 0) return edits
  return { why: 'the text is already like this, or has no such place' }
}
