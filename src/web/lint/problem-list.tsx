import type { Problem } from '../../core/finding.ts'
import { Heading } from '../parts/heading.tsx'
import { Paged } from '../parts/paged.tsx'
import { Foreign } from '../parts/foreign.tsx'

/** What could not be read, or was left alone, with what to do about it. */
export function ProblemList({ title, problems }: { readonly title: string; readonly problems: readonly Problem[] }) {
  if (problems.length === 0) return null
  return (
    <section class="problems">
      <Heading look={2}>{title}</Heading>
      <Paged items={problems} step={10} unit="problem">
        {(shown) => (
          <ul>
            {shown.map(({ uri, message, hint }, index) => (
              <li key={index}>
                <span class="place">
                  <Foreign text={uri} most={200} />
                </span>{' '}
                <Foreign text={message} /> {hint !== undefined && <Foreign text={hint} />}
              </li>
            ))}
          </ul>
        )}
      </Paged>
    </section>
  )
}
