import type { Severity } from '../core/finding.ts'
import { lineStarts, positionAt, type Position } from '../core/text.ts'
import { checkSuite } from '../eval/check-suite.ts'
import { remarksOn } from '../eval/golden/checks.ts'
import type { Context } from './context.ts'
import type { AskedServer } from './run-settings.ts'
import { openSuite, toolsetOfSuite } from './suite.ts'

/** A weakness of a golden suite, with its place. */
interface SuiteRemark {
  readonly check: string
  readonly severity: Severity
  readonly message: string
  readonly uri: string
  readonly position: Position
}

/** What `golden lint` says of one suite. */
export interface LintedSuite {
  readonly uri: string
  readonly intents: number
  readonly tools: number
  /** In the order of the suite's text. */
  readonly remarks: readonly SuiteRemark[]
}

/** Looks for what would make a suite's numbers mean less than they seem to. @throws UserError for a suite that cannot be run */
export async function lintSuite(path: string, context: Context, server?: AskedServer): Promise<LintedSuite> {
  const suite = await openSuite(path, context.io)
  const toolset = await toolsetOfSuite(suite, context, server)
  checkSuite(suite, toolset)
  const { uri, text } = suite.document
  const starts = lineStarts(text)
  return {
    uri,
    intents: suite.intents.length,
    tools: toolset.tools.length,
    remarks: remarksOn(suite, toolset.tools).map(({ check, severity, message, start }) => ({
      check,
      severity,
      message,
      uri,
      position: positionAt(starts, start),
    })),
  }
}
