import { builtins } from '../../src/builtins.ts'
import type { Document } from '../../src/core/document.ts'
import { openDocument } from '../../src/sources/document.ts'
import { SERVER_BOUNDS, type Io, type Loaded, type Source, type Target } from '../../src/sources/source.ts'

/** A world for sources under test; notes are collected. */
export function testIo(changes: Partial<Io> = {}): Io & { readonly notes: string[] } {
  const notes: string[] = []
  return {
    cwd: '/project',
    env: {},
    signal: new AbortController().signal,
    connect: false,
    bounds: SERVER_BOUNDS,
    note: (line) => void notes.push(line),
    ...changes,
    notes,
  }
}

/** What a source says of a target: what it reads and what it fetches. */
export async function loadWith(source: Source, target: Target, io: Io & { readonly notes?: string[] }): Promise<Loaded> {
  const reading = target.kind === 'document' ? source.read?.(target.document, () => undefined) : undefined
  for (const note of reading?.notes ?? []) io.note(note)
  const fetched = await source.fetch?.(target, io)
  return {
    toolsets: [...(reading?.toolsets ?? []), ...(fetched?.toolsets ?? [])],
    problems: [...(reading?.problems ?? []), ...(fetched?.problems ?? [])],
  }
}

/** A text as the built-in sources open it, with its parser loaded. */
export async function openText(uri: string, text: string): Promise<Document> {
  return openDocument(uri, text, builtins.sources)
}
