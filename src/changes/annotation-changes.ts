import { own, type JsonObject } from '../core/json.ts'
import type { Tool } from '../core/tool.ts'
import type { Found } from './found.ts'

interface Hint {
  readonly name: string
  /** What holds where nobody says (MCP 2025-11-25, ToolAnnotations). */
  readonly usual: boolean
  /** The value that has clients ask before a call. */
  readonly wary: boolean
  /** It means nothing for a tool that only reads. */
  readonly writesOnly: boolean
  readonly warns: string
  readonly calms: string
}

const HINTS: readonly Hint[] = [
  {
    name: 'readOnlyHint',
    usual: false,
    wary: false,
    writesOnly: false,
    warns: 'the tool no longer promises that it only reads',
    calms: 'the tool now promises that it only reads, and clients may call it without asking',
  },
  {
    name: 'destructiveHint',
    usual: true,
    wary: true,
    writesOnly: true,
    warns: 'the tool may now destroy something',
    calms: 'the tool now promises that it destroys nothing, and clients may ask less often',
  },
  {
    name: 'idempotentHint',
    usual: false,
    wary: false,
    writesOnly: true,
    warns: 'the tool no longer promises that calling it twice is the same as calling it once',
    calms: 'the tool now promises that calling it twice is the same as calling it once, and clients may retry without asking',
  },
  {
    name: 'openWorldHint',
    usual: true,
    wary: true,
    writesOnly: false,
    warns: 'the tool may now reach the outside world',
    calms: 'the tool now promises that it stays in a closed world',
  },
]

/** What became of the hints that clients decide by whether they ask before a call. */
export function annotationChanges(before: Tool, after: Tool): Found[] {
  const [old, now] = [before.annotations ?? {}, after.annotations ?? {}]
  const readsOnly = [old, now].every((hints) => own(hints, 'readOnlyHint') === true)
  return HINTS.flatMap((hint): Found[] => {
    const [was, is] = [own(old, hint.name), own(now, hint.name)]
    if (was === is) return []
    const place = (hints: JsonObject) => {
      const value = own(hints, hint.name)
      return { pointer: `/annotations/${hint.name}` as const, value: value === undefined ? undefined : String(value) }
    }
    const sides = { kind: 'annotation' as const, path: hint.name, before: place(old), after: place(now) }
    const [meant, means] = [valueOf(was, hint), valueOf(is, hint)]
    const shown = `${hint.name} is ${is === undefined ? 'not given' : JSON.stringify(is)} now, and was ${was === undefined ? 'not given' : JSON.stringify(was)}`
    if (meant === means || (hint.writesOnly && readsOnly))
      return [{ ...sides, class: 'harmless', says: `${shown}: it means the same.` }]
    const isWary = means === hint.wary
    return [{ ...sides, class: 'behavioural', danger: isWary, says: `${shown}: ${isWary ? hint.warns : hint.calms}.` }]
  })
}

function valueOf(value: unknown, { usual }: Hint): boolean {
  return typeof value === 'boolean' ? value : usual
}
