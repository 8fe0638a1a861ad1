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
  /** @throws UserError when anything was added */
  throwAny(): void
}

export function suiteFaults(document: DataDocument): Faults {
  const found: { at: Pointer; says: string }[] = []
  let starts: readonly number[] | undefined

  const place = (at: Pointer): string => {
    starts ??= lineStarts(document.text)
    const { line, column } = positionAt(starts, document.span(at)?.start ?? 0)
    return `${document.uri}:${line}:${column}`
  }
  const add = (at: Pointer, says: string): void => {
    found.push({ at, says })
  }

  return {
    place,
    add,
    unknownKeys: (object, at, known) => {
      for (const key of Object.keys(object)) {
        if (known.includes(key)) continue
        const hint = didYouMean(nearest(key, known), `Known are ${known.join(', ')}.`)
        add(join(at, key), `is the unknown key "${clip(key, 60)}". ${hint}`)
      }
    },
    throwAny: () => {
      if (found.length === 0) return
      found.sort((one, other) => (document.span(one.at)?.start ?? 0) - (document.span(other.at)?.start ?? 0))
      const lines = found.slice(0, MOST_SHOWN).map(({ at, says }) => visible(`${place(at)} ${says}`))
      const left = found.length - lines.length
      if (left > 0) lines.push(`… and ${count(left, 'more fault')}.`)
      throw new UserError(lines.join('\n'))
    },
  }
}
