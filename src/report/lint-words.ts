import type { LintReport } from '../core/report.ts'
import { count, list } from '../core/text.ts'
import { isFile } from './annotation.ts'

/** "2 errors, 1 info in 14 tools", or that there is nothing. */
export function foundSentence({ summary, verdict }: LintReport, size = count(summary.tools, 'tool')): string {
  const { errors, warnings, infos, tools, baselined, atBase } = summary
  const found = [
    ...(errors > 0 ? [count(errors, 'error')] : []),
    ...(warnings > 0 ? [count(warnings, 'warning')] : []),
    ...(infos > 0 ? [count(infos, 'info')] : []),
  ]
  if (found.length > 0) return `${found.join(', ')} in ${size}`
  if (tools > 0) return `no ${baselined + atBase > 0 ? 'new ' : ''}findings in ${size}`
  return verdict.exit === 0 ? 'no tools to check' : 'nothing was checked'
}

/** "2 fixes: rightcall lint --fix; 5 suggestions": what may be repaired without a person, and what wants a decision. */
export function repairSentence({ summary, diagnostics }: LintReport, command: (words: string) => string): string | undefined {
  const { fixable, suggestions } = summary
  const unwritable =
    diagnostics.some((found) => found.fixable) && diagnostics.every((found) => !found.fixable || !isFile(found.uri))
  const fixes = `${count(fixable, 'fix', 'fixes')}${unwritable ? ' to make in the source of the server' : `: ${command('rightcall lint --fix')}`}`
  const parts = [...(fixable > 0 ? [fixes] : []), ...(suggestions > 0 ? [count(suggestions, 'suggestion')] : [])]
  return parts.length === 0 ? undefined : parts.join('; ')
}

const NAMED = 8

/** What a lint without findings rests on. */
export function checkedSentence({ toolsets, summary }: LintReport): string | undefined {
  const asked = [...new Set(toolsets.map(({ rules }) => rules))].sort((a, b) => a - b)
  const [least, most] = [asked[0], asked.at(-1)]
  if (least === undefined || most === undefined || summary.tools === 0) return undefined
  return `Checked: ${least === most ? count(most, 'rule') : `${least} to ${most} rules`} on ${count(summary.tools, 'tool')}.`
}

/** What no rule looked at. `safe` makes foreign words harmless. */
export function uncheckedSentence({ toolsets }: LintReport, safe: (text: string) => string): string | undefined {
  const foreign = toolsets.flatMap(({ notEnglish }) => notEnglish)
  const bare = toolsets.reduce((sum, { unannotated }) => sum + unannotated, 0)
  const parts = toolsets.filter(({ complete }) => !complete)
  const all = toolsets.reduce((sum, { tools }) => sum + tools, 0)
  const left = [
    ...(foreign.length > 0
      ? [
          `texts that are not English, of ${list(
            foreign.map((name) => safe(name) || '(no name)'),
            NAMED,
          )}`,
        ]
      : []),
    ...(bare > 0
      ? [
          `annotations, which ${bare === all ? (all === 1 ? 'the tool does not have' : `none of the ${all} tools has`) : `${bare} of ${all} tools lack`}`,
        ]
      : []),
    ...(parts.length > 0
      ? [
          `what is missing from ${list(
            parts.map(({ id }) => safe(id)),
            NAMED,
          )}: only a part of a list was read`,
        ]
      : []),
  ]
  return left.length === 0 ? undefined : `Not checked: ${left.join('; ')}.`
}
