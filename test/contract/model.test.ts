import { describe, expect, test } from 'vitest'
import { builtins } from '../../src/builtins.ts'
import type { Model, ModelSettings, Request } from '../../src/core/model.ts'
import { questionDigest } from '../../src/core/question.ts'
import { replyFrom } from '../../src/core/recorded.ts'
import type { Reply } from '../../src/core/reply.ts'
import { UserError } from '../../src/core/user-error.ts'
import { DIALECTS, KEY, REQUEST } from '../helpers/dialects.ts'
import { folder } from '../helpers/folder.ts'
import { frozen } from '../helpers/frozen.ts'
import { providerServer } from '../helpers/provider-server.ts'

/** How the contract reaches the models of one provider. */
interface Way {
  /** An id that opens with the settings, which may be made for it: a server, a file. */
  readonly ready: () => Promise<{ readonly id: string; readonly settings: ModelSettings }>
  /** An id that does not open with no settings at all, and what the error must name. */
  readonly refused: { readonly id: string; readonly names: string }
  readonly kind: Model['kind']
}

const NOTHING: ModelSettings = { env: {}, baseUrl: undefined, cwd: '.' }
const inFolder = (name: string, text: string) => async () => ({
  id: name,
  settings: { ...NOTHING, cwd: folder({ [name]: text }) },
})

const REPLY: Reply = {
  calls: [{ tool: 'weather.now', arguments: { city: 'Paris' } }],
  text: '',
  stop: 'calls',
  usage: { input: 1, output: 2, cachedInput: undefined },
  model: 'recorded-1',
}
const recorded = {
  ...{ kind: 'trial', key: 'k', question: questionDigest(REQUEST), intent: 'i', variant: 'only', model: 'm', repeat: 0, ms: 1 },
  outcome: { ok: true, reply: REPLY },
}

const WAYS: Readonly<Record<string, Way>> = {
  local: {
    ready: async () => ({ id: 'bm25', settings: NOTHING }),
    refused: { id: 'bm52', names: 'Did you mean local:bm25?' },
    kind: 'retrieval',
  },
  scripted: {
    ready: inFolder('script.json', JSON.stringify({ [REQUEST.says]: REPLY.calls })),
    refused: { id: 'none.json', names: 'scripted:none.json' },
    kind: 'scripted',
  },
  replay: {
    ready: inFolder('journal.jsonl', JSON.stringify(recorded)),
    refused: { id: 'none.jsonl', names: 'replay:none.jsonl' },
    kind: 'language',
  },
  ...Object.fromEntries(
    Object.entries(DIALECTS).map(([prefix, dialect]): [string, Way] => [
      prefix,
      {
        ready: async () => {
          const { url } = await providerServer({ body: dialect.calls(['weather_now_2', '{"city":"Paris"}']) })
          return { id: 'some-model', settings: { ...NOTHING, env: dialect.env(url) } }
        },
        refused: { id: 'some-model', names: dialect.needs },
        kind: 'language',
      },
    ]),
  ),
}

const providers = await builtins.modelProviders()
const never = new AbortController().signal

test('every provider is under this contract, and each has a prefix of its own', () => {
  expect(providers.map(({ prefix }) => prefix).sort()).toEqual(Object.keys(WAYS).sort())
})

describe.each(providers.map((provider) => ({ provider, prefix: provider.prefix, way: WAYS[provider.prefix] })))(
  '$prefix',
  ({ provider, prefix, way }) => {
    async function open(): Promise<Model> {
      if (way === undefined) throw new Error(`test/contract/model.test.ts does not say how to reach ${prefix}`)
      const { id, settings } = await way.ready()
      return provider.open(id, settings)
    }

    test('has a prefix that can stand before a colon, and opens every id that it suggests', async () => {
      expect(prefix).toMatch(/^[a-z]+$/)
      for (const id of provider.ids) expect((await provider.open(id, NOTHING)).name).toBe(`${prefix}:${id}`)
    })

    test('tells the user what is missing when a model cannot be opened', async () => {
      const error = await provider.open(way?.refused.id ?? '', NOTHING).catch((reason: unknown) => reason)
      expect(error).toBeInstanceOf(UserError)
      const { message, hint = '' } = error as UserError
      expect(`${message} ${hint}`).toContain(way?.refused.names)
    })

    test('has the name by which it was asked for, its kind, and no key among its parameters', async () => {
      const { name, kind, parameters } = await open()
      expect(name).toMatch(new RegExp(`^${prefix}:.`))
      expect(kind).toBe(way?.kind)
      expect(JSON.parse(JSON.stringify(parameters))).toEqual(parameters)
      expect(JSON.stringify(parameters)).not.toContain(KEY)
    })

    test('answers with a reply that a journal gives back unchanged', async () => {
      const model = await open()
      const reply = await model.ask(frozen(structuredClone(REQUEST)), never)
      expect(replyFrom(JSON.parse(JSON.stringify(reply)))).toEqual(reply)
      expect(Object.keys(reply.usage).sort()).toEqual(['cachedInput', 'input', 'output'])
      expect(reply.model).not.toBe('')
      if (model.kind === 'retrieval') expectRanking(reply, REQUEST)
      else expect(reply).toMatchObject({ calls: REPLY.calls, stop: 'calls' })
    })

    test('answers the same question alike', async () => {
      const model = await open()
      const first = await model.ask(REQUEST, never)
      expect(await model.ask(structuredClone(REQUEST), never)).toEqual(first)
    })

    test('does not answer once it was told to stop', async () => {
      await expect((await open()).ask(REQUEST, AbortSignal.abort())).rejects.toThrow(/abort/i)
    })
  },
)

/** Retrieval calls nothing, and ranks tools that it was shown. */
function expectRanking({ calls, ranking = [] }: Reply, { tools }: Request): void {
  expect(calls).toEqual([])
  expect(ranking.length).toBeGreaterThan(0)
  expect(ranking.filter((name) => !tools.some((tool) => tool.name === name))).toEqual([])
}
