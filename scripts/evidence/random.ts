import { bitsFrom } from '../../src/stats/random.ts'

/** Seeded numbers in [0, 1): the same seed gives the same sequence. */
export function randomFrom(seed: number): () => number {
  const bits = bitsFrom(seed)
  return () => bits() / 2 ** 32
}
