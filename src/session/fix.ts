import { resolve } from 'node:path'
import type { Document } from '../core/document.ts'
import type { Problem } from '../core/finding.ts'
import type { Fix } from '../core/report.ts'
import { count } from '../core/text.ts'
import { pauser } from '../sources/pauser.ts'
import { problemOf } from '../sources/problems.ts'
import type { Source, Target } from '../sources/source.ts'
import { saveText } from '../sources/write/save.ts'
import type { Context } from './context.ts'
import { fixDocuments, type FixedFile } from './fix-documents.ts'
import type { FixSettings, Linted, LintSettings } from './linted.ts'
import { groupsOf } from './fixable-groups.ts'
import { sourceOf } from './read.ts'
import { patchOf } from './text-diff.ts'

interface Fixed {
  /** What to lint now. */
  readonly targets: readonly Target[]
  readonly fixes: readonly Fix[]
  /** Files that could not be written; they are as they were. */
  readonly problems: readonly Problem[]
  /** Safe patches that were not made, with the reason. */
  readonly left: readonly string[]
}

/** Makes the safe patches of all files' findings, and suggestions where they are asked for; `save: false` writes nothing. What is no file is left as it is. */
async function fixTargets(
  targets: readonly Target[],
  context: Context,
  { save, suggestions = false }: Pick<FixSettings, 'save' | 'suggestions'>,
): Promise<Fixed> {
  const fixed: { fixes: Fix[]; problems: Problem[]; left: string[] } = { fixes: [], problems: [], left: [] }
  const pause = pauser(context.io.signal)
  const after = new Map<Document, Document>()
  for (const group of groupsOf(targets, context)) {
    await pause()
    const { files, left } = fixDocuments(group, context, { suggestions })
    fixed.left.push(...left)
    for (const file of files) {
      const problem = save ? await saved(file, context.io.cwd) : undefined
      if (problem === undefined) {
        after.set(file.before, file.after)
        fixed.fixes.push({ ...fixOf(file, save), ...(suggestions && { suggested: file.suggested }) })
      } else fixed.problems.push(problem)
    }
  }
  return { targets: targets.map((target) => changed(target, after)), ...fixed }
}

function changed(target: Target, after: ReadonlyMap<Document, Document>): Target {
  return target.kind === 'document' ? { ...target, document: after.get(target.document) ?? target.document } : target
}

async function saved({ before, after }: FixedFile, cwd: string): Promise<Problem | undefined> {
  try {
    await saveText(resolve(cwd, before.uri), before.uri, before.text, after.text)
    return undefined
  } catch (error) {
    return problemOf(before.uri, error)
  }
}

function fixOf({ before, after, findings }: FixedFile, wasSaved: boolean): Fix {
  const { uri } = before
  return { uri, findings, saved: wasSaved, diff: patchOf(uri, before.text, after.text) }
}

/** Makes the safe patches, and suggestions where they are asked for, lints what remains, and says what was changed and what was left. */
export async function fixAndLint(
  targets: readonly Target[],
  settings: FixSettings,
  context: Context,
  lint: (targets: readonly Target[], settings: LintSettings) => Promise<Linted>,
): Promise<Linted> {
  const { save, suggestions = false, problems = [] } = settings
  const fixed = await fixTargets(targets, context, { save, suggestions })
  const linted = await lint(fixed.targets, { ...settings, problems: [...problems, ...fixed.problems] })
  const findings = fixed.fixes.reduce((sum, fix) => sum + fix.findings, 0)
  const suggested = fixed.fixes.reduce((sum, fix) => sum + (fix.suggested ?? 0), 0)
  const { fixable, suggestions: open } = linted.report.summary
  const left = fixable + (suggestions ? open : 0)
  const unmade = suggestions ? count(left, 'change') : count(left, 'safe fix', 'safe fixes')
  const fileless = targets.some((target) => target.kind !== 'document' || target.document.uri === '<stdin>')
  const readOnly = targets.map((target) => sourceOf(target, context.catalogue.sources)).some(isReadOnly)
  return {
    ...linted,
    report: { ...linted.report, fixes: fixed.fixes },
    notes: [
      ...fixed.left.map((line) => `not fixed: ${line}`),
      `${save ? 'fixed' : 'would fix'} ${count(findings, 'finding')} in ${count(fixed.fixes.length, 'file')}${suggested > 0 ? `, ${suggested} of them by suggestions` : ''}`,
      ...linted.notes,
      ...(fileless && left > 0 ? [`${unmade} left: a live server or standard input has no file to write to.`] : []),
      ...(readOnly && !fileless && left > 0
        ? [`${unmade} left: --fix never writes into source code. Make the changes by hand.`]
        : []),
    ],
  }
}

/** True for a source that reads files and writes none. */
function isReadOnly(source: Source | undefined): boolean {
  return source?.read !== undefined && source.editsOf === undefined && source.fetch === undefined
}
