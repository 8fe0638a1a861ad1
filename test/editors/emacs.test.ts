import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folder } from '../helpers/folder.ts'
import { BIN } from '../helpers/real-process.ts'

const SCRIPT = join(import.meta.dirname, 'emacs.el')
const asked = spawnSync(
  'emacs',
  ['--batch', '--eval', "(progn (package-initialize) (require 'eglot) (require 'yaml-mode) (princ emacs-version))"],
  {
    encoding: 'utf8',
  },
)
const isMissing = asked.status !== 0
if (isMissing)
  console.log(
    'the test in Emacs skips: there is no Emacs with eglot; `apt-get install emacs-nox elpa-eglot elpa-yaml-mode` brings it',
  )

const YAML = `# Größe 🐎
tools:
  - name: get_rain
    description: This tool allows you to get the rain of one city, in millimetres.
    inputSchema: { type: object }
`
const JSON_TEXT = JSON.stringify(
  {
    tools: [
      { name: 'get_rain', description: 'This tool allows you to get the rain of one city. 🐎', inputSchema: { type: 'object' } },
    ],
  },
  undefined,
  2,
)

test.skipIf(isMissing)('in Emacs with eglot: findings, hover and a repair, in YAML and JSON', { timeout: 120_000 }, () => {
  const root = folder({ 'ö b/tools ü.yaml': YAML, 'ö b/tools.json': JSON_TEXT, 'ö b/rightcall.config.yaml': 'preset: strict\n' })
  const result = join(root, 'seen.json')
  const plan = {
    cmd: [process.execPath, BIN, 'lsp', '--stdio'],
    files: ['tools ü.yaml', 'tools.json'].map((name) => join(root, 'ö b', name)),
    tool: 'get_rain',
    faulty: 'This tool allows',
    repair: '(description/opener)',
    result,
  }
  writeFileSync(join(root, 'plan.json'), JSON.stringify(plan))
  const env = { PATH: process.env['PATH'], HOME: root, LANG: 'C.UTF-8' }
  const { stderr } = spawnSync('emacs', ['--batch', '--load', SCRIPT, join(root, 'plan.json')], {
    cwd: root,
    env,
    encoding: 'utf8',
  })
  const seen = JSON.parse(readFileSync(result, 'utf8'))
  expect(seen.fault, stderr).toBeUndefined()
  for (const [name, mode] of [
    ['tools ü.yaml', 'yaml-mode'],
    ['tools.json', 'js-mode'],
  ] as const) {
    const { findings, hover, after, ...other } = seen[name]
    expect(other).toEqual({ mode: expect.stringMatching(new RegExp(`^${mode}|json`)) })
    expect(findings.join('\n')).toMatch(/description\/opener/)
    expect(hover).toContain('What models see of `get_rain`')
    expect(after).toMatch(/"?description"?: "?Get the rain of one city/)
  }
})
