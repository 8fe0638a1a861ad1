import type { Scale } from './scale.ts'

/** Where ticks may stand, in points. */
const STEPS = [1, 2, 5, 10, 20, 25, 50]

/** A scale around zero that holds every interval, with the margin around zero. */
export function differenceScale(
  deltas: readonly { readonly value: number | null; readonly low: number | null; readonly high: number | null }[],
  margin: number | undefined,
): Scale {
  const ends = deltas
    .flatMap(({ value, low, high }) => [value, low, high])
    .flatMap((end) => (end === null ? [] : [Math.abs(end)]))
  const reach = Math.min(1, Math.max(0.02, (margin ?? 0) * 1.4, ...ends) * 1.05)
  const step = (STEPS.find((points) => reach * 100 <= points * 3) ?? 50) / 100
  const count = Math.floor(reach / step + 1e-9)
  const ticks = Array.from({ length: 2 * count + 1 }, (_, index) => (index - count) * step)
  return {
    low: -reach,
    high: reach,
    ticks,
    zero: 0,
    name: (tick) => (Math.abs(tick) < 1e-9 ? '0' : `${tick > 0 ? '+' : '−'}${Math.round(Math.abs(tick) * 100)}`),
    ...(margin === undefined ? {} : { margin }),
  }
}
