import type { ComparisonReport } from '../../core/report.ts'
import { count } from '../../core/text.ts'
import {
  collateralRows,
  decisiveRows,
  familySentence,
  nothingSentence,
  rowSentences,
  verdictSentence,
} from '../../report/comparison-words.ts'
import { costSentence } from '../../report/run-words.ts'
import { Heading } from '../parts/heading.tsx'
import { ManifestFacts } from '../parts/manifest-facts.tsx'
import { Reason } from '../parts/reason.tsx'
import { Name, Foreign } from '../parts/foreign.tsx'
import { UnfinishedNotes } from '../parts/unfinished-notes.tsx'
import { CollateralTable } from './collateral-table.tsx'
import { ConfusionChanges } from './confusion-changes.tsx'
import { CostsTable } from './costs-table.tsx'
import { DifferenceTable } from './difference-table.tsx'
import { FlipList } from './flips.tsx'
import { NotComparableList } from './not-comparable-list.tsx'
import { OneSidedList } from './one-sided-list.tsx'
import { SidesTable } from './sides-table.tsx'
import { ToolChangeView } from './tool-change-view.tsx'

/** A comparison: the verdict in words, what it rests on, then answer by answer and tool by tool. */
export function ComparisonView({ report }: { readonly report: ComparisonReport }) {
  const { before, after, rows, margin, sides, changes = [], notComparable = [], oneSided = [], cost } = report
  const collateral = collateralRows(report)
  const measured = rows.filter(({ delta }) => delta.n > 0)
  const [family, nothing, spent] = [familySentence(report), nothingSentence(report), costSentence(cost)]
  const inFlips = new Set(report.flips.flatMap(({ tools = [], from, to }) => [...tools, from, to]))
  const others = changes.filter(({ tool }) => !inFlips.has(tool))
  return (
    <>
      <p class="kicker">
        Comparison on <Name text={before.suite.path} />
      </p>
      <Heading below={0}>
        <span class={`verdict ${report.verdict ?? 'none'}`}>{capital(verdictSentence(report))}</span>
      </Heading>
      <p class="lead">
        <Name text={sides?.before.from ?? before.toolset.uri} /> against <Name text={sides?.after.from ?? after.toolset.uri} />,{' '}
        {count(before.suite.intents, 'intent')}.
      </p>
      <Reason report={report} />
      <NotComparableList items={notComparable} />
      <UnfinishedNotes report={report} />
      <ul class="sentences">
        {decisiveRows(report).map((row) => (
          <li key={`${row.metric} ${row.model}`}>
            <Foreign
              text={rowSentences(row, report, (name) => name)
                .map(stopped)
                .join(' ')}
            />
          </li>
        ))}
        {nothing !== undefined && <li>{nothing}</li>}
        {family !== undefined && <li class="quiet">{family}</li>}
      </ul>
      {measured.length > 0 && (
        <section>
          <Heading>What changed in numbers</Heading>
          <DifferenceTable rows={measured} margin={margin} />
        </section>
      )}
      <FlipList report={report} />
      <ConfusionChanges report={report} />
      {others.length > 0 && (
        <section>
          <Heading>Changed, without an effect on answers</Heading>
          {others.slice(0, 60).map((change) => (
            <ToolChangeView key={change.tool} change={change} />
          ))}
        </section>
      )}
      <OneSidedList items={oneSided} />
      {collateral.length > 0 && (
        <section>
          <Heading>Tool by tool</Heading>
          <CollateralTable rows={collateral} />
        </section>
      )}
      <section>
        <Heading>Tokens and cost</Heading>
        {sides !== undefined && <SidesTable sides={sides} />}
        <CostsTable report={report} />
        <p class="heading-note">{spent === undefined ? 'Nothing was spent.' : `${spent}.`}</p>
      </section>
      <ManifestFacts title="What the side before was made of" manifest={before} />
      <ManifestFacts title="What the side after was made of" manifest={after} />
    </>
  )
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}

/** With its full stop. */
function stopped(sentence: string): string {
  return sentence.endsWith('.') ? sentence : `${sentence}.`
}
