import { expect } from 'vitest'
import { visible } from '../../src/core/text.ts'

/** Everything that must not be in any output, whatever stood in the report. */
export function expectHarmless(name: string, output: string) {
  expect(visible(output)).toBe(output)
  expect(output).not.toContain('##[')
  const commands = output.split('\n').filter((line) => line.trimStart().startsWith('::'))
  if (name === 'github') for (const command of commands) expect(command).toMatch(/^::(error|warning|notice) ([^:]*)::/)
  else expect(commands).toEqual([])
  if (name !== 'markdown') return
  const outsideCode = output.replace(/`[^`\n]*`/g, '')
  expect(outsideCode).not.toMatch(/(^|[^\w;])@\w/)
  expect(output).not.toContain('![')
  expect(output).not.toMatch(/(?<!\\)\]\((?!https:\/\/(example\.org|github\.com\/rightcall)\/)/)
  expect(outsideCode.replace(/\]\(https:[^)]*\)/g, '')).not.toMatch(/:\/\/|www\./i)
  expect(output.replace(/<\/?(details|summary|code)>/g, '')).not.toMatch(/</)
}
