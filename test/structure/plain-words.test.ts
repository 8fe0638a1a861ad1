import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { COMMANDS } from '../../src/cli/commands.ts'
import { rightcall } from '../helpers/command-line.ts'
import { modulesBelow } from './modules.ts'
import { anyOf, linesOf, refusedWords, saidIn, type Said } from './words.ts'

// The list of refused words stands in CONTRIBUTING.md, under "Words": those of its last column that are in `code`.
const WORDS = refusedWords(readFileSync('CONTRIBUTING.md', 'utf8'))
const REFUSED = anyOf(WORDS)

/** Files that hold words of other people's texts, to be found there. */
const LEXICON = ['src/lint/lexicon/', 'src/lint/prose/', 'src/lint/claims/', 'src/reading/controls/']

const hits = (said: Iterable<Said>): string[] =>
  [...said].flatMap(({ path, line, text }) => [...text.matchAll(REFUSED)].map(([word]) => `${path}:${line}: ${word}`))

test('the glossary names the words that are refused', () => {
  expect(WORDS).toContain('mend')
  expect(WORDS.length).toBeGreaterThan(10)
})

test('the help of every command is free of them', async () => {
  const helps = ['', ...Object.keys(COMMANDS)].map(async (name) => {
    const { out } = await rightcall([...(name === '' ? [] : [name]), '--help'], { cwd: '.' })
    expect(out).toContain('for example: rightcall')
    return out.split('\n').map((text, index) => ({ path: `rightcall ${name} --help`, line: index + 1, text }))
  })
  expect(hits((await Promise.all(helps)).flat())).toEqual([])
})

test('messages, rules, pages and comments are free of them', () => {
  const modules = [...modulesBelow('src', 'rules', 'evals', 'editors/vscode/src')].filter(
    ([path]) => !LEXICON.some((folder) => path.startsWith(folder)),
  )
  const said = modules.flatMap(([path, text]) => saidIn(path, text))
  expect(said.length).toBeGreaterThan(7_000)
  expect(hits(said)).toEqual([])
})

/** Pages that people read and nothing generates from a module. */
const PAGES = [
  '*.md',
  'docs/**/*.md',
  'golden/**/*.md',
  'evals/*.md',
  'editors/vscode/{README.md,package.json}',
  'action.yml',
  'templates/*.yml',
]

test('pages are free of them, and so is what changed since the last release', () => {
  const paths = globSync(PAGES).filter((path) => path !== 'CHANGELOG.md')
  expect(paths).toContain('CONTRIBUTING.md')
  const changelog = linesOf('CHANGELOG.md')
  const released = changelog.find(({ text }) => /^## \d/.test(text))?.line ?? Infinity
  const changes = changelog.filter(({ line }) => line < released)
  expect(hits([...paths.flatMap(linesOf), ...changes])).toEqual([])
})

test.each([
  ['It was mended. Nobody amends it.', ['mended']],
  ['It exits with 2; it ended with 3 errors', ['exits with 2', 'ended with 3']],
  ['Exit with code 3, in 3 ways', []],
  ['Beside it, "besides"', ['Beside', 'besides']],
  ['the dearest of all; overdearly, dear me', ['dearest', 'dear']],
  ['rivals/difference, src/rival, no-rival', []],
])('in "%s" the refused forms are found', (text, found) => {
  expect([...text.matchAll(REFUSED)].map(([word]) => word)).toEqual(found)
})

test('of a module, strings, templates, pages and comments are read, and neither names, imports nor code in comments', () => {
  const module = [
    "import { a } from './one two.ts'",
    '/** Beside `the code`. */',
    'const besideIt = `one ${a("two three")} four five`',
    "const word = 'word'",
    '// the end of all',
  ].join('\n')
  expect(saidIn('made.ts', module).map(({ line, text }) => `${line}: ${text}`)).toEqual([
    '2: /** Beside ``. */',
    '3: two three',
    '3:  four five',
    '5: // the end of all',
  ])
  const rule = "export const rule = { why: 'one two', bad: ['three four'], description: 'five six' }"
  expect(saidIn('rules/made.ts', rule).map(({ text }) => text)).toEqual(['one two'])
  expect(saidIn('src/made.ts', rule)).toHaveLength(3)
  expect(saidIn('made.tsx', 'const view = <p title="one two">three {a} four five</p>').map(({ text }) => text)).toEqual([
    'one two',
    ' four five',
  ])
})
