import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'
import { readerServer, remembered } from '../helpers/reader.ts'
import { started, until } from '../helpers/real-process.ts'
import { fileOf, SHOP } from '../helpers/shop-readings.ts'

vi.mock('../../src/reading/request.ts', async (original) => remembered(await original<object>()))

const TOOLS = { tools: Array.from({ length: 20 }, (_, index) => ({ ...SHOP.tools[2], name: `list_invoices_${index}` })) }
const trialsIn = (journal: string): string[] =>
  existsSync(journal)
    ? readFileSync(journal, 'utf8')
        .split('\n')
        .slice(0, -1)
        .filter((line) => line.startsWith('{"kind":"trial"'))
    : []

test.skipIf(process.platform === 'win32')(
  'Ctrl-C keeps the answers that came, and the same --out goes on there and pays for none of them twice',
  async () => {
    const cwd = folder({ 'tools.json': fileOf(TOOLS) })
    const release = Promise.withResolvers<void>()
    let answers = 0
    const reader = await readerServer({
      waits: async () => {
        if (++answers > 1) await release.promise
      },
    })
    const argv = ['read', 'tools.json', ...reader.argv, '--seed', '7', '--out', 'run', '--no-cache', '--concurrency', '2']
    // the process asks the same words, which the reader here has to know
    const { code } = await rightcall([...argv, '--dry-run'], { cwd })
    expect(code).toBe(0)
    const run = started(argv, { cwd })
    const journal = join(cwd, 'run/journal.jsonl')
    await until(() => trialsIn(journal).length >= 1 && answers >= 3)
    run.child.kill('SIGINT')
    await until(() => run.said().err.includes('Waiting for 2 answers in progress'))
    release.resolve()
    expect(await run.ended).toBe(130)
    const kept = trialsIn(journal).length
    expect(kept).toBe(3)
    const all = reader.state.asked.length
    expect(all).toBe(3)

    const again = await rightcall(argv, { cwd })
    expect(again).toMatchObject({ code: 0 })
    expect(again.out).toContain('20 tools read')
    const says = reader.state.asked.map((one) => one.says)
    expect(new Set(says).size).toBe(says.length)
    expect(trialsIn(journal)).toHaveLength(says.length)
    const { out } = await rightcall(['lint', 'tools.json', '--require-reading', '--format', 'json'], { cwd })
    expect(JSON.parse(out).unread).toEqual([])
  },
)
