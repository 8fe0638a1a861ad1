import { expect, test } from 'vitest'
import { normalQuantile } from '../../src/stats/distributions.ts'
import { intentsForCertainty, intentsToDecide } from '../../src/stats/needed.ts'
import { comparePaired } from '../../src/stats/paired.ts'

// (z(0.95) + z(0.90))² · discordance / margin² = 8.564 · …: two one-sided tests at a true difference of 0, Liu et al. (2002).
test.each([
  { discordance: 0.15, margin: 0.02, intents: 3212 },
  { discordance: 0.15, margin: 0.05, intents: 514 },
  { discordance: 0.15, margin: 0.1, intents: 129 },
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
  const n = intentsForCertainty(discordance, 0.05) + 5
  const flips = Math.round(discordance * n)
  for (let losses = 0; losses <= flips; losses++) {
    expect(comparePaired({ losses, gains: flips - losses, n }, 0.05).verdict, `${losses} of ${flips}`).not.toBe('undecided')
  }
})
