import { isArray, own, ownObject, ownString, type JsonObject } from '../core/json.ts'
import type { Reply } from '../core/reply.ts'
import { clientOf, LONGEST_NAME, type Ask, type Connection } from './openai-client.ts'
import { callOf, ended, numberAt, objects } from './openai-reply.ts'
import { unreadableAnswer } from './provider-error.ts'
import { wireNames } from './wire-names.ts'
import { wireSchema } from './wire-schema.ts'

/** Questions through the Responses API. `strict` is said aloud, because left out it means something else to each API. */
export async function responses(connection: Connection): Promise<Ask> {
  const send = await clientOf(connection)
  return async ({ system, says, tools }, signal) => {
    const names = wireNames(
      tools.map(({ name }) => name),
      LONGEST_NAME,
    )
    const answer = await send((client) =>
      client.responses.create(
        {
          model: connection.id,
          store: false,
          input: says,
          ...(system === undefined ? {} : { instructions: system }),
          tools: tools.map(({ description, inputSchema }, index) => ({
            type: 'function' as const,
            name: names.wire[index] ?? '',
            ...(description === undefined ? {} : { description }),
            parameters: wireSchema(inputSchema),
            strict: false,
          })),
          tool_choice: 'auto',
        },
        { signal },
      ),
    )
    return responseReply(answer, names.own)
  }
}

function responseReply(answer: JsonObject, ownName: (wire: string) => string): Reply {
  if (!isArray(own(answer, 'output'))) throw unreadableAnswer('the answer has no output')
  // a failure that comes with status 200 would else pass for an answer without calls
  const status = own(answer, 'status')
  if (status === 'failed' || status === 'cancelled') throw unreadableAnswer(`the answer has the status ${status}`)
  const output = objects(own(answer, 'output'))
  const parts = output.flatMap((item) => objects(own(item, 'content')))
  const calls = output.filter((item) => own(item, 'type') === 'function_call').map((item) => callOf(item, ownName))
  const refusal = parts.map((part) => ownString(part, 'refusal')).find((text) => text !== undefined)
  const usage = ownObject(answer, 'usage') ?? {}
  return {
    calls,
    text: parts.map((part) => ownString(part, 'text') ?? '').join('') || (refusal ?? ''),
    stop:
      own(answer, 'status') === 'incomplete'
        ? cutOff(ownObject(answer, 'incomplete_details'))
        : refusal === undefined
          ? ended(calls)
          : 'refusal',
    usage: {
      input: numberAt(usage, 'input_tokens'),
      output: numberAt(usage, 'output_tokens'),
      cachedInput: numberAt(ownObject(usage, 'input_tokens_details') ?? {}, 'cached_tokens'),
    },
    model: ownString(answer, 'model') ?? '',
  }
}

function cutOff(details: JsonObject | undefined): Reply['stop'] {
  return details !== undefined && own(details, 'reason') === 'content_filter' ? 'refusal' : 'length'
}
