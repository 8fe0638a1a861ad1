import jstat from 'jstat'

/** Standard normal quantile: `normalQuantile(0.975)` is 1.96. */
export function normalQuantile(p: number): number {
  return jstat.normal.inv(p, 0, 1)
}

/** Standard normal distribution function. */
export function normalCdf(x: number): number {
  return jstat.normal.cdf(x, 0, 1)
}

/** Student's t quantile. */
export function tQuantile(p: number, degreesOfFreedom: number): number {
  return jstat.studentt.inv(p, degreesOfFreedom)
}

/** Student's t distribution function. */
export function tCdf(x: number, degreesOfFreedom: number): number {
  return jstat.studentt.cdf(x, degreesOfFreedom)
}

/** Quantile of the gamma distribution with scale 1: the mean of a Poisson count that reaches `shape` with probability p. */
export function gammaQuantile(p: number, shape: number): number {
  return jstat.gamma.inv(p, shape, 1)
}
