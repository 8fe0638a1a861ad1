import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { ReportedTrial } from '../core/reported-trial.ts'

/** Trials that a report may want, kept small. */
export interface KeptTrials {
  add(trial: ReportedTrial): void
  /** All of them, in the order in which they were added. Unpacks them: ask once. */
  all(): ReportedTrial[]
}

/** A run of fewer trials is never packed. */
const PAGE = 1_000

/** A hundred thousand trials are a hundred megabytes of objects, and five when they are packed; most reports want none of them. */
export function keptTrials(): KeptTrials {
  const pages: Buffer[] = []
  let page: ReportedTrial[] = []
  return {
    add(trial) {
      page.push(trial)
      if (page.length < PAGE) return
      pages.push(deflateRawSync(JSON.stringify(page), { level: 1 }))
      page = []
    },
    all: () => [...pages.flatMap(unpacked), ...page],
  }
}

function unpacked(page: Buffer): ReportedTrial[] {
  const trials: ReportedTrial[] = JSON.parse(inflateRawSync(page).toString())
  return trials
}
