import { expect, test } from 'vitest'
import { exportLists, importCycles, modulesBelow, sharedNames } from './modules.ts'

/** The front doors of the package: one gathers what others declare, one has a second name for `require`. */
const DOORS = ['src/eslint/index.ts', 'src/index.ts']

test('a name means one thing: no two files export the same', () => {
  // every subcommand is a file with one `command`
  const others = sharedNames(modulesBelow('src')).filter(
    (shared) => !/^command: src\/cli\/[\w-]+\.ts(?:, src\/cli\/[\w-]+\.ts)+$/.test(shared),
  )
  expect(others).toEqual([])
})

test('what a file exports it declares; only the front doors gather', () => {
  expect(exportLists(modulesBelow('src', 'rules', 'evals'))).toEqual(DOORS)
})

test('no file imports itself by way of others', () => {
  expect(importCycles(modulesBelow('src', 'rules', 'evals'))).toEqual([])
})

test('facts of a set come from src/lint/memo.ts, which knows who reads them', () => {
  const direct = /rememberedFor\(\s*\((?:\{[^}]*\}|\w+): (?:Toolset|readonly Tool\[\])/
  const files = [...modulesBelow('src/lint', 'src/schema', 'rules')].flatMap(([path, text]) => (direct.test(text) ? [path] : []))
  expect(files).toEqual([])
  expect(direct.test('rememberedFor((toolset: Toolset) => 1)')).toBe(true)
})

const made = new Map([
  ['a/one.ts', "import type { Plan } from '../b/two.ts'\nexport const stem = 1\nexport interface Level {}\n"],
  ['b/two.ts', "export { stem } from './three.ts'\nexport type Level = 'off'\n"],
  ['b/three.ts', "const one = await import('../a/one.ts')\nexport async function* stem() {}\n"],
])

test('a name that two files export is found, whatever it names', () => {
  expect(sharedNames(made)).toEqual(['stem: a/one.ts, b/three.ts', 'Level: a/one.ts, b/two.ts'])
})

test('a name that is exported once more elsewhere is found', () => {
  expect(exportLists(made)).toEqual(['b/two.ts'])
})

test('a circle of imports is found, through types and dynamic imports', () => {
  expect(importCycles(made)).toEqual(['a/one.ts → b/two.ts → b/three.ts → a/one.ts'])
})
