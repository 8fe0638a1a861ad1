import { didYouMean } from '../core/did-you-mean.ts'
import type { DataDocument } from '../core/document.ts'
import type { JsonObject } from '../core/json.ts'
import { join, segmentsOf, type Pointer } from '../core/pointer.ts'
import { clip, count, lineStarts, nearest, positionAt, visible } from '../core/text.ts'
import type { Span } from '../core/tool.ts'
import { UserError } from '../core/user-error.ts'
import type { SuiteKeys } from './suite-keys.ts'

const MOST_SHOWN = 20

/** Something wrong with a suite. */
export interface SuiteFault {
  readonly span: Span
  /** Goes on from the place: `intents.yaml:12:7 lacks says:.` */
  readonly says: string
}

/** Collects what is wrong with a suite, so that an author sees all of it at once. */
export interface Faults {
  /** `file:line:column` of a place in the suite. */
  place(at: Pointer): string
  /** `says` goes on from the place: of the value, or of the key before it. */
  add(at: Pointer, says: string, part?: 'key'): void
  /** What is none of these keys, and of no `other` ones. */
  unknownKeys(object: JsonObject, at: Pointer, known: SuiteKeys, other?: readonly string[]): void
  repeatedKeys(): void
  /** What was added, in the order of the text. */
  found(): readonly SuiteFault[]
  /** @throws UserError when anything was added */
  throwAny(): void
}

export function suiteFaults(document: DataDocument): Faults {
  const added: SuiteFault[] = []
  let starts: readonly number[] | undefined

  const placeOf = (start: number): string => {
    starts ??= lineStarts(document.text)
    const { line, column } = positionAt(starts, start)
    return `${document.uri}:${line}:${column}`
  }
  const spanOf = (at: Pointer, part?: 'key'): Span => document.span(at, part) ?? { start: 0, end: 0 }
  const found = () => added.toSorted((one, other) => one.span.start - other.span.start)

  return {
    place: (at) => placeOf(spanOf(at).start),
    add: (at, says, part) => void added.push({ span: spanOf(at, part), says }),
    repeatedKeys: () => {
      for (const { at, span, first } of document.duplicateKeys()) {
        const key = clip(segmentsOf(at).at(-1) ?? '', 60)
        added.push({ span, says: `repeats the key "${key}" of ${placeOf(first.start)}; keep one of them.` })
      }
    },
    unknownKeys: (object, at, known, other = []) => {
      const names = Object.keys(known)
      for (const key of Object.keys(object)) {
        if (names.includes(key) || other.includes(key)) continue
        const hint = didYouMean(nearest(key, names), `Known are ${names.join(', ')}.`)
        added.push({ span: spanOf(join(at, key), 'key'), says: `is the unknown key "${clip(key, 60)}". ${hint}` })
      }
    },
    found,
    throwAny: () => {
      if (added.length === 0) return
      const all = found()
      const lines = all.slice(0, MOST_SHOWN).map(({ span, says }) => visible(`${placeOf(span.start)} ${says}`))
      const left = all.length - lines.length
      if (left > 0) lines.push(`… and ${count(left, 'more fault')}.`)
      throw new UserError(lines.join('\n'))
    },
  }
}
