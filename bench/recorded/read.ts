import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ExpectedCall, Intent } from '../../src/core/intent.ts'

export const readJson = <T>(folder: string, file: string): T => JSON.parse(readFileSync(join(folder, file), 'utf8'))

export function readLines<T>(folder: string, file: string): T[] {
  const lines = readFileSync(join(folder, file), 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line): T => JSON.parse(line))
}

/** An intent for which one call out of several is right. */
export function intentOf(id: string, says: string, calls: readonly ExpectedCall[], cluster = id): Intent {
  return {
    id,
    says,
    expect: { kind: 'calls', anyOf: calls.map((call) => ({ calls: [call], order: 'any' })) },
    not: [],
    tags: [],
    cluster,
  }
}

/** Values in the order in which their keys first come. */
export function grouped<T>(items: readonly T[], keyOf: (item: T) => string): (readonly [key: string, own: readonly T[]])[] {
  return [...Map.groupBy(items, keyOf)]
}
