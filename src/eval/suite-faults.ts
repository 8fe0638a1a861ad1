import { didYouMean } from '../core/did-you-mean.ts'
import type { DataDocument } from '../core/document.ts'
import type { JsonObject } from '../core/json.ts'
import { join, type Pointer } from '../core/pointer.ts'
import { clip, count, lineStarts, nearest, positionAt, visible } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'

const MOST_SHOWN = 20

/** Collects what is wrong with a suite, so that an author sees all of it at once. */
export interface Faults {
  /** `file:line:column` of a place in the suite. */
  place(at: Pointer): string
  /** `says` goes on from the place: `intents.yaml:12:7 lacks says:.` */
  add(at: Pointer, says: string): void
  unknownKeys(object: JsonObject, at: Pointer, known: readonly string[]): void
  repeatedKeys(): void
  /** @throws UserError when anything was added */
  throwAny(): void
}

export function suiteFaults(document: DataDocument): Faults {
  const found: { start: number; says: string }[] = []
  let starts: readonly number[] | undefined

  const placeOf = (start: number): string => {
    starts ??= lineStarts(document.text)
    const { line, column } = positionAt(starts, start)
    return `${document.uri}:${line}:${column}`
  }
  const startOf = (at: Pointer, part?: 'key'): number => document.span(at, part)?.start ?? 0
  const add = (at: Pointer, says: string): void => {
    found.push({ start: startOf(at), says })
  }

  return {
    place: (at) => placeOf(startOf(at)),
    add,
    repeatedKeys: () => {
      for (const { span, first } of document.duplicateKeys()) {
        found.push({ start: span.start, says: `has this key again, after ${placeOf(first.start)}; keep one of them.` })
      }
    },
    unknownKeys: (object, at, known) => {
      for (const key of Object.keys(object)) {
        if (known.includes(key)) continue
        const hint = didYouMean(nearest(key, known), `Known are ${known.join(', ')}.`)
        found.push({ start: startOf(join(at, key), 'key'), says: `is the unknown key "${clip(key, 60)}". ${hint}` })
      }
    },
    throwAny: () => {
      if (found.length === 0) return
      found.sort((one, other) => one.start - other.start)
      const lines = found.slice(0, MOST_SHOWN).map(({ start, says }) => visible(`${placeOf(start)} ${says}`))
      const left = found.length - lines.length
      if (left > 0) lines.push(`… and ${count(left, 'more fault')}.`)
      throw new UserError(lines.join('\n'))
    },
  }
}
