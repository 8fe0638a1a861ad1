import { existsSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { UserError } from '../core/user-error.ts'
import { parse, type Command, type World } from './command.ts'
import { sidesOf } from './compare-sides.ts'
import { printForecast } from './dry-run.ts'
import { RUN_FLAGS, runSettings, sayStopped } from './eval-flags.ts'
import { failOnOf, marginOf } from './gate-flags.ts'
import { GRADING_FLAG, gradingOf } from './grading.ts'
import { openSession, TRUST_FLAG, trustNamed } from './open.ts'
import { checkInputs, outputs } from './output.ts'
import { TARGET_FLAGS, targetWords } from './targets.ts'

const flags = {
  suite: { type: 'string', value: 'SUITE', completes: 'files', says: 'the golden suite to compare on' },
  base: {
    type: 'string',
    value: 'REV',
    says: 'before is the same file at the merge base with this git revision, such as origin/main',
  },
  patch: {
    type: 'string',
    value: 'FILE',
    says: 'after is the toolset with these edits: { search: { description: …, parameters: { query: … } } } as YAML or JSON',
  },
  fix: { type: 'boolean', says: 'after is the toolset with the safe fixes of lint; writes nothing' },
  suggestions: {
    type: 'boolean',
    says: "with --fix: also apply the suggestions of lint, which normally need a person's decision",
  },
  margin: {
    type: 'string',
    value: 'POINTS',
    says: 'call the sides equivalent when the difference is shown to be within ± this many points (default 5); a proven loss is always worse',
  },
  'fail-on': {
    type: 'string',
    value: 'VERDICT',
    completes: ['worse', 'undecided', 'never'],
    says: 'worse (default), undecided or never',
  },
  'require-decision': { type: 'boolean', says: 'exit with code 3 when the verdict is undecided' },
  ...TARGET_FLAGS,
  ...RUN_FLAGS,
  ...GRADING_FLAG,
  connect: { type: 'boolean', says: 'start the server of a side that is a client configuration; the command is printed first' },
  ...TRUST_FLAG,
} as const

export const command: Command = {
  name: 'compare',
  summary: 'report whether a changed list of tools is better or worse for models, and how certain that is',
  usage: '<before> [after] --suite <suite> [flags]',
  example: 'rightcall compare golden/support-desk/before.json golden/support-desk/after.json --suite golden/support-desk',
  flags,
  async run(argv, world) {
    const { values, positionals } = parse(argv, flags)
    const trust = await trustNamed(values.trust, world)
    const session = await openSession(world, { connect: values.connect === true, trust })
    const report = outputs(values, world, session)
    const gate = { failOn: failOnOf(values['fail-on']), requireDecision: values['require-decision'] === true }
    const margin = marginOf(values.margin)
    const runs = runsIn(positionals, world)
    if (runs !== undefined) {
      refuseAsking(values)
      checkInputs(positionals, values, world)
      const compared = await session.compareRuns({ ...runs, ...gate, margin, filter: values.filter })
      await report(compared)
      return compared.exit
    }
    const { settings, live } = runSettings(values, values.suite, world)
    checkInputs([...positionals, ...(values.patch === undefined ? [] : [values.patch])], values, world)
    if (trust !== undefined && values.patch !== undefined)
      throw new UserError('--patch and --trust cannot be used together: the edits would come from the working tree.')
    const words = targetWords(positionals, values, world)
    const sides = await sidesOf(trust === undefined ? words : { ...words, trust }, values, session)
    const sided = { ...settings, ...gate, ...sides, margin, trust, grading: gradingOf(values.arguments) }
    if (values['dry-run'] === true) return printForecast(await session.forecastComparison(sided), values.format, world)
    const { report: result, folder } = await session.compare(sided).finally(live.end)
    await report(result)
    sayStopped(result, folder, world)
    return result.exit
  },
}

/** Flags that two finished runs leave something to do. */
const FOR_RUNS = ['margin', 'fail-on', 'require-decision', 'filter', 'format', 'output', 'summary']

/** @throws UserError for what only asking could follow */
function refuseAsking(values: Readonly<Record<string, unknown>>): void {
  const [flag] = Object.keys(values).filter((name) => values[name] !== undefined && !FOR_RUNS.includes(name))
  if (flag === undefined) return
  throw new UserError(
    `--${flag} cannot be used with two runs: they contain their suite and their answers, and no model is asked.`,
    {
      hint: `Flags for two runs: ${FOR_RUNS.map((name) => `--${name}`).join(', ')}.`,
    },
  )
}

/** Two folders of runs, where the arguments are such. @throws UserError where only one is */
function runsIn(args: readonly string[], { cwd }: World): { readonly before: string; readonly after: string } | undefined {
  const runs = args.filter((word) => existsSync(join(resolve(cwd, word), 'journal.jsonl')) || basename(word) === 'journal.jsonl')
  const [before, after] = args
  if (runs.length === 0) return undefined
  if (runs.length === 2 && before !== undefined && after !== undefined && args.length === 2) return { before, after }
  throw new UserError(`${runs[0]} is a run. A run is compared with one other run.`, {
    hint: 'Name two folders of runs: rightcall compare .rightcall/runs/one .rightcall/runs/other',
  })
}
