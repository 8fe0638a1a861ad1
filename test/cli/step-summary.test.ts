import { readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'
import { toolsJson } from '../helpers/shop.ts'

const lint = (cwd: string, summary: string | undefined) =>
  rightcall(['lint', 'tools.json', '--summary', '--format', 'github'], { cwd, env: { GITHUB_STEP_SUMMARY: summary } })

test('the report is added to the summary of the step, below what is there', async () => {
  const cwd = folder({ 'tools.json': toolsJson(), 'summary.md': 'Built.\n' })
  const path = join(cwd, 'summary.md')
  const { code } = await lint(cwd, path)
  const once = readFileSync(path, 'utf8')
  expect(once).toMatch(/^Built\.\n\n### rightcall: /)
  expect(await lint(cwd, path)).toMatchObject({ code })
  expect(readFileSync(path, 'utf8')).toBe(`${once}${once.slice('Built.\n'.length)}`)
})

test('a file that is not there yet is made', async () => {
  const cwd = folder({ 'tools.json': toolsJson() })
  await lint(cwd, join(cwd, 'summary.md'))
  expect(readFileSync(join(cwd, 'summary.md'), 'utf8')).toMatch(/^\n### rightcall: /)
})

test('a summary that GitHub would drop for its size is left as it is, and the verdict stands', async () => {
  const cwd = folder({ 'tools.json': toolsJson(), 'summary.md': '' })
  const path = join(cwd, 'summary.md')
  truncateSync(path, 2 ** 20 - 50)
  const { code, err, out } = await lint(cwd, path)
  expect(readFileSync(path)).toHaveLength(2 ** 20 - 50)
  expect(err).toContain('larger than 1 MiB')
  writeFileSync(path, '')
  expect(await lint(cwd, path)).toMatchObject({ code, out })
})

test.each([
  [undefined, 'GITHUB_STEP_SUMMARY names, and that variable is not set'],
  ['', 'GITHUB_STEP_SUMMARY names, and that variable is not set'],
  ['.', 'could not be written'],
])('a summary at %j is an error with what to do', async (path, message) => {
  const { code, err } = await lint(folder({ 'tools.json': toolsJson() }), path)
  expect([code, err]).toEqual([2, expect.stringContaining(message)])
})
