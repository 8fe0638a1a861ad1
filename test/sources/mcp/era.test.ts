import { describe, expect, test } from 'vitest'
import { loadFixture, only } from './loading.ts'

describe('the era of a server is found on its own', () => {
  test.each([
    ['sdk-legacy', [], 'legacy-sdk', '2025-11-25'],
    ['sdk-modern', ['serve'], 'modern-sdk', '2026-07-28'],
    ['sdk-modern', ['reject'], 'modern-sdk', '2026-07-28'],
  ])('%s %j', async (name, args, id, protocolVersion) => {
    const { toolsets, problems } = await loadFixture(name, { args })
    expect(problems).toEqual([])
    const { server, tools, instructions } = only(toolsets)
    expect(server).toMatchObject({ name: id, protocolVersion, unstable: [], cacheHints: protocolVersion === '2026-07-28' })
    expect(tools.map((tool) => tool.name)).toEqual(['get_weather'])
    expect(instructions).toBe('Ask for the weather.')
  })

  test('a server that ends itself on server/discover is started again and asked the old way', async () => {
    const { toolsets } = await loadFixture('exits-on-discover')
    expect(only(toolsets).server?.protocolVersion).toBe('2025-06-18')
  })

  test('a server that ignores server/discover is asked the old way', async () => {
    const { toolsets } = await loadFixture('ignores-discover', { bounds: { startMs: 3_000 } })
    expect(only(toolsets).server?.protocolVersion).toBe('2025-06-18')
  })
})
