import { UserError } from '../core/user-error.ts'
import type { Toolset } from '../core/tool.ts'
import { listed } from '../eval/expose.ts'
import type { Context } from './context.ts'
import { openModels } from './models.ts'

export interface RankSettings {
  /** Their tools stand before the model together. */
  readonly toolsets: readonly Toolset[]
  /** What somebody wants, in words. */
  readonly says: string
  /** One that ranks and runs on this machine: `local:bm25`. */
  readonly model: string
  readonly signal: AbortSignal
}

/**
 * Names of the tools that a tool search finds for an intent, best first, at most 20. @throws UserError for another model than
 * `local:…`, or one whose packages are not installed
 */
export async function rankTools({ toolsets, says, model, signal }: RankSettings, context: Context): Promise<readonly string[]> {
  // others may read a file, or ask somebody who wants money
  if (!model.startsWith('local:'))
    throw new UserError(`${model} does not rank tools on this machine.`, {
      hint: 'The models that do: local:bm25, local:hybrid.',
    })
  const tools = toolsets.flatMap(listed)
  const rankings = (await openModels({ models: [model], baseUrl: undefined }, context)).map(async (ranker) => {
    const reply = await ranker.ask({ system: undefined, says, tools, repeat: 0 }, signal)
    return reply.ranking ?? []
  })
  return (await Promise.all(rankings)).flat()
}
