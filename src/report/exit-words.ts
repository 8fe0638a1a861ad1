import type { ExitVerdict, Report } from '../core/report.ts'

/** Why the exit code is not 0. `safe` makes foreign words harmless. */
export function reasonSentence(report: Report, safe: (text: string) => string): string | undefined {
  const { exit, because }: ExitVerdict = report.kind === 'comparison' ? report : report.verdict
  return because === null ? undefined : `Exit code ${exit}: ${safe(because)}.`
}
