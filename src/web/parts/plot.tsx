import { axisX, dot, plot, rectX, ruleX, ruleY } from '@observablehq/plot'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Scale } from './scale.ts'

/** Of a drawing in pixels, in a table with many columns. */
const NARROW = 280
const HEIGHT = 30
const SIDE = 8

interface StripProps {
  readonly scale: Scale
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  readonly tone?: string
  readonly width?: number
}

/** A dot with its interval, on a row of a table that has the same as numbers: so it is nothing for a screen reader. */
export function Strip({ scale, value, low, high, tone = 'plain', width = NARROW }: StripProps) {
  return (
    <Drawing
      options={{
        ...frame(scale, width),
        height: HEIGHT,
        marks: [
          ...backdrop(scale),
          ...(low === null || high === null
            ? []
            : [ruleY([0], { x1: clamped(low, scale), x2: clamped(high, scale), y: 0, className: 'interval' })]),
          ...(value === null ? [] : [dot([clamped(value, scale)], { x: (at: number) => at, y: 0, r: 4.5, className: 'value' })]),
        ],
      }}
      tone={tone}
      drawn={JSON.stringify([scale.low, scale.high, value, low, high])}
    />
  )
}

/** The names of the ticks, above the strips. */
export function StripAxis({ scale, width = NARROW }: { readonly scale: Scale; readonly width?: number }) {
  const { low, high, ticks, name } = scale
  const marks = [axisX([...ticks], { anchor: 'top', tickFormat: name, tickSize: 0, tickPadding: 2, label: null, fontSize: 12 })]
  return (
    <Drawing
      options={{ ...frame(scale, width), height: 20, marginTop: 18, marks }}
      tone="axis"
      drawn={JSON.stringify([low, high, ticks])}
    />
  )
}

type Options = NonNullable<Parameters<typeof plot>[0]>

function frame({ low, high }: Scale, width: number): Options {
  return {
    width,
    margin: 0,
    marginLeft: SIDE,
    marginRight: SIDE,
    axis: null,
    x: { domain: [low, high] },
    y: { domain: [-1, 1] },
  }
}

function backdrop({ ticks, zero, margin, low, high }: Scale) {
  const around = zero ?? 0
  const band =
    margin === undefined
      ? []
      : [rectX([0], { x1: Math.max(low, around - margin), x2: Math.min(high, around + margin), className: 'margin-band' })]
  return [
    ...band,
    ruleX(
      ticks.filter((tick) => tick !== zero),
      { className: 'tick' },
    ),
    ...(zero === undefined ? [] : [ruleX([zero], { className: 'zero' })]),
  ]
}

function clamped(value: number, { low, high }: Scale): number {
  return Math.max(low, Math.min(high, value))
}

/** `drawn` says what the drawing shows: it is drawn again when that changes. */
function Drawing({ options, tone, drawn }: { readonly options: Options; readonly tone: string; readonly drawn: string }) {
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const drawing = plot(options)
    // our style sheet has the same rules: the page's policy knows no other
    drawing.querySelector('style')?.remove()
    drawing.setAttribute('aria-hidden', 'true')
    place.current?.replaceChildren(drawing)
  }, [drawn])
  return <div class={`strip ${tone}`} ref={place} />
}
