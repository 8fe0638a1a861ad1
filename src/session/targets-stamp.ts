import { withHidden } from '../sources/client-config/secrets.ts'
import { clip, visible } from '../core/text.ts'
import type { Part } from './together.ts'

/** What a target of the configuration gave, with its name on it; what a server of it failed at stands where the configuration says it. */
export function stamped(part: Part): Part {
  const { of, kind } = part.target
  if (of === undefined) return part
  const { toolsets, problems } = of.hide === undefined ? part : withHidden(part, of.hide)
  const { name, uri } = of
  return {
    ...part,
    toolsets: toolsets.map((toolset) => ({ ...toolset, target: { name, uri } })),
    problems:
      kind === 'document'
        ? problems
        : problems.map((problem) => ({ ...problem, uri, message: `${named(name)}: ${problem.message}` })),
  }
}

/** `The target "shop"`, for the beginning of a sentence. */
export function named(name: string): string {
  return `The target ${JSON.stringify(clip(visible(name), 60))}`
}
