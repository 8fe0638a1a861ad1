import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { rightcall } from '../helpers/command-line.ts'
import { editing } from '../helpers/editing.ts'
import { readerServer, remembered } from '../helpers/reader.ts'
import { fileOf, NEWEST, SHOP } from '../helpers/shop-readings.ts'

vi.mock('../../src/reading/request.ts', async (original) => remembered(await original<object>()))
vi.mock('../../src/reading/look.ts', async (original) => remembered(await original<object>()))

const NAME = 'rightcall.reading.jsonl'

test('an editor shows what a model read as soon as the file is there, and no longer than it is', async () => {
  const client = editing({ 'tools.json': fileOf(SHOP) })
  const pulls = { textDocument: { diagnostic: {} } }
  await client.start(pulls, [client.rootUri])
  client.open(client.uri('tools.json'), fileOf(SHOP))
  const rules = async () => (await client.pulled(client.uri('tools.json'))).map(({ code }: { code: string }) => code)
  const touched = (type: number) => client.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: client.uri(NAME), type }] })
  expect(await rules()).not.toContain('reading/contradiction')

  const reader = await readerServer({ finds: { search_orders: [NEWEST] } })
  expect((await rightcall(['read', 'tools.json', ...reader.argv], { cwd: client.root })).code).toBe(0)
  touched(1)
  expect(await rules()).toContain('reading/contradiction')

  writeFileSync(join(client.root, NAME), '<<<<<<< HEAD\n')
  touched(2)
  expect(await rules()).not.toContain('reading/contradiction')
  rmSync(join(client.root, NAME))
  touched(3)
  expect(await rules()).not.toContain('reading/contradiction')
  expect(await client.stop()).toBe(0)
})
