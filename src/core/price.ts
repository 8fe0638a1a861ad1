import type { Usage } from './reply.ts'

/** Dollars for a million tokens. */
interface Rates {
  readonly input: number
  readonly output: number
  /** Of what is read from the provider's prompt cache; left out: as other input. */
  readonly cacheRead?: number
  /** Of what is written to it; left out: as other input. */
  readonly cacheWrite?: number
}

export interface Price extends Rates {
  /** For questions with more input tokens than this. */
  readonly over?: Rates & { readonly tokens: number }
  /** Where it was read, and when: `platform.claude.com, 2026-11-20`; or the place in the configuration. */
  readonly from: string
}

const MILLION = 1_000_000

/** Dollars that an answer cost; undefined where the provider does not say how much it used. */
export function costOfUsage({ input, output, cachedInput = 0, cacheWrites = 0 }: Usage, price: Price): number | undefined {
  if (input === undefined || output === undefined) return undefined
  const rates = price.over !== undefined && input > price.over.tokens ? price.over : price
  const { cacheRead = rates.input, cacheWrite = rates.input } = rates
  const plain = Math.max(0, input - cachedInput - cacheWrites)
  return (plain * rates.input + cachedInput * cacheRead + cacheWrites * cacheWrite + output * rates.output) / MILLION
}
