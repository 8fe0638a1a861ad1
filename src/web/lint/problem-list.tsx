import type { Problem } from '../../core/finding.ts'
import { Heading } from '../parts/heading.tsx'
import { Paged } from '../parts/paged.tsx'
import { Said } from '../parts/said.tsx'

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
                  <Said text={uri} most={200} />
                </span>{' '}
                <Said text={message} /> {hint !== undefined && <Said text={hint} />}
              </li>
            ))}
          </ul>
        )}
      </Paged>
    </section>
  )
}
