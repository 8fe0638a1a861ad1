import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folder } from '../helpers/folder.ts'
import { blocksOf, commandsOf } from '../helpers/pages.ts'
import { started, until } from '../helpers/real-process.ts'

test('watching reports a change as the page shows', async () => {
  const blocks = blocksOf('docs/lint.md')
  const { command = '', output = '' } = blocks.flatMap(commandsOf).find((line) => line.command.endsWith('--watch')) ?? {}
  const cwd = folder(Object.fromEntries(blocks.flatMap(({ file, text }) => (file === undefined ? [] : [[file, text]]))))
  const shop = join(cwd, 'shop.json')
  const { said } = started(command.split(' ').slice(2), { cwd })
  const parts = output.split(/^…\n|──── \S+ /m).map((part) => part.trim())
  const all = () => `${said().out}\n${said().err}`
  await until(() => all().includes(parts[1] ?? ''))
  writeFileSync(shop, readFileSync(shop, 'utf8').replace('"default": 50', '"default": 20'))
  await until(() => /^ {2}fixed: .*\n/m.test(all()))
  expect(parts.filter((part) => part !== '')).toHaveLength(3)
  for (const part of parts) expect(all()).toContain(part)
})
