import { asSchema } from 'ai'
import { describe, expect, test } from 'vitest'
import type { Json } from '../../src/core/json.ts'
import { tools } from '../fixtures/sdk/ai.ts'
import { installed, own, readTools, servedTools } from './compare.ts'
import { differences } from './differences.ts'
import { OWN, PACKAGES, type Compared } from './servers.ts'

describe('what is read in the source of a server is what it serves', () => {
  test.concurrent.each(PACKAGES)('$name', async (compared) => check(compared, installed(compared.name)))
})

describe('what is read in a server of ours is what it serves', () => {
  test.concurrent.each(OWN)('$name', async (compared) => check(compared, own(compared.name)))

  test('the AI SDK', async () => {
    const { folder } = own('ai')
    const served = Object.entries(tools).map(async ([name, { description, inputSchema }]) => {
      const schema: Json = JSON.parse(JSON.stringify(await asSchema<unknown>(inputSchema).jsonSchema))
      return { name, ...(typeof description === 'string' ? { description } : {}), inputSchema: schema }
    })
    const read = await readTools(folder, ['ai.ts'])
    expect(differences(read, await Promise.all(served))).toEqual([])
    expect(read.map(({ name }) => name).sort()).toEqual(Object.keys(tools).sort())
  })
})

async function check(
  { files, tools: count, args, env, differs = [] }: Compared,
  { folder, start }: { readonly folder: string; readonly start: string },
): Promise<void> {
  const read = await readTools(folder, files)
  const served = await servedTools(start, { ...(args && { args }), ...(env && { env }) })
  expect(served).toHaveLength(count)
  const found = differences(read, served)
  const listed = found.filter(({ tool, at }) => differs.some((one) => one.tool === tool && one.at === at))
  expect(found.filter((one) => !listed.includes(one))).toEqual([])
  // a difference that is gone is listed no longer
  expect(new Set(listed.map(({ tool, at }) => `${tool} ${at}`)).size).toBe(differs.length)
  // nothing that is compared is left out as unknown
  expect(
    read.filter(({ unknown }) => unknown !== undefined).map(({ name, unknown }) => `${name} ${unknown?.join(' ') ?? ''}`),
  ).toEqual([])
}
