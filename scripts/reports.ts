/*
 * Tries the inputs of public bug reports, and says of each whether the answer is right, misses something, or is wrong.
 *
 *   node scripts/reports.ts                       with dist/cli.js
 *   node scripts/reports.ts --cli PATH            with another build, to compare
 *   node scripts/reports.ts --only TEXT           reports with this text in their id
 *   node scripts/reports.ts --json                one JSON object with the verdicts
 *
 * The inputs are in `reports/` of the folder that RIGHTCALL_CORPUS names, each beside the right answer in prose. What of
 * that prose a machine can check stands in `scripts/reports/`. The inputs of `reports/public.ts` are in `test/reports/inputs`.
 * Everything runs in a copy in a temporary folder.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { evaluations } from './reports/evaluations.ts'
import { type Fault, type Report } from './reports/expect.ts'
import { providers } from './reports/providers.ts'
import { publicReports } from './reports/public.ts'
import { reading } from './reports/reading.ts'
import { openBench, type Bench } from './reports/run.ts'
import { schemas } from './reports/schemas.ts'
import { texts } from './reports/texts.ts'

const OURS = 'test/reports/inputs'
const REPORTS: readonly Report[] = [...providers, ...schemas, ...texts, ...reading, ...evaluations]

const { values } = parseArgs({
  options: {
    cli: { type: 'string', default: 'dist/cli.js' },
    only: { type: 'string', default: '' },
    json: { type: 'boolean', default: false },
  },
})
const corpus = process.env['RIGHTCALL_CORPUS']
const cli = resolve(values.cli)
if (corpus === undefined) refuse('RIGHTCALL_CORPUS names no folder with the reports.')
else if (!existsSync(cli)) refuse(`There is no ${cli}. Build it first: npm run prepare.`)
else await tryAll(join(corpus, 'reports'))

interface Verdict {
  readonly id: string
  readonly verdict: 'right' | 'missed' | 'wrong'
  readonly faults: readonly string[]
}

async function tryAll(inputs: string): Promise<void> {
  const verdicts = await tried(REPORTS, inputs, ({ id }) => readFileSync(join(inputs, `${id}.expected.txt`), 'utf8').trim())
  const ours = await tried(
    publicReports.map((report) => ({ ...report, judge: ({ lint }: Bench) => report.judge(lint) })),
    OURS,
    ({ url, date, right }) => `${right} (${url}, ${date})`,
  )
  const untried = values.only === '' ? expectedIds(inputs).filter((id) => !REPORTS.some((report) => report.id === id)) : []
  const pairs = values.only === '' ? scoringPairs(inputs) : ''
  if (values.json) console.log(JSON.stringify({ cli, verdicts, public: ours, untried, pairs }, null, 2))
  else console.log(summary(verdicts, ours, untried, pairs))
}

/** Tries those that `--only` leaves, each in a fresh copy, and prints what came of it. */
async function tried<R extends Report>(
  reports: readonly R[],
  inputs: string,
  expected: (report: R) => string,
): Promise<Verdict[]> {
  const verdicts: Verdict[] = []
  for (const report of reports.filter(({ id }) => id.includes(values.only))) {
    const bench = openBench(inputs, cli)
    try {
      const verdict = verdictOf(report.id, await report.judge(bench))
      verdicts.push(verdict)
      if (!values.json) console.log(page(verdict, expected(report)))
    } finally {
      bench.close()
    }
  }
  return verdicts
}

function verdictOf(id: string, faults: readonly Fault[]): Verdict {
  const verdict = faults.some(({ kind }) => kind === 'wrong') ? 'wrong' : faults.length > 0 ? 'missed' : 'right'
  return { id, verdict, faults: faults.map(({ kind, text }) => `${kind}: ${text}`) }
}

function page({ id, verdict, faults }: Verdict, expected: string): string {
  return [
    `${verdict.padEnd(6)}  ${id}`,
    ...(verdict === 'right' ? [] : [`        expected  ${expected}`]),
    ...faults.map((fault) => `        ${fault}`),
  ].join('\n')
}

function summary(verdicts: readonly Verdict[], ours: readonly Verdict[], untried: readonly string[], pairs: string): string {
  return [
    '',
    sums(verdicts),
    `${sums(ours)}, with inputs in this repository`,
    ...(untried.length > 0 ? [`No expectation for: ${untried.join(', ')}`] : []),
    ...(pairs === '' ? [] : [`scoring/pairs.mjs: ${pairs}`]),
  ].join('\n')
}

function sums(verdicts: readonly Verdict[]): string {
  const number = (kind: Verdict['verdict']): number => verdicts.filter(({ verdict }) => verdict === kind).length
  return `${verdicts.length} reports: ${number('right')} right, ${number('missed')} missed, ${number('wrong')} wrong`
}

/** Replies beside expectations, with the score that a careful person gives. */
function scoringPairs(inputs: string): string {
  const { stdout } = spawnSync(process.execPath, [join(inputs, 'scoring/pairs.mjs'), cli], { encoding: 'utf8' })
  return stdout.split('\n')[0] ?? ''
}

function expectedIds(inputs: string): readonly string[] {
  return readdirSync(inputs, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.expected.txt'))
    .map((name) => name.replace(/\.expected\.txt$/, ''))
}

function refuse(message: string): void {
  console.error(message)
  process.exitCode = 2
}
