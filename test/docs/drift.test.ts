import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folder } from '../helpers/folder.ts'
import { clientConfigOf } from '../helpers/lock.ts'
import { blocksOf, commandsOf, ROOT } from '../helpers/pages.ts'
import { BIN } from '../helpers/real-process.ts'

test('a change of a pinned server is reported as the page of the lockfile shows', () => {
  const shown = blocksOf('docs/lockfile.md').flatMap(commandsOf)
  const { command = '', output = '' } = shown.find((line) => line.command.includes('snapshot') && line.output !== '') ?? {}
  const argv = command.split(' ').slice(2)
  expect(argv).toContain('--check')
  const served = (name: string) => {
    const { serverInfo, tools } = JSON.parse(readFileSync(join(ROOT, 'golden/changes', name), 'utf8'))
    return JSON.stringify({ version: serverInfo.version, tools })
  }
  const cwd = folder({ 'shop.json': served('before.json') })
  writeFileSync(join(cwd, '.mcp.json'), clientConfigOf(cwd, { shop: 'shop.json' }))
  const run = (words: readonly string[]) =>
    spawnSync(process.execPath, [BIN, ...words], { cwd, env: { PATH: process.env['PATH'] }, encoding: 'utf8' })
  expect(run(argv.filter((word) => word !== '--check')).status).toBe(0)
  writeFileSync(join(cwd, 'shop.json'), served('after.json'))
  const { stdout, status } = run(argv)
  expect([`${stdout.split('\n\n')[0]}\n…\n`, status]).toEqual([output, 1])
})
