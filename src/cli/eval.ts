import { join, relative } from 'node:path'
import type { ExitVerdict, RunReport } from '../core/report.ts'
import { UserError } from '../core/user-error.ts'
import { folderOfSuite } from '../session/earlier-run.ts'
import type { RunSettings } from '../session/run-settings.ts'
import { runsVerdict } from '../session/verdict.ts'
import { parse, type Command, type World } from './command.ts'
import { printForecast } from './dry-run.ts'
import { FAILED_FLAG, RUN_FLAGS, runSettings, sayStopped } from './eval-flags.ts'
import { GRADING_FLAG, gradingOf } from './grading.ts'
import { openSession, TRUST_FLAG, trustNamed } from './open.ts'
import { outputs } from './output.ts'
import { SERVER_FLAGS, askedServer } from './server.ts'
import { thresholdsOf } from './thresholds.ts'

const flags = {
  ...RUN_FLAGS,
  ...FAILED_FLAG,
  ...SERVER_FLAGS,
  ...GRADING_FLAG,
  threshold: {
    type: 'string',
    multiple: true,
    value: 'METRIC=N',
    says: 'the lowest value that passes, such as right-call=0.9; exit with code 1 below it (repeatable)',
  },
  against: {
    type: 'string',
    value: 'DIR',
    says: 'the earlier run from which drops in eval: { thresholds } are counted, or previous: the newest run of the same suite',
  },
  ...TRUST_FLAG,
  config: { type: 'string', value: 'FILE', says: 'use this configuration instead of the nearest one in this folder or above it' },
} as const

/** Formats that can say several runs one after the other; json puts them into one document. */
const IN_A_ROW = ['pretty', 'markdown', 'unix', 'github', 'json']

export const command: Command = {
  name: 'eval',
  summary: 'measure whether models choose the right tool, on golden suites',
  usage: '[suite…] [flags]',
  example: 'rightcall eval golden/support-desk --model local:hybrid',
  flags,
  async run(argv, world) {
    const { values, positionals } = parse(argv, flags)
    const trust = await trustNamed(values.trust, world)
    const session = await openSession(world, { connect: values.connect === true, config: values.config, trust })
    const { suites: named, models, thresholds, drops, against } = session.config.eval
    const suites = positionals.length > 0 ? positionals : named.value
    const { format = 'pretty' } = values
    checkTogether(suites, format, values.output)
    const report = outputs(values, world, session)
    const asked = values.model === undefined && models.value.length > 0 ? { ...values, model: models.value } : values
    const server = await askedServer(values, world, session)
    const grading = gradingOf(values.arguments)
    const least = thresholdsOf(thresholds, values.threshold)
    const runs: RunReport[] = []
    // without a suite, the settings say what is missing
    for (const suite of suites.length === 0 ? [undefined] : suites) {
      const { settings: said, live } = runSettings(asked, suite, world)
      const settings: RunSettings = {
        ...said,
        out: said.out === undefined || suites.length < 2 ? said.out : join(said.out, folderOfSuite(said.suite)),
        server,
        trust,
        grading,
        thresholds: least,
        drops: new Map([...drops].map(([metric, { value }]) => [metric, value])),
        against: values.against ?? relativeTo(world.cwd, against.value),
      }
      if (values['dry-run'] === true) {
        await printForecast(await session.forecastEvaluation(settings), values.format, world)
        continue
      }
      const { report: result, folder } = await session.evaluate(settings).finally(live.end)
      if (suites.length < 2 || format !== 'json') await report(result)
      sayStopped(result, folder, world)
      runs.push(result)
    }
    if (values['dry-run'] === true) return 0
    const verdict = runsVerdict(runs, least)
    if (suites.length > 1 && format === 'json') sayTogether(runs, verdict, world)
    return verdict.exit
  },
}

/** @throws UserError where several suites cannot be told in one report */
function checkTogether(suites: readonly string[], format: string, output: readonly string[] | undefined): void {
  if (suites.length < 2) return
  if (output !== undefined)
    throw new UserError('--output takes one suite at a time.', { hint: 'Run each suite by itself, or use --format json.' })
  if (!IN_A_ROW.includes(format))
    throw new UserError(`The format ${format} takes one suite at a time.`, { hint: `For several: ${IN_A_ROW.join(', ')}.` })
}

function sayTogether(runs: readonly RunReport[], verdict: ExitVerdict, world: World): void {
  world.out(`${JSON.stringify({ version: 1, kind: 'runs', verdict, runs }, undefined, 2)}\n`)
}

/** As messages name it. */
function relativeTo(cwd: string, folder: string | undefined): string | undefined {
  return folder === undefined || folder === 'previous' ? folder : relative(cwd, folder) || '.'
}
