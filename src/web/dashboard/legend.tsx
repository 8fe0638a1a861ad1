import { Name } from '../parts/foreign.tsx'

/** Which model has which colour. */
export function Legend({ models, hasMore }: { readonly models: readonly string[]; readonly hasMore: boolean }) {
  return (
    <ul class="legend">
      {models.map((name, index) => (
        <li key={name} class={`tone-${index}`}>
          <Name text={name} />
        </li>
      ))}
      {hasMore && <li class="quiet">more models: choose one</li>}
    </ul>
  )
}
