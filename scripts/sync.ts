/*
 * Writes what is generated from the rules and from what was measured of them: rules/index.ts, one page beside each rule,
 * and rules/README.md. `--check` writes nothing and fails when a file is not what it would write (then: npm run sync).
 */
import evidence from '../rules/evidence.json' with { type: 'json' }
import counts from '../rules/counts.json' with { type: 'json' }
import { readFile, rm, writeFile } from 'node:fs/promises'
import { glob } from 'tinyglobby'
import { evidencePage } from './evidence/page.ts'
import { indexSource } from './rule-index.ts'
import type { Measured } from '../src/lint/measured.ts'
import { pageOf } from '../src/session/page.ts'
import type { Rule } from '../src/lint/rule.ts'

const check = process.argv.includes('--check')
const files = (await glob('rules/*/*.ts')).sort()
const wanted = new Map([['rules/index.ts', indexSource(files)]])
const measured: Readonly<Record<string, Measured>> = evidence.rules
const rules: Record<string, Rule> = {}
for (const file of files) {
  const { default: rule } = await import(`../${file}`)
  const id = file.slice('rules/'.length, -'.ts'.length)
  rules[id] = rule
  wanted.set(`rules/${id}.md`, pageOf(id, rule, measured[id]))
}
wanted.set('rules/README.md', evidencePage(rules, evidence, counts))

const stale: string[] = []
for (const [path, text] of wanted) {
  if ((await readFile(path, 'utf8').catch(() => undefined)) === text) continue
  stale.push(path)
  if (!check) await writeFile(path, text)
}
for (const page of await glob('rules/*/*.md')) {
  if (wanted.has(page)) continue
  stale.push(page)
  if (!check) await rm(page)
}
if (stale.length > 0) console.log(`${check ? 'stale, run npm run sync' : 'wrote'}: ${stale.join(' ')}`)
if (check && stale.length > 0) process.exitCode = 1
