import type { Vector } from './embed.ts'

export function dot(a: Vector, b: Vector): number {
  let sum = 0
  for (let index = 0; index < a.length; index++) sum += (a[index] ?? 0) * (b[index] ?? 0)
  return sum
}

export function mean(vectors: readonly Vector[]): Vector {
  const sum: number[] = []
  for (const vector of vectors) {
    for (let index = 0; index < vector.length; index++) sum[index] = (sum[index] ?? 0) + (vector[index] ?? 0)
  }
  return sum.map((value) => value / vectors.length)
}

/** The direction from one place to another, as a vector of length 1; of length 0 where they are the same. */
export function direction(from: Vector, to: Vector): Vector {
  const difference = to.map((value, index) => value - (from[index] ?? 0))
  const length = Math.hypot(...difference)
  return length === 0 ? difference : difference.map((value) => value / length)
}
