import { expect, test } from 'vitest'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'

const rules = (...argv: readonly string[]) => rightcall(['rules', ...argv], { cwd: folder() })

test('the catalogue marks the rules that not every run has', async () => {
  const { code, out, err } = await rules()
  expect(code).toBe(0)
  expect(out).toMatch(/^error {2}description\/missing +[^(]+\n/m)
  expect(out).toMatch(/^info {3}annotation\/title-missing .*\(only preset strict, profile anthropic-directory\)$/m)
  expect(err).toContain('--profile NAME')
})

test('a profile shows the rules that it raises and the dated limits of its client', async () => {
  const { code, out } = await rules('--profile', 'cursor,bedrock')
  expect(code).toBe(0)
  expect(out).toMatch(/^cursor\n {2}error {2}name\/prefixed-length /)
  expect(out).toContain(
    'qualified-name-length 59 of <server><tool>, beyond it Cursor drops the tool\n    reported by others, checked 20',
  )
  expect(out).toContain(
    'name-characters /^[a-zA-Z0-9_-]+$/, else Amazon Bedrock refuses every request that carries the tool\n    said by the vendor, checked 20',
  )
  expect(out).not.toContain('description/missing')
})

test('an unknown profile is told the nearest', async () => {
  const { code, err } = await rules('--profile', 'curser')
  expect(code).toBe(2)
  expect(err).toContain('Did you mean cursor?')
})
