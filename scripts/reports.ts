/*
 * Tries the inputs of public bug reports, and says of each whether the answer is right, misses something, or is wrong.
 *
 *   node scripts/reports.ts                       with dist/cli.js
 *   node scripts/reports.ts --cli PATH            with another build, to compare
 *   node scripts/reports.ts --only TEXT           reports with this text in their id
 *   node scripts/reports.ts --json                one JSON object with the verdicts
 *
 * The inputs are in `reports/` of the folder that RIGHTCALL_CORPUS names, each beside the right answer in prose. What of
 * that prose a machine can check stands in `scripts/reports/`. Everything runs in a copy in a temporary folder.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { evaluations } from './reports/evaluations.ts'
import { type Fault, type Report } from './reports/expect.ts'
import { providers } from './reports/providers.ts'
import { reading } from './reports/reading.ts'
import { openBench } from './reports/run.ts'
import { schemas } from './reports/schemas.ts'
import { texts } from './reports/texts.ts'

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
  const verdicts: Verdict[] = []
  for (const report of REPORTS.filter(({ id }) => id.includes(values.only))) {
    const bench = openBench(inputs, cli)
    try {
      const verdict = verdictOf(report.id, await report.judge(bench))
      verdicts.push(verdict)
      if (!values.json) console.log(page(verdict, readFileSync(join(inputs, `${report.id}.expected.txt`), 'utf8').trim()))
    } finally {
      bench.close()
    }
  }
  const untried = values.only === '' ? expectedIds(inputs).filter((id) => !REPORTS.some((report) => report.id === id)) : []
  const pairs = values.only === '' ? scoringPairs(inputs) : ''
  if (values.json) console.log(JSON.stringify({ cli, verdicts, untried, pairs }, null, 2))
  else console.log(summary(verdicts, untried, pairs))
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

function summary(verdicts: readonly Verdict[], untried: readonly string[], pairs: string): string {
  const number = (kind: Verdict['verdict']): number => verdicts.filter(({ verdict }) => verdict === kind).length
  return [
    '',
    `${verdicts.length} reports: ${number('right')} right, ${number('missed')} missed, ${number('wrong')} wrong`,
    ...(untried.length > 0 ? [`No expectation for: ${untried.join(', ')}`] : []),
    ...(pairs === '' ? [] : [`scoring/pairs.mjs: ${pairs}`]),
  ].join('\n')
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
