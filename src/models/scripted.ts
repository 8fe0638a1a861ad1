import { resolve } from 'node:path'
import { digest } from '../core/digest.ts'
import { isArray, isObject, kindOf, type Json, type JsonObject } from '../core/json.ts'
import type { ModelProvider } from '../core/model.ts'
import { replyFrom } from '../core/recorded.ts'
import type { Reply } from '../core/reply.ts'
import { clip, nearest } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import { allRefused, refuseParameters } from './parameters.ts'
import { readData } from './read-data.ts'

/** The key of the answer to words that have none of their own. */
const ANY = '*'

/**
 * `scripted:<file.json>` answers what the file says: a map from the intent's words to a list of calls, a text, or a reply
 * `{calls, text, ranking}`; a list of replies answers the repeats in turn. The key `*` answers all other words. For tests and demonstrations.
 */
export const scripted: ModelProvider = {
  prefix: 'scripted',
  ids: [],
  generates: false,
  async open(id, { cwd, textOf, parameters = {} }) {
    const name = `scripted:${id}`
    refuseParameters(name, parameters, allRefused('it gives the answers in the file'))
    const text = await readData(resolve(cwd, id), name, textOf)
    const script = scriptFrom(text, name)
    return {
      name,
      kind: 'scripted',
      parameters: { script: digest(text, 16) },
      async ask({ says, repeat }, signal) {
        signal.throwIfAborted()
        const replies = script.get(says) ?? script.get(ANY)
        const reply = replies?.[repeat % replies.length]
        if (reply !== undefined) return reply
        const near = nearest(says, script.keys())
        throw new UserError(
          `${name} has no answer to "${clip(says, 80)}".${near === undefined ? '' : ` Did it mean "${clip(near, 80)}"?`}`,
        )
      },
    }
  },
}

function scriptFrom(text: string, name: string): Map<string, readonly Reply[]> {
  const data = parsed(text, name)
  return new Map(
    Object.entries(data).map(([says, answer]) => {
      const replies = isArray(answer) && answer.length > 0 && answer.every(isReply) ? answer : [answer]
      return [says, replies.map((reply) => replyOf(reply, says, name))]
    }),
  )
}

function isReply(value: Json): boolean {
  return typeof value === 'string' || (isObject(value) && !Object.hasOwn(value, 'tool'))
}

function replyOf(answer: Json, says: string, name: string): Reply {
  const whole = typeof answer === 'string' ? { text: answer } : isArray(answer) ? { calls: answer } : answer
  const reply = replyFrom(whole)
  if (reply === undefined) {
    throw new UserError(
      `${name}: the answer to "${clip(says, 80)}" should be a list of calls, a text or a reply, not ${kindOf(answer)}.`,
    )
  }
  return reply.model === '' ? { ...reply, model: name } : reply
}

function parsed(text: string, name: string): JsonObject {
  try {
    const data: Json = JSON.parse(text)
    if (isObject(data)) return data
  } catch (error) {
    throw new UserError(`${name} is not JSON: ${error instanceof Error ? clip(error.message, 200) : ''}`, { cause: error })
  }
  throw new UserError(`${name} should map the words of intents to answers.`)
}
