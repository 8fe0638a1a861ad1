import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { builtins } from '../builtins.ts'
import type { Report } from '../core/report.ts'
import { list } from '../core/text.ts'
import type { Toolset } from '../core/tool.ts'
import { UserError } from '../core/user-error.ts'
import type { Session } from '../session/api.ts'
import type { World } from './command.ts'
import { checkOutputs } from './output-places.ts'
import { addToSummary, stepSummary } from './step-summary.ts'

const FORMATS = list(
  builtins.reporters.map(({ name }, index) => (index === 0 ? `${name} (default)` : name)),
  builtins.reporters.length,
)

/** The flags of every command that ends in a report. */
export const OUTPUT_FLAGS = {
  format: { type: 'string', value: 'NAME', completes: 'formats', says: `the report on stdout: ${FORMATS}` },
  output: {
    type: 'string',
    multiple: true,
    value: 'FORMAT:FILE',
    completes: 'outputs',
    says: 'also write a report to a file; without FORMAT:, in the format of --format (repeatable)',
  },
  summary: { type: 'boolean', says: 'add the report as Markdown to the summary of a GitHub Actions step' },
} as const

/** How much a report shows. */
export const DETAIL_FLAGS = {
  verbose: { type: 'boolean', says: 'list every finding separately, with its place, also where one rule has many' },
  quiet: {
    type: 'boolean',
    says: 'show only the findings that make the run fail; formats for programs, such as json, keep all findings',
  },
} as const

interface Asked {
  readonly format?: string | undefined
  readonly output?: readonly string[] | undefined
  readonly summary?: boolean | undefined
  readonly verbose?: boolean | undefined
  readonly quiet?: boolean | undefined
  readonly failed?: boolean | undefined
}

/**
 * The reports that were asked for. Made before the work starts, so that a misspelt format costs nothing.
 * @throws UserError for an unknown format, and for outputs that would destroy one another
 */
export function outputs(asked: Asked, world: World, session: Session) {
  const { format = 'pretty', verbose, quiet, failed } = asked
  const files = outputFiles(asked, world)
  session.refuseUnknownFormats([format, ...files.map((file) => file.format)])
  checkInputs([], asked, world)
  const summary = asked.summary === true ? stepSummary(world) : undefined
  return async (report: Report, toolsets: readonly Toolset[] = []): Promise<void> => {
    checkInputs(filesOf(report), asked, world)
    for (const file of files)
      await saveReport(file.path, session.render(file.format, report, { width: 100, toolsets, verbose, quiet, failed }))
    if (summary !== undefined)
      await addToSummary(summary, session.render('markdown', report, { toolsets, verbose, quiet, failed }), world)
    world.out(session.render(format, report, { ...world.stdout, toolsets, verbose, quiet, failed }))
  }
}

/** Where the tools and the suite of a run came from, which only the run itself finds out. */
function filesOf(report: Report): readonly string[] {
  if (report.kind === 'lint') return report.toolsets.map(({ uri }) => uri)
  const manifests = report.kind === 'run' ? [report.manifest] : [report.before, report.after]
  return manifests.flatMap(({ suite, toolset }) => [suite.path, toolset.uri])
}

/** Refuses an output that would overwrite one of the files that are read. Paths may be relative. @throws UserError */
export function checkInputs(inputs: readonly string[], asked: Asked, world: World): void {
  const read = inputs.map((path) => resolve(world.cwd, path))
  checkOutputs(
    outputFiles(asked, world).map(({ path }) => path),
    read,
    world.cwd,
  )
}

/** The files that `--output` names, with the format of each. @throws UserError where one is not said */
export function outputFiles({ format = 'pretty', output = [] }: Asked, { cwd }: World) {
  return output.map((word) => {
    const [, name = format, path = ''] = /^([a-z]+):(.*)$/s.exec(word) ?? [undefined, format, word]
    if (path === '' || builtins.reporters.some((reporter) => reporter.name === path)) {
      throw new UserError(`--output takes FORMAT:FILE, for example sarif:report.sarif, not "${word}".`)
    }
    return { format: name, path: resolve(cwd, path) }
  })
}

/** @throws UserError where the report cannot be written */
export async function saveReport(path: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, text)
  } catch (error) {
    throw new UserError(
      `The report could not be written to ${path}: ${error instanceof Error ? error.message : String(error)}.`,
      { cause: error },
    )
  }
}
