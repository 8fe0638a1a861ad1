import { normalQuantile } from './distributions.ts'

/**
 * Paired intents that show that a change which changes nothing on balance stays within ± margin (two one-sided 5 % tests),
 * when `discordance` of the pairs flip: the textbook's number for 80 % power, of which exact tests keep 75 to 79 %, and
 * 67 % where flips are few (bench/stats). Never fewer than a two-sided 5 % test takes to find a true difference of the
 * margin. Sample size for paired equivalence: Liu et al., Statistics in Medicine 21 (2002) 231.
 */
export function intentsToDecide(discordance: number, margin: number): number {
  const z = normalQuantile(0.95) + normalQuantile(0.9)
  return Math.ceil((z / margin) ** 2 * discordance)
}

/**
 * Paired intents from which on the 95 % interval excludes 0 or the 90 % interval lies within ± margin whatever the
 * difference turns out to be: the two half-widths together are no longer than the margin. One loss and one gain are added
 * to the flips as Bonett and Price do, so that no flips yet does not read as none ever.
 */
export function intentsForCertainty(discordance: number, margin: number): number {
  const k = ((normalQuantile(0.975) + normalQuantile(0.95)) / margin) ** 2
  // (n + 2)² = k (discordance · n + 2), solved for n + 2.
  const half = (k * discordance) / 2
  return Math.ceil(half + Math.sqrt(half * half + 2 * k * (1 - discordance)) - 2)
}
