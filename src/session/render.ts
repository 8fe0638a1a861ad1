import type { Catalogue } from '../builtins.ts'
import { didYouMean } from '../core/did-you-mean.ts'
import type { Report } from '../core/report.ts'
import { nearest } from '../core/text.ts'
import type { Toolset } from '../core/tool.ts'
import { UserError } from '../core/user-error.ts'
import type { RenderContext, Reporter } from '../report/reporter.ts'
import { pageParts } from './page-parts.ts'
import { ruleInfo } from './rule-info.ts'

/** A reporter by name. @throws UserError naming the nearest */
export function reporterNamed({ reporters }: Catalogue, name: string): Reporter {
  const found = reporters.find((reporter) => reporter.name === name)
  if (found !== undefined) return found
  const names = reporters.map((reporter) => reporter.name)
  throw new UserError(`There is no format "${name}".`, {
    hint: didYouMean(nearest(name, names), `Formats: ${names.join(', ')}.`),
  })
}

/** A report as text. Source texts for code frames come from the toolsets that were linted. */
export function render(
  catalogue: Catalogue,
  reporter: Reporter,
  report: Report,
  how: Pick<RenderContext, 'color' | 'width' | 'folders' | 'verbose' | 'failed'> & { readonly quiet?: boolean | undefined },
  toolsets: readonly Toolset[] = [],
): string {
  const texts = new Map(toolsets.flatMap(({ tools }) => tools.map(({ origin }) => [origin?.uri ?? '', origin?.text] as const)))
  const shown = how.quiet === true && reporter.forPrograms !== true ? failingOnly(report) : report
  return reporter.render(shown, {
    ...how,
    textOf: (uri) => texts.get(uri),
    rule: (id) => ruleInfo(catalogue, id),
    page: () => pageParts(),
  })
}

/** The findings that make the run fail; the sums stay those of all. */
function failingOnly(report: Report): Report {
  return report.kind === 'lint' ? { ...report, diagnostics: report.diagnostics.filter(({ fails }) => fails) } : report
}
