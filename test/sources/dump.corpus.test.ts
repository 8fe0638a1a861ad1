import { describe, expect, test } from 'vitest'
import { ownString } from '../../src/core/json.ts'
import { valueAt } from '../../src/core/pointer.ts'
import type { Toolset } from '../../src/core/tool.ts'
import { builtins } from '../../src/builtins.ts'
import { loadTargets } from '../../src/session/read.ts'
import { targetsOf } from '../../src/sources/targets.ts'
import { corpus, corpusServers, noCorpus } from '../helpers/corpus.ts'
import { testIo } from './io.ts'

async function setsOf(...args: string[]): Promise<readonly Toolset[]> {
  const { targets, problems } = await targetsOf(args, {
    cwd: corpus ?? '',
    stdin: () => Promise.reject(new Error('not asked for')),
    sources: builtins.sources,
  })
  expect(problems).toEqual([])
  const loaded = await loadTargets(targets, builtins.sources, testIo())
  expect(loaded.problems).toEqual([])
  return loaded.toolsets
}

const toolsIn = (sets: readonly Toolset[]) => sets.reduce((sum, { tools }) => sum + tools.length, 0)

describe.skipIf(noCorpus)('the corpus of real tool lists', () => {
  test('every server loads with all its tools as served', async () => {
    const sets = await setsOf('servers')
    const servers = corpusServers()
    expect(sets.map(({ id }) => id)).toEqual(servers.map(({ served }) => ownString(served, 'server')))
    for (const [index, { served }] of servers.entries()) {
      expect(sets[index]?.tools.map(({ raw }) => raw)).toEqual(served['tools'])
    }
  })

  test('places lead back to the values', async () => {
    for (const { tools } of await setsOf('servers')) {
      for (const { raw, origin } of tools) {
        for (const at of ['/name', '/description', '/inputSchema', `/inputSchema/properties`] as const) {
          const value = valueAt(raw, at)
          const { start, end } = origin?.span(at) ?? { start: 0, end: 0 }
          if (value !== undefined) expect(JSON.parse(origin?.text?.slice(start, end) ?? '')).toEqual(value)
        }
      }
    }
  })

  test.each([
    ['livemcpbench/tools.json', 70, 527],
    ['metatool/tools.json', 1, 199],
    ['apify/claude-code-tools.json', 1, 16],
    ['apify/tools.at-0af403f.json', 1, 7],
  ])('%s holds %i sets', async (path, sets, tools) => {
    const loaded = await setsOf(path)
    expect([loaded.length, toolsIn(loaded)]).toEqual([sets, tools])
  })

  test('what is no list of tools says so', async () => {
    const { sources } = builtins
    const paths = ['apify/test_cases.HEAD.json', 'bfcl/data/simple.json']
    const { targets } = await targetsOf(paths, { cwd: corpus ?? '', stdin: async () => '', sources })
    const { problems } = await loadTargets(targets, sources, testIo())
    expect(problems).toMatchObject([
      { message: expect.stringContaining('which is not a list of tools') },
      { hint: expect.stringContaining('JSON Lines') },
    ])
  })
})
