import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rightcall } from './helpers/command-line.ts'
import { folder } from './helpers/folder.ts'

const root = join(import.meta.dirname, '..')

test('the program in the README prints what the README says', () => {
  const [, program = '', output = ''] =
    /```js\n(.*?)```\n\n```text\n(.*?)```/s.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? []
  expect(program).toContain("from 'rightcall'")
  const cwd = folder({ 'program.ts': program.replace("'rightcall'", JSON.stringify(join(root, 'src/index.ts'))) })
  const { stdout, stderr } = spawnSync(process.execPath, ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', 'program.ts'], {
    cwd,
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  expect(stdout).toBe(output)
})

test('the lint in the README prints what the README says', async () => {
  const [, server = '', output = ''] =
    /\$ npx rightcall lint --stdio "([^"\n]+)"\n\n(.*?)\n\$ npx rightcall compare/s.exec(
      readFileSync(join(root, 'README.md'), 'utf8'),
    ) ?? []
  expect(server).toContain('server-filesystem')
  const { out } = await rightcall(['lint', '--stdio', server], { cwd: root })
  expect(out).toBe(output)
})
