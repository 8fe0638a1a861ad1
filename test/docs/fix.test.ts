import { expect, test } from 'vitest'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'
import { blocksOf, commandsOf } from '../helpers/pages.ts'

test('rightcall fix asks as the page shows', async () => {
  const blocks = blocksOf('docs/fixing.md')
  const { command = '', output = '' } = blocks.flatMap(commandsOf).find((line) => line.command.includes('rightcall fix')) ?? {}
  const cwd = folder(Object.fromEntries(blocks.flatMap(({ file, text }) => (file === undefined ? [] : [[file, text]]))))
  const pressed = [...output.matchAll(/^Make this change\? .* (\w)$/gm)].map(([, key]) => key)
  expect(pressed.length).toBe(2)
  const keyboard = () => ({ key: async () => pressed.shift(), close: () => undefined })
  const { out, err } = await rightcall(command.split(' ').slice(2), { cwd, keyboard })
  expect(`${err}${out}`.trim()).toBe(output.trim())
})
