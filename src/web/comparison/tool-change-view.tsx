import type { ToolChange } from '../../core/comparison.ts'
import { list } from '../../core/text.ts'
import { Name, Foreign } from '../parts/foreign.tsx'

/** What changed on one tool: the two descriptions word by word, and its parameters. */
export function ToolChangeView({ change: { tool, renamed, words, parameters } }: { readonly change: ToolChange }) {
  return (
    <figure class="quoted change">
      <figcaption>
        <Name text={tool} />
        {renamed !== undefined && (
          <>
            {' → '}
            <Name text={renamed} />
          </>
        )}
      </figcaption>
      {words.length > 0 && (
        <blockquote>
          {words.map(({ kind, text }, index) =>
            kind === 'removed' ? (
              <del key={index}>
                <Foreign text={text} most={4_000} />
              </del>
            ) : kind === 'added' ? (
              <ins key={index}>
                <Foreign text={text} most={4_000} />
              </ins>
            ) : (
              <Foreign key={index} text={text} most={4_000} />
            ),
          )}
        </blockquote>
      )}
      {(['added', 'removed', 'changed'] as const).map((kind) => {
        const names = parameters
          .filter(({ change }) => change === kind)
          .map((one) => (one.renamed === undefined ? one.name : `${one.name} → ${one.renamed}`))
        return names.length === 0 ? null : (
          <p class="parameters" key={kind}>
            Parameters {kind}: <Foreign text={list(names, 20)} most={600} />
          </p>
        )
      })}
    </figure>
  )
}
