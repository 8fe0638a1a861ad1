import { cpSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'
import { blocksOf, commandsOf, ROOT } from '../helpers/pages.ts'
import { readerServer, remembered } from '../helpers/reader.ts'
import { fileOf, NEWEST, SHOP } from '../helpers/shop-readings.ts'

vi.mock('../../src/reading/request.ts', async (original) => remembered(await original<object>()))
vi.mock('../../src/reading/look.ts', async (original) => remembered(await original<object>()))

const KEPT = join(ROOT, 'golden/reading')

// after a change of the prompt: RECORD_READING=1 npx vitest run test/docs/reading.test.ts
test.runIf(process.env['RECORD_READING'] === '1')('records the reading of the page anew', async () => {
  const cwd = folder({ 'shop.json': fileOf(SHOP) })
  const reader = await readerServer({ finds: { search_orders: [NEWEST] } })
  const ran = await rightcall(['read', 'shop.json', ...reader.argv, '--seed', '1', '--out', 'shop'], { cwd })
  expect(ran.code).toBe(0)
  rmSync(join(KEPT, 'shop'), { recursive: true, force: true })
  cpSync(join(cwd, 'shop'), join(KEPT, 'shop'), { recursive: true, filter: (path) => !path.endsWith('.lock') })
  writeFileSync(join(KEPT, 'shop.json'), fileOf(SHOP))
})

test('the reading on the page is what its recorded answers give', async () => {
  const shown = blocksOf('docs/reading.md').flatMap(commandsOf)
  const { command = '', output = '' } = shown.find((line) => line.output !== '') ?? {}
  const cwd = folder()
  cpSync(KEPT, join(cwd, 'golden/reading'), { recursive: true })
  const { out, code } = await rightcall(command.split(/\s+/).slice(2), { cwd })
  expect(`wrote rightcall.reading.jsonl\n${out}`, 'is the prompt another one? then record anew').toBe(output)
  expect(code).toBe(0)
})
