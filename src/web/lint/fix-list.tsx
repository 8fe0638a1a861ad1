import type { Fix } from '../../core/report.ts'
import { count } from '../../core/text.ts'
import { Heading } from '../parts/heading.tsx'
import { Foreign } from '../parts/foreign.tsx'

/** What `--fix` changed, or would change, as a diff. */
export function FixList({ fixes }: { readonly fixes: readonly Fix[] }) {
  if (fixes.length === 0) return null
  return (
    <section class="fixes">
      <Heading look={2}>{fixes.every(({ saved }) => saved) ? 'Fixed' : 'What --fix would change'}</Heading>
      {fixes.map(({ uri, findings, diff }, index) => (
        <details key={index}>
          <summary>
            <Foreign text={uri} most={200} />, {count(findings, 'finding')}
          </summary>
          <pre tabIndex={0}>
            <Foreign text={diff} most={20_000} />
          </pre>
        </details>
      ))}
    </section>
  )
}
