/*
 * Measures every rule against labels, planted defects of our own and of others, clean toolsets, poisoned fixtures and other people's ratings, and
 * writes rules/evidence.json and rules/counts.json, from which `npm run sync` writes the table and the rules' pages.
 *
 *   npm run evidence                                 measure and write
 *   npm run evidence -- --check                      write nothing; fail when a measurement is not what stands there, or
 *                                                    a count of findings moved by more than a tenth. A rule that is not
 *                                                    there yet is named and passes. Without the real tool lists: exit code 77,
 *                                                    which `npm test` counts as skipped
 *   npm run evidence -- --unlabelled <rule> [side]   print findings that nobody has read yet, for a label file
 *
 * The real servers' tool lists are other people's text and not in this repository; RIGHTCALL_CORPUS names their folder.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { UserError } from '../src/core/user-error.ts'
import type { ActiveRule } from '../src/lint/engine.ts'
import { rateEstimate } from '../src/stats/rate.ts'
import { SKIPPED } from './check/tally.ts'
import { agreementIn } from './evidence/agreement.ts'
import { cleanToolsets } from './evidence/clean.ts'
import { countsOf, movedCounts, type Counts } from './evidence/counts.ts'
import { corpusServers } from './evidence/corpus.ts'
import type { EvidenceFile, Group } from './evidence/file.ts'
import { defectRecall } from './evidence/defects.ts'
import { byEntry, everyRule, findingsOf } from './evidence/findings.ts'
import type { Label } from './evidence/label.ts'
import { readLabels } from './evidence/labels.ts'
import { judge, lintAll, measureRules, outside, rounded, shareOf } from './evidence/measure.ts'
import { poisonCounts } from './evidence/poison.ts'
import { readingEvidence } from './evidence/readings.ts'
import { agreementWithRubric } from './evidence/rubric.ts'
import { unlabelled } from './evidence/unlabelled.ts'

const EVIDENCE = 'rules/evidence.json'
const COUNTS = 'rules/counts.json'

const [mode, ...words] = process.argv.slice(2)
const corpus = process.env['RIGHTCALL_CORPUS']
try {
  if (corpus === undefined && mode === '--check') {
    console.log('evidence is not checked: RIGHTCALL_CORPUS names no folder of tool lists')
    process.exitCode = SKIPPED
  } else if (corpus === undefined)
    throw new UserError('npm run evidence needs the real tool lists: set RIGHTCALL_CORPUS to their folder.')
  else if (mode === undefined) write(await measured(corpus, everyRule))
  else if (mode === '--check') await check(corpus)
  else if (mode === '--unlabelled')
    console.log(unlabelled(lintAll(corpusServers(corpus)), await readLabels('golden/labels'), words))
  else throw new UserError(`npm run evidence knows --check and --unlabelled, not "${mode}".`)
} catch (error) {
  if (!(error instanceof UserError)) throw error
  console.error(error.message)
  process.exitCode = 2
}

interface Files {
  readonly evidence: EvidenceFile
  readonly counts: Counts
}

function write({ evidence, counts }: Files): void {
  const moved = movedCounts(JSON.parse(readFileSync(COUNTS, 'utf8')), counts)
  if (moved.length > 0) console.log(`moved by more than a tenth:\n  ${moved.join('\n  ')}`)
  writeFileSync(EVIDENCE, json(evidence))
  writeFileSync(COUNTS, json(counts))
  spawnSync(process.execPath, ['scripts/sync.ts'], { stdio: 'inherit' })
}

/** Rules without an entry take no part: a contributor without the tool lists cannot measure them, nor what they change elsewhere. */
async function check(corpus: string): Promise<void> {
  const written: EvidenceFile = JSON.parse(readFileSync(EVIDENCE, 'utf8'))
  const { known, unmeasured } = byEntry(everyRule, written.rules)
  if (unmeasured.length > 0)
    console.log(`not measured yet, npm run evidence does it: ${unmeasured.map(({ id }) => id).join(', ')}`)
  const { evidence, counts } = await measured(corpus, known)
  const moved = movedCounts(JSON.parse(readFileSync(COUNTS, 'utf8')), counts)
  if (moved.length > 0)
    console.error(`${COUNTS} is out of date, run npm run evidence and read what moved:\n  ${moved.join('\n  ')}`)
  const stale = readFileSync(EVIDENCE, 'utf8') !== json(evidence)
  if (stale) console.error(`${EVIDENCE} is not what is measured now, run npm run evidence`)
  if (stale || moved.length > 0) process.exitCode = 1
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`
}

async function measured(corpus: string, active: readonly ActiveRule[]): Promise<Files> {
  const linted = lintAll(corpusServers(corpus), active)
  const servers = linted.map(({ server }) => server)
  const files = await readLabels('golden/labels')
  const judged = judge(linted, files)
  const elsewhere = outside(linted, files)
  const clean = cleanToolsets('golden/clean').map((toolset) => ({ toolset, findings: findingsOf(toolset, active) }))
  const others = defectRecall(corpus, active)
  const poison = poisonCounts(corpus, active)
  const readings = await readingEvidence(corpus, active)
  const rubric = agreementWithRubric(corpus, active)
  const agreement = agreementIn(files.flatMap(({ labels }) => labels))
  const evidence: EvidenceFile = {
    corpus: {
      tuning: servers.filter(({ side }) => side === 'tuning').length,
      judging: servers.filter(({ side }) => side === 'judging').length,
      tools: servers.reduce((sum, { toolset }) => sum + toolset.tools.length, 0),
    },
    labels: {
      all: judged.length,
      mended: judged.filter(({ severity, right }) => severity === undefined && !right).length,
      lost: judged.filter(({ severity, right }) => severity === undefined && right).length,
      tuning: group(judged.filter(({ side }) => side === 'tuning')),
      judging: group(judged.filter(({ side }) => side === 'judging')),
    },
    outside: group(elsewhere),
    secondReading: { ...agreement, ac1: rounded(agreement.ac1) },
    ...(others === undefined ? {} : { defects: others.counts }),
    clean: clean.map(({ toolset, findings }) => {
      const of = (wanted: string) => findings.filter(({ severity }) => severity === wanted).length
      return { name: toolset.id, tools: toolset.tools.length, error: of('error'), warn: of('warn'), info: of('info') }
    }),
    poison: { poisoned: shareOf(poison.poisoned), benign: shareOf(poison.benign), missed: poison.missed },
    readings,
    rubric: {
      ...rubric,
      lengthAlone: rounded(rubric.lengthAlone),
      rows: rubric.rows.map(({ component, spoken, ...numbers }) => ({
        component,
        spoken,
        raw: rounded(numbers.raw),
        partial: rounded(numbers.partial),
        low: rounded(numbers.low),
        high: rounded(numbers.high),
      })),
    },
    rules: measureRules(
      active,
      servers,
      judged,
      clean.flatMap(({ findings }) => findings),
      others?.byRule,
    ),
  }
  return { evidence, counts: countsOf(linted.flatMap(({ findings }) => findings)) }
}

/** Labels of findings that are still reported. */
function group(labels: readonly Label[]): Group {
  const wrong = (wanted: readonly Label[]) =>
    shareOf(rateEstimate(wanted.map(({ right, server }) => ({ value: right ? 0 : 1, cluster: server }))))
  return {
    servers: new Set(labels.map(({ server }) => server)).size,
    loud: wrong(labels.filter(({ severity }) => severity === 'error' || severity === 'warn')),
    info: wrong(labels.filter(({ severity }) => severity === 'info')),
  }
}
