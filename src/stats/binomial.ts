/** P(X = k) for X binomial. In logarithms, because 0.5^1100 is 0 and jstat's own gives NaN from there on. */
export function binomialPoint(k: number, n: number, p: number): number {
  if (p <= 0 || p >= 1) return k === (p <= 0 ? 0 : n) ? 1 : 0
  let log = k * Math.log(p) + (n - k) * Math.log1p(-p)
  for (let index = 1; index <= k; index++) log += Math.log((n - k + index) / index)
  return Math.exp(log)
}

/** P(X ≤ k) for X binomial, to about 12 digits. */
export function binomialCdf(k: number, n: number, p: number): number {
  if (k < 0) return 0
  if (k >= n) return 1
  if (k > n * p) return 1 - binomialCdf(n - k - 1, n, 1 - p)
  // Below the mean every term is smaller than the one above it, so the sum runs downwards as multiples of the largest.
  let sum = 1
  let ratio = 1
  for (let index = k; index > 0 && ratio > 1e-17; index--) {
    ratio *= (index * (1 - p)) / ((n - index + 1) * p)
    sum += ratio
  }
  return binomialPoint(k, n, p) * sum
}
