import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import packageJson from '../../package.json' with { type: 'json' }
import { bash, npmInstead, type StepResult } from '../helpers/ci-steps.ts'
import { folder } from '../helpers/folder.ts'
import { begin } from '../helpers/scratch-repository.ts'
import { CLEAN, CONFIG, server, starts, VAGUE } from './samples.ts'

interface Hook {
  readonly entry: string
  readonly files: string
}

const [hook]: readonly Hook[] = parse(readFileSync(join(import.meta.dirname, '../../.pre-commit-hooks.yaml'), 'utf8'))

/** Runs the hook's entry on the files that its pattern selects, as pre-commit does: without a shell of the repository's own. */
function commitOf(files: Readonly<Record<string, string>>): StepResult & { readonly checked: readonly string[] } {
  const workspace = folder()
  begin(workspace, { 'rightcall.config.yaml': CONFIG, ...files })
  const npm = npmInstead(folder())
  const checked = Object.keys(files).filter((path) => new RegExp(hook?.files ?? '').test(path))
  const words = checked.map((path) => `'${path}'`).join(' ')
  const temp = folder()
  mkdirSync(join(temp, 'home'))
  const ran = bash(`${hook?.entry} ${words}`, workspace, { PATH: npm.path, RUNNER_TEMP: temp, HOME: join(temp, 'home') })
  return { ...ran, checked }
}

test('the hook runs the version that it was released with', () => {
  expect(hook?.entry).toContain(`rightcall@${packageJson.version} `)
})

test('a commit with a vague description is refused, a careful one passes', () => {
  const refused = commitOf({ 'src/tools.json': VAGUE })
  expect(refused).toMatchObject({ code: 1, checked: ['src/tools.json'], log: expect.stringContaining('description/vague') })
  expect(commitOf({ 'src/tools.json': CLEAN }).code).toBe(0)
})

test.each(['tools.json', 'acme.tools.yaml', 'mcp-tools.yml', 'a/b_tools.json'])('%s is a list of tools by its name', (path) => {
  expect(path).toMatch(new RegExp(hook?.files ?? ''))
})

test.each(['package.json', 'tools.ts', 'devtools.json', 'tools.json.md'])('%s is none', (path) => {
  expect(path).not.toMatch(new RegExp(hook?.files ?? ''))
})

test('a commit starts nothing, by no file and by no name of one', () => {
  const canary = join(folder(), 'started')
  const names = ['tools.json', '--connect.tools.json', `--stdio=node server.mjs;x-tools.json`]
  const { log, checked } = commitOf({
    'server.mjs': server(canary),
    ...Object.fromEntries(names.map((name) => [name, starts('server.mjs')])),
  })
  expect(checked).toEqual(names)
  expect(log).toContain('was not started')
  expect(existsSync(canary)).toBe(false)
})
