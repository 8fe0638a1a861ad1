/*
 * Writes what is generated from the rules: rules/index.ts and one page beside each rule. `--check` writes nothing and
 * fails when a file is not what it would write (then: npm run sync).
 */
import { readFile, rm, writeFile } from 'node:fs/promises'
import { glob } from 'tinyglobby'
import { indexSource } from './rule-index.ts'
import { pageOf } from '../src/lint/page.ts'

const check = process.argv.includes('--check')
const files = (await glob('rules/*/*.ts')).sort()
const wanted = new Map([['rules/index.ts', indexSource(files)]])
for (const file of files) {
  const { default: rule } = await import(`../${file}`)
  const id = file.slice('rules/'.length, -'.ts'.length)
  wanted.set(`rules/${id}.md`, pageOf(id, rule))
}

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
