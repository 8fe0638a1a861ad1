import type { Estimate } from '../core/estimate.ts'

/** Metrics that are no rate: shown as they are. */
const PLAIN = new Set(['mrr'])

/** `81.0 %`; `0.873` for a metric that is no rate; `n/a` where it does not apply. */
export function value(metric: string, fraction: number | null): string {
  if (fraction === null) return 'n/a'
  return PLAIN.has(metric) ? fraction.toFixed(3) : `${hundredths(fraction)} %`
}

/** `[70.0, 89.0]`, in the unit of `value`. */
export function interval(metric: string, { low, high }: Estimate): string {
  return low === null || high === null ? 'n/a' : `[${bound(metric, low)}, ${bound(metric, high)}]`
}

/** `+21.4` points, or `+0.052` of a metric that is no rate. */
export function change(metric: string, fraction: number | null): string {
  if (fraction === null) return 'n/a'
  const text = bound(metric, fraction)
  return fraction > 0 && !/^0\.0*$/.test(text) ? `+${text}` : text
}

/** `21.4 points`, or `0.052`. */
export function distance(metric: string, fraction: number): string {
  const text = bound(metric, Math.abs(fraction))
  return PLAIN.has(metric) ? text : `${text} ${text === '1.0' ? 'point' : 'points'}`
}

/** A change or the bound of one, without its unit: `-4.0`, `0.873`; more digits where fewer would show 0. */
export function bound(metric: string, fraction: number): string {
  const isPlain = PLAIN.has(metric)
  return digits(isPlain ? fraction : fraction * 100, isPlain ? 3 : 1, (rounded) => rounded !== 0 || Math.abs(fraction) < 1e-9)
}

const LEAST_P = 0.001

const LEVEL = 0.05

/** `p < 0.001`, `p = 0.012`, `p = 0.21`. */
export function pValue(p: number): string {
  return p < LEAST_P ? `p ${pNumber(p)}` : `p = ${pNumber(p)}`
}

/** `< 0.001`, `0.012`, `0.21`: the number alone, with more digits where fewer hide its side of 5 %; `n/a` without a test. */
export function pNumber(p: number | null): string {
  if (p === null) return 'n/a'
  if (p < LEAST_P) return `< ${LEAST_P}`
  return digits(p, p < 0.1 ? 3 : 2, (rounded) => rounded > LEVEL === p > LEVEL)
}

/** `0.0123` dollars as `$0.0123`; more digits for less money. */
export function dollars(amount: number): string {
  return `$${amount < 1 ? amount.toFixed(4) : amount.toFixed(2)}`
}

function hundredths(fraction: number): string {
  return unsigned((fraction * 100).toFixed(1))
}

/** As few digits, from `least` on, as keep what matters of the number: at most three more. */
function digits(number: number, least: number, keeps: (rounded: number) => boolean): string {
  const enough = [0, 1, 2].find((more) => keeps(Number(number.toFixed(least + more)))) ?? 3
  return unsigned(number.toFixed(least + enough))
}

/** No `-0.0`. */
function unsigned(text: string): string {
  return /^-0\.0*$/.test(text) ? text.slice(1) : text
}
