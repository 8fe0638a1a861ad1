import type { Remark } from '../core/comment.ts'
import type { Document } from '../core/document.ts'
import type { Diagnostic, Problem } from '../core/finding.ts'
import type { LintReport } from '../core/report.ts'
import type { Toolset } from '../core/tool.ts'
import type { Revision } from '../sources/git.ts'

/** What a lint found. */
export interface Linted {
  /** Everything that reporters show, with the verdict and its exit code. */
  readonly report: LintReport
  /** What was read; findings name them by `key`, and code frames show their texts. */
  readonly toolsets: readonly Toolset[]
  /** For people, one line each. */
  readonly notes: readonly string[]
}

/** What a lint of one text found. */
export interface LintedText {
  readonly document: Document
  /** False for a text of something else, or one that is too broken to tell: an editor keeps the problems of such a text to itself. */
  readonly recognised: boolean
  readonly toolsets: readonly Toolset[]
  /** In the order of the text's lists and tools. */
  readonly diagnostics: readonly Diagnostic[]
  /** Findings that comments or the configuration accept: they are not among the diagnostics. */
  readonly suppressed: number
  /** What could not be read, and comments that cannot be followed. */
  readonly problems: readonly Problem[]
  /** Comments that suppress nothing. */
  readonly unusedComments: readonly Remark[]
  /** Uris of other texts that the answer depends on. */
  readonly uses: readonly string[]
}

export interface LintSettings {
  /** What could not be read before, to be reported with the rest. */
  readonly problems?: readonly Problem[]
  /** Whether finding no tool at all is fine. */
  readonly allowEmpty?: boolean
  /** What was left alone on purpose, to be named in the report. */
  readonly unchecked?: readonly Problem[]
  /** Writes the baseline that the configuration names, or `rightcall.baseline.json` in the working directory. */
  readonly rewrite?: Rewrite | undefined
  /** A tool that no model read as it is now is a reason for exit code 3. */
  readonly requireReading?: boolean
  /** Strangers may have changed the working tree: what was read of tools that did not change is taken from this revision. */
  readonly trust?: Revision | undefined
  /** Reports what a baseline accepts, too, and writes none. */
  readonly accepted?: boolean
  /** A git revision: findings of its own lint are counted, and not reported. */
  readonly base?: string | undefined
}

/** `all` accepts everything that is found now; `prune` only takes out what is gone. */
export type Rewrite = 'all' | 'prune'

export interface FixSettings extends LintSettings {
  /** False writes nothing and says what would be written. */
  readonly save: boolean
  /** Makes suggestions, too, where a finding has no safe patch. */
  readonly suggestions?: boolean
}
