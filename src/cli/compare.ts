import type { ComparisonReport } from '../core/report.ts'
import { count } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import { compareToolsets } from '../session/compare.ts'
import { targetsOf, type Target } from '../session.ts'
import { parse, type Command, type World } from './command.ts'
import { RUN_FLAGS, runSettings } from './eval-flags.ts'
import { ioOf, targetIoOf } from './io.ts'
import { checkInputs, outputs } from './output.ts'
import { startedTargets, TARGET_FLAGS, withHeaders, type AskedTargets } from './targets.ts'

const flags = {
  suite: { type: 'string', value: 'SUITE', says: 'the golden suite to compare on' },
  margin: { type: 'string', value: 'POINTS', says: 'differences within this many points count as none (default 5)' },
  'fail-on': { type: 'string', value: 'VERDICT', says: 'worse (default), undecided or never' },
  'require-decision': { type: 'boolean', says: 'leave with 3 when the verdict is undecided' },
  ...TARGET_FLAGS,
  ...RUN_FLAGS,
  connect: { type: 'boolean', says: 'start the server of a side that is a client configuration; the command is printed first' },
} as const

export const command: Command = {
  name: 'compare',
  summary: 'say whether a changed tool list is better or worse for models, and how sure that is',
  usage: '<before> <after> --suite <suite> [flags]',
  example: 'rightcall compare golden/support-desk/before.json golden/support-desk/after.json --suite golden/support-desk',
  flags,
  async run(argv, world) {
    const { values, positionals } = parse(argv, flags)
    const report = outputs(values, world)
    const failOn = failOnOf(values['fail-on'])
    const margin = marginOf(values.margin)
    checkInputs(positionals, values, world)
    const [before, after] = await sides(positionals, values, world)
    const { settings, live } = runSettings(values, values.suite, world)
    const io = ioOf(world, { connect: values.connect === true })
    const { report: result, folder } = await compareToolsets({ ...settings, before, after, margin }, io).finally(live.end)
    await report(result)
    world.err(`journal: ${folder}\n`)
    return exitCode(result, failOn, values['require-decision'] === true)
  },
}

type FailOn = 'worse' | 'undecided' | 'never'

/** A proven loss first: an incomplete run never hides it. */
function exitCode({ verdict, incomplete }: ComparisonReport, failOn: FailOn, requireDecision: boolean): number {
  if (failOn !== 'never' && (verdict === 'worse' || verdict === failOn)) return 1
  return incomplete || (requireDecision && verdict === 'undecided') ? 3 : 0
}

/** One argument, one side. The same argument twice is compare X X, which shows how much is chance. */
async function sides(positionals: readonly string[], asked: AskedTargets, world: World): Promise<[Target, Target]> {
  const words = [...new Set(positionals)]
  const opened = new Map(await Promise.all(words.map(async (word) => [word, await sideOf(word, world)] as const)))
  const [before, after, ...more] = [
    ...withHeaders(
      positionals.flatMap((word) => opened.get(word) ?? []),
      asked,
      world,
    ),
    ...startedTargets(asked, world),
  ]
  if (before !== undefined && after !== undefined && more.length === 0) return [before, after]
  throw new UserError('compare takes two toolsets: before and after.', {
    hint: 'Files, URLs, or --stdio "<command>", two in all.',
  })
}

/** Read alone: files of one tool each that are read together would become one toolset. */
async function sideOf(word: string, world: World): Promise<Target> {
  const { targets, problems } = await targetsOf([word], targetIoOf(world))
  const [problem] = problems
  if (problem !== undefined) throw new UserError(`${problem.uri}: ${problem.message}`, { hint: problem.hint })
  const [target, ...more] = targets
  if (target !== undefined && more.length === 0) return target
  throw new UserError(`${word} means ${count(targets.length, 'toolset')}; one side of a comparison is one.`)
}

function failOnOf(word = 'worse'): FailOn {
  if (word === 'worse' || word === 'undecided' || word === 'never') return word
  throw new UserError(`--fail-on takes worse, undecided or never, not "${word}".`)
}

function marginOf(word = '5'): number {
  const points = Number(word)
  if (/^\d+(\.\d+)?$/.test(word) && points > 0 && points < 100) return points / 100
  throw new UserError(`--margin takes points between 0 and 100, such as 5, not "${word}".`)
}
