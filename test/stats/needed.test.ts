import { expect, test } from 'vitest'
import { normalQuantile } from '../../src/stats/distributions.ts'
import { intentsForCertainty, intentsToDecide } from '../../src/stats/needed.ts'
import { comparePaired } from '../../src/stats/paired.ts'

// (z(0.95) + z(0.90))² · discordance / margin² = 8.564 · …: two one-sided tests at a true difference of 0, Liu et al. (2002).
test.each([
  { discordance: 0.15, margin: 0.02, intents: 3228 },
  { discordance: 0.15, margin: 0.05, intents: 530 },
  { discordance: 0.15, margin: 0.1, intents: 139 },
])('at $discordance discordance a margin of $margin takes $intents intents', ({ discordance, margin, intents }) => {
  expect(intentsToDecide(discordance, margin)).toBe(intents)
})

// Connor, Biometrics 43 (1987) 207: what a two-sided 5 % McNemar test takes for 80 % power at a true difference.
test.each([
  { discordance: 0.15, difference: 0.1, intents: 115 },
  { discordance: 0.1, difference: 0.05, intents: 312 },
])('is enough to find a true difference of $difference, which takes $intents', ({ discordance, difference, intents }) => {
  const connor =
    ((normalQuantile(0.975) * Math.sqrt(discordance) + normalQuantile(0.8) * Math.sqrt(discordance - difference ** 2)) /
      difference) **
    2
  expect(Math.round(connor)).toBe(intents)
  expect(intentsToDecide(discordance, difference)).toBeGreaterThan(connor)
})

test.each([0.02, 0.1, 0.3])('with enough intents for certainty no split of %d flips stays undecided', (discordance) => {
  const n = intentsForCertainty(discordance, 0.05, 1)
  const flips = Math.round(discordance * n)
  for (let losses = 0; losses <= flips; losses++) {
    expect(comparePaired({ losses, gains: flips - losses, n }, 0.05).verdict, `${losses} of ${flips}`).not.toBe('undecided')
  }
})

test.each([0, 0.01, 0.02, 0.05, 0.1, 0.15, 0.3])('is never less than it takes without a single flip, at %d discordance', (at) => {
  for (const margin of [0.02, 0.05, 0.1]) {
    expect(intentsToDecide(at, margin)).toBeGreaterThanOrEqual(Math.ceil(Math.log(0.05) / Math.log(1 - margin)))
  }
})

test('one flip among 50 asks for 124 intents, and with 124 and as many flips a share it is decided', () => {
  expect(intentsToDecide(1 / 50, 0.05)).toBe(124)
  expect(comparePaired({ losses: 1, gains: 1, n: 124 }, 0.05).verdict).toBe('equivalent')
  expect(comparePaired({ losses: 2, gains: 0, n: 124 }, 0.05).verdict).toBe('equivalent')
})

test('a margin of a tenth of a point is answered at once, too', () => {
  expect(intentsToDecide(0.3, 0.001)).toBeGreaterThan(2_569_000)
})
