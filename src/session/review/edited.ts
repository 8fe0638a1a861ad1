import { lstat, readFile } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { configPaths } from '../../config/find.ts'
import type { EditedFile } from '../../core/review-report.ts'
import { UserError } from '../../core/user-error.ts'
import { mergeBaseWith, openRevision, type Revision } from '../../sources/git.ts'
import { baselinePath } from '../baseline-path.ts'
import type { Context } from '../context.ts'
import { readingPath } from '../reading/kept.ts'
import { isInTree } from '../trusted-run.ts'
import { outsideOf } from '../trusted.ts'
import type { ReviewSettings } from './settings.ts'

type Judges = ReadonlyMap<string, EditedFile['what']>

/** What pins the tools of servers. */
const LOCK_NAME = 'rightcall.lock.json'

/** More than this no file of ours has; it counts as changed. */
const MOST_BYTES = 64 * 2 ** 20

/**
 * Files that decide how the change is judged, and that it edits: since the commit where it parted from its base. They are judged by
 * nobody; the revision's own count. @throws UserError where git cannot be asked
 */
export async function editedFiles(settings: ReviewSettings, context: Context): Promise<readonly EditedFile[]> {
  const { cwd } = context.io
  const judges = judgesOf(settings, context)
  const since = await parting(settings.trust, context)
  const before = await since.filesAt([...judges.keys()])
  const refused = outsideOf(since.root)
  const found: EditedFile[] = []
  for (const [path, what] of judges) {
    const [old, now] = [before.get(path), refused(path) === undefined ? await bytesAt(path) : undefined]
    if (old === undefined && now === undefined) continue
    const change = old === undefined ? 'added' : now === undefined ? 'removed' : isSame(old, now) ? undefined : 'changed'
    if (change !== undefined) found.push({ path: relative(cwd, path).split(sep).join('/'), what, change })
  }
  return found
}

function judgesOf({ trust, suites, models }: ReviewSettings, { config, io: { cwd } }: Context): Judges {
  const governing = config.files.at(-1)
  const answers = models.flatMap((name) => /^(?:replay|scripted):(.+)$/s.exec(name)?.[1] ?? []).map((path) => resolve(cwd, path))
  const judges = [
    ...[...configPaths(cwd), ...config.files].map((path) => [path, 'configuration'] as const),
    ...suites.flatMap((path) => bothOf(resolve(cwd, path), 'intents.yaml')).map((path) => [path, 'suite'] as const),
    ...answers.flatMap((path) => bothOf(path, 'journal.jsonl')).map((path) => [path, 'answers'] as const),
    [readingPath(config, cwd), 'readings'] as const,
    [baselinePath(config, cwd), 'baseline'] as const,
    [join(governing === undefined ? cwd : dirname(governing), LOCK_NAME), 'lockfile'] as const,
  ]
  return new Map(judges.filter(([path]) => isInTree(trust, path)))
}

/** A file, or a folder that holds one of this name. */
const bothOf = (path: string, name: string): string[] => [path, join(path, name)]

/** Where the change parted from its base; the base itself where the clone does not hold that. */
async function parting(trust: Revision, { io }: Context): Promise<Revision> {
  try {
    return await openRevision(await mergeBaseWith(trust.name, io), io)
  } catch (error) {
    if (error instanceof UserError && !io.signal.aborted) return trust
    throw error
  }
}

/** Undefined for what is no file. */
async function bytesAt(path: string): Promise<Buffer | undefined> {
  const found = await lstat(path).catch(() => undefined)
  if (found?.isFile() !== true) return undefined
  return found.size > MOST_BYTES ? Buffer.alloc(0) : readFile(path)
}

/** Line ends are a matter of the checkout. */
function isSame(one: Buffer, other: Buffer): boolean {
  return one.equals(other) || withoutReturns(one) === withoutReturns(other)
}

function withoutReturns(bytes: Buffer): string {
  return bytes.toString('latin1').replaceAll('\r\n', '\n')
}
