import { withHidden } from '../sources/client-config/secrets.ts'
import { clip, visible } from '../core/text.ts'
import type { Problem } from '../core/finding.ts'
import type { TargetOrigin } from '../sources/source.ts'
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
    problems: kind === 'document' ? problems : problems.map((problem) => saidBy(of, problem)),
  }
}

/** `The target "shop"`, for the beginning of a sentence. */
export function named(name: string): string {
  return `The target ${JSON.stringify(clip(visible(name), 60))}`
}

/** A problem of a target that has no place in a text of its own: it stands where the configuration names the target. */
export function saidBy({ name, uri }: TargetOrigin, problem: Problem): Problem {
  const message = problem.message.replace(/^This (?=\S)/, () => `${problem.uri} `)
  return { ...problem, uri, message: `${named(name)}: ${message}` }
}
