import { join, resolve } from 'node:path'
import { stat } from 'node:fs/promises'
import type { Json } from '../core/json.ts'
import type { ModelProvider } from '../core/model.ts'
import { questionDigest } from '../core/question.ts'
import { recordedFrom } from '../core/recorded.ts'
import type { Reply } from '../core/reply.ts'
import { UserError } from '../core/user-error.ts'
import { allRefused, refuseParameters } from './parameters.ts'
import { readData } from './read-data.ts'

/**
 * `replay:<journal>` gives the answers that a run recorded, to exactly the questions that it asked: an answer to other
 * tools or other words would prove nothing. The argument is a journal, or the folder of a run.
 */
export const replay: ModelProvider = {
  prefix: 'replay',
  ids: [],
  generates: false,
  async open(id, { cwd, textOf, parameters = {} }) {
    const name = `replay:${id}`
    refuseParameters(name, parameters, allRefused('it replays recorded answers'))
    const path = resolve(cwd, id)
    const isFolder = (await stat(path).catch(() => undefined))?.isDirectory() === true
    const replies = repliesIn(await readData(isFolder ? join(path, 'journal.jsonl') : path, name, textOf))
    if (replies.size === 0) throw new UserError(`${name}: no answer is recorded there.`)
    const ranked = [...replies.values()].some(({ ranking }) => ranking !== undefined)
    return {
      name,
      kind: ranked ? 'retrieval' : 'language',
      parameters: {},
      async ask(request, signal) {
        signal.throwIfAborted()
        const reply = replies.get(questionDigest(request))
        if (reply !== undefined) return reply
        throw new Error('this question is not in the journal: the intent, the tools or the prompt have changed since')
      },
      retry: () => false,
    }
  },
}

function repliesIn(text: string): Map<string, Reply> {
  const replies = new Map<string, Reply>()
  for (const line of text.split('\n')) {
    const trial = recordedFrom(jsonOf(line))
    if (trial?.outcome.ok === true) replies.set(trial.question, trial.outcome.reply)
  }
  return replies
}

function jsonOf(line: string): Json {
  try {
    const value: Json = JSON.parse(line)
    return value
  } catch {
    return null
  }
}
