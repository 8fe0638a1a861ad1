import { lstat, readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { isObject, own, type Json } from '../../core/json.ts'
import type { LintReport } from '../../core/report.ts'
import type { ReviewReport } from '../../core/review-report.ts'
import { clip } from '../../core/text.ts'
import { UserError } from '../../core/user-error.ts'
import comparison from '../../report/schemas/comparison.schema.json' with { type: 'json' }
import lint from '../../report/schemas/lint.schema.json' with { type: 'json' }
import review from '../../report/schemas/review.schema.json' with { type: 'json' }
import run from '../../report/schemas/run.schema.json' with { type: 'json' }
import { reviewMarkdown, type ReviewPlace } from '../../report/markdown/review.ts'
import { jsonText } from '../../report/escape.ts'
import { objectionOf } from '../../schema/ajv.ts'
import type { Catalogue } from '../../builtins.ts'
import { ruleInfo } from '../rule-info.ts'
import { FROM_FORK } from './from-fork.ts'

/** A review has no texts in it; what is larger is none. */
const MOST_BYTES = 16 * 2 ** 20

const HINT = 'Name the file that rightcall review --output json:FILE wrote.'

/** A review that was saved. Whoever wrote the file decides nothing but what it tells. @throws UserError for a file that is none */
export async function readReview(path: string, cwd: string): Promise<ReviewReport> {
  const value = await jsonAt(path, cwd)
  if (!isObject(value) || own(value, 'kind') !== 'review') throw new UserError(`${path} is not a review.`, { hint: HINT })
  const version = own(value, 'version')
  if (typeof version === 'number' && version > 1)
    throw new UserError(`${path} was written by a newer version of rightcall.`, { hint: 'Use one version for both commands.' })
  const objection = objectionOf([lint, run, comparison, review], review.$id, value)
  const report: unknown = value
  if (objection === undefined && isReview(report)) return report
  throw new UserError(`${path} is not a review that this version can show: ${clip(objection ?? '', 200)}.`, { hint: HINT })
}

/**
 * A review that a stranger's run wrote, as far as it may be told: what the linter found in texts. Numbers of models are left out, since
 * such a run asks none, and rules lead to our own pages only.
 */
export function strangersReview(report: ReviewReport, catalogue: Catalogue): ReviewReport {
  return {
    ...report,
    textOnly: true,
    verdict: { exit: 0, because: null },
    comparisons: [],
    notMeasured: [{ suite: null, model: null, because: FROM_FORK }],
    lint: report.lint === null ? null : withOwnHelp(report.lint, catalogue),
  }
}

function withOwnHelp(report: LintReport, catalogue: Catalogue): LintReport {
  const diagnostics = report.diagnostics.map((found) => ({ ...found, help: ruleInfo(catalogue, found.rule)?.help ?? '' }))
  return { ...report, diagnostics }
}

/** A review as Markdown. */
export function reviewText(report: ReviewReport, place?: ReviewPlace): string {
  return reviewMarkdown(report, place)
}

/** A review as JSON. */
export function reviewJson(report: ReviewReport): string {
  return jsonText(report)
}

async function jsonAt(path: string, cwd: string): Promise<Json> {
  const file = resolve(cwd, path)
  const found = await lstat(file).catch(() => undefined)
  if (found === undefined) throw new UserError(`There is no review at ${path}.`, { hint: HINT })
  // a link may lead to what is nobody's report
  if (!found.isFile()) throw new UserError(`${path} is not a file.`, { hint: HINT })
  if (found.size > MOST_BYTES) throw new UserError(`${path} is larger than ${MOST_BYTES / 2 ** 20} MiB, so it is not a review.`)
  try {
    const value: Json = JSON.parse(await readFile(file, 'utf8'))
    return value
  } catch (error) {
    throw new UserError(`${path} is not valid JSON, or its end is missing.`, { hint: HINT, cause: error })
  }
}

/** The schema is the contract: what it takes is a review. */
function isReview(value: unknown): value is ReviewReport {
  return typeof value === 'object' && value !== null
}
