import { canonical, digest } from '../../src/core/digest.ts'
import { isEqual } from '../../src/core/equal.ts'
import { isArray, isObject, own, ownObject, ownString, type Json, type JsonObject } from '../../src/core/json.ts'
import { isPointer, valueAt } from '../../src/core/pointer.ts'
import { quotePlaces } from '../../src/reading/quote.ts'

/*
 * A recorded reply quotes other people's texts, which stay out of this repository. So a quote is kept as its place in the text that the
 * request showed, and words of the reader's own, which may repeat such a text, are left out. The tool list gives the words back.
 */

/** The arguments of a recorded call without the words of the tools, or of the reader. `shown` is the message that it answers. */
export function coded(given: Json, shown: string): Json {
  const tools = toolsIn(shown)
  return mapClaims(given, (claim, id) => {
    const [at = '', about = '', value = '', quote = ''] = ['at', 'about', 'value', 'quote'].map((key) => ownString(claim, key))
    const found = quote === '' ? '' : placeOf(quote, at, candidates(tools, id, about))
    // a value is a hint where to look: a number, a unit, a type
    return { at, about, ...(/^\S{1,30}$/.test(value) ? { value } : {}), quote: found ?? { sha256: digest(quote, 16) } }
  })
}

/** The arguments again, with the words that the message has. */
export function decoded(kept: Json, shown: string): Json {
  const tools = toolsIn(shown)
  return mapClaims(kept, (claim, id) => {
    const [at = '', about = '', value = ''] = ['at', 'about', 'value'].map((key) => ownString(claim, key))
    return { at, about, value, quote: wordsOf(own(claim, 'quote') ?? '', at, candidates(tools, id, about)) }
  })
}

function mapClaims(given: Json, mapped: (claim: JsonObject, id: string) => JsonObject): Json {
  const findings = isObject(given) ? own(given, 'findings') : undefined
  return {
    findings: (isArray(findings) ? findings : []).filter(isObject).map((finding) => {
      const [id, claims] = [ownString(finding, 'tool') ?? '', own(finding, 'claims')]
      return {
        ...Object.fromEntries(['tool', 'kind', 'certainty', 'at'].map((key) => [key, own(finding, key) ?? null])),
        claims: (isArray(claims) ? claims : []).filter(isObject).map((claim) => mapped(claim, id)),
        what: '',
      }
    }),
  }
}

/** The digests of the items of a second look, in the order of their ids. What an item holds decides it, not what stands next to it. */
export function itemsIn(shown: string): ReadonlyMap<string, string> {
  return new Map(
    linesIn(shown).flatMap((entry) => {
      const { id, ...item } = entry
      return typeof id === 'string' && own(entry, 'charge') !== undefined ? [[id, digest(canonical(item), 32)] as const] : []
    }),
  )
}

interface ShownTools {
  readonly byId: ReadonlyMap<string, JsonObject>
  readonly byName: ReadonlyMap<string, JsonObject>
}

/** The tools of a message: each stands in a line of its own, as JSON. */
function toolsIn(shown: string): ShownTools {
  const [byId, byName] = [new Map<string, JsonObject>(), new Map<string, JsonObject>()]
  for (const entry of linesIn(shown)) {
    const [id, tool] = [ownString(entry, 'id'), ownObject(entry, 'tool') ?? ownObject(entry, 'compare')]
    if (tool === undefined) continue
    if (id !== undefined) byId.set(id, tool)
    byName.set(ownString(tool, 'name') ?? '', tool)
  }
  return { byId, byName }
}

function linesIn(shown: string): JsonObject[] {
  return shown.split('\n').flatMap((line) => {
    const entry = line.startsWith('{') ? jsonOf(line) : undefined
    return isObject(entry) ? [entry] : []
  })
}

/** Where a quote may stand: in the tool that is reported, or in the one that the claim is about. */
function candidates({ byId, byName }: ShownTools, id: string, about: string): readonly (JsonObject | undefined)[] {
  return [byId.get(id), byName.get(about)]
}

function placeOf(quote: string, at: string, tools: readonly (JsonObject | undefined)[]): JsonObject | undefined {
  for (const [from, tool] of tools.entries()) {
    const value = tool === undefined || !isPointer(at) ? undefined : valueAt(tool, at)
    if (value === undefined) continue
    const [words] = typeof value === 'string' ? quotePlaces(quote, value) : []
    if (words !== undefined) return { from, start: words.start, end: words.end }
    const json = jsonOf(quote)
    if (json !== undefined && isEqual(json, value)) return { from, json: true }
  }
  return undefined
}

function wordsOf(quote: Json, at: string, tools: readonly (JsonObject | undefined)[]): string {
  if (!isObject(quote)) return ''
  const [from, start, end] = ['from', 'start', 'end'].map((key) => Number(own(quote, key)))
  const tool = tools[from ?? -1]
  const value = tool === undefined || !isPointer(at) ? undefined : valueAt(tool, at)
  // words that stand nowhere
  if (value === undefined) return `\u{FFFD}${ownString(quote, 'sha256') ?? ''}`
  return own(quote, 'json') === true || typeof value !== 'string' ? JSON.stringify(value) : value.slice(start, end)
}

function jsonOf(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text)
    return value
  } catch {
    return undefined
  }
}
