import type { ComponentChildren } from 'preact'

/** What may be wider than a phone scrolls by itself, with the keyboard too. */
export function Scrollable({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    <div class="scrollable" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  )
}
