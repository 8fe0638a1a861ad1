import { didYouMean } from '../core/did-you-mean.ts'
import type { Model, ModelProvider, Request } from '../core/model.ts'
import { nearest } from '../core/text.ts'
import type { Reply } from '../core/reply.ts'
import { UserError } from '../core/user-error.ts'
import { indexOf, type ToolIndex } from './local/index-of.ts'
import { allRefused, refuseParameters } from './parameters.ts'
import { ranked } from './local/rank.ts'

interface Retriever {
  /** What must be there before the first question. @throws UserError where it is not */
  prepare?(): Promise<unknown>
  scores(index: ToolIndex, query: string, signal: AbortSignal): number[] | Promise<number[]>
  /** Tools that score no more than this are not found at all. */
  readonly above: number
}

const RETRIEVERS: Readonly<Record<string, Retriever>> = {
  bm25: { scores: (index, query) => index.lexical(query), above: 0 },
  hybrid: {
    prepare: async () => (await import('./local/embed.ts')).encoderPackages(),
    scores: async (index, query, signal) => (await import('./local/hybrid.ts')).hybridScores(index, query, signal),
    above: -Infinity,
  },
}

const IDS = Object.keys(RETRIEVERS)

/**
 * `local:bm25` and `local:hybrid`: no key, no network, English. They rank the tools for an intent as a tool-search step
 * would and call nothing, so they answer a `ranking` and are reported as retrieval, never as a language model.
 */
export const local: ModelProvider = {
  prefix: 'local',
  ids: IDS,
  generates: false,
  async open(id, { parameters = {} }) {
    const retriever = Object.hasOwn(RETRIEVERS, id) ? RETRIEVERS[id] : undefined
    if (retriever === undefined) throw unknown(id)
    refuseParameters(`local:${id}`, parameters, allRefused('it ranks tools and generates nothing'))
    await retriever.prepare?.()
    return modelOf(id, retriever)
  },
}

function modelOf(id: string, retriever: Retriever): Model {
  const name = `local:${id}`
  return {
    name,
    kind: 'retrieval',
    // raised whenever answers change, so that no cached answer of an older method is taken for one of this
    parameters: { version: 2 },
    async ask(request, signal) {
      signal.throwIfAborted()
      const ranking = await rankingOf(request, retriever, signal)
      signal.throwIfAborted()
      return replyOf(name, ranking)
    },
  }
}

async function rankingOf({ tools, says }: Request, { scores, above }: Retriever, signal: AbortSignal): Promise<string[]> {
  const index = indexOf(tools)
  return ranked(index.names, await scores(index, says, signal), above)
}

function replyOf(model: string, ranking: readonly string[]): Reply {
  const usage = { input: undefined, output: undefined, cachedInput: undefined }
  return { calls: [], text: '', stop: 'end', usage, model, ranking }
}

function unknown(id: string): UserError {
  const known = IDS.map((each) => `local:${each}`).join(', ')
  return new UserError(`There is no local model ${JSON.stringify(id)}.`, {
    hint: didYouMean(nearest(id, IDS), `Known: ${known}.`, (near) => `local:${near}`),
  })
}
