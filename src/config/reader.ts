import { didYouMean } from '../core/did-you-mean.ts'
import type { DataDocument } from '../core/document.ts'
import { isArray, isObject, kindOf, type Json } from '../core/json.ts'
import { join, segmentsOf, type Pointer } from '../core/pointer.ts'
import { clip, lineStarts, nearest, positionAt, visible } from '../core/text.ts'
import type { Span } from '../core/tool.ts'
import { UserError } from '../core/user-error.ts'

export type Reader = ReturnType<typeof reader>

/** What a key takes, for whoever left it empty. */
const TAKES: Readonly<Record<string, string>> = {
  extends: 'a file, or a list of files',
  preset: 'recommended or strict',
  profiles: 'a list of clients, such as [cursor, openai]',
  rules: 'rules and their levels, such as { description/vague: off }',
  ignore: 'a list of entries with "rule" and "reason"',
  overrides: 'a list of entries with "files" and "rules"',
  'max-warnings': 'a whole number, such as 20',
  lint: 'settings such as { fail-on: proved }',
  'fail-on': 'proved, likely or advice',
  gate: 'a list of rules, such as [description/vague, safety/*]',
  files: "a list of patterns, such as ['legacy/**']",
  rule: 'the id of a rule',
  tool: 'the name of a tool',
  at: 'a JSON Pointer, such as /description',
  reason: 'why the finding is accepted',
}

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
    const says = `${placeOf(twin.span)} says ${nameOf(twin.at)} again, after ${placeOf(twin.first)}: only the last one would count.`
    throw new UserError(says, { hint: 'Keep one of them, with the content of both.' })
  }

  return {
    document,
    wrong,
    place: (at: Pointer, part?: 'key'): string => placeOf(document.span(at, part)),
    object(at: Pointer, value: Json, known?: readonly string[]) {
      if (value === null)
        return wrong(at, `${nameOf(at)} says nothing`, 'Write for example preset: recommended, or remove the file.')
      if (!isObject(value)) return wrong(at, `${nameOf(at)} must be an object, not ${kindOf(value)}`)
      for (const [key, inner] of Object.entries(value)) {
        const place = join(at, key)
        if (known !== undefined && !known.includes(key)) {
          const hint = didYouMean(nearest(key, known), `Known keys: ${known.join(', ')}.`, (near) => `"${near}"`)
          wrongKey(place, `has the unknown key ${nameOf(place)}`, hint)
        }
        const takes = known === undefined ? 'a level, such as off or warn' : TAKES[key]
        if (inner === null) wrongKey(place, `${nameOf(place)} is empty`, `Remove the key, or give it ${takes ?? 'a value'}.`)
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

/** `"overrides[0].rules"`; in the order of the file, as somebody would say it. */
function nameOf(at: Pointer): string {
  if (at === '') return 'the configuration'
  const path = segmentsOf(at).reduce(
    (said, segment) => (/^\d+$/.test(segment) ? `${said}[${segment}]` : said === '' ? segment : `${said}.${segment}`),
    '',
  )
  return `"${clip(visible(path), 120)}"`
}
