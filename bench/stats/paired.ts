import { isEquivalent } from '../../src/stats/equivalence.ts'
import { intentsToDecide } from '../../src/stats/needed.ts'
import { comparePaired, pairedInterval } from '../../src/stats/paired.ts'
import { pairedP } from '../../src/stats/paired-p.ts'
import type { PairedCounts } from '../../src/stats/paired-counts.ts'
import { worst, type Measured } from './measured.ts'

const SIZES = [20, 30, 40, 50, 60, 80, 100, 150, 200, 300, 400]
const DISCORDANCES = Array.from({ length: 39 }, (_, index) => (index + 2) / 100)
const TILTS = [0, 0.25, 0.5, 0.75, 1]

/** Everything exact: all tables of a size, weighted by their probability. Nothing is drawn at random. */
export function pairedMarks(): Measured[] {
  return SIZES.flatMap((n) => [falseAlarms(n), coverage(n), ...[0.02, 0.05, 0.1].map((margin) => falseEquivalence(n, margin))])
}

/** How often a decision falls as planned, where `needed` or the literature names the number of intents. */
export function powers(): { readonly says: string; readonly power: number }[] {
  const decided = (losses: number, gains: number, n: number) => pairedP({ losses, gains, n }) <= 0.05
  return [
    { n: 115, discordance: 0.15, difference: 0.1 },
    { n: 122, discordance: 0.15, difference: 0.1 },
    { n: 312, discordance: 0.1, difference: 0.05 },
    { n: 340, discordance: 0.1, difference: 0.05 },
  ]
    .map(({ n, discordance, difference }) => ({
      says: `finds ${difference * 100} points at ${discordance * 100} % discordance with ${n} intents`,
      power: chance(n, discordance, difference, ({ losses, gains }) => gains > losses && decided(losses, gains, n)),
    }))
    .concat(
      [
        { discordance: 0.15, margin: 0.1 },
        { discordance: 0.15, margin: 0.05 },
        { discordance: 0.05, margin: 0.05 },
        { discordance: 0.3, margin: 0.1 },
      ].flatMap(({ discordance, margin }) => {
        const n = intentsToDecide(discordance, margin)
        const setting = `at a margin of ${margin * 100} points, ${discordance * 100} % discordance, needed = ${n}`
        return [
          {
            says: `equivalent where nothing changed, ${setting}`,
            power: chance(n, discordance, 0, (counts) => comparePaired(counts, margin).verdict === 'equivalent'),
          },
          {
            says: `better where it rose by the margin, ${setting}`,
            power: chance(n, discordance, margin, (counts) => comparePaired(counts, margin).verdict === 'better'),
          },
        ]
      }),
    )
}

function falseAlarms(n: number): Measured {
  const found = DISCORDANCES.map((discordance) => ({
    at: `${percent(discordance)} discordance`,
    value: chance(n, discordance, 0, (counts) => pairedP(counts) <= 0.05),
  }))
  return { says: `false alarms, n ${n}`, mark: 'at most 5 %', ...worst(found, 'highest'), holds: (value) => value <= 0.05 }
}

function coverage(n: number): Measured {
  const found = DISCORDANCES.flatMap((discordance) =>
    TILTS.map((tilt) => {
      const difference = discordance * tilt
      const covers = (counts: PairedCounts) => {
        const { low, high } = pairedInterval(counts, 0.05)
        return low <= difference + 1e-12 && high >= difference - 1e-12
      }
      return {
        at: `${percent(discordance)} discordance, difference ${percent(difference)}`,
        value: chance(n, discordance, difference, covers),
      }
    }),
  )
  return {
    says: `interval coverage, n ${n}`,
    mark: 'at least 90 %, mean 94 %',
    ...worst(found, 'lowest'),
    holds: (value, mean) => value >= 0.9 && mean >= 0.94,
  }
}

function falseEquivalence(n: number, margin: number): Measured {
  const found = DISCORDANCES.filter((discordance) => discordance >= margin).map((discordance) => ({
    at: `${percent(discordance)} discordance`,
    value: chance(n, discordance, -margin, (counts) => isEquivalent(counts, margin)),
  }))
  return {
    says: `false equivalence, margin ${percent(margin)}, n ${n}`,
    mark: 'at most 5 %',
    ...worst(found, 'highest'),
    holds: (value) => value <= 0.05,
  }
}

/** Probability of an event over the tables of `n` pairs, with this share of flips and this true difference. */
function chance(n: number, discordance: number, difference: number, event: (counts: PairedCounts) => boolean): number {
  const lossRate = Math.max(0, (discordance - difference) / 2)
  const gainRate = Math.max(0, (discordance + difference) / 2)
  let total = 0
  for (const losses of likely(n, lossRate)) {
    for (const gains of likely(n, gainRate)) {
      if (losses + gains > n) break
      const weight = Math.exp(
        logFactorial(n) -
          logFactorial(losses) -
          logFactorial(gains) -
          logFactorial(n - losses - gains) +
          power(losses, lossRate) +
          power(gains, gainRate) +
          power(n - losses - gains, 1 - lossRate - gainRate),
      )
      if (weight > 1e-14 && event({ losses, gains, n })) total += weight
    }
  }
  return total
}

function likely(n: number, rate: number): number[] {
  const spread = 8 * Math.sqrt(n * rate * (1 - rate)) + 8
  const from = Math.max(0, Math.floor(n * rate - spread))
  const to = rate === 0 ? 0 : Math.min(n, Math.ceil(n * rate + spread))
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

const power = (times: number, rate: number) => (times === 0 ? 0 : times * Math.log(rate))

const factorials = [0]
function logFactorial(n: number): number {
  for (let next = factorials.length; next <= n; next++) factorials.push((factorials[next - 1] ?? 0) + Math.log(next))
  return factorials[n] ?? 0
}

const percent = (fraction: number) => `${Number((fraction * 100).toFixed(2))} %`
