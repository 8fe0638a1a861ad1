/*
 * Measures every rule against labels, planted defects, clean toolsets, poisoned fixtures and other people's ratings, and
 * writes rules/evidence.json and rules/counts.json, from which `npm run sync` writes the table and the rules' pages.
 *
 *   npm run evidence                                 measure and write
 *   npm run evidence -- --check                      write nothing; fail when a number is not what it would write
 *   npm run evidence -- --unlabelled <rule> [side]   print findings that nobody has read yet, for a label file
 *
 * The real servers' tool lists are other people's text and not in this repository; RIGHTCALL_CORPUS names their folder.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { UserError } from '../src/core/user-error.ts'
import { rateEstimate } from '../src/stats/rate.ts'
import { cleanToolsets } from './evidence/clean.ts'
import { corpusServers, type Side } from './evidence/corpus.ts'
import type { EvidenceFile } from './evidence/file.ts'
import { findingsOf } from './evidence/findings.ts'
import { readLabels } from './evidence/labels.ts'
import { countsOf, judge, lintAll, measureRules, rounded, shareOf, type Judged } from './evidence/measure.ts'
import { poisonCounts } from './evidence/poison.ts'
import { compareReadings } from './evidence/reading.ts'
import { agreementWithRubric } from './evidence/rubric.ts'
import { unlabelled } from './evidence/unlabelled.ts'

const EVIDENCE = 'rules/evidence.json'
const COUNTS = 'rules/counts.json'

const [mode, ...words] = process.argv.slice(2)
try {
  const corpus = process.env['RIGHTCALL_CORPUS']
  if (corpus === undefined)
    throw new UserError('npm run evidence needs the real tool lists: set RIGHTCALL_CORPUS to their folder.')
  if (mode === '--unlabelled') console.log(unlabelled(lintAll(corpusServers(corpus)), await readLabels('golden/labels'), words))
  else if (mode === undefined || mode === '--check') await measure(corpus, mode === '--check')
  else throw new UserError(`npm run evidence knows --check and --unlabelled, not "${mode}".`)
} catch (error) {
  if (!(error instanceof UserError)) throw error
  console.error(error.message)
  process.exitCode = 2
}

async function measure(corpus: string, check: boolean): Promise<void> {
  const linted = lintAll(corpusServers(corpus))
  const servers = linted.map(({ server }) => server)
  const files = await readLabels('golden/labels')
  const judged = judge(linted, files)
  const clean = cleanToolsets('golden/clean').map((toolset) => ({ toolset, findings: findingsOf(toolset) }))
  const poison = poisonCounts(corpus)
  const rubric = agreementWithRubric(corpus)
  const reading = compareReadings(files, await readLabels('golden/second-reading'))
  const evidence: EvidenceFile = {
    corpus: {
      tuning: servers.filter(({ side }) => side === 'tuning').length,
      judging: servers.filter(({ side }) => side === 'judging').length,
      tools: servers.reduce((sum, { toolset }) => sum + toolset.tools.length, 0),
    },
    labels: {
      all: judged.length,
      servers: new Set(judged.map(({ server }) => server)).size,
      tuning: wrongShare(judged, 'tuning'),
      judging: wrongShare(judged, 'judging'),
    },
    secondReading: { ...reading, ac1: rounded(reading.ac1) },
    clean: clean.map(({ toolset, findings }) => {
      const of = (wanted: string) => findings.filter(({ severity }) => severity === wanted).length
      return { name: toolset.id, tools: toolset.tools.length, error: of('error'), warn: of('warn'), info: of('info') }
    }),
    poison: { poisoned: shareOf(poison.poisoned), benign: shareOf(poison.benign), missed: poison.missed },
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
    rules: measureRules(servers, judged, clean.flatMap(({ findings }) => findings)),
  }
  const stale = [
    [EVIDENCE, evidence] as const,
    [COUNTS, countsOf(linted)] as const,
  ].filter(([path, value]) => !settled(path, `${JSON.stringify(value, null, 1)}\n`, check))
  if (stale.length === 0) return console.log('evidence: nothing moved')
  const paths = stale.map(([path]) => path).join(' and ')
  if (!check) {
    console.log(`wrote ${paths}`)
    spawnSync(process.execPath, ['scripts/sync.ts'], { stdio: 'inherit' })
  } else if (paths.includes(EVIDENCE)) {
    console.error(`${paths} moved, run npm run evidence`)
    process.exitCode = 1
  }
}

/** Whether a file holds the text already; writes it unless only asked. */
function settled(path: string, text: string, check: boolean): boolean {
  try {
    if (readFileSync(path, 'utf8') === text) return true
  } catch {
    // not there yet
  }
  if (!check) writeFileSync(path, text)
  return false
}

function wrongShare(judged: readonly Judged[], side: Side) {
  const mine = judged.filter((label) => label.side === side && label.severity !== undefined)
  return shareOf(rateEstimate(mine.map(({ right, server }) => ({ value: right ? 0 : 1, cluster: server }))))
}
