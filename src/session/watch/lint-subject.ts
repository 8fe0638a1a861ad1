import { existsSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import type { Config } from '../../config/config.ts'
import { configPaths } from '../../config/find.ts'
import { baselinePath } from '../baseline-path.ts'
import { readingPath } from '../reading/kept.ts'
import { subjectOfArgs, subjectOfTargets, type Subject } from './subject.ts'

/** What a lint was asked for, and what it read. */
export interface LintTraces {
  readonly cwd: string
  readonly args: readonly string[]
  /** Absolute paths of files that were named, found or looked for. */
  readonly files: readonly string[]
  /** Undefined before one was read. */
  readonly config: Config | undefined
}

/** What a lint depends on: its targets, the configuration and its possible places, the baseline and the readings. */
export function lintSubject({ cwd, args, files, config }: LintTraces): Subject {
  const top = projectTop(cwd)
  const places = configPaths(cwd).filter((path) => !relative(top, path).startsWith(`..${sep}`))
  const own = config === undefined ? [] : [baselinePath(config, cwd), readingPath(config, cwd)]
  const [asked, configured] = [subjectOfArgs(args, cwd), subjectOfTargets(config?.targets.value ?? [])]
  return {
    files: [...places, ...own, ...files, ...asked.files, ...configured.files],
    trees: [...asked.trees, ...configured.trees],
  }
}

/** The folder of the repository around a folder, or itself. */
export function projectTop(cwd: string): string {
  const top = dirname(configPaths(cwd).at(-1) ?? join(cwd, '.'))
  return existsSync(join(top, '.git')) ? top : cwd
}
