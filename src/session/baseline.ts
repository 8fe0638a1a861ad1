import { existsSync } from 'node:fs'
import { dirname, relative, sep } from 'node:path'
import type { LintReport } from '../core/report.ts'
import { UserError } from '../core/user-error.ts'
import type { Baseline } from '../lint/baseline.ts'
import { baselineFrom, readBaseline, saveBaseline, type ReadBaseline } from './baseline-file.ts'
import { rewriteNotes, useNotes } from './baseline-notes.ts'
import type { Revision } from '../sources/git.ts'
import type { Target } from '../sources/source.ts'
import { baselinePath } from './baseline-path.ts'
import { sort, type Sorted } from './baseline-sort.ts'
import type { Context } from './context.ts'
import type { Rewrite } from './linted.ts'
import type { Sift, Sifted } from './sift.ts'
import { trustedFile } from './trusted-file.ts'

/** A baseline during one lint. */
export interface OpenBaseline {
  readonly sift: Sift
  /** Writes the file where that was asked for, and gives what a person should know, one line each. */
  finish(report: LintReport): Promise<readonly string[]>
}

/** The baseline that the configuration names, read before anything is linted, as it stood in `trust` where that is given. @throws UserError for one that cannot be followed */
export async function openBaseline(
  rewrite: Rewrite | undefined,
  targets: readonly Target[],
  context: Context,
  trust?: Revision,
): Promise<OpenBaseline | undefined> {
  const { config, catalogue, io } = context
  if (rewrite === undefined && config.baseline.value === undefined) return undefined
  const path = baselinePath(config, io.cwd)
  const uri = relative(io.cwd, path).split(sep).join('/')
  if (rewrite !== undefined) refuseInCi(io.env['CI'])
  const before = rewrite === 'all' && !existsSync(path) ? undefined : await read(path, uri, context, trust)
  if (rewrite !== undefined && before !== undefined && isNewer(before.rulesVersion, catalogue.version)) {
    throw new UserError(`${uri} was written by rightcall ${before.rulesVersion}; this is ${catalogue.version}, which is older.`, {
      hint: `Update rightcall here, then write it: npm install --save-dev rightcall@${before.rulesVersion}`,
    })
  }
  const searched = targets.flatMap((target) =>
    target.kind === 'document' && target.wholeFolder === true && target.folder !== undefined ? [target.folder] : [],
  )
  let sorted: Sorted | undefined
  return {
    sift(found, toolsets, problems) {
      sorted = sort(before, { found, toolsets, searched, whole: problems.length === 0, folder: dirname(path), context })
      const { accepted, stale, unchecked } = sorted
      const rulesVersion = rewrite === 'all' ? catalogue.version : (before?.rulesVersion ?? catalogue.version)
      const about = { file: uri, rulesVersion, stale: rewrite === undefined ? stale.length : 0, unchecked: unchecked.length }
      if (rewrite === 'all') return { fresh: [], baselined: found.length, atBase: 0, baseline: about }
      return { fresh: sorted.fresh, baselined: accepted.length, atBase: 0, baseline: about } satisfies Sifted
    },
    async finish({ verdict }) {
      if (sorted === undefined) return []
      const facts = { uri, before, sorted, version: catalogue.version, named: config.baseline.value !== undefined }
      if (rewrite === undefined) return useNotes(facts)
      if (verdict.exit === 2) return [`${uri} was not written, because nothing could be read.`]
      const after = rewrite === 'all' ? everything(before, sorted, catalogue.version) : pruned(before, sorted)
      const wrote = await saveBaseline({ path, uri }, before, after)
      return rewriteNotes(facts, { wrote, rewrite, after })
    },
  }
}

function everything(before: Baseline | undefined, { now, unchecked, texts }: Sorted, rulesVersion: string): Baseline {
  // of files that were not linted, nobody knows which texts are theirs
  const kept = unchecked.length > 0 ? (before?.texts ?? []) : []
  return { rulesVersion, findings: [...now, ...unchecked], texts: [...texts, ...kept] }
}

function pruned(before: Baseline | undefined, { accepted, unchecked, texts }: Sorted): Baseline {
  return { rulesVersion: '', texts, ...before, findings: [...accepted, ...unchecked] }
}

/** Undefined where a trusted revision has none: what a stranger's tree accepts does not count. */
async function read(
  path: string,
  uri: string,
  { config, io }: Context,
  trust: Revision | undefined,
): Promise<ReadBaseline | undefined> {
  if (trust !== undefined) {
    const file = await trustedFile(trust, [path], io.cwd)
    if (file === undefined) io.note(`${uri} is not in ${trust.name}, so it accepts nothing.`)
    return file === undefined ? undefined : baselineFrom(file.uri, file.text)
  }
  if (!existsSync(path)) {
    const { from } = config.baseline
    throw new UserError(
      `${from === 'default' ? '' : `${from} names `}${uri}${from === 'default' ? '' : ', which'} does not exist.`,
      {
        hint: 'Write it first: the same command with --write-baseline.',
      },
    )
  }
  return readBaseline(path, uri, io.signal)
}

function refuseInCi(ci: string | undefined): void {
  if (ci === undefined || /^(?:|0|false)$/i.test(ci)) return
  throw new UserError('A baseline is not written in CI, because nobody would review what it accepts.', {
    hint: 'Write it on your machine and commit it. If a job must write it, set CI=false.',
  })
}

/** Whether a version `1.10.0` is above another; what is no version is not. */
function isNewer(one: string, other: string): boolean {
  const [a, b] = [one, other].map((version) => version.split(/[.+-]/).slice(0, 3).map(Number))
  const at = a?.findIndex((part, index) => part !== b?.[index]) ?? -1
  return at >= 0 && (a?.[at] ?? 0) > (b?.[at] ?? 0)
}
