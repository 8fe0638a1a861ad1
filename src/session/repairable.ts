import { toolsetFrom, type Toolset } from '../core/tool.ts'
import { openDocument } from '../sources/document.ts'
import type { DocumentTarget, Target } from '../sources/source.ts'
import type { Context } from './context.ts'
import { sourceOf } from './read.ts'

/** True for a text of a format that can be written. */
export function isRepairable(target: Target, { catalogue }: Context): target is DocumentTarget {
  return target.kind === 'document' && sourceOf(target, catalogue.sources)?.editsOf !== undefined
}

/** What a list holds, as a document that can be repaired. */
export async function servedBy(toolset: Toolset, { catalogue }: Context): Promise<DocumentTarget> {
  const { uri, tools } = toolsetFrom(toolset)
  const text = JSON.stringify({ tools: tools.map(({ raw }) => raw) })
  return { kind: 'document', document: await openDocument(uri, text, catalogue.sources) }
}
