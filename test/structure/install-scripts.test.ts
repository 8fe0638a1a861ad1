import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

type Json = ReturnType<typeof JSON.parse>

const read = (path: string): string => readFileSync(join(import.meta.dirname, '../..', path), 'utf8')
const decided: Record<string, boolean> = JSON.parse(read('package.json')).allowScripts
const locked: readonly (readonly [path: string, entry: Json])[] = Object.entries(JSON.parse(read('package-lock.json')).packages)

/** The name under which a package is installed; npm matches its decisions against that. */
const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
const withScripts = [...new Set(locked.filter(([, entry]) => entry.hasInstallScript === true).map(([path]) => nameOf(path)))]

test('every package with an install script is allowed or refused by name', () => {
  expect(withScripts.length).toBeGreaterThan(0)
  expect(Object.keys(decided).toSorted()).toEqual(withScripts.toSorted())
})

test('only the package that brings Node may run its script', () => {
  expect(Object.keys(decided).filter((name) => decided[name] !== false)).toEqual(['node'])
})

test('an undecided script fails the install of CI', () => {
  expect(read('.ci/run').split('\n')).toContain('npm ci --strict-allow-scripts')
})

test('every locked package has a hash, and comes from the registry', () => {
  const others = locked.filter(([path, entry]) => path !== '' && entry.link !== true && !/^sha512-/.test(entry.integrity ?? ''))
  expect(others.map(([path]) => path)).toEqual([])
  const elsewhere = locked.filter(
    ([, { resolved }]) => resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'),
  )
  expect(elsewhere.map(([path]) => path)).toEqual([])
})
