import { didYouMean } from '../core/did-you-mean.ts'
import type { DataDocument } from '../core/document.ts'
import { isArray, isObject, kindOf, type Json, type JsonObject } from '../core/json.ts'
import { join, segmentsOf, type Pointer } from '../core/pointer.ts'
import { clip, lineStarts, nearest, positionAt, visible } from '../core/text.ts'
import type { Span } from '../core/tool.ts'
import { UserError } from '../core/user-error.ts'
import type { Keys } from './keys.ts'

export type Reader = ReturnType<typeof reader>

/** Reads values out of a configuration file; whatever is wrong is a UserError with its place. @throws for a key that stands twice */
export function reader(document: DataDocument) {
  let starts: readonly number[] | undefined
  const placeOf = (span: Span | undefined): string => {
    if (span === undefined) return document.uri
    starts ??= lineStarts(document.text)
    const { line, column } = positionAt(starts, span.start)
    return `${document.uri}:${line}:${column}`
  }
  const wrong = (at: Pointer, says: string, hint?: string): never => {
    throw new UserError(`${placeOf(document.span(at))} ${says}.`, { hint })
  }
  const wrongKey = (at: Pointer, says: string, hint: string): never => {
    throw new UserError(`${placeOf(document.span(at, 'key'))} ${says}.`, { hint })
  }

  const [twin] = document.duplicateKeys()
  if (twin !== undefined) {
    const says = `${placeOf(twin.span)} repeats ${nameOf(twin.at)}, after ${placeOf(twin.first)}: only the last one would count.`
    throw new UserError(says, { hint: 'Keep one of them, with the content of both.' })
  }

  return {
    document,
    wrong,
    place: (at: Pointer, part?: 'key'): string => placeOf(document.span(at, part)),
    nameOf: bareNameOf,
    /** An object of known keys; `orElse` says what may stand in its place. */
    object(at: Pointer, value: Json, known: Keys, orElse = 'an object'): JsonObject {
      if (value === null && at === '')
        return wrong(at, 'the configuration is empty', 'Write something, for example preset: recommended, or remove the file.')
      if (!isObject(value)) return wrong(at, `${nameOf(at)} must be ${orElse}, not ${kindOf(value)}`)
      for (const [key, inner] of Object.entries(value)) {
        const place = join(at, key)
        const spec = Object.hasOwn(known, key) ? known[key] : undefined
        if (spec === undefined) {
          const keys = Object.keys(known)
          const hint = didYouMean(nearest(key, keys), `Known keys: ${keys.join(', ')}.`, (near) => `"${near}"`)
          wrongKey(place, `has the unknown key ${nameOf(place)}`, hint)
        } else if (inner === null) wrongKey(place, `${nameOf(place)} is empty`, `Remove the key, or give it ${spec.takes}.`)
      }
      return value
    },
    /** An object of any keys, each of which takes the same. */
    map(at: Pointer, value: Json, takes: string): JsonObject {
      if (!isObject(value)) return wrong(at, `${nameOf(at)} must be an object, not ${kindOf(value)}`)
      for (const [key, inner] of Object.entries(value)) {
        const place = join(at, key)
        if (inner === null) wrongKey(place, `${nameOf(place)} is empty`, `Remove the key, or give it ${takes}.`)
      }
      return value
    },
    list(at: Pointer, value: Json | undefined): [Pointer, Json][] {
      if (value === undefined) return []
      if (!isArray(value)) return wrong(at, `${nameOf(at)} must be a list, not ${kindOf(value)}`)
      return value.map((item, index) => [join(at, index), item])
    },
    strings(at: Pointer, value: Json | undefined): [Pointer, string][] {
      return this.list(at, typeof value === 'string' ? [value] : value).map(([place, item]) =>
        typeof item === 'string' ? [place, item] : wrong(place, `${nameOf(place)} must be a string, not ${kindOf(item)}`),
      )
    },
  }
}

/** `"overrides[0].rules"` */
function nameOf(at: Pointer): string {
  return at === '' ? 'the configuration' : `"${bareNameOf(at)}"`
}

/** `overrides[0].rules`; in the order of the file, as somebody would say it. */
function bareNameOf(at: Pointer): string {
  const path = segmentsOf(at).reduce(
    (said, segment) => (/^\d+$/.test(segment) ? `${said}[${segment}]` : said === '' ? segment : `${said}.${segment}`),
    '',
  )
  return clip(visible(path), 120)
}
