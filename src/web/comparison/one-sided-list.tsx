import type { OneSided } from '../../core/comparison.ts'
import { Heading } from '../parts/heading.tsx'
import { Paged } from '../parts/paged.tsx'
import { Name, Foreign } from '../parts/foreign.tsx'

/** Intents that are no part of any difference, and why. */
export function OneSidedList({ items }: { readonly items: readonly OneSided[] }) {
  if (items.length === 0) return null
  return (
    <section>
      <Heading>Not compared</Heading>
      <Paged items={items} step={20} unit="intent">
        {(shown) => (
          <ul class="one-sided">
            {shown.map(({ intent, says, because }) => (
              <li key={intent}>
                “<Foreign text={says} most={400} />” <Name text={intent} />
                <span class="under">
                  <Foreign text={because} most={400} />
                </span>
              </li>
            ))}
          </ul>
        )}
      </Paged>
    </section>
  )
}
