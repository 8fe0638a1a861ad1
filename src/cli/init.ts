import { resolve } from 'node:path'
import { statSync } from 'node:fs'
import { builtins } from '../builtins.ts'
import { list, visible } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import { nextCommand } from '../init/next.ts'
import { planFor } from '../init/plan.ts'
import type { ServerProject, StartableServer } from '../init/project.ts'
import { survey } from '../init/survey.ts'
import { writeFiles, type WrittenFile } from '../init/write.ts'
import { parse, type Command } from './command.ts'

const flags = {
  'dry-run': { type: 'boolean', says: 'show what would be written, and write nothing' },
} as const

export const command: Command = {
  name: 'init',
  summary: 'write the configuration, with a gate, and the CI workflow of a server project; overwrites nothing',
  usage: '[folder] [flags]',
  example: 'rightcall init --dry-run',
  flags,
  async run(argv, world) {
    const { values, positionals } = parse(argv, flags)
    if (positionals.length > 1) throw new UserError('init takes one folder.', { hint: 'Run it once for each project.' })
    const folder = resolve(world.cwd, positionals[0] ?? '.')
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
      throw new UserError(`${positionals[0]} is not a folder.`, { hint: 'Name the folder of the server project.' })
    const project = await survey(folder)
    if (project.servers.length + project.lists.length === 0) {
      throw new UserError(
        'No server was found here: no package.json, pyproject.toml, go.mod or Cargo.toml that uses an MCP SDK and names a start command, and no file with tools.',
        {
          hint: 'Run the command in the folder of the server. Or lint its tools directly: rightcall lint --stdio "<the command that starts it>".',
        },
      )
    }
    const save = values['dry-run'] !== true
    const plan = planFor(project, builtins.version)
    const written = writeFiles(plan.files, project.root, { save })
    world.out(
      `${[...project.servers.flatMap(serverLines), ...listLines(project), '', ...written.flatMap((file) => fileLines(file, save))].map(visible).join('\n')}\n`,
    )
    world.out(`\n${save ? 'Next' : 'Afterwards'}: ${visible(nextCommand(project, plan, world.cwd))}\n`)
    return 0
  },
}

function serverLines({ name, folder, sdk, toolchain, start, args, env, told }: StartableServer): string[] {
  const where = folder === '' ? '' : ` in ${folder}`
  const by = told === undefined ? '' : `, with arguments and variables as in ${told}`
  return [
    `${name}${where} is a server that uses ${sdk}, built with ${toolchain.manager}, started by: ${[...start, ...args].join(' ')}${by}.`,
    ...(env.length === 0 ? [] : [`  It gets ${list(env, env.length)} from the environment; each has a placeholder.`]),
  ]
}

function listLines({ lists }: ServerProject): string[] {
  return lists.length === 0 ? [] : [`Tools were found in ${list(lists, lists.length)}.`]
}

function fileLines({ path, text, kept }: WrittenFile, save: boolean): string[] {
  if (kept !== undefined) return [`  kept   ${kept}: it already exists`]
  return save
    ? [`  wrote  ${path}`]
    : [
        `  would write ${path}`,
        '',
        ...text
          .trimEnd()
          .split('\n')
          .map((line) => `    ${line}`.trimEnd()),
        '',
      ]
}
