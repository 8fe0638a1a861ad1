import { options, type ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { count, grouped } from '../../core/text.ts'

interface PagedProps<T> {
  readonly items: readonly T[]
  /** How many are shown at first, and with each press. */
  readonly step?: number
  /** What the items are: `finding`. */
  readonly unit: string
  readonly units?: string
  readonly children: (items: readonly T[]) => ComponentChildren
}

/** The first items of a long list, and a button for more. Paper gets all of them. */
export function Paged<T>({ items, step = 50, unit, units = `${unit}s`, children }: PagedProps<T>) {
  const [shown, setShown] = useState(step)
  useEffect(() => {
    const all = () => atOnce(() => setShown(Number.POSITIVE_INFINITY))
    addEventListener('beforeprint', all)
    return () => removeEventListener('beforeprint', all)
  }, [])
  const left = items.length - shown
  return (
    <>
      {children(items.slice(0, shown))}
      {left > 0 && (
        <p class="more">
          <button type="button" onClick={() => setShown(shown + step)}>
            Show {count(Math.min(step, left), `more ${unit}`, `more ${units}`)}
          </button>{' '}
          <span class="quiet">{grouped(left)} left</span>
        </p>
      )}
    </>
  )
}

/** Draws what a change of state asks for before it returns: the printer does not wait. */
function atOnce(change: () => void): void {
  const { debounceRendering } = options
  options.debounceRendering = (draw) => draw()
  change()
  if (debounceRendering === undefined) delete options.debounceRendering
  else options.debounceRendering = debounceRendering
}
