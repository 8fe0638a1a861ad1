import { UserError } from '../core/user-error.ts'
import { splitCommand } from '../sources/mcp/command.ts'
import { readStream } from '../sources/read-text.ts'
import type { Target } from '../sources/source.ts'
import { targetsOf } from '../sources/targets.ts'
import type { Context } from './context.ts'
import type { Revision } from './revision.ts'
import { outsideOf, trustedTargets, type TrustedTargets } from './trusted.ts'

/** What the user points at, in words. */
export interface TargetWords {
  /** Files, globs (`!…` takes away), folders, `-` for standard input, URLs. */
  readonly args: readonly string[]
  /** Commands of servers to start, one line each. */
  readonly stdio?: readonly string[]
  /** Variables that started servers get. */
  readonly env?: Readonly<Record<string, string>>
  /** Headers for the URLs. */
  readonly headers?: Readonly<Record<string, string>>
  /** Read to its end for `-`. */
  readonly stdin?: AsyncIterable<Uint8Array | string>
  /** Strangers may have written the working tree: its files are read as texts alone, and what names servers is taken from here. */
  readonly trust?: Revision
}

/** The targets that words mean, servers to start last. @throws UserError for a command that is none */
export async function findTargets(words: TargetWords, { catalogue, io }: Context): Promise<TrustedTargets> {
  const { args, stdio = [], env = {}, headers = {}, stdin, trust } = words
  const started = stdio.map((line) => commandOf(line, env))
  const found = await targetsOf(args, {
    cwd: io.cwd,
    stdin: async () => (stdin === undefined ? '' : readStream(stdin, '<stdin>', io.signal)),
    sources: catalogue.sources,
    signal: io.signal,
    ...(trust === undefined ? {} : { refuses: outsideOf(trust.root) }),
  })
  const { targets, files, problems, pending } =
    trust === undefined ? { ...found, pending: false } : await trustedTargets(found, trust, io, catalogue.sources)
  const asked = targets.map((target) => (target.kind === 'url' ? { ...target, headers } : target))
  return { targets: [...asked, ...started], files, problems, pending }
}

function commandOf(line: string, env: Readonly<Record<string, string>>): Target {
  const [command, ...args] = splitCommand(line)
  if (command === undefined) throw new UserError('--stdio takes a command, for example --stdio "npx -y some-mcp-server".')
  return { kind: 'command', command, args, env }
}
