import type { FixedFinding, LintReport, ReportedDiagnostic } from '../core/report.ts'
import { count, list } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import type { ReadingFile } from '../reading/file.ts'
import type { Loaded, Target } from '../sources/source.ts'
import { readAt } from './base-documents.ts'
import type { Context } from './context.ts'
import { lintLoaded } from './lint.ts'
import type { Sift } from './sift.ts'

/** What was found at a base revision. */
export interface BaseLint {
  readonly sift: Sift
  /** Of all that is found now, what the base has and this has not. */
  fixed(found: readonly ReportedDiagnostic[]): readonly FixedFinding[]
  /** What a person should know, one line each. */
  notes(report: LintReport): readonly string[]
}

/**
 * Lints the same files as they were at a git revision, under the configuration and the readings of now. Their findings are those that the author of a
 * change did not make.
 * @throws UserError for a revision that is not there, and for targets that no revision holds
 */
export async function lintBase(
  revision: string,
  targets: readonly Target[],
  context: Context,
  readings: ReadingFile,
): Promise<BaseLint> {
  const documents = targets.map((target) => {
    if (target.kind === 'document' && target.document.uri !== '<stdin>') return target
    throw live(target.kind === 'document' ? 'standard input' : target.kind === 'url' ? 'a URL' : 'a server to start')
  })
  const { commit, toolsets, problems: unread, added } = await readAt(revision, documents, context)
  const { report } = await lintLoaded({ toolsets, problems: [] }, context, { allowEmpty: true, readings })
  const known = new Set(report.diagnostics.map(({ fingerprint }) => fingerprint))
  const isKnown = ({ fingerprint }: ReportedDiagnostic) => known.has(fingerprint)
  const moved = new Set<string>()
  return {
    sift(found) {
      const there = found.filter(isKnown)
      for (const { uri } of there) moved.add(uri)
      return {
        fresh: found.filter((one) => !isKnown(one)),
        baselined: 0,
        atBase: there.length,
        base: { revision, commit },
      }
    },
    fixed(found) {
      const now = new Set(found.map(({ fingerprint }) => fingerprint))
      return report.diagnostics.flatMap(({ rule, severity, certainty, message, tool, uri, fingerprint }) =>
        now.has(fingerprint) ? [] : [{ rule, severity, certainty, message, tool, uri, fingerprint }],
      )
    },
    notes({ diagnostics }) {
      const reported = new Set(diagnostics.map(({ uri }) => uri))
      const absent = added.filter((uri) => reported.has(uri) && !moved.has(uri))
      const problems = unread.map(({ uri, message }) => `${uri} in ${revision}: ${message}`)
      return [
        ...(absent.length === 0
          ? []
          : [`${list(absent)} ${absent.length === 1 ? 'is' : 'are'} not in ${revision}, so every finding there is new.`]),
        ...problems.slice(0, MOST),
        ...(problems.length > MOST ? [`${count(problems.length - MOST, 'more problem')} in ${revision}.`] : []),
      ]
    },
  }
}

const MOST = 5

/** @throws UserError where servers were asked, whose lists no revision holds */
export function refuseLive({ toolsets }: Loaded): void {
  const [server] = toolsets.filter((toolset) => toolset.server !== undefined)
  if (server !== undefined) throw live(`a live server (${server.id})`)
}

function live(what: string): UserError {
  return new UserError(`--base compares files with a git revision, and ${what} is in no revision.`, {
    hint: 'Use --baseline for it, or lint a file that holds its tools.',
  })
}
