import type { Intent } from '../../src/core/intent.ts'
import type { Reply } from '../../src/core/reply.ts'

/** Place from 1 of the best-ranked tool that any accepted answer names; undefined when none of them is ranked. */
export function rankOf({ ranking = [] }: Reply, { expect }: Intent): number | undefined {
  if (expect.kind !== 'calls') return undefined
  const wanted = new Set(expect.anyOf.flatMap(({ calls }) => calls.map(({ tool }) => tool)))
  const index = ranking.findIndex((tool) => wanted.has(tool))
  return index === -1 ? undefined : index + 1
}
