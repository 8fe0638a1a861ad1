import type { Model, ModelProvider, Request } from '../core/model.ts'
import { nearest } from '../core/text.ts'
import type { Reply } from '../core/trial.ts'
import { UserError } from '../core/user-error.ts'
import { indexOf, type ToolIndex } from './local/index-of.ts'
import { ranked } from './local/rank.ts'

type Scores = (index: ToolIndex, query: string) => number[] | Promise<number[]>

const RETRIEVERS: Readonly<Record<string, Scores>> = {
  bm25: (index, query) => index.lexical(query),
  hybrid: async (index, query) => (await import('./local/hybrid.ts')).hybridScores(index, query),
}

const IDS = Object.keys(RETRIEVERS)

/**
 * `local:bm25` and `local:hybrid`: no key, no network. They rank the tools for an intent as a tool-search step would and call
 * nothing, so they answer `ranking` and are reported as retrieval, never as a language model. English.
 */
export const local: ModelProvider = {
  prefix: 'local',
  ids: IDS,
  open(id) {
    const scores = Object.hasOwn(RETRIEVERS, id) ? RETRIEVERS[id] : undefined
    if (scores === undefined) return Promise.reject(unknown(id))
    return Promise.resolve(retriever(id, scores))
  },
}

function retriever(id: string, scores: Scores): Model {
  return {
    name: `local:${id}`,
    kind: 'retrieval',
    parameters: { method: id, version: 1 },
    ask: async (request, signal) => {
      signal.throwIfAborted()
      return replyOf(`local:${id}`, await ranking(request, scores))
    },
  }
}

async function ranking({ tools, says }: Request, scores: Scores): Promise<string[]> {
  const index = indexOf(tools)
  return ranked(index.names, await scores(index, says))
}

function replyOf(model: string, names: readonly string[]): Reply {
  const usage = { input: undefined, output: undefined, cachedInput: undefined }
  return { calls: [], text: '', stop: 'end', usage, model, ranking: names }
}

function unknown(id: string): UserError {
  const meant = nearest(id, IDS)
  return new UserError(`There is no local model ${JSON.stringify(id)}.`, {
    hint: meant === undefined ? `Known: ${IDS.map((known) => `local:${known}`).join(', ')}.` : `Did you mean local:${meant}?`,
  })
}
