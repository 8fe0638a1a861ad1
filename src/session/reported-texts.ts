import type { Diagnostic } from '../core/finding.ts'
import { isObject, type Json } from '../core/json.ts'
import { valueAt, type Pointer } from '../core/pointer.ts'
import type { ReportedDiagnostic } from '../core/report.ts'
import type { ReportedPlace, ReportedText } from '../core/reported-text.ts'
import { clip } from '../core/text.ts'
import type { Span, Tool, Toolset } from '../core/tool.ts'
import { contradicted } from './contradicted.ts'

/** Longer texts are cut; words behind the cut are marked nowhere. */
const MOST = 8_000

/** Of a value that is no string, the beginning tells what it is. */
const MOST_JSON = 600

/** A finding about more tools than this shows none of their texts. */
const RELATED = 2

/** Gathers the texts that the findings of a report are about. */
export interface TextTable {
  /** Where a finding is; undefined where there is no text. */
  placesOf(diagnostic: Diagnostic, tool: Tool | undefined, toolset: Toolset | undefined): readonly ReportedPlace[] | undefined
  /** The findings that were kept, with the texts that they still point to. */
  kept(diagnostics: readonly ReportedDiagnostic[]): {
    readonly diagnostics: readonly ReportedDiagnostic[]
    readonly texts: readonly ReportedText[]
  }
}

export function textTable(): TextTable {
  const texts: ReportedText[] = []
  const known = new Map<Toolset, Map<string, number>>()

  function indexOf(toolset: Toolset, tool: Tool, at: Pointer): number | undefined {
    const own = known.get(toolset) ?? new Map<string, number>()
    known.set(toolset, own)
    const key = `${tool.index}${at}`
    const before = own.get(key)
    if (before !== undefined) return before
    const text = textAt(tool, at)
    if (text === undefined) return undefined
    texts.push({ toolset: toolset.key, tool: tool.name, pointer: at, ...text })
    own.set(key, texts.length - 1)
    return texts.length - 1
  }

  function place(toolset: Toolset, tool: Tool, at: Pointer, words: Span | undefined): readonly ReportedPlace[] {
    const index = indexOf(toolset, tool, at)
    if (index === undefined) return []
    const shown = texts[index]?.text.length ?? 0
    return [{ text: index, words: words === undefined || words.end > shown ? null : words }]
  }

  return {
    placesOf(diagnostic, tool, toolset) {
      if (tool === undefined || toolset === undefined) return undefined
      const { at, words } = diagnostic
      const second = contradicted(tool, diagnostic)
      const others = relatedTo(diagnostic, toolset)
      // a finding on a whole tool that is about another one compares what the two say
      const own = at === '' && others.length > 0 ? '/description' : at
      const places = [
        ...(own === '' ? [] : place(toolset, tool, own, words)),
        ...(second === undefined ? [] : place(toolset, tool, second, undefined)),
        ...others.flatMap((other) => place(toolset, other, '/description', undefined)),
      ]
      return places.length === 0 ? undefined : places
    },
    kept(diagnostics) {
      const moved = new Map<number, number>()
      for (const { places = [] } of diagnostics) for (const { text } of places) if (!moved.has(text)) moved.set(text, moved.size)
      return {
        diagnostics: diagnostics.map((one) =>
          one.places === undefined
            ? one
            : { ...one, places: one.places.map((where) => ({ ...where, text: moved.get(where.text) ?? 0 })) },
        ),
        texts: [...moved.keys()].flatMap((index) => texts[index] ?? []),
      }
    },
  }
}

/** The other tools whose texts a finding compares with its own. */
function relatedTo({ at, related }: Diagnostic, { tools }: Toolset): readonly Tool[] {
  if (related.length === 0 || related.length > RELATED) return []
  if (at !== '' && at !== '/description') return []
  return related.flatMap((name) => tools.find((tool) => tool.name === name) ?? [])
}

function textAt(tool: Tool, at: Pointer): Pick<ReportedText, 'text' | 'cutFrom'> | undefined {
  const value = valueAt(tool.raw, at)
  if (value === undefined || value === '') return undefined
  const [text, most] = typeof value === 'string' ? [value, MOST] : [jsonOf(value), MOST_JSON]
  return text.length > most ? { text: clip(text, most), cutFrom: text.length } : { text }
}

/** Without its descriptions, which are shown by themselves. */
function jsonOf(value: Json): string {
  if (!isObject(value)) return JSON.stringify(value, undefined, 2)
  const { description: _prose, ...rest } = value
  return JSON.stringify(Object.keys(rest).length === 0 ? value : rest, undefined, 2)
}
