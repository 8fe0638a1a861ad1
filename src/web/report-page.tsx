import type { Report } from '../core/report.ts'
import { count } from '../core/text.ts'
import { ReportSection } from './report-section.tsx'
import { titleOf } from './report-title.ts'
import { Foreign } from './parts/foreign.tsx'
import { ThemeSwitch } from './parts/theme-switch.tsx'

/** The page of one report, or of several, a section each. */
export function ReportPage({ reports }: { readonly reports: readonly Report[] }) {
  return (
    <>
      <a class="skip" href="#content">
        Skip to the report
      </a>
      <header class="top">
        <span class="brand">rightcall</span>
        <ThemeSwitch />
      </header>
      <main id="content" tabIndex={-1}>
        {reports.length > 1 && (
          <nav class="contents" aria-label="Reports">
            <h1>{count(reports.length, 'report')}</h1>
            <ol>
              {reports.map((report, index) => (
                <li key={index}>
                  <a href={`#report-${index + 1}`}>
                    <Foreign text={titleOf(report)} />
                  </a>
                </li>
              ))}
            </ol>
          </nav>
        )}
        {reports.map((report, index) => (
          <ReportSection key={index} report={report} id={`report-${index + 1}`} level={reports.length > 1 ? 2 : 1} />
        ))}
      </main>
      <footer class="bottom">
        Made by rightcall. This file contains everything that it shows and makes no network requests.
      </footer>
    </>
  )
}
