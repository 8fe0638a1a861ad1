import { areaY, axisX, axisY, dot, gridY, lineY, plot, rectX, ruleX, ruleY, text } from '@observablehq/plot'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
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

/** Values over time, each leading to where it comes from. */
export interface PlottedLine {
  /** Which colour. */
  readonly tone: number
  readonly points: readonly {
    readonly at: number
    readonly value: number
    readonly low: number | null
    readonly high: number | null
    readonly href: string
    readonly title: string
  }[]
}

interface PlottedMark {
  readonly at: number
  readonly letter: string
  /** Where what changed is told. */
  readonly href: string
}

interface LinePlotProps {
  readonly lines: readonly PlottedLine[]
  /** Places where something changed, with a letter that tells what. */
  readonly marks: readonly PlottedMark[]
  /** What the places are called. */
  readonly names: readonly string[]
  readonly tickName: (tick: number) => string
}

/** Lines with their intervals, as wide as there is room. What it shows stands in a table as well: it is nothing for a screen reader. */
export function LinePlot({ lines, marks, names, tickName }: LinePlotProps) {
  const room = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const measure = () => setWidth(Math.max(240, Math.floor(room.current?.clientWidth ?? 0)))
    measure()
    addEventListener('resize', measure)
    return () => removeEventListener('resize', measure)
  }, [])
  const ends = lines.flatMap(({ points }) => points.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]))
  const domain = [Math.floor(Math.min(...ends, 1) * 10) / 10, Math.ceil(Math.max(...ends, 0) * 10) / 10]
  const last = names.length - 1
  const options: Options = {
    width,
    height: 190,
    marginTop: 22,
    marginLeft: 44,
    marginRight: 14,
    axis: null,
    x: { domain: [-0.3, last + 0.3] },
    y: { domain },
    marks: [
      gridY({ ticks: 4, className: 'rule' }),
      axisY({ ticks: 4, tickFormat: tickName, tickSize: 0, label: null, fontSize: 12 }),
      axisX([0, last], {
        tickFormat: (at: number) => names[at] ?? '',
        tickSize: 0,
        label: null,
        fontSize: 12,
        textAnchor: 'middle',
      }),
      ruleX([...marks], { x: 'at', className: 'marker' }),
      text([...marks], {
        ...{ x: 'at', text: 'letter', href: 'href' },
        ...{ frameAnchor: 'top', dy: -12, fontSize: 12, className: 'letter' },
      }),
      ...lines.flatMap(({ tone, points }) => [
        areaY(
          points.filter(({ low, high }) => low !== null && high !== null),
          { x: 'at', y1: 'low', y2: 'high', className: `band tone-${tone}` },
        ),
        lineY([...points], { x: 'at', y: 'value', className: `line tone-${tone}` }),
        dot([...points], { x: 'at', y: 'value', r: 3.5, href: 'href', title: 'title', className: `point tone-${tone}` }),
      ]),
    ],
  }
  return (
    <div ref={room}>
      {width > 0 && <Drawing options={options} tone="lines" drawn={JSON.stringify([width, lines, marks, names])} />}
    </div>
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
    // what is hidden takes no focus: the same links stand in a table
    for (const link of drawing.querySelectorAll('a')) link.setAttribute('tabindex', '-1')
    place.current?.replaceChildren(drawing)
  }, [drawn])
  return <div class={`strip ${tone}`} ref={place} />
}
