import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Report } from '../core/report.ts'
import type { Io } from '../sources/source.ts'

/** The report of a comparison, next to its journal, which does not tell the margin and the gates. */
export const KEPT = 'report.json'

/** Leaves the report of a comparison next to its journal, where `report` finds it. A disk that is full takes nothing from the run. */
export async function kept<Done extends { readonly report: Report; readonly folder: string }>(
  done: Done,
  { cwd, note }: Pick<Io, 'cwd' | 'note'>,
): Promise<Done> {
  try {
    await writeFile(join(resolve(cwd, done.folder), KEPT), `${JSON.stringify(done.report)}\n`)
  } catch (error) {
    note(`The report could not be saved in ${done.folder}: ${error instanceof Error ? error.message : String(error)}.`)
  }
  return done
}
