import type { Problem } from '../core/finding.ts'
import { nearest } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import { didYouMean } from '../core/did-you-mean.ts'
import { listClaims, type ListedClaim } from '../lint/claims/listing.ts'
import type { Target } from '../sources/source.ts'
import type { Context } from './context.ts'
import { loadTargets } from './read.ts'

/** What the texts of one tool state. */
export interface ToolClaims {
  /** Key of the toolset. */
  readonly toolset: string
  readonly uri: string
  readonly tool: string
  readonly claims: readonly ListedClaim[]
}

export interface ReadClaims {
  readonly tools: readonly ToolClaims[]
  /** What could not be read. */
  readonly problems: readonly Problem[]
}

/** Reads the claims of every tool of the targets, or of those with one name. @throws UserError naming the nearest name */
export async function readClaims(
  targets: readonly Target[],
  { tool: wanted }: { readonly tool?: string },
  { catalogue: { sources }, io }: Context,
): Promise<ReadClaims> {
  const { toolsets, problems } = await loadTargets(targets, sources, io)
  const all = toolsets.flatMap((toolset) => toolset.tools.map((tool) => ({ toolset, tool })))
  const picked = wanted === undefined ? all : all.filter(({ tool }) => tool.name === wanted)
  if (picked.length === 0 && wanted !== undefined && all.length > 0) {
    const names = all.map(({ tool }) => tool.name)
    throw new UserError(`There is no tool "${wanted}".`, {
      hint: didYouMean(nearest(wanted, names), `Tools: ${names.slice(0, 10).join(', ')}.`),
    })
  }
  const tools = picked.map(({ toolset, tool }) => ({
    toolset: toolset.key,
    uri: toolset.uri,
    tool: tool.name,
    claims: listClaims(tool),
  }))
  return { tools, problems }
}
