import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folder } from '../helpers/folder.ts'
import { blocksOf, ROOT } from '../helpers/pages.ts'

test('the program on the page of the library prints what the page shows', () => {
  const [program, output] = blocksOf('docs/library.md')
  expect(program?.text).toContain("from 'rightcall'")
  const source = program?.text.replace("'rightcall'", JSON.stringify(join(ROOT, 'src/index.ts'))) ?? ''
  const argv = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', 'program.ts']
  const { stdout, stderr } = spawnSync(process.execPath, argv, { cwd: folder({ 'program.ts': source }), encoding: 'utf8' })
  expect([stderr, stdout]).toEqual(['', output?.text])
})
