import type { Pointer } from '../../../core/pointer.ts'
import type { Tool } from '../../../core/tool.ts'
import { parametersOf } from '../../../schema/parameters.ts'

/** The texts of a tool with its places: its own description, then those of its parameters; empty ones left out. */
export function* textsOf(tool: Tool): Iterable<readonly [Pointer, string]> {
  if (tool.description) yield ['/description', tool.description]
  for (const { descriptionAt, description } of parametersOf(tool)) if (description) yield [descriptionAt, description]
}
