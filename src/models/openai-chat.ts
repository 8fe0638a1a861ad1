import { own, ownObject, ownString, type JsonObject } from '../core/json.ts'
import { rememberedFor } from '../core/memo.ts'
import type { ReasoningEffort, ShownTool, ToolChoice } from '../core/model.ts'
import type { Reply } from '../core/reply.ts'
import { clientOf, LONGEST_NAME, type Ask, type Connection } from './openai-client.ts'
import { callOf, ended, numberAt, objects } from './openai-reply.ts'
import { unreadableAnswer } from './provider-error.ts'
import { wireNames } from './wire-names.ts'
import { wireSchema } from './wire-schema.ts'

export interface ChatSettings {
  readonly tool_choice: ToolChoice
  readonly temperature?: number
  readonly reasoning_effort?: ReasoningEffort
  readonly max_tokens?: number
}

/** Questions through Chat Completions, which is what compatible servers speak. No other key is sent: some refuse what they do not know. */
export async function chatCompletions(connection: Connection, { tool_choice, ...settings }: ChatSettings): Promise<Ask> {
  const send = await clientOf(connection)
  return async ({ system, says, tools }, signal, heard) => {
    const { names, wire } = wired(tools)
    const answer = await send(
      (client) =>
        client.chat.completions.create(
          {
            model: connection.id,
            messages: [
              ...(system === undefined ? [] : [{ role: 'system' as const, content: system }]),
              { role: 'user', content: says },
            ],
            ...settings,
            // some compatible servers refuse an empty list
            ...(tools.length === 0 ? {} : { tools: wire, tool_choice }),
          },
          { signal },
        ),
      heard,
    )
    return chatReply(answer, names.own)
  }
}

const wired = rememberedFor((tools: readonly ShownTool[]) => {
  const names = wireNames(
    tools.map(({ name }) => name),
    LONGEST_NAME,
  )
  const wire = tools.map(({ description, inputSchema }, index) => ({
    type: 'function' as const,
    function: {
      name: names.wire[index] ?? '',
      ...(description === undefined ? {} : { description }),
      parameters: wireSchema(inputSchema),
    },
  }))
  return { names, wire }
})

/** Some compatible servers still answer with the one `function_call` that `tool_calls` replaced. */
function callsIn(message: JsonObject): readonly JsonObject[] {
  const calls = objects(own(message, 'tool_calls')).map((call) => ownObject(call, 'function') ?? {})
  const legacy = ownObject(message, 'function_call')
  return calls.length === 0 && legacy !== undefined ? [legacy] : calls
}

function chatReply(answer: JsonObject, ownName: (wire: string) => string): Reply {
  const [choice] = objects(own(answer, 'choices'))
  const message = choice === undefined ? undefined : ownObject(choice, 'message')
  if (choice === undefined || message === undefined) throw unreadableAnswer('the answer has no message')
  const calls = callsIn(message).map((call) => callOf(call, ownName))
  const reason = own(choice, 'finish_reason')
  if (reason === 'error') throw unreadableAnswer('the answer ended in an error')
  const refusal = ownString(message, 'refusal')
  const usage = ownObject(answer, 'usage') ?? {}
  const details = ownObject(usage, 'prompt_tokens_details') ?? {}
  const cacheWrites = numberAt(details, 'cache_write_tokens')
  return {
    calls,
    text: ownString(message, 'content') ?? refusal ?? '',
    stop: reason === 'length' ? 'length' : reason === 'content_filter' || refusal !== undefined ? 'refusal' : ended(calls),
    usage: {
      input: numberAt(usage, 'prompt_tokens'),
      output: numberAt(usage, 'completion_tokens'),
      cachedInput: numberAt(details, 'cached_tokens'),
      ...(cacheWrites === undefined ? {} : { cacheWrites }),
    },
    model: ownString(answer, 'model') ?? '',
  }
}
