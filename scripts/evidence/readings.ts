import { funnelSum, type FunnelCounts } from '../../src/reading/funnel.ts'
import { PROMPT_VERSION } from '../../src/reading/prompt.ts'
import { UNREAD, type ReadingFile } from '../../src/reading/file.ts'
import type { ActiveRule } from '../../src/lint/engine.ts'
import { readRecordings } from '../readings/recording.ts'
import { readSet } from '../readings/read-set.ts'
import { defectRecall, type DefectCounts } from './defects.ts'

/** What recorded replies of a reader are worth, verified again as the program stands. */
export interface ReadingEvidence {
  readonly prompt: string
  /** Sets with planted defects, and lists of real servers. */
  readonly planted: ReadingRows
  readonly real: ReadingRows
  /** With the readings, what is reported of the planted defects and of the look-alikes next to them. */
  readonly defects?: DefectCounts
}

interface ReadingRows {
  readonly sets: number
  readonly tools: number
  /** Tools that do not count as read: a request of theirs has no recorded reply, or the reply was refused. */
  readonly unread: number
  /** Requests that no reply was recorded for: another prompt, tool, control or canary since. */
  readonly missing: number
  readonly funnel: FunnelCounts
}

type RecordedSet = { readonly set: string } & Awaited<ReturnType<typeof readSet>>

/** Reads every recorded set again with its recorded replies. */
export async function readingEvidence(corpus: string, active: readonly ActiveRule[]): Promise<ReadingEvidence> {
  const sets: RecordedSet[] = []
  for (const recording of readRecordings()) sets.push({ set: recording.set, ...(await readSet(recording, corpus)) })
  const files = new Map<string, ReadingFile>(sets.map(({ set, file }) => [set, file]))
  const recall = defectRecall(corpus, active, (set) => files.get(set) ?? UNREAD)
  const rows = (own: readonly RecordedSet[]): ReadingRows => ({
    sets: own.length,
    tools: own.reduce((sum, { report }) => sum + report.tools, 0),
    unread: own.reduce((sum, { report }) => sum + report.unread.length, 0),
    missing: own.reduce((sum, { missing }) => sum + missing, 0),
    funnel: funnelSum(own.map(({ report }) => report.funnel)),
  })
  return {
    prompt: PROMPT_VERSION,
    planted: rows(sets.filter(({ set }) => set.startsWith('defects/'))),
    real: rows(sets.filter(({ set }) => !set.startsWith('defects/'))),
    ...(recall === undefined ? {} : { defects: recall.counts }),
  }
}
