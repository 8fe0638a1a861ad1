/**
 * The least whole number from `start` on that is enough, to half a percent. Chances over whole counts go up and down by a
 * little, so the next ones have to be enough, too.
 */
export function leastEnough(start: number, isEnough: (n: number) => boolean): number {
  let n = Math.max(1, Math.ceil(start))
  while (![0, 1, 2].every((more) => isEnough(n + more))) n += Math.max(1, Math.floor(n / 200))
  return n
}
