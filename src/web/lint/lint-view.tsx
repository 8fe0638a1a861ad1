import { useMemo, useState } from 'preact/hooks'
import type { LintReport } from '../../core/report.ts'
import { count } from '../../core/text.ts'
import { acceptedWords } from '../../report/accepted.ts'
import { headingOf } from '../../report/certainty-words.ts'
import { sectionsOf } from '../../report/groups.ts'
import { checkedSentence, foundSentence, repairSentence, uncheckedSentence } from '../../report/lint-words.ts'
import { Heading } from '../parts/heading.tsx'
import { Paged } from '../parts/paged.tsx'
import { Reason } from '../parts/reason.tsx'
import { Name, Foreign } from '../parts/foreign.tsx'
import { EntryCard } from './entry-card.tsx'
import { FilterBar } from './filter-bar.tsx'
import { EVERYTHING, filteredFindings } from './finding-filter.ts'
import { FixList } from './fix-list.tsx'
import { ProblemList } from './problem-list.tsx'
import { ToolsetTable } from './toolset-table.tsx'

/** A lint: the surest findings first, each with the words that it is about. */
export function LintView({ report, id }: { readonly report: LintReport; readonly id: string }) {
  const [filter, setFilter] = useState(EVERYTHING)
  const diagnostics = useMemo(() => filteredFindings(report.diagnostics, filter), [report, filter])
  const sections = useMemo(() => sectionsOf({ ...report, diagnostics }), [report, diagnostics])
  const { toolsets, texts = [], problems, unchecked = [], fixes = [] } = report
  const [only] = toolsets
  return (
    <>
      <p class="kicker">
        Lint
        {toolsets.length > 1 && ` of ${count(toolsets.length, 'list')} of tools`}
        {only !== undefined && toolsets.length === 1 && (
          <>
            {' of '}
            <Name text={only.id} />
          </>
        )}
      </p>
      <Heading below={0}>{capital(foundSentence(report))}</Heading>
      <Reason report={report} />
      <ul class="facts">
        {toolsets.length === 1 && only !== undefined && <li>About {count(only.tokens, 'token')} for a model</li>}
        {facts(report).map((fact, index) => (
          <li key={index}>
            <Foreign text={fact} />
          </li>
        ))}
      </ul>
      <ToolsetTable report={report} />
      <ProblemList title="Not read" problems={problems} />
      <ProblemList title="Not checked" problems={unchecked} />
      <FixList fixes={fixes} />
      {report.diagnostics.length > 0 && (
        <FilterBar report={report} filter={filter} shown={diagnostics.length} id={id} onChange={setFilter} />
      )}
      {report.diagnostics.length > 0 && diagnostics.length === 0 && <p class="empty">No finding matches all filters.</p>}
      {sections.map(({ certainty, about, sets }) => {
        const { title, says } = headingOf({ certainty, about })
        return (
          <section key={`${certainty} ${about}`} class={`certainty ${certainty}`}>
            <Heading>{title}</Heading>
            <p class="heading-note">{capital(says)}.</p>
            {sets.map(({ key, id: name, toolset, entries }) => (
              <section key={key}>
                {toolsets.length > 1 && (
                  <Heading below={2}>
                    <Foreign text={name} most={200} />
                  </Heading>
                )}
                <Paged items={entries} unit="entry" units="entries">
                  {(shown) => (
                    <ul class="entries">
                      {shown.map((entry) => (
                        <EntryCard
                          key={`${entry.kind} ${entry.found[0].fingerprint}`}
                          entry={entry}
                          texts={texts}
                          size={toolset?.tools ?? 0}
                        />
                      ))}
                    </ul>
                  )}
                </Paged>
              </section>
            ))}
          </section>
        )
      })}
    </>
  )
}

function facts(report: LintReport): string[] {
  return [
    repairSentence(report, (command) => command),
    ...acceptedWords(report),
    checkedSentence(report),
    uncheckedSentence(report, (text) => text),
  ].flatMap((fact) => (fact === undefined ? [] : [capital(fact)]))
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}
