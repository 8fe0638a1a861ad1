import { rememberedFor } from '../core/memo.ts'
import { lineFrom, lineText, type FindingLine, type ReadingLine, type ReadLine } from './line.ts'

/** What models read, as the file of a project keeps it. */
export interface ReadingFile {
  readonly reads: readonly ReadLine[]
  readonly findings: readonly FindingLine[]
  /** Lines of a later version, kept as they are. */
  readonly newer: readonly string[]
  /** How many lines are none: they are ignored, and gone when the file is written again. */
  readonly broken: number
}

/** Nothing was read. */
export const UNREAD: ReadingFile = { reads: [], findings: [], newer: [], broken: 0 }

/** Reads the text of a file, whatever stands in it. */
export function readingFileFrom(text: string): ReadingFile {
  const reads: ReadLine[] = []
  const findings: FindingLine[] = []
  const newer: string[] = []
  let broken = 0
  const seen = new Set<string>()
  for (const each of text.split('\n')) {
    const own = each.trim()
    // a merge may leave a line twice
    if (own === '' || seen.has(own)) continue
    seen.add(own)
    const parsed = lineFrom(own)
    if (parsed.is === 'newer') newer.push(own)
    else if (parsed.is === 'broken') broken++
    else if (parsed.line.kind === 'read') reads.push(parsed.line)
    else findings.push(parsed.line)
  }
  return { reads, findings, newer, broken }
}

/** The text of a file: a line each, sorted as text, so that a change of one tool changes only its lines. */
export function readingText({ reads, findings, newer }: Omit<ReadingFile, 'broken'>): string {
  const lines = new Set([...[...reads, ...findings].map(lineText), ...newer])
  return [...lines]
    .sort()
    .map((line) => `${line}\n`)
    .join('')
}

/** The lines of each digest. */
export const readsByDigest = rememberedFor(({ reads }: ReadingFile) => Map.groupBy(reads, ({ sha256 }) => sha256))

/** The findings of each tool's name. */
export const findingsByName = rememberedFor(({ findings }: ReadingFile) => Map.groupBy(findings, ({ tool }) => tool))

/**
 * The file after a reading: the lines of what was read now are in place of those of the same tools before they changed, and of an earlier reading by
 * the same model. Lines of other sets stay. `standing`: digests of tools that are as they were, whose lines stay, too.
 */
export function withRead(file: ReadingFile, now: readonly ReadingLine[], standing: ReadonlySet<string>): ReadingFile {
  const again = new Set(now.map(({ set, tool, sha256, model }) => JSON.stringify([set, tool, sha256, model])))
  const changed = new Set(now.map(({ set, tool }) => JSON.stringify([set, tool])))
  const stays = ({ set, tool, sha256, model }: ReadingLine): boolean =>
    !again.has(JSON.stringify([set, tool, sha256, model])) && (standing.has(sha256) || !changed.has(JSON.stringify([set, tool])))
  const [reads, findings] = [new Array<ReadLine>(), new Array<FindingLine>()]
  for (const line of now) {
    if (line.kind === 'read') reads.push(line)
    else findings.push(line)
  }
  return {
    reads: [...file.reads.filter(stays), ...reads],
    findings: [...file.findings.filter(stays), ...findings],
    newer: file.newer,
    broken: 0,
  }
}

/** The lines of now, except that what is said of tools that were read in a trusted version of the file is what that version says. */
export function withTrusted(now: ReadingFile, trusted: ReadingFile): ReadingFile {
  const known = readsByDigest(trusted)
  const isOther = ({ sha256 }: ReadingLine): boolean => !known.has(sha256)
  return {
    ...now,
    reads: [...trusted.reads, ...now.reads.filter(isOther)],
    findings: [...trusted.findings, ...now.findings.filter(isOther)],
  }
}
