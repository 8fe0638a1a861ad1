import { binomialCdf, binomialPoint } from './binomial.ts'
import { normalQuantile } from './distributions.ts'
import { isEquivalent } from './equivalence.ts'
import { pairedP } from './paired-p.ts'
import { leastEnough } from './search.ts'

const POWER = 0.8

/**
 * Paired intents with which a change that changes nothing on balance is shown to stay within ± margin with a chance of
 * 80 %, when `discordance` of the pairs flip: the exact power of `isEquivalent`. The textbook's number (Liu et al.,
 * Statistics in Medicine 21 (2002) 231) gives only 67 to 79 %. Never fewer than would show it without a single flip,
 * ln 0.05 / ln(1 − margin).
 */
export function intentsToDecide(discordance: number, margin: number): number {
  // Of many flips the textbook's number is right to half a percent.
  if (textbook(discordance, margin) * discordance > 300) return Math.ceil(textbook(discordance, margin) * 1.005)
  return leastEnough(
    Math.max(textbook(discordance, margin), Math.log(0.05) / Math.log1p(-margin)),
    (n) => equivalencePower(n, discordance, margin) >= POWER,
  )
}

/**
 * Paired intents, at least `least`, among which any split of the flips into losses and gains is decided: whatever the
 * difference turns out to be, it is shown to differ from 0, or to stay within ± margin.
 */
export function intentsForCertainty(discordance: number, margin: number, least: number): number {
  const usual = ((normalQuantile(0.975) + normalQuantile(0.95)) / margin) ** 2 * discordance
  if (usual * discordance > 3000) return Math.max(least, Math.ceil(usual * 1.005))
  return leastEnough(Math.max(least, usual), (n) => {
    const fewest = Math.floor(discordance * n + 1e-9)
    return [fewest, fewest + 1].every((flips) => {
      const net = largestEquivalent(flips, n, margin) + 2
      return net > flips || pairedP({ ...split(flips, net), n }) <= 0.05
    })
  })
}

function textbook(discordance: number, margin: number): number {
  return ((normalQuantile(0.95) + normalQuantile(0.9)) / margin) ** 2 * discordance
}

/** The chance of `isEquivalent` among `n` pairs of which each flips with chance `discordance`, as often one way as the other. */
function equivalencePower(n: number, discordance: number, margin: number): number {
  const spread = 4 * Math.sqrt(n * discordance * (1 - discordance)) + 4
  let power = 0
  for (let flips = Math.max(0, Math.ceil(n * discordance - spread)); flips <= Math.min(n, n * discordance + spread); flips++) {
    const net = largestEquivalent(flips, n, margin)
    if (net < 0) continue
    const within = 1 - 2 * binomialCdf((flips - net) / 2 - 1, flips, 0.5)
    power += binomialPoint(flips, n, discordance) * within
  }
  return power
}

/** How far losses and gains may lie apart, of so many flips, and still be equivalent; negative where never. */
function largestEquivalent(flips: number, n: number, margin: number): number {
  // Search by halving among differences of the parity of the flips; the larger the difference, the less equivalent.
  let [low, high] = [-1, Math.floor(flips / 2)]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (isEquivalent({ ...split(flips, 2 * middle + (flips % 2)), n }, margin)) low = middle
    else high = middle - 1
  }
  return low < 0 ? -2 : 2 * low + (flips % 2)
}

function split(flips: number, net: number) {
  return { losses: (flips + net) / 2, gains: (flips - net) / 2 }
}
