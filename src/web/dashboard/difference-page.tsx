import { count } from '../../core/text.ts'
import type { Manifest } from '../../core/manifest.ts'
import type { DifferenceAnswer } from '../../serve/answers.ts'
import { Foreign, Name } from '../parts/foreign.tsx'
import { HeadingLevel } from '../parts/heading.tsx'
import { Paged } from '../parts/paged.tsx'
import { Scrollable } from '../parts/scrollable.tsx'
import { ComparisonView } from '../comparison/comparison-view.tsx'
import { ToolChangeView } from '../comparison/tool-change-view.tsx'
import { onlyOnce, useAnswer } from './ask.ts'
import { address } from './route.ts'
import { Failed, Missing, whenWords } from './small.tsx'

/** Two runs: what changed between them, and what that did. */
export function DifferencePage({ query }: { readonly query: URLSearchParams }) {
  const [before, after] = ['before', 'after'].map((name) => query.get(name) ?? '')
  const answer = useAnswer<DifferenceAnswer>(address('/api/difference', { before, after }), onlyOnce)
  const { body } = answer
  return (
    <article class="report comparison">
      <h1 class="heading-0">What changed between two runs</h1>
      {body === undefined ? (
        <Missing answer={answer} />
      ) : (
        <>
          <FactTable answer={body} />
          <Changes changes={body.changes} />
          {body.report === null ? (
            <section>
              <h2 class="heading-1">No comparison answer by answer</h2>
              <Failed error={body.because ?? ''} />
            </section>
          ) : (
            <HeadingLevel.Provider value={2}>
              <div class="compared">
                <ComparisonView report={body.report} />
              </div>
            </HeadingLevel.Provider>
          )}
        </>
      )}
    </article>
  )
}

/** Texts that are read at once; more are folded, so that the verdict is in sight. */
const FEW = 3

function Changes({ changes }: Pick<DifferenceAnswer, 'changes'>) {
  if (changes.length === 0) return <h2 class="heading-1">No description changed</h2>
  return (
    <section>
      <h2 class="heading-1">{count(changes.length, 'tool')} changed</h2>
      <details open={changes.length <= FEW} class="changes">
        <summary>Word by word</summary>
        <Paged items={changes} step={20} unit="tool">
          {(shown) => shown.map((change) => <ToolChangeView key={change.tool} change={change} />)}
        </Paged>
      </details>
    </section>
  )
}

interface Fact {
  readonly name: string
  readonly of: (manifest: Manifest) => string
}

const FACTS: readonly Fact[] = [
  { name: 'Branch', of: ({ branch = '' }) => branch },
  { name: 'Commit', of: ({ git = '', dirty }) => `${git.slice(0, 12)}${dirty === true ? ' with edits' : ''}` },
  { name: 'Suite', of: ({ suite }) => `${suite.path}, ${count(suite.intents, 'intent')}, ${suite.digest.slice(0, 12)}` },
  { name: 'Tools', of: ({ toolset }) => `${toolset.uri}, ${count(toolset.tools, 'tool')}, ${toolset.digest.slice(0, 12)}` },
  { name: 'Models', of: ({ models }) => models.map(({ model }) => model).join(', ') },
  { name: 'Versions reported', of: ({ models }) => models.flatMap(({ reported }) => reported).join(', ') },
  { name: 'Grading', of: ({ grading }) => grading },
  { name: 'Repeats', of: ({ repeats }) => String(repeats) },
]

function FactTable({ answer: { before, after } }: { readonly answer: DifferenceAnswer }) {
  return (
    <Scrollable label="The two runs">
      <table class="facts-of-two">
        <thead>
          <tr>
            <th scope="col">Run</th>
            <th scope="col">
              before <RunLink id={before.id} started={before.manifest.started} />
            </th>
            <th scope="col">
              after <RunLink id={after.id} started={after.manifest.started} />
            </th>
            <th scope="col">
              <a href={address('/difference', { before: after.id, after: before.id })}>Swap</a>
            </th>
          </tr>
        </thead>
        <tbody>
          {FACTS.map(({ name, of }) => {
            const [old, now] = [of(before.manifest), of(after.manifest)]
            if (old === '' && now === '') return null
            return (
              <tr key={name} class={old === now ? undefined : 'changed'}>
                <th scope="row">{name}</th>
                <td>
                  <Foreign text={old} most={200} />
                </td>
                <td>
                  <Foreign text={now} most={200} />
                </td>
                <td>{old === now ? <span class="quiet">the same</span> : 'changed'}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Scrollable>
  )
}

function RunLink({ id, started }: { readonly id: string; readonly started: string }) {
  return (
    <a href={address('/run', { run: id })}>
      <Name text={whenWords(started)} />
    </a>
  )
}
