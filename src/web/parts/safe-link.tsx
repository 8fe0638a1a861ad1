import type { ComponentChildren } from 'preact'

/** A link to the web; any other address stays text, because reports are foreign. */
export function SafeLink({ to, children }: { readonly to: string; readonly children: ComponentChildren }) {
  const isWeb = /^https?:\/\//i.test(to) && URL.canParse(to)
  return isWeb ? (
    <a href={to} rel="noreferrer noopener" target="_blank">
      {children}
    </a>
  ) : (
    <span>{children}</span>
  )
}
