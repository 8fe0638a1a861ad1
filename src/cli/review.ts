import { relative, resolve } from 'node:path'
import { UserError } from '../core/user-error.ts'
import type { LintReport } from '../core/report.ts'
import type { ReviewReport } from '../core/review-report.ts'
import { clip, visible } from '../core/text.ts'
import type { Session } from '../session/api.ts'
import { parse, wholeNumber, type Command, type World } from './command.ts'
import { dollarsOf, RUN_FLAGS } from './eval-flags.ts'
import { failOnOf, marginOf } from './gate-flags.ts'
import { openSession, TRUST_FLAG, trustNamed } from './open.ts'
import { checkInputs, OUTPUT_FLAGS, outputFiles, saveReport } from './output.ts'
import { progressOn } from './progress.ts'
import { addToSummary, stepSummary } from './step-summary.ts'

const flags = {
  trust: {
    ...TRUST_FLAG.trust,
    says: 'the base of the change; configuration, suites and stored answers are taken from this revision',
  },
  lint: { type: 'string', value: 'FILE', says: 'include this report, which lint --format json wrote' },
  suite: {
    type: 'string',
    multiple: true,
    value: 'SUITE',
    completes: 'files',
    says: 'compare on this suite of the base, instead of those in its configuration (repeatable)',
  },
  model: {
    ...RUN_FLAGS.model,
    says: 'use this model instead of those in the configuration (repeatable; without either: local:bm25)',
  },
  'text-only': { type: 'boolean', says: 'for a change by a stranger, such as one from a fork: ask no model about it' },
  'no-models': { type: 'boolean', says: 'ask no model: report only findings, and edits to the files that judge the change' },
  repeats: RUN_FLAGS.repeats,
  concurrency: RUN_FLAGS.concurrency,
  'max-cost': { ...RUN_FLAGS['max-cost'], says: 'stop before all comparisons together cost more than this; exit code 3' },
  out: {
    ...RUN_FLAGS.out,
    says: 'store the answers here, outside the working tree; with the same DIR, only new questions are asked',
  },
  'base-url': RUN_FLAGS['base-url'],
  seed: RUN_FLAGS.seed,
  margin: {
    type: 'string',
    value: 'POINTS',
    says: 'call the sides equivalent when the difference is shown to be within ± this many points (default 5)',
  },
  'fail-on': {
    type: 'string',
    value: 'VERDICT',
    completes: ['worse', 'undecided', 'never'],
    says: 'worse (default), undecided or never',
  },
  format: { type: 'string', value: 'NAME', completes: ['markdown', 'json'], says: 'markdown (default) or json' },
  output: { ...OUTPUT_FLAGS.output, completes: 'files' },
  summary: OUTPUT_FLAGS.summary,
} as const

export const command: Command = {
  name: 'review',
  summary: 'report what a pull request does to the tools: its findings, and comparisons with the base on the suites of the base',
  usage: '--trust REV [flags]',
  example: 'rightcall review --trust origin/main --model local:bm25',
  flags,
  async run(argv, world) {
    const { values, positionals } = parse(argv, flags)
    if (positionals.length > 0)
      throw new UserError(`review takes no arguments, but got ${visible(positionals[0] ?? '')}.`, {
        hint: 'The suites decide what is compared: toolset: in a suite names the file.',
      })
    const trust = await trustNamed(values.trust, world)
    if (trust === undefined)
      throw new UserError('review needs the base of the change.', { hint: 'For example --trust origin/main.' })
    const format = formatNamed(values.format ?? 'markdown')
    const files = outputFiles({ ...values, format }, world).map((file) => ({ ...file, format: formatNamed(file.format) }))
    checkInputs(values.lint === undefined ? [] : [values.lint], { ...values, format }, world)
    const summary = values.summary === true ? stepSummary(world) : undefined
    const session = await openSession(world, { connect: false, trust })
    const { suites, models } = session.config.eval
    const lint = values.lint === undefined ? undefined : await lintAt(values.lint, session)
    const live = progressOn(world)
    const report = await session
      .review({
        trust,
        lint,
        textOnly: values['text-only'] === true,
        asks: values['no-models'] !== true,
        suites: values.suite ?? suites.value.map((path) => relative(world.cwd, path) || '.'),
        models: values.model ?? (models.value.length > 0 ? models.value : ['local:bm25']),
        comparison: {
          repeats: wholeNumber(values.repeats, 'repeats', 1, 1),
          concurrency: wholeNumber(values.concurrency, 'concurrency', 32, 1),
          seed: wholeNumber(values.seed, 'seed', 1),
          maxCost: dollarsOf(values['max-cost']),
          out: values.out,
          baseUrl: values['base-url'],
          failOn: failOnOf(values['fail-on']),
          requireDecision: false,
          margin: marginOf(values.margin),
          drain: world.drain,
          progress: live.update,
        },
      })
      .finally(live.end)
    await written(report, { format, files, summary }, world)
    for (const { says } of report.comparisons.flatMap(({ stopped }) => stopped))
      world.err(`rightcall: ${clip(visible(says), 2_000)}\n`)
    return report.verdict.exit
  },
}

type Format = 'markdown' | 'json'

async function written(
  report: ReviewReport,
  {
    format,
    files,
    summary,
  }: {
    readonly format: Format
    readonly files: readonly { readonly format: Format; readonly path: string }[]
    readonly summary: string | undefined
  },
  world: World,
): Promise<void> {
  const { reviewJson, reviewText } = await import('../session/review/read-review.ts')
  const shown = (name: Format) => (name === 'json' ? reviewJson(report) : reviewText(report))
  for (const file of files) await saveReport(resolve(world.cwd, file.path), shown(file.format))
  if (summary !== undefined) await addToSummary(summary, reviewText(report), world)
  world.out(shown(format))
}

async function lintAt(path: string, session: Session): Promise<LintReport> {
  const [report] = await session.savedReports(path)
  if (report?.kind === 'lint') return report
  throw new UserError(`${path} is not a report of lint.`, { hint: 'rightcall lint --output json:FILE writes one.' })
}

function formatNamed(name: string): Format {
  if (name === 'markdown' || name === 'json') return name
  throw new UserError(`There is no format "${name}" of a review.`, { hint: 'Formats: markdown, json.' })
}
