import { linkSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CLEAN_TOOL } from '../../src/lint/example.ts'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'
import { suiteYaml, toolsJson } from '../helpers/shop.ts'

const clean = JSON.stringify({ tools: [CLEAN_TOOL] })
const FILES = {
  't.json': clean,
  'broken.json': '{"tools": [',
  'sub/u.json': clean,
  'rightcall.config.yaml': 'extends: base.yaml\n',
  'base.yaml': 'preset: recommended\n',
  'intents.yaml': suiteYaml(),
  'tools.json': toolsJson(),
  'script.json': '{}',
}

function files(): string {
  const cwd = folder(FILES)
  symlinkSync('t.json', join(cwd, 'link.json'))
  symlinkSync('sub', join(cwd, 'linked'))
  linkSync(join(cwd, 't.json'), join(cwd, 'hard.json'))
  mkdirSync(join(cwd, 'empty'))
  return cwd
}

describe('--output never overwrites what is read: exit 2, before any work, and nothing is lost', () => {
  test.each<[string, string[]]>([
    ['the linted file', ['lint', 't.json', '--output', 'json:t.json']],
    ['without a format', ['lint', 't.json', '--output', 't.json']],
    ['in another spelling', ['lint', './sub/../t.json', '--output', 'json:sub/../t.json']],
    ['behind a link', ['lint', 't.json', '--output', 'json:link.json']],
    ['the file that a link leads to', ['lint', 'link.json', '--output', 'json:t.json']],
    ['under its other name', ['lint', 't.json', '--output', 'json:hard.json']],
    ['in a linked folder', ['lint', 'sub/u.json', '--output', 'json:linked/u.json']],
    ['in a folder that is linted', ['lint', 'sub', '--output', 'sarif:sub/u.json']],
    ['that a pattern finds', ['lint', 's*/*.json', '--output', 'json:sub/u.json']],
    ['that cannot be read', ['lint', 'broken.json', '--output', 'json:broken.json']],
    ['the configuration', ['lint', 't.json', '--output', 'json:rightcall.config.yaml']],
    ['what the configuration extends', ['lint', 't.json', '--output', 'json:base.yaml']],
    ['one of two outputs', ['lint', 't.json', '--output', 'json:new.json', '--output', 'markdown:t.json']],
    ['with --fix', ['lint', 't.json', '--fix', '--output', 'json:t.json']],
    ['the suite', ['eval', 'intents.yaml', '--output', 'json:intents.yaml']],
    ['the suite in its folder', ['eval', '.', '--output', 'json:intents.yaml']],
    ['the script of a model', ['eval', '.', '--model', 'scripted:script.json', '--output', 'json:script.json']],
    ['the tools that a suite names', ['eval', '.', '--model', 'local:bm25', '--output', 'json:tools.json']],
    ['the journal of the run', ['eval', '.', '--out', 'r', '--model', 'local:bm25', '--output', 'json:r/journal.jsonl']],
    ['a side', ['compare', 'tools.json', 't.json', '--suite', '.', '--output', 'json:t.json']],
    ['the suite of a comparison', ['compare', 'tools.json', 't.json', '--suite', '.', '--output', 'json:./intents.yaml']],
  ])('%s', async (_, argv) => {
    const cwd = files()
    const { code, out, err } = await rightcall(argv, { cwd })
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain('--output would overwrite a file that is read')
    for (const [path, content] of Object.entries(FILES)) expect(readFileSync(join(cwd, path), 'utf8')).toBe(content)
  })
})

test.each([
  ['one file', ['json:a.json', 'markdown:a.json']],
  ['one file in two spellings', ['json:a.json', 'markdown:empty/../a.json']],
  ['one file in a folder and its link', ['json:sub/new/a.json', 'markdown:linked/new/a.json']],
  ['one file that exists', ['json:t.json', 'markdown:hard.json']],
])('two reports to %s are refused', async (_, [one = '', other = '']) => {
  const { code, err } = await rightcall(['lint', 'sub/u.json', '--output', one, '--output', other], { cwd: files() })
  expect(code).toBe(2)
  expect(err).toContain('twice; the second report would overwrite the first')
})

test.each(['sarif', 'markdown:', 'json:sarif'])('--output %s is wrong usage', async (word) => {
  const { code, err } = await rightcall(['lint', 't.json', '--output', word], { cwd: files() })
  expect(code).toBe(2)
  expect(err).toMatch(/--output takes FORMAT:FILE|There is no format/)
})

test('a folder as output is refused before the work', async () => {
  const { code, out, err } = await rightcall(['lint', 't.json', '--output', 'json:empty'], { cwd: files() })
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toContain('--output names empty, which is a folder')
})

test('other outputs are written: new ones, those of the last run, and devices', async () => {
  const cwd = files()
  const argv = ['lint', 't.json', '--output', 'json:new/a.json', '--output', 'markdown:/dev/null', '--output', 'sarif:/dev/null']
  for (let turn = 0; turn < 2; turn++) expect((await rightcall(argv, { cwd })).code).toBe(0)
  expect(JSON.parse(readFileSync(join(cwd, 'new/a.json'), 'utf8')).kind).toBe('lint')
})
