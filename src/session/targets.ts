import { existsSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import type { ConfiguredTarget } from '../config/config.ts'
import type { Problem } from '../core/finding.ts'
import { UserError } from '../core/user-error.ts'
import { splitCommand } from '../sources/mcp/command.ts'
import { lockData, lockfile } from '../sources/lockfile.ts'
import { readLock } from '../sources/lockfile/read.ts'
import { readStream } from '../sources/read-text.ts'
import type { Target } from '../sources/source.ts'
import { targetsOf } from '../sources/targets.ts'
import { baselinePath } from './baseline-path.ts'
import type { Context } from './context.ts'
import type { Revision } from '../sources/git.ts'
import { configuredTargets, targetsNamed } from './targets-configured.ts'
import { lockPath } from './snapshot/lock-path.ts'
import { outsideOf, trustedTargets, type TrustedTargets } from './trusted.ts'

/** What the user points at, in words. */
export interface TargetWords {
  /** Files, globs (`!…` takes away), folders, `-` for standard input, URLs. */
  readonly args: readonly string[]
  /** Names of targets of the configuration, or all that it has. */
  readonly targets?: readonly string[] | 'all'
  /** Commands of servers to start, one line each. */
  readonly stdio?: readonly string[]
  /** Variables that started servers get. */
  readonly env?: Readonly<Record<string, string>>
  /** Headers for the URLs. */
  readonly headers?: Readonly<Record<string, string>>
  /** Read to its end for `-`. */
  readonly stdin?: AsyncIterable<Uint8Array | string>
  /** The lockfile, when it is not `rightcall.lock.json`: no search of a folder finds it. */
  readonly lockfile?: string | undefined
  /** Takes what the lockfile holds, and nothing else: nothing is started. */
  readonly locked?: boolean
  /** Strangers may have written the working tree: its files are read as texts alone, and what names servers is taken from here. */
  readonly trust?: Revision
}

/** The targets that words mean, servers to start last. @throws UserError for a command that is none, and for a lockfile that is not there */
export async function findTargets(words: TargetWords, context: Context): Promise<TrustedTargets> {
  if (words.locked !== true) return foundTargets(words, context)
  const found = await foundTargets(lockedWords(words, context), context)
  // what is no lockfile may be a list of tools, which nothing pins
  for (const target of found.targets)
    if (target.kind === 'document' && !lockfile.accepts(target)) readLock(lockData(target.document))
  return found
}

function lockedWords({ lockfile: named, trust }: TargetWords, { io }: Context): TargetWords {
  const path = named === undefined ? lockPath(io.cwd) : resolve(io.cwd, named)
  const uri = relative(io.cwd, path).split(sep).join('/')
  if (!existsSync(path)) {
    throw new UserError(`${uri} does not exist, so there are no pinned tools to read.`, {
      hint: 'To write it, run rightcall snapshot with the servers and files to pin.',
    })
  }
  return { args: [uri], lockfile: named, ...(trust === undefined ? {} : { trust }) }
}

async function foundTargets(words: TargetWords, context: Context): Promise<TrustedTargets> {
  const { catalogue, config, io } = context
  const { args, targets: names = [], stdio = [], env = {}, headers = {}, stdin, lockfile: named, trust } = words
  const listed = config.targets.value
  const unsought = [named === undefined ? lockPath(io.cwd) : resolve(io.cwd, named)]
  const guard = { unsought, ...(trust === undefined ? {} : { refuses: outsideOf(trust.root) }) }
  const configured = await configuredTargets(names === 'all' ? listed : targetsNamed(names, listed), context, guard)
  const started = stdio.map((line) => commandOf(line, env))
  const found = await targetsOf(args, {
    cwd: io.cwd,
    stdin: async () => (stdin === undefined ? '' : readStream(stdin, '<stdin>', io.signal)),
    sources: catalogue.sources,
    own: [...config.files, baselinePath(config, io.cwd)],
    signal: io.signal,
    ...guard,
  })
  const asked = found.targets.map((target) => (target.kind === 'url' ? { ...target, headers } : target))
  const all = {
    targets: [...configured.targets, ...asked],
    files: [...configured.files, ...found.files],
    problems: [...configured.problems, ...found.problems.map((problem) => meant(problem, listed))],
  }
  const { targets, files, problems, pending } =
    trust === undefined ? { ...all, pending: false } : await trustedTargets(all, trust, io, catalogue.sources)
  return { targets: [...targets, ...started], files, problems, pending, unchecked: configured.unchecked ?? [] }
}

function commandOf(line: string, env: Readonly<Record<string, string>>): Target {
  const [command, ...args] = splitCommand(line)
  if (command === undefined) throw new UserError('--stdio takes a command, for example --stdio "npx -y some-mcp-server".')
  return { kind: 'command', command, args, env }
}

/** A name and a path may be the same word, so a name counts only behind `--target`. */
function meant(problem: Problem, listed: readonly ConfiguredTarget[]): Problem {
  if (!listed.some(({ name }) => name === problem.uri)) return problem
  return { ...problem, hint: `For the target of the configuration write --target ${problem.uri}.` }
}
