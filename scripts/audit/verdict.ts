import type { Tally } from '../check/tally.ts'

interface AuditVerdict {
  readonly outcome: keyof Tally
  /** What to print: the packages that are affected, or why nothing is known. */
  readonly lines: readonly string[]
}

/** What the output of `npm audit --json` tells. Whatever is not a whole report is skipped: it clears nothing. */
export function verdictOfAudit(text: string): AuditVerdict {
  const report = parsed(text)
  const vulnerabilities: unknown = report?.vulnerabilities
  const total: unknown = report?.metadata?.vulnerabilities?.total
  if (typeof total !== 'number' || typeof vulnerabilities !== 'object' || vulnerabilities === null)
    return { outcome: 'skipped', lines: [`The registry gave no answer, so nothing is known: ${reasonOf(report)}`] }
  const affected = Object.entries(vulnerabilities)
  if (affected.length === 0 && total === 0) return { outcome: 'passed', lines: ['No package has a known vulnerability.'] }
  return {
    outcome: 'failed',
    lines: [
      ...affected.map(([name, { severity, range }]) => `${severity}: ${name} ${range}`),
      `${affected.length === 1 ? '1 package has' : `${affected.length} packages have`} a known vulnerability. See: npm audit`,
    ],
  }
}

function parsed(text: string): ReturnType<typeof JSON.parse> {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function reasonOf(report: ReturnType<typeof JSON.parse>): string {
  return typeof report?.message === 'string' ? report.message : 'npm printed no report.'
}
