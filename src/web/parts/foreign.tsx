import { useState } from 'preact/hooks'
import { count, visible } from '../../core/text.ts'

/** What anybody wants to read at once. */
const MOST = 2_000

/** Foreign text, as a text node: what nobody sees is made visible, its direction stays inside, and what is endless waits. */
export function Foreign({ text, most = MOST }: { readonly text: string; readonly most?: number }) {
  const [isWhole, setWhole] = useState(false)
  const isLong = text.length > most + 100
  const shown = isLong && !isWhole ? text.slice(0, most) : text
  return (
    <bdi class="said">
      {visible(shown)}
      {isLong && !isWhole && (
        <button type="button" class="link" onClick={() => setWhole(true)}>
          … {count(text.length - most, 'more character')}
        </button>
      )}
    </bdi>
  )
}

/** A name of somebody else's: a tool, a model, a file. */
export function Name({ text }: { readonly text: string }) {
  return <code class="name">{text === '' ? '(no name)' : <Foreign text={text} most={300} />}</code>
}
