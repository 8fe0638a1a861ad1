import type { Tool } from '../core/tool.ts'
import { parametersOf, type Parameter } from './parameters.ts'

/** One item, each as likely as the others; undefined of an empty list. `random` gives numbers from 0 to below 1. */
export function pick<Item>(items: readonly Item[], random: () => number): Item | undefined {
  return items[Math.floor(random() * items.length)]
}

/** A parameter that stands in the schema as it counts (no `$ref`, no union) and fits: where a `plant` may write. */
export function plantable(tool: Tool, random: () => number, fits: (parameter: Parameter) => boolean): Parameter | undefined {
  return pick(
    parametersOf(tool).filter((parameter) => parameter.schema === parameter.written && fits(parameter)),
    random,
  )
}

/** True for a value of one type, or that type and null. */
export function isOnly({ types }: Parameter, ...wanted: readonly string[]): boolean {
  const kinds = types.filter((type) => type !== 'null')
  return kinds.length === 1 && wanted.includes(kinds[0] ?? '')
}
