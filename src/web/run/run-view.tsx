import type { ComponentChildren } from 'preact'
import type { RunReport } from '../../core/report.ts'
import { count } from '../../core/text.ts'
import { costSentence, gateSentence, HIGHER, KIND_TITLE, rowsByKind, unansweredSentences } from '../../report/run-words.ts'
import { CostTable } from '../parts/cost-table.tsx'
import { Heading } from '../parts/heading.tsx'
import { ManifestFacts } from '../parts/manifest-facts.tsx'
import { Reason } from '../parts/reason.tsx'
import { Name, Foreign } from '../parts/foreign.tsx'
import { UnfinishedNotes } from '../parts/unfinished-notes.tsx'
import { AgainstTable } from './against-table.tsx'
import { ConfusionMatrix } from './confusion-matrix.tsx'
import { Confusions } from './confusions.tsx'
import { FailedTrials } from './failed-trials.tsx'
import { MetricTable } from './metric-table.tsx'
import { runHeadline } from './run-headline.ts'
import { ToolTable } from './tool-table.tsx'

interface RunViewProps {
  readonly report: RunReport
  readonly id: string
  /** Stands where the failed answers of the report would. */
  readonly answers?: ComponentChildren
}

/** A run: what was measured, where it goes wrong, what it took. */
export function RunView({ report, id, answers }: RunViewProps) {
  const { manifest, summary, confusion, unanswered, cost, perTool = [], perModel = [], against } = report
  const { suite, toolset, repeats } = manifest
  const spent = costSentence(cost)
  const gate = gateSentence(manifest, (name) => name)
  return (
    <>
      <p class="kicker">
        Eval of <Name text={suite.path} />
      </p>
      <Heading below={0}>
        <Foreign text={runHeadline(report)} most={300} />
      </Heading>
      <p class="lead">
        {count(suite.intents, 'intent')}
        {repeats > 1 && `, each asked ${repeats} times`} on the {count(toolset.tools, 'tool')} of <Name text={toolset.uri} />.
      </p>
      {gate !== undefined && (
        <p class="heading-note">
          <Foreign text={gate} most={2_000} />
        </p>
      )}
      <Reason report={report} />
      <UnfinishedNotes report={report} />
      <section>
        <Heading>What was measured</Heading>
        {summary.length === 0 ? <p class="empty">No metric applies to any answer.</p> : <p class="heading-note">{HIGHER}</p>}
        {rowsByKind(report).map(({ kind, rows }) => (
          <MetricTable key={kind} title={KIND_TITLE[kind]} rows={rows} isAlone={manifest.models.length === 1} />
        ))}
        {unansweredSentences(unanswered, (name) => name).map((sentence, index) => (
          <p class="notice" key={index}>
            <Foreign text={sentence} />
          </p>
        ))}
      </section>
      {against !== undefined && <AgainstTable against={against} />}
      {confusion.length > 0 && (
        <section>
          <Heading>Which tools are confused</Heading>
          <Confusions report={report} />
          <ConfusionMatrix report={report} id={id} />
        </section>
      )}
      {perTool.length > 0 && (
        <section>
          <Heading>Tool by tool</Heading>
          <ToolTable rows={perTool} id={id} />
        </section>
      )}
      {answers ?? <FailedTrials report={report} id={id} />}
      <section>
        <Heading>Cost and time</Heading>
        {spent !== undefined && <p class="heading-note">{spent}.</p>}
        {perModel.length > 0 && <CostTable rows={perModel} />}
        {spent === undefined && perModel.length === 0 && <p class="empty">Nothing was spent.</p>}
      </section>
      <ManifestFacts title="What this run was made of" manifest={manifest} />
    </>
  )
}
