import { createServer } from 'node:http'
import { onTestFinished } from 'vitest'
import { isArray, isObject, own, ownObject, ownString, type Json, type JsonObject } from '../../src/core/json.ts'
import type { Asking, Planted } from '../../src/reading/asking.ts'

/** A fault as a reader reports it, without the id of its tool. */
export interface ReaderFinding {
  readonly kind: string
  readonly certainty?: string
  readonly at: string
  readonly claims: readonly { readonly at: string; readonly quote: string; readonly about?: string; readonly value?: string }[]
  readonly what?: string
}

/** How a reader of tests answers. */
export interface ReaderHabits {
  /** What it reports, by name of the tool. */
  readonly finds?: Readonly<Record<string, readonly ReaderFinding[]>>
  /** Names of tools of which it reports nothing, whatever is planted into them. */
  readonly silentOn?: readonly string[]
  /** Of the tool `silentOn` it reports nothing in a request that holds the words `in`. */
  readonly obeys?: { readonly in: string; readonly silentOn: string }
  /** Waits before each answer. */
  readonly waits?: () => Promise<void>
  /** `blind` finds nothing, `wild` accuses everything; otherwise it finds what is planted, and no more. */
  readonly controls?: 'good' | 'blind' | 'wild'
  /** The verdict of second looks. */
  readonly verdict?: 'holds' | 'fine' | 'unclear'
  /** In place of all that: the message of the completion, or a whole body. */
  readonly says?: (tool: string) => { readonly content?: string; readonly finish?: string; readonly body?: string } | undefined
}

const askings = new Map<string, Asking>()

/**
 * Wraps functions that make requests, so that readers of tests know what was planted where, which no model does. That tries the way from a reply to
 * the file and to findings; what a reader finds by itself is measured with recorded replies (`golden/readings`). For `vi.mock`.
 */
export function remembered<Module extends object>(module: Module): Module {
  const wrapped = Object.entries(module).map(([name, value]: [string, unknown]) => [
    name,
    typeof value !== 'function' || !/Request$/.test(name)
      ? value
      : (...args: readonly unknown[]): unknown => {
          const asking: Asking | undefined = value(...args)
          if (asking !== undefined) askings.set(asking.request.says, asking)
          return asking
        },
  ])
  return { ...module, ...Object.fromEntries(wrapped) }
}

/** What a reader was asked. */
export interface ReaderQuestion {
  /** `report`, or `answer` for a second look. */
  readonly tool: string
  readonly system: string
  readonly says: string
  /** Names of the tools of the toolset that it was to read, or that it sees a second time. */
  readonly tools: readonly string[]
}

/** A server that speaks Chat Completions and reads as its habits say, until the test ends. The habits may be changed in between. */
export async function readerServer(habits: ReaderHabits = {}) {
  const state = { habits, asked: new Array<ReaderQuestion>() }
  const server = createServer((request, response) => {
    void (async () => {
      let text = ''
      for await (const chunk of request) text += String(chunk)
      const body: Json = JSON.parse(text)
      const question = questionIn(isObject(body) ? body : {})
      state.asked.push(question)
      await state.habits.waits?.()
      const said = state.habits.says?.(question.tool)
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(said?.body ?? JSON.stringify(completion(question, state.habits, said)))
    })()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/v1`
  return { url, argv: ['--model', 'compatible:reader-1', '--base-url', url], state }
}

function questionIn(body: JsonObject): ReaderQuestion {
  const messages = own(body, 'messages')
  const said = (isArray(messages) ? messages : []).filter(isObject)
  const says = ownString(said.at(-1) ?? {}, 'content') ?? ''
  const tools = own(body, 'tools')
  const [shown] = (isArray(tools) ? tools : []).filter(isObject)
  const asking = askings.get(says)
  const read = [...(asking?.places ?? [])].flatMap(([id, place]) =>
    place.kind === 'tool' || place.kind === 'canary' ? [ownString(toolIn(says, id), 'name') ?? ''] : [],
  )
  return {
    tool: ownString(ownObject(shown ?? {}, 'function') ?? {}, 'name') ?? '',
    system: ownString(said[0] ?? {}, 'content') ?? '',
    says,
    tools: read,
  }
}

/** The definition that has an id in a request. */
function toolIn(says: string, id: string): JsonObject {
  const line = says.split('\n').find((one) => one.startsWith(`{"id":"${id}",`))
  const data: Json = JSON.parse(line ?? '{}')
  return (isObject(data) ? ownObject(data, 'tool') : undefined) ?? {}
}

function completion(question: ReaderQuestion, habits: ReaderHabits, said: ReturnType<NonNullable<ReaderHabits['says']>>) {
  const asking = askings.get(question.says)
  const given =
    question.tool === 'report'
      ? { findings: asking === undefined ? [] : findingsFor(question.says, asking, habits) }
      : { answers: asking === undefined ? [] : answersFor(asking, habits) }
  const call = { id: 'c1', type: 'function', function: { name: question.tool, arguments: JSON.stringify(given) } }
  const message =
    said?.content === undefined
      ? { role: 'assistant', content: null, tool_calls: [call] }
      : { role: 'assistant', content: said.content }
  const finish = said?.finish ?? (said?.content === undefined ? 'tool_calls' : 'stop')
  return {
    id: 'x',
    object: 'chat.completion',
    created: 1,
    model: 'reader-1',
    choices: [{ index: 0, finish_reason: finish, message }],
    usage: { prompt_tokens: Math.ceil(question.says.length / 4), completion_tokens: 90, total_tokens: 0 },
  }
}

function findingsFor(says: string, { places }: Asking, { finds = {}, silentOn = [], obeys, controls = 'good' }: ReaderHabits) {
  return [...places].flatMap(([id, place]): object[] => {
    const name = ownString(toolIn(says, id), 'name') ?? ''
    if (silentOn.includes(name) || (obeys?.silentOn === name && says.includes(obeys.in))) return []
    if (place.kind === 'canary') return [plantedFinding(id, place.planted)]
    if (place.kind === 'tool') {
      return (finds[name] ?? []).map(({ kind, certainty = 'likely', at, claims, what = 'It is wrong.' }) => ({
        tool: id,
        kind,
        certainty,
        at,
        what,
        claims: claims.map((claim) => ({ about: 'tool', value: '', ...claim })),
      }))
    }
    if (place.kind !== 'control' || controls === 'blind') return []
    const { planted } = place.control
    if (planted !== undefined) return [plantedFinding(id, planted)]
    return controls === 'wild' ? [plantedFinding(id, { kind: 'effect', words: name, at: '/name', against: '/description' })] : []
  })
}

function plantedFinding(tool: string, { kind, words, at, against }: Planted) {
  const claims = [{ at, quote: words, about: 'tool', value: '' }]
  return { tool, kind, certainty: 'proved', at: against, what: 'It is planted.', claims }
}

function answersFor({ places }: Asking, { verdict = 'holds' }: ReaderHabits) {
  return [...places].map(([id, place]) => ({
    id,
    fine: 'It may be meant otherwise.',
    why: 'The two quotes.',
    verdict: place.kind === 'known' ? place.verdict : verdict,
  }))
}
