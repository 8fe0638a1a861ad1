import { canonical, digest } from '../core/digest.ts'
import { isArray, own, ownObject, ownString, type JsonObject } from '../core/json.ts'
import { rememberedFor } from '../core/memo.ts'
import type { ModelParameters, ShownTool } from '../core/model.ts'
import type { Reply } from '../core/reply.ts'
import { clientOf, LONGEST_NAME, type Ask, type Connection } from './openai-client.ts'
import { callOf, ended, numberAt, objects } from './openai-reply.ts'
import { unreadableAnswer } from './provider-error.ts'
import { wireNames } from './wire-names.ts'
import { wireSchema } from './wire-schema.ts'

/**
 * Questions through the Responses API. `strict` is said aloud, because left out it means something else to each API. Questions
 * over the same tools carry the same `prompt_cache_key`, so that they reach the machine that has read these tools already.
 * `breakpoints`: the model keeps only what ends at a breakpoint; it is put behind the system text, which follows the tools.
 * Without a system text there is no place for one, and nothing is written that could not be read again.
 */
export async function responses(
  connection: Connection,
  { temperature, reasoningEffort, maxTokens, toolChoice = 'auto' }: ModelParameters,
  breakpoints: boolean,
): Promise<Ask> {
  const send = await clientOf(connection)
  const settings = {
    model: connection.id,
    store: false,
    ...(temperature === undefined ? {} : { temperature }),
    ...(reasoningEffort === undefined ? {} : { reasoning: { effort: reasoningEffort } }),
    ...(maxTokens === undefined ? {} : { max_output_tokens: maxTokens }),
    ...(breakpoints ? { prompt_cache_options: { mode: 'explicit' as const } } : {}),
  }
  return async ({ system, says, tools }, signal, heard) => {
    const { names, wire, cacheKey } = wired(tools)
    const words = breakpoints && system !== undefined ? behindBreakpoint(system, says) : { input: says }
    const instructions = breakpoints || system === undefined ? {} : { instructions: system }
    const answer = await send(
      (client) =>
        client.responses.create(
          {
            ...settings,
            ...words,
            ...instructions,
            tools: wire,
            tool_choice: tools.length === 0 ? 'auto' : toolChoice,
            prompt_cache_key: cacheKey,
          },
          { signal },
        ),
      heard,
    )
    return responseReply(answer, names.own)
  }
}

function behindBreakpoint(system: string, says: string) {
  const text = { type: 'input_text' as const, text: system, prompt_cache_breakpoint: { mode: 'explicit' as const } }
  return {
    input: [
      { role: 'developer' as const, content: [text] },
      { role: 'user' as const, content: says },
    ],
  }
}

const wired = rememberedFor((tools: readonly ShownTool[]) => {
  const names = wireNames(
    tools.map(({ name }) => name),
    LONGEST_NAME,
  )
  const wire = tools.map(({ description, inputSchema }, index) => ({
    type: 'function' as const,
    name: names.wire[index] ?? '',
    ...(description === undefined ? {} : { description }),
    parameters: wireSchema(inputSchema),
    strict: false,
  }))
  const shown = tools.map(({ name, description = null, inputSchema }) => ({ name, description, inputSchema }))
  return { names, wire, cacheKey: `rightcall-${digest(canonical(shown), 16)}` }
})

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
  const details = ownObject(usage, 'input_tokens_details') ?? {}
  const cacheWrites = numberAt(details, 'cache_write_tokens')
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
      cachedInput: numberAt(details, 'cached_tokens'),
      ...(cacheWrites === undefined ? {} : { cacheWrites }),
    },
    model: ownString(answer, 'model') ?? '',
  }
}

function cutOff(details: JsonObject | undefined): Reply['stop'] {
  return details !== undefined && own(details, 'reason') === 'content_filter' ? 'refusal' : 'length'
}
