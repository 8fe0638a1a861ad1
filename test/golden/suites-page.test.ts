import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { evals } from '../../evals/index.ts'
import { SUITE_TABLES, suitesPage } from '../../scripts/suites-page.ts'
import { isArray, isObject, type JsonObject } from '../../src/core/json.ts'
import { toolFrom, toolsetFrom } from '../../src/core/tool.ts'
import { misfitsOf } from '../../src/eval/check-suite.ts'
import { remarksOn } from '../../src/eval/golden/checks.ts'
import { readConfig } from '../../src/config/read.ts'
import { inspectSuite } from '../../src/eval/suite.ts'
import { openData } from '../../src/sources/data.ts'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'

const page = readFileSync(join(import.meta.dirname, '../../docs/suites.md'), 'utf8')
const blocks = (language: string): string[] =>
  [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].flatMap(([, named, text]) =>
    named === language && text !== undefined ? [text] : [],
  )

const [shop = ''] = blocks('json')
const listed: unknown = JSON.parse(shop)
const raws = isObject(listed) && isArray(listed['tools']) ? listed['tools'].filter(isObject) : []
const tools = raws.map((raw, index) => toolFrom(raw, index, undefined))
const toolset = toolsetFrom({ id: 'shop', uri: 'shop.json', tools })

const INTENT = { id: 'i', says: 'Go on with it, please.', expect: 'none' }

/** Tools by their arguments, for examples of `arguments:` alone. */
const toolWith = (names: readonly string[]): string =>
  tools.find(({ inputSchema: { properties } }) => isObject(properties) && names.every((name) => Object.hasOwn(properties, name)))
    ?.name ?? 'none of the shop'

/** An example as a whole suite: what it leaves out is filled in. */
function wholeSuite(example: unknown): JsonObject | undefined {
  if (isArray(example)) return { intents: example }
  if (!isObject(example) || Object.hasOwn(example, 'eval')) return undefined
  const { arguments: expected } = example
  if (isObject(expected))
    return { intents: [{ ...INTENT, expect: { tool: toolWith(Object.keys(expected)), arguments: expected } }] }
  return { intents: [INTENT], ...example }
}

// dates stay texts, as the program reads them
const examples = blocks('yaml').map((text) => [text, wholeSuite(parse(text, { schema: 'core' }))] as const)
const suites = examples.flatMap(([text, suite]) => (suite === undefined ? [] : [[text, suite] as const]))

test('the tables are what the sources say', () => {
  expect(suitesPage(page, evals)).toBe(page)
  for (const name of [...Object.keys(SUITE_TABLES), 'metrics']) expect(page).toContain(`<!-- table ${name} -->`)
})

describe('the examples', () => {
  test.each(suites)('%s', async (_, suite) => {
    const read = inspectSuite(await openData('suite.json', JSON.stringify(suite)))
    expect(read.faults).toEqual([])
    expect(misfitsOf(read.suite, toolset)).toEqual([])
    const errors = remarksOn(read.suite, tools).filter(({ severity }) => severity === 'error')
    expect(errors).toEqual([])
  })

  test('show every key and every matcher', () => {
    const shown = new Set<string>()
    const walk = (value: unknown): void => {
      if (isArray(value)) value.forEach(walk)
      if (!isObject(value)) return
      for (const [key, inner] of Object.entries(value)) {
        shown.add(key)
        walk(inner)
      }
    }
    walk(suites.map(([, suite]) => suite))
    const keys = Object.entries(SUITE_TABLES).flatMap(([name, table]) => (name === 'checks' ? [] : Object.keys(table)))
    // said in the first line of the first example, as editors want it
    expect(keys.filter((key) => !shown.has(key))).toEqual(['$schema'])
    expect(page).toContain('# yaml-language-server: $schema=')
  })

  test('run as the page says', async () => {
    const first = blocks('yaml')[0] ?? ''
    const config = blocks('yaml').find((text) => text.startsWith('eval:')) ?? ''
    const cwd = folder({ 'shop.json': shop, 'shop.yaml': first, 'rightcall.config.yaml': config })
    const lint = await rightcall(['golden', 'lint', 'shop.yaml'], { cwd })
    expect([lint.code, lint.out]).toEqual([0, expect.stringContaining('3 intents over 3 tools')])
    const run = await rightcall(['eval', 'shop.yaml', '--model', 'local:bm25'], { cwd })
    expect([run.code, run.out]).toEqual([0, expect.stringContaining('retrieval@1')])
  })
})

test.each(blocks('yaml').filter((text) => text.startsWith('eval:')))('a configuration is one: %s', async (text) => {
  const config = await readConfig('rightcall.config.yaml', async (path) => openData(path, text))
  expect([...config.eval.thresholds.keys()]).toEqual(['retrieval@1'])
})

test('links lead to a heading or a file', () => {
  const headings = [...page.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  )
  const anchors = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor = '']) => anchor)
  expect(anchors.filter((anchor) => !headings.includes(anchor))).toEqual([])
})
