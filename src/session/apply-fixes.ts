import { resolve } from 'node:path'
import { createTwoFilesPatch } from 'diff'
import type { Config } from '../config/config.ts'
import type { Problem } from '../core/finding.ts'
import type { Fix } from '../core/report.ts'
import { problemOf } from '../sources/problems.ts'
import type { Io, Target } from '../sources/source.ts'
import { saveText } from '../sources/write/save.ts'
import { fixTarget, type FixedFile } from './fix.ts'
import type { LintOptions } from './lint.ts'

export interface Applied {
  /** What to lint now. */
  readonly targets: readonly Target[]
  readonly fixes: readonly Fix[]
  /** Files that could not be written; they are as they were. */
  readonly problems: readonly Problem[]
  /** Safe patches that were not made, with the reason. */
  readonly left: readonly string[]
}

/** Makes the safe patches of all files' findings; `save: false` writes nothing. What is no file is left as it is. */
export async function applyFixes(
  targets: readonly Target[],
  config: Config,
  options: LintOptions,
  io: Io,
  { save }: { readonly save: boolean },
): Promise<Applied> {
  const applied: { targets: Target[]; fixes: Fix[]; problems: Problem[]; left: string[] } = {
    targets: [],
    fixes: [],
    problems: [],
    left: [],
  }
  for (const target of targets) {
    if (target.kind !== 'document' || target.document.uri === '<stdin>') {
      applied.targets.push(target)
      continue
    }
    const fixed = await fixTarget(target, config, options, io)
    const failed = save ? await saved(fixed.files, io.cwd) : new Map<string, Problem>()
    const original = (uri: string) => fixed.files.find(({ before }) => before.uri === uri && failed.has(uri))?.before
    const { document, beside } = fixed.target
    applied.targets.push({
      ...fixed.target,
      document: original(document.uri) ?? document,
      ...(beside ? { beside: beside.map((other) => original(other.uri) ?? other) } : {}),
    })
    applied.problems.push(...failed.values())
    applied.left.push(...fixed.left)
    applied.fixes.push(...fixed.files.filter(({ before }) => !failed.has(before.uri)).map((file) => fixOf(file, save)))
  }
  return applied
}

async function saved(files: readonly FixedFile[], cwd: string): Promise<Map<string, Problem>> {
  const failed = new Map<string, Problem>()
  for (const { before, after } of files) {
    try {
      await saveText(resolve(cwd, before.uri), before.uri, before.text, after.text)
    } catch (error) {
      failed.set(before.uri, problemOf(before.uri, error))
    }
  }
  return failed
}

function fixOf({ before, after, findings }: FixedFile, wasSaved: boolean): Fix {
  const { uri } = before
  const diff = createTwoFilesPatch(`a/${uri}`, `b/${uri}`, before.text, after.text, undefined, undefined, { context: 3 })
  // without the ruler that the library puts above
  return { uri, findings, saved: wasSaved, diff: diff.replace(/^=+\n/, '') }
}
