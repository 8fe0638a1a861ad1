import type { Report } from '../core/report.ts'
import { count } from '../core/text.ts'
import { acceptedWords } from './accepted.ts'
import { verdictSentence } from './comparison-words.ts'
import { inline } from './escape.ts'
import { reasonSentence } from './exit-words.ts'
import { repairSentence } from './lint-words.ts'

/** A report in one line, with the reason for the exit code: the last line of formats that hold a line a finding. */
export function conclusionOf(report: Report): string {
  return [`rightcall: ${sumOf(report)}.`, reasonSentence(report, inline) ?? ''].join(' ').trim()
}

function sumOf(report: Report): string {
  if (report.kind === 'comparison') return verdictSentence(report).replace(': ', ', ')
  if (report.kind === 'run') return `${count(report.manifest.suite.intents, 'intent')} of ${inline(report.manifest.suite.path)}`
  const { errors, warnings, infos, tools } = report.summary
  const repairs = repairSentence(report, (command) => command)
  const sum = `${count(errors, 'error')}, ${count(warnings, 'warning')}, ${count(infos, 'info')} in ${count(tools, 'tool')}`
  const all = [sum, ...acceptedWords(report).map(inline)].join(' · ')
  return repairs === undefined ? all : `${all}; ${repairs}`
}
