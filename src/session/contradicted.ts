import type { Diagnostic } from '../core/finding.ts'
import type { Pointer } from '../core/pointer.ts'
import type { Tool } from '../core/tool.ts'
import { secondPlaceOf } from './second-place.ts'

/** What the marked text contradicts in its own tool: the schema of the parameter, the annotations, or the description. */
export function contradicted(tool: Tool, diagnostic: Diagnostic): Pointer | undefined {
  const { rule, at, readBy } = diagnostic
  const read = readBy === undefined ? undefined : secondPlaceOf(tool, diagnostic)
  if (read !== undefined) return read.at
  if (/^annotation\/.*-(contradiction|unmarked)$/.test(rule) && at.startsWith('/annotations')) return '/description'
  if (rule === 'consistency/read-only-prose' && at === '/description') return '/annotations'
  if (!rule.startsWith('consistency/')) return undefined
  return secondPlaceOf(tool, diagnostic)?.at ?? schemaAround(at)
}

/** The schema of the parameter, or output field, whose own description this is. */
function schemaAround(at: Pointer): Pointer | undefined {
  const schema = /^(\/(?:in|out)putSchema\/.+)\/(?:description|title|examples)$/.exec(at)?.[1]
  return schema?.startsWith('/') === true ? `/${schema.slice(1)}` : undefined
}
