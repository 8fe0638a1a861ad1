import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Report } from '../core/report.ts'
import type { Toolset } from '../core/tool.ts'
import { UserError } from '../core/user-error.ts'
import type { Session } from '../session.ts'
import type { World } from './command.ts'

/** The flags of every command that ends in a report. */
export const OUTPUT_FLAGS = {
  format: { type: 'string', value: 'NAME', says: 'pretty (default), json, sarif, github or markdown, on stdout' },
  output: { type: 'string', multiple: true, value: 'FORMAT:FILE', says: 'write a report to a file as well (repeatable)' },
} as const

interface Asked {
  readonly format?: string | undefined
  readonly output?: readonly string[] | undefined
}

/** The reports that were asked for. Made before the work starts, so that a misspelt format costs nothing. @throws UserError */
export function outputs({ format = 'pretty', output = [] }: Asked, world: World, session: Session) {
  const files = output.map((word) => {
    const [, name, path] = /^([a-z]+):(.+)$/.exec(word) ?? [undefined, format, word]
    return { format: name ?? format, path: resolve(world.cwd, path ?? word) }
  })
  session.refuseUnknownFormats([format, ...files.map((file) => file.format)])
  return async (report: Report, toolsets: readonly Toolset[] = []): Promise<void> => {
    for (const file of files) await save(file.path, session.render(file.format, report, { width: 100, toolsets }))
    world.out(session.render(format, report, { ...world.stdout, toolsets }))
  }
}

async function save(path: string, text: string): Promise<void> {
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
