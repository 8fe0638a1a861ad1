import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../src/core/json.ts'
import type { ShownTool } from '../../../src/core/model.ts'
import { local } from '../../../src/models/local.ts'
import { frozen } from '../../helpers/frozen.ts'

const settings = { env: {}, baseUrl: undefined, cwd: '.' }

function tool(name: string, description?: string, inputSchema: JsonObject = { type: 'object' }): ShownTool {
  return { name, description, inputSchema }
}

async function ask(id: string, tools: readonly ShownTool[], says: string, signal = new AbortController().signal) {
  const model = await local.open(id, settings)
  return model.ask({ system: undefined, says, tools, repeat: 0 }, signal)
}

const KITCHEN = frozen([
  tool('boil_water', 'Heat water in the kettle until it boils.'),
  tool('bake_bread', 'Bake a loaf of bread in the oven.'),
  tool('wash_dishes', 'Clean plates, cups and cutlery in the sink.'),
])

describe.each([...local.ids])('local:%s', (id) => {
  test('answers a ranking and calls nothing', async () => {
    expect(await ask(id, KITCHEN, 'Please bake some bread')).toMatchObject({
      calls: [],
      text: '',
      stop: 'end',
      model: `local:${id}`,
      usage: { input: undefined, output: undefined, cachedInput: undefined },
    })
    expect((await local.open(id, settings)).kind).toBe('retrieval')
  })

  test.each([
    ['Could you bake breads?', 'bake_bread'],
    ['I want boiling water', 'boil_water'],
    ['the dishes must be washed', 'wash_dishes'],
  ])('finds by other forms of the words: %s', async (says, expected) => {
    expect((await ask(id, KITCHEN, says)).ranking?.[0]).toBe(expected)
  })

  test('reads names and descriptions of parameters, nested ones too', async () => {
    const item = { type: 'object', properties: { isbn: { type: 'string', description: 'Number of the book.' } } }
    const nested = { type: 'object', properties: { items: { type: 'array', items: item } } }
    const tools = [tool('first', 'Does one thing.'), tool('second', 'Does one thing.', nested)]
    expect((await ask(id, tools, 'isbn')).ranking?.[0]).toBe('second')
  })

  test('ranks equal tools by name, whatever order they come in', async () => {
    const twins = [tool('b', 'Count sheep.'), tool('a', 'Count sheep.'), tool('c', 'Count sheep.')]
    // one-letter names are words too, so the question has none of them
    const expected = (await ask('bm25', twins, 'count sheep')).ranking
    expect(expected).toEqual(['a', 'b', 'c'])
    expect((await ask('bm25', [...twins].reverse(), 'count sheep')).ranking).toEqual(expected)
  })

  test('names at most 20 tools', async () => {
    const many = Array.from({ length: 30 }, (_, index) => tool(`tool_${index}`, 'Count sheep.'))
    expect((await ask(id, many, 'count sheep')).ranking).toHaveLength(20)
  })

  test('gives the same answer twice, asked alone or all at once', async () => {
    const says = ['hot drink', 'oven', 'clean up after dinner', 'tea']
    const alone = []
    for (const each of says) alone.push((await ask(id, KITCHEN, each)).ranking)
    expect((await Promise.all(says.map((each) => ask(id, KITCHEN, each)))).map(({ ranking }) => ranking)).toEqual(alone)
  })

  test.each([
    ['no tools', [], 'anything'],
    ['an empty question', KITCHEN, ''],
    ['only function words', KITCHEN, 'could you please'],
    ['unpaired surrogates and controls', [tool('\uD800', '\u0000\uDC00')], '\uD83D \u0000'],
    ['another script', [tool('天気', '天気を調べる')], '天気は？'],
    ['names of object prototypes', [tool('__proto__', 'constructor'), tool('toString')], 'constructor __proto__'],
    ['a name twice', [tool('same', 'Count sheep.'), tool('same', 'Count sheep.')], 'sheep'],
  ])('survives %s', async (_, tools, says) => {
    const names = tools.map(({ name }) => name)
    const { ranking } = await ask(id, tools, says)
    expect(ranking?.filter((name) => !names.includes(name))).toEqual([])
  })

  test('survives huge texts and a schema thousands of levels deep', async () => {
    let deep: JsonObject = { type: 'string' }
    for (let level = 0; level < 20_000; level++) deep = { type: 'object', properties: { a: deep } }
    const tools = [tool('huge', 'sheep. '.repeat(200_000)), tool('deep', 'Count goats.', deep)]
    expect((await ask(id, tools, 'sheep '.repeat(100_000))).ranking?.[0]).toBe('huge')
  })

  test('does nothing once it is told to stop', async () => {
    await expect(ask(id, KITCHEN, 'bread', AbortSignal.abort())).rejects.toThrow(/abort/i)
  })
})

test('bm25 leaves out tools that share no word with the question', async () => {
  expect((await ask('bm25', KITCHEN, 'bread')).ranking).toEqual(['bake_bread'])
  expect((await ask('bm25', KITCHEN, 'quantum physics')).ranking).toEqual([])
})

test('hybrid finds what is meant where no word is shared', async () => {
  expect((await ask('hybrid', KITCHEN, 'I would love a hot cup of tea')).ranking?.[0]).toBe('boil_water')
})

test.each([
  ['hybird', /Did you mean local:hybrid/],
  ['toString', /Known: local:bm25, local:hybrid/],
])('local:%s is refused with the nearest name', async (id, hint) => {
  await expect(local.open(id, settings)).rejects.toMatchObject({ name: 'UserError', hint: expect.stringMatching(hint) })
})
