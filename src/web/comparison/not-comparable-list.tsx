import type { NotComparable } from '../../core/comparison.ts'
import { Foreign } from '../parts/foreign.tsx'

/** Why there is no verdict. */
export function NotComparableList({ items }: { readonly items: readonly NotComparable[] }) {
  if (items.length === 0) return null
  return (
    <div class="notice">
      <p>The two sides differ in more than their tools, so a difference may not come from the tools:</p>
      <ul>
        {items.map(({ what, before, after }, index) => (
          <li key={index}>
            {what}: <Foreign text={before} most={200} /> before, <Foreign text={after} most={200} /> after
          </li>
        ))}
      </ul>
    </div>
  )
}
