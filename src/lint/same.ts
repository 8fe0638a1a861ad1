/** True for values that nobody can tell apart: primitives, and lists, sets, maps and plain objects that hold the same in the same order. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a)) return Array.isArray(b) && areSame(a, b)
  if (a instanceof Map)
    return (
      b instanceof Map && a.size === b.size && areSame([...a.keys()], [...b.keys()]) && areSame([...a.values()], [...b.values()])
    )
  if (a instanceof Set) return b instanceof Set && a.size === b.size && areSame([...a], [...b])
  return isPlain(a) && isPlain(b) && areSame(Object.keys(a), Object.keys(b)) && areSame(Object.values(a), Object.values(b))
}

function areSame(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((item, index) => isSame(item, others[index]))
}

function isPlain(value: object): boolean {
  return Object.getPrototypeOf(value) === Object.prototype
}
