import { extname, resolve } from 'node:path'
import type { Report } from '../core/report.ts'
import { UserError } from '../core/user-error.ts'
import { parse, type Command } from './command.ts'
import { openSession } from './open.ts'
import { checkInputs, saveReport } from './output.ts'

const flags = {
  output: { type: 'string', short: 'o', value: 'FILE', says: 'write the page to this file (also -o), not to standard output' },
  format: {
    type: 'string',
    value: 'NAME',
    completes: 'formats',
    says: 'html (default), markdown, json, …; without this flag, the name of the file decides',
  },
} as const

/** Ending of a file → format. */
const ENDINGS: ReadonlyMap<string, string> = new Map([
  ['.html', 'html'],
  ['.htm', 'html'],
  ['.md', 'markdown'],
  ['.json', 'json'],
  ['.sarif', 'sarif'],
  ['.xml', 'junit'],
])

export const command: Command = {
  name: 'report',
  summary: 'turn saved runs and reports into one HTML page, which needs no network',
  usage: '<run…> [flags]',
  example: 'rightcall report .rightcall/runs/* -o report.html',
  flags,
  async run(argv, world) {
    const { values, positionals } = parse(argv, flags)
    const { output, format = ENDINGS.get(extname(output ?? '').toLowerCase()) ?? 'html' } = values
    if (positionals.length === 0)
      throw new UserError('Nothing to report.', {
        hint: 'Name folders of runs, journals, or reports that were saved with --format json.',
      })
    const session = await openSession(world, { connect: false })
    session.refuseUnknownFormats([format])
    const asked = output === undefined ? {} : { output: [`${format}:${output}`] }
    checkInputs(positionals, asked, world)
    const reports: Report[] = []
    for (const path of positionals) reports.push(...(await session.savedReports(path)))
    const [only, ...others] = reports
    if (only === undefined) throw new UserError(`${positionals.join(', ')} contains no report.`)
    if (others.length > 0 && format !== 'html')
      throw new UserError(`The format ${format} takes one report at a time.`, { hint: 'html shows several, each in a section.' })
    const text = format === 'html' ? session.renderPage(reports) : session.render(format, only, { width: 100 })
    if (output === undefined) world.out(text)
    else await saveReport(resolve(world.cwd, output), text)
    return 0
  },
}
