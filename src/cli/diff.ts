import { list } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import type { DiffGate, DiffSettings } from '../session/diff-settings.ts'
import { parse, type Command } from './command.ts'
import { sidesOf } from './compare-sides.ts'
import { openSession } from './open.ts'
import { checkInputs, OUTPUT_FLAGS, outputFiles, saveReport } from './output.ts'
import { addToSummary, stepSummary } from './step-summary.ts'
import { TARGET_FLAGS, targetWords } from './targets.ts'

const FORMATS = ['pretty', 'json', 'markdown'] as const
const GATES = ['breaking', 'behavioural', 'danger'] as const

const flags = {
  base: {
    type: 'string',
    value: 'REV',
    says: 'before is the same file at the merge base with this git revision, such as origin/main',
  },
  'fail-on': {
    type: 'string',
    multiple: true,
    value: 'CLASS',
    completes: ['breaking', 'behavioural', 'danger'],
    says: 'exit with code 1 for changes of this class: breaking, behavioural (includes breaking) or danger (repeatable)',
  },
  ...TARGET_FLAGS,
  connect: { type: 'boolean', says: 'start the servers of a side that is a client configuration; each command is printed first' },
  format: {
    type: 'string',
    value: 'NAME',
    completes: ['pretty', 'json', 'markdown'],
    says: 'the report on stdout: pretty (default), json or markdown',
  },
  output: { ...OUTPUT_FLAGS.output, completes: 'files' },
  summary: OUTPUT_FLAGS.summary,
} as const

export const command: Command = {
  name: 'diff',
  summary: 'show what changed for a model between two lists of tools, and what breaks',
  usage: '<before> [after] [flags]',
  example: 'rightcall diff golden/changes/before.json golden/changes/after.json',
  flags,
  async run(argv, world) {
    const { values, positionals } = parse(argv, flags)
    const format = formatOf(values.format ?? 'pretty')
    const files = outputFiles(values, world).map((file) => ({ ...file, format: formatOf(file.format) }))
    const failOn = (values['fail-on'] ?? []).map(gateOf)
    const named = positionals.length + (values.stdio ?? []).length
    if (named !== (values.base === undefined ? 2 : 1)) throw new UserError(miscounted(named, values.base), { hint: HINT })
    checkInputs(positionals, values, world)
    const summary = values.summary === true ? stepSummary(world) : undefined
    const session = await openSession(world, { connect: values.connect === true })
    const sides = await sidesOf(
      targetWords(positionals, values, world),
      values.base === undefined ? {} : { base: values.base },
      session,
    )
    const report = await session.diff({ ...pastOnly(sides), failOn })
    for (const file of files) {
      await saveReport(file.path, session.diffText(report, { format: file.format, color: false, width: 100 }))
    }
    const plain = { color: false, width: world.stdout.width }
    if (summary !== undefined) await addToSummary(summary, session.diffText(report, { format: 'markdown', ...plain }), world)
    world.out(session.diffText(report, { ...world.stdout, format }))
    return report.verdict.exit
  },
}

const HINT = 'Name two of: files, lockfiles, URLs, git:REV:path, --stdio "<command>". Or name one file, with --base REV.'

function miscounted(named: number, base: string | undefined): string {
  if (base === undefined)
    return `diff takes two lists of tools, before and after, and you named ${named === 0 ? 'none' : named === 1 ? 'one' : named}.`
  return `--base makes one side from the other, so it takes one file, and you named ${named === 0 ? 'none' : named}.`
}

/** The ways in which a side of a diff may come about. */
function pastOnly({ before, after, made = {} }: Awaited<ReturnType<typeof sidesOf>>): DiffSettings {
  const { before: then, after: now } = made
  return {
    before,
    after,
    made: {
      ...(then !== undefined && { before: then }),
      ...(now?.kind === 'revision' && { after: now }),
    },
  }
}

function formatOf(word: string): (typeof FORMATS)[number] {
  const found = FORMATS.find((format) => format === word)
  if (found !== undefined) return found
  throw new UserError(`There is no format "${word}" of a diff.`, { hint: `Formats: ${list(FORMATS)}.` })
}

function gateOf(word: string): DiffGate {
  const found = GATES.find((gate) => gate === word)
  if (found !== undefined) return found
  throw new UserError(`--fail-on takes breaking, behavioural or danger, not "${word}".`)
}
