/* What `npm pack` would publish of dist/ as it was last built; `npm test` builds it just before. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

interface Packed {
  readonly size: number
  readonly unpackedSize: number
  readonly files: readonly { readonly path: string; readonly size: number }[]
}

const ROOT = join(import.meta.dirname, '../..')
const MOST_BYTES = 2_500_000
const MOST_UNPACKED = 10_000_000

const { size, unpackedSize, files } = packed()
const paths = files.map(({ path }) => path)

test('everything that the package promises is there', () => {
  const { bin, exports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  const named = [bin.rightcall, exports['.'].types, exports['.'].default, exports['./eslint'].types, exports['./eslint'].default]
  const schemas = ['comparison', 'config', 'lint', 'run', 'suite'].map((name) => `dist/schemas/${name}.schema.json`)
  const wanted = [
    ...named.map((path: string) => path.replace(/^\.\//, '')),
    ...['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md', 'dist/THIRD-PARTY-NOTICES', 'rules/README.md', 'docs/cli.md'],
    ...schemas,
  ]
  expect(wanted.filter((path) => !paths.includes(path))).toEqual([])
})

test('nothing else is: no sources, tests, maps, corpus, settings or stored runs', () => {
  const expected = [
    /^(?:package\.json|README\.md|LICENSE|CHANGELOG\.md|CONTRIBUTING\.md|SECURITY\.md)$/,
    /^docs\/[\w-]+\.md$/,
    /^(?:bench\/recorded|golden(?:\/[\w-]+)?|src\/stats)\/README\.md$/,
    /^rules\/(?:[\w-]+\/)?[\w-]+\.md$/,
    /^dist\/(?:cli|index|eslint)\.js$/,
    /^dist\/chunks\/[\w.-]+\.js$/,
    /^dist\/web\/[\w-]+\.(?:js|css)$/,
    /^dist\/schemas\/[\w-]+\.schema\.json$/,
    /^dist\/types\/(?:src|rules|evals)\/(?:[\w-]+\/)*[\w.@-]+\.d\.ts$/,
    /^dist\/THIRD-PARTY-NOTICES$/,
  ]
  expect(paths.filter((path) => !expected.some((form) => form.test(path)))).toEqual([])
})

test('it is small', () => {
  expect(size).toBeLessThan(MOST_BYTES)
  expect(unpackedSize).toBeLessThan(MOST_UNPACKED)
})

test('no file tells a path of the machine that packed it, points to a source map, or holds a key', () => {
  // a root folder such as /app or /root is a word of many texts
  const folders = [ROOT, homedir()].filter((path) => dirname(path) !== path && path.split(/[\\/]/).length > 2)
  expect(folders.length).toBeGreaterThan(0)
  const forms = [
    ...folders.map((path) => path.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)),
    '^//# sourceMappingURL=',
    ...[
      String.raw`\bnpm_[A-Za-z0-9]{36}\b`,
      String.raw`\bgh[pousr]_[A-Za-z0-9]{36}`,
      String.raw`\bsk-(?:ant-|proj-)?[A-Za-z0-9_-]{32}`,
    ],
    String.raw`^-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\n[A-Za-z0-9+/]{60}`,
  ]
  const form = new RegExp(forms.join('|'), 'm')
  expect(form.test(`const key = "npm_${'a1B2'.repeat(9)}"`)).toBe(true)
  const found = paths.flatMap((path) => {
    const [words] = form.exec(readFileSync(join(ROOT, path), 'utf8')) ?? []
    return words === undefined ? [] : [`${path}: ${words}`]
  })
  expect(found).toEqual([])
})

function packed(): Packed {
  const text = execFileSync('npm', ['pack', '--dry-run', '--ignore-scripts', '--json', '--loglevel=error', '--offline'], {
    cwd: ROOT,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    maxBuffer: 50_000_000,
  })
  // npm 12 gives an object by name in place of a list
  const [first]: readonly Packed[] = Object.values(JSON.parse(text))
  if (first === undefined) throw new Error('npm pack told nothing.')
  return first
}
