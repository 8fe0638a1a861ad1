import { count } from '../core/text.ts'
import type { Tool, Toolset } from '../core/tool.ts'
import { UserError } from '../core/user-error.ts'
import { laidOver } from '../eval/overlay.ts'
import type { Renames } from '../eval/rename.ts'
import type { DocumentTarget, Target } from '../sources/source.ts'
import { openDataFile } from '../sources/targets.ts'
import { readFileAt } from './base-documents.ts'
import type { Context } from './context.ts'
import { fixDocuments, type FixedFile } from './fix-documents.ts'
import { readDocuments } from './read.ts'
import { isRepairable, servedBy } from './repairable.ts'
import { oneToolset, only } from './suite.ts'

/** What one side of a comparison is made of, where it is not simply what its targets hold. */
export type Making =
  /** A file as it was at a git revision: no target is needed. */
  | { readonly kind: 'revision'; readonly revision: string; readonly path: string }
  /** The same file at the merge base with a git revision. */
  | { readonly kind: 'base'; readonly revision: string }
  /** The other side with the edits of a file laid over it. */
  | { readonly kind: 'patch'; readonly file: string }
  /** The other side after the safe patches of its findings, and after its suggestions where they are asked for. */
  | { readonly kind: 'fix'; readonly suggestions?: boolean }

/** One side, read. */
export interface MadeSide {
  readonly toolset: Toolset
  /** How it came about, in words. */
  readonly from: string
  /** Tools that the making gave another name. */
  readonly renames: Renames
}

/** Reads what targets hold. @throws UserError unless it is one toolset */
export async function sideOf(targets: readonly Target[], context: Context): Promise<MadeSide> {
  const toolset = await oneToolset(targets, context)
  return { toolset, from: toolset.uri, renames: {} }
}

/** Reads a file as it was at a git revision. @throws UserError where it was not there */
export async function sideAt(
  making: Extract<Making, { kind: 'revision' | 'base' }>,
  targets: readonly Target[],
  context: Context,
): Promise<MadeSide> {
  const { revision } = making
  const isBase = making.kind === 'base'
  const loaded = await readFileAt(revision, isBase ? onlyFile(targets) : making.path, context, { mergeBase: isBase })
  const toolset = only(loaded.toolsets, loaded.problems, context.io)
  return {
    toolset: { ...toolset, uri: `git:${loaded.commit.slice(0, 7)}:${toolset.uri}` },
    from: `${toolset.uri} ${whenIn(making, loaded.commit)}`,
    renames: {},
  }
}

/** `at v1.2 (3f2c1a9)`, `at the merge base with main (3f2c1a9)` */
export function whenIn({ kind, revision }: Extract<Making, { kind: 'revision' | 'base' }>, commit: string): string {
  const short = commit.slice(0, 7)
  if (kind === 'base') return `at the merge base with ${revision} (${short})`
  return `at ${revision === short ? '' : `${revision} `}(${short})`
}

/** The other side, changed by a file of edits or by the linter's own repairs. @throws UserError where nothing would change */
export function sideFrom(
  making: Extract<Making, { kind: 'patch' | 'fix' }>,
  before: MadeSide,
  targets: readonly Target[],
  context: Context,
): Promise<MadeSide> {
  return making.kind === 'patch' ? patched(making.file, before, context) : fixed(making, before, targets, context)
}

async function patched(file: string, { toolset, from }: MadeSide, { io }: Context): Promise<MadeSide> {
  const document = await openDataFile(file, io.cwd, io.signal)
  const { tools, renames } = laidOver(document, toolset.tools)
  if (tools.length === 0) throw new UserError(`${document.uri} removes every tool, so there is nothing to choose from.`)
  return { toolset: { ...toolset, tools }, from: `${from} with ${document.uri}`, renames }
}

async function fixed(
  { suggestions = false }: Extract<Making, { kind: 'fix' }>,
  before: MadeSide,
  targets: readonly Target[],
  context: Context,
): Promise<MadeSide> {
  const { toolset, from } = before
  const { sources } = context.catalogue
  const files = targets.flatMap((target) => (isRepairable(target, context) ? [target] : []))
  // what has no file to repair is repaired as the list that it serves
  const texts = files.length === targets.length && files.length > 0 ? files : [await servedBy(toolset, context)]
  const { files: repaired, left } = fixDocuments(texts, context, { suggestions })
  const total = (of: (file: FixedFile) => number): number => repaired.reduce((sum, file) => sum + of(file), 0)
  const suggested = total((file) => file.suggested)
  const fixes = total((file) => file.findings) - suggested
  for (const line of left) context.io.note(`not fixed: ${line}`)
  if (fixes + suggested === 0) throw nothingToRepair(suggestions, from)
  const documents = new Map(repaired.map((file) => [file.before, file.after]))
  const now = texts.map((target) => ({ ...target, document: documents.get(target.document) ?? target.document }))
  const loaded = readDocuments(now, sources, () => undefined)
  const { tools } = only(loaded.toolsets, loaded.problems, context.io)
  const made = suggestions
    ? `--fix --suggestions (${count(fixes, 'fix', 'fixes')}, ${count(suggested, 'suggestion')})`
    : `--fix (${count(fixes, 'fix', 'fixes')})`
  return { toolset: { ...toolset, tools }, from: `${from} after ${made}`, renames: renamesBetween(toolset.tools, tools) }
}

function nothingToRepair(suggestions: boolean, from: string): UserError {
  if (suggestions) {
    return new UserError(`--fix --suggestions finds nothing to change in ${from}, so there is nothing to compare.`, {
      hint: 'Try a text of your own with --patch edits.yaml.',
    })
  }
  return new UserError(`--fix finds nothing that it can fix safely in ${from}, so there is nothing to compare.`, {
    hint: `To see what needs your decision: rightcall lint. To try it: --fix --suggestions, or a text of your own with --patch edits.yaml.`,
  })
}

/** A repair adds no tool and moves none, so the tool at a place is the same one, whatever it is called. */
function renamesBetween(before: readonly Tool[], after: readonly Tool[]): Renames {
  const pairs = before.map(({ name }, index) => [name, after[index]?.name ?? name] as const)
  return Object.fromEntries(before.length === after.length ? pairs.filter(([old, now]) => old !== now) : [])
}

/** The one file of some targets. @throws UserError for anything else */
export function onlyFile(targets: readonly Target[]): DocumentTarget {
  const [target, ...more] = targets
  if (target?.kind === 'document' && target.document.uri !== '<stdin>' && more.length === 0) return target
  throw new UserError('--base compares a file with its version at a git revision, so it takes one file.', {
    hint: 'Save the tools of the server in a file, and commit it.',
  })
}
