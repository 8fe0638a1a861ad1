/*
 * Writes what is generated from the rules, the metrics and what was measured: rules/index.ts, evals/index.ts, one page for
 * each rule, rules/README.md, rules/CLIENTS.md, src/stats/README.md and the tables of golden/SUITES.md. `--check` writes nothing and fails when a file is not what it would write (then: npm run sync).
 */
import evidence from '../rules/evidence.json' with { type: 'json' }
import counts from '../rules/counts.json' with { type: 'json' }
import statsResults from '../bench/stats/results.json' with { type: 'json' }
import { readFile, rm, writeFile } from 'node:fs/promises'
import { glob } from 'tinyglobby'
import { clientsPage } from './clients-page.ts'
import { evidencePage } from './evidence/page.ts'
import { evalIndex, ruleIndex } from './index-source.ts'
import { statsPage } from './stats-page.ts'
import { suitesPage } from './suites-page.ts'
import type { Eval } from '../src/eval/eval.ts'
import type { Measured } from '../src/lint/measured.ts'
import { pageOf } from '../src/session/rule-page.ts'
import type { Rule } from '../src/lint/rule.ts'

const check = process.argv.includes('--check')
const wanted = new Map<string, string>()
const measured: Readonly<Record<string, Measured>> = evidence.rules

const rules: Record<string, Rule> = {}
for (const id of await namesIn('rules', '*/*.ts')) {
  const { default: rule } = await import(`../rules/${id}.ts`)
  rules[id] = rule
  wanted.set(`rules/${id}.md`, pageOf(id, rule, measured[id]))
}
wanted.set('rules/index.ts', ruleIndex(Object.keys(rules)))
wanted.set('rules/README.md', evidencePage(rules, evidence, counts))
wanted.set('rules/CLIENTS.md', clientsPage(rules))
wanted.set('src/stats/README.md', statsPage(statsResults))

const orders: Record<string, number> = {}
const evals: Record<string, Eval> = {}
for (const name of await namesIn('evals', '*.ts')) {
  const { default: metric }: { default: Eval } = await import(`../evals/${name}.ts`)
  orders[name] = metric.order
  evals[name] = metric
}
wanted.set('evals/index.ts', evalIndex(orders))
const inOrder = Object.entries(evals).sort(([, one], [, other]) => one.order - other.order)
wanted.set('golden/SUITES.md', suitesPage(await readFile('golden/SUITES.md', 'utf8'), Object.fromEntries(inOrder)))

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

/** The files of a folder without their ending, as the index there names them. */
async function namesIn(folder: string, pattern: string): Promise<string[]> {
  const files = await glob(pattern, { cwd: folder, ignore: 'index.ts' })
  return files.sort().map((file) => file.slice(0, -'.ts'.length))
}
