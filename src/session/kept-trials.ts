import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { ReportedTrial } from '../core/reported-trial.ts'

/** Trials that a report may want, kept small. */
export interface KeptTrials {
  add(trial: ReportedTrial): void
  /** All of them, in the order in which they were added. Unpacks them: ask once. */
  all(): ReportedTrial[]
}

/** Bytes that are packed together. */
const PAGE = 2 ** 18

/**
 * A hundred thousand trials are more than a hundred megabytes as objects, and a few when they are packed; most reports want none
 * of them. What is not packed yet are bytes outside of the heap, too, so that nothing here gets old in it.
 */
export function keptTrials(): KeptTrials {
  const pages: Buffer[] = []
  let page = Buffer.alloc(0)
  let used = 0
  const pack = (): void => {
    if (used > 0) pages.push(deflateRawSync(page.subarray(0, used), { level: 1 }))
    used = 0
  }
  return {
    add(trial) {
      const line = `${JSON.stringify(trial)}\n`
      const size = Buffer.byteLength(line)
      if (used + size > page.length) pack()
      if (size > page.length) page = Buffer.alloc(Math.max(PAGE, size))
      used += page.write(line, used)
    },
    all() {
      pack()
      return pages.flatMap(unpacked)
    },
  }
}

function unpacked(page: Buffer): ReportedTrial[] {
  const trials: ReportedTrial[] = JSON.parse(`[${inflateRawSync(page).toString().trimEnd().replaceAll('\n', ',')}]`)
  return trials
}
