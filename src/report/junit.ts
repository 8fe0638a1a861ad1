import type { Problem } from '../core/finding.ts'
import type {
  ComparisonReport,
  ExitVerdict,
  LintReport,
  Report,
  ReportedDiagnostic,
  ReportedToolset,
  RunReport,
  Unfinished,
} from '../core/report.ts'
import { clip } from '../core/text.ts'
import { isFile, placeOf } from './annotation.ts'
import { decisiveRows, isProven, rowSentence } from './comparison-words.ts'
import { inline } from './escape.ts'
import { failedBy, whySentence } from './failed.ts'
import { interval, value } from './numbers.ts'
import { markedMessage } from '../core/read-by-words.ts'
import type { Reporter } from './reporter.ts'
import { incompleteSentence } from './run-words.ts'
import { xmlText, type Element } from './xml.ts'

/**
 * JUnit XML, in the form that Jenkins and GitLab read. A suite is a list of tools, a case a finding. Only what makes the run fail is a
 * failure, so the colour of the page is that of the exit code; every other finding is a case that passed, with its message as output.
 */
export const junit: Reporter = {
  name: 'junit',
  mime: 'application/xml',
  render(report) {
    const suites = suitesOf(report)
    // the schema of Jenkins has no `skipped` here
    const { skipped: _, ...all } = sums(suites.flatMap(({ cases }) => cases))
    return xmlText({ name: 'testsuites', attributes: { name: 'rightcall', ...all }, children: suites.map(suiteElement) })
  },
}

interface Suite {
  readonly name: string
  readonly cases: readonly Case[]
}

interface Case {
  readonly name: string
  readonly outcome: 'passed' | 'failure' | 'error' | 'skipped'
  /** Of a failure. */
  readonly type?: string
  readonly says?: string
}

function suitesOf(report: Report): Suite[] {
  if (report.kind === 'lint') return lintSuites(report)
  return report.kind === 'run' ? runSuites(report) : comparisonSuites(report)
}

function lintSuites({ toolsets, diagnostics, problems, unchecked = [], verdict }: LintReport): Suite[] {
  const found = Map.groupBy(diagnostics, ({ toolset }) => toolset)
  const known = new Map(toolsets.map((toolset) => [toolset.key, toolset]))
  const broken = new Set(problems.map(({ uri }) => placeOf(uri).uri))
  return [
    verdictSuite(verdict),
    ...[...new Set([...known.keys(), ...found.keys()])].map((key): Suite => {
      const toolset = known.get(key)
      const read: Case[] = broken.has(toolset?.uri ?? key) ? [] : [{ name: READ, outcome: 'passed' }]
      return { name: suiteName(key, toolset), cases: [...read, ...(found.get(key) ?? []).map(findingCase)] }
    }),
    ...problems.map((problem) => unreadSuite(problem, 'error')),
    ...unchecked.map((problem) => unreadSuite(problem, 'skipped')),
  ]
}

function suiteName(key: string, toolset: ReportedToolset | undefined): string {
  const target = toolset?.target
  if (target === undefined) return key
  return isFile(key) ? `${target.name}: ${key}` : target.name
}

function unreadSuite({ uri, message, hint }: Problem, outcome: 'error' | 'skipped'): Suite {
  return { name: uri, cases: [{ name: READ, outcome, says: hint === undefined ? message : `${message}\n${hint}` }] }
}

/** A list without findings has a case, too: Jenkins takes a report without any for a mistake. */
const READ = 'can be read'

function findingCase(found: ReportedDiagnostic): Case {
  const { rule, severity, tool, pointer, uri, range, fails, help } = found
  const place = range === null ? uri : `${uri}:${range.start.line}:${range.start.column}`
  return {
    name: [rule, ...(tool === null ? [] : [tool]), ...(pointer === '' ? [] : [pointer])].join(' '),
    outcome: fails === true ? 'failure' : 'passed',
    type: severity,
    says: `${markedMessage(found)}\n${place}\n${help}`,
  }
}

function verdictSuite({ exit, because }: ExitVerdict): Suite {
  const says = because === null ? {} : { says: `Exit code ${exit}: ${because}.` }
  const outcome = exit === 0 ? 'passed' : exit === 1 ? 'failure' : 'error'
  return { name: 'rightcall', cases: [{ name: 'verdict', outcome, type: 'verdict', ...says }] }
}

function runSuites(report: RunReport): Suite[] {
  const measured = report.summary.map(({ metric, label, model, estimate }): Case => ({
    name: `${metric} ${model}`,
    outcome: 'passed',
    says: `${label}: ${value(metric, estimate.value)} ${interval(metric, estimate)}, n ${estimate.n}; higher is better`,
  }))
  const cases = [...unanswered(report), ...measured, ...failedCases(report)]
  return [verdictSuite(report.verdict), { name: report.manifest.suite.path, cases }]
}

/** The intents that failed: failures where a missed threshold makes the run fail, and else cases that passed, with the reason as output. */
function failedCases(report: RunReport): Case[] {
  const models = [...new Set(report.trials.map(({ model }) => model))]
  return models.flatMap((model) =>
    failedBy(report, model).flatMap(({ metric, intents }) =>
      intents.map((failed): Case => ({
        name: `${failed.intent.id} ${model}`,
        outcome: report.verdict.exit === 1 ? 'failure' : 'passed',
        type: metric,
        says: whySentence(failed, { code: inline, prose: inline }),
      })),
    ),
  )
}

function comparisonSuites(report: ComparisonReport): Suite[] {
  const rows = decisiveRows(report).map((row): Case => ({
    name: `${row.metric} ${row.model}`,
    outcome: report.exit === 1 && row.verdict === 'worse' && isProven(row) ? 'failure' : 'passed',
    type: row.verdict,
    says: rowSentence(row, report, inline),
  }))
  return [verdictSuite(report), { name: report.after.suite.path, cases: [...unanswered(report), ...rows] }]
}

function unanswered({ failures, incomplete, ...unfinished }: Pick<RunReport, 'failures' | 'incomplete'> & Unfinished): Case[] {
  return [
    ...(incomplete
      ? [{ name: 'complete', outcome: 'error' as const, says: incompleteSentence(unfinished, (text) => text) }]
      : []),
    ...failures.map(({ model, error, count }) => ({
      name: `answers of ${model}`,
      outcome: 'error' as const,
      says: `${count} × ${error}`,
    })),
  ]
}

function suiteElement({ name, cases }: Suite): Element {
  const called = distinctly(cases)
  return {
    name: 'testsuite',
    attributes: { name: shown(name), ...sums(cases), time: 0 },
    children: cases.map((one, at) => caseElement(shown(name), called[at] ?? one.name, one)),
  }
}

function sums(cases: readonly Case[]) {
  const having = (outcome: Case['outcome']) => cases.filter((one) => one.outcome === outcome).length
  return { tests: cases.length, failures: having('failure'), errors: having('error'), skipped: having('skipped') }
}

/** Longer names make pages of Jenkins that no file system takes; the message of a failure is shown in a row of a table. */
const LONGEST = 250

function shown(text: string): string {
  return clip(inline(text), LONGEST)
}

/** GitLab takes two cases of one name for one. */
function distinctly(cases: readonly Case[]): string[] {
  const seen = new Map<string, number>()
  return cases.map(({ name }) => {
    const called = shown(name)
    const times = (seen.get(called) ?? 0) + 1
    seen.set(called, times)
    return times === 1 ? called : `${called} (${times})`
  })
}

function caseElement(suite: string, name: string, { outcome, type, says = '' }: Case): Element {
  const attributes = { name, classname: suite, time: 0 }
  if (outcome === 'passed' && says === '') return { name: 'testcase', attributes }
  return { name: 'testcase', attributes, children: [outcomeElement(outcome, type, says)] }
}

function outcomeElement(outcome: Case['outcome'], type: string | undefined, says: string): Element {
  if (outcome === 'passed') return { name: 'system-out', text: says }
  // Jenkins reads the message of what was skipped from the attribute alone
  const message = shown(says.split('\n')[0] ?? '')
  if (outcome === 'skipped') return { name: 'skipped', attributes: { message } }
  return { name: outcome, attributes: { message, ...(type === undefined ? {} : { type }) }, text: says }
}
