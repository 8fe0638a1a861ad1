import type { ToolChange } from '../../core/comparison.ts'
import { Name, Said } from '../parts/said.tsx'

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
                <Said text={text} most={4_000} />
              </del>
            ) : kind === 'added' ? (
              <ins key={index}>
                <Said text={text} most={4_000} />
              </ins>
            ) : (
              <Said key={index} text={text} most={4_000} />
            ),
          )}
        </blockquote>
      )}
      {parameters.length > 0 && (
        <ul class="parameters">
          {parameters.slice(0, 30).map(({ name, change }, index) => (
            <li key={index}>
              {change} <Name text={name} />
            </li>
          ))}
        </ul>
      )}
    </figure>
  )
}
