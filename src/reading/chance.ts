import { createHash } from 'node:crypto'

/** Choices that follow from a seed, and that nobody can foresee who does not know it (SHA-256 of the seed and a counter). */
export interface Chance {
  /** From 0 to below 1. */
  next(): number
  /** A whole number from 0 to below `below`; 0 where that is 0. */
  below(below: number): number
  /** One of them. */
  pick<Item>(items: readonly [Item, ...Item[]]): Item
  /** The same items in another order. */
  shuffled<Item>(items: readonly Item[]): Item[]
  /** Hexadecimal digits. */
  hex(length: number): string
}

const UNIT = 2 ** 48

/** The choices of a seed. `purpose` keeps the choices for one thing apart from those for another. */
export function chanceFrom(seed: string, purpose: string): Chance {
  let count = 0
  const digits = (): string =>
    createHash('sha256')
      .update(JSON.stringify([seed, purpose, count++]))
      .digest('hex')
  const next = (): number => parseInt(digits().slice(0, 12), 16) / UNIT
  const below = (limit: number): number => Math.floor(next() * limit)
  return {
    next,
    below,
    pick: (items) => items[below(items.length)] ?? items[0],
    shuffled(items) {
      const left = [...items]
      return items.flatMap(() => left.splice(below(left.length), 1))
    },
    hex(length) {
      let text = ''
      while (text.length < length) text += digits()
      return text.slice(0, length)
    },
  }
}
