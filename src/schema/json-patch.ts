import type { Parameter } from './parameters.ts'

/** True for the fields of an operation of JSON Patch (RFC 6902), whose names and free values are a standard that models know. */
export function isPatchOperation({ name, at }: Parameter, all: readonly Parameter[]): boolean {
  if (name !== 'op' && name !== 'value' && name !== 'from') return false
  const beside = at.slice(0, -name.length)
  return ['op', 'path'].every((sibling) => all.some((other) => other.at === `${beside}${sibling}`))
}
