import type { ComponentChildren } from 'preact'
import { Foreign } from '../parts/foreign.tsx'

interface QuotedProps {
  readonly title: ComponentChildren
  readonly text: string
  readonly isJson?: boolean
}

/** A text of somebody else's under the words that tell what it is. */
export function Quoted({ title, text, isJson = false }: QuotedProps) {
  return (
    <figure class="quoted">
      <figcaption>{title}</figcaption>
      <blockquote class={isJson ? 'json' : undefined}>
        <Foreign text={text} />
      </blockquote>
    </figure>
  )
}
