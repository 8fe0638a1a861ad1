import { isArray, isObject, own } from '../core/json.ts'
import { segmentsOf } from '../core/pointer.ts'
import type { Tool, Toolset } from '../core/tool.ts'
import { outputOf } from '../lint/claims/judge/output.ts'
import { resultFieldsIn } from '../lint/claims/read/result-fields.ts'
import { returnedFields } from '../lint/claims/read/returned-fields.ts'
import { clip } from '../core/text.ts'
import { outputFieldsOf, parametersOf } from '../schema/parameters.ts'
import { hasWord } from './about.ts'
import { AGREES, type ByComparison } from './by-comparison.ts'
import type { ReadingKind } from './kinds.ts'
import type { SeenClaim } from './seen.ts'

/** A name in a quote, looked up among parameters, values, result fields and tools. */
export function compareNames(kind: ReadingKind, seen: readonly SeenClaim[], tool: Tool, toolset: Toolset): ByComparison {
  if (kind === 'refers') return isTool(seen, tool, toolset) ? AGREES : undefined
  if (kind === 'returns') return compareReturned(seen, tool, toolset)
  if (kind !== 'exists') return undefined
  const names = claimedNames(seen)
  // that a name is missing rules report where it is sure; else only a second look tells whether the text means a parameter
  return names.length > 0 && names.every((name) => isKnown(name, tool, toolset)) ? AGREES : undefined
}

/** The names that the reader takes for missing: what its claims are about, and its values, where they stand in the quote. */
function claimedNames(seen: readonly SeenClaim[]): readonly string[] {
  const missing = seen.flatMap(({ about }) => (about.kind === 'missing' ? [about.name] : []))
  if (missing.length > 0) return missing
  const values = seen.flatMap(({ kept: { value }, quote }) => (isName(value) && hasWord(quote, value) ? [value] : []))
  return values.length > 0
    ? values
    : seen
        .slice(0, 1)
        .flatMap(({ about }) => (about.kind === 'parameter' || about.kind === 'field' ? [about.parameter.name] : []))
}

function isName(text: string): boolean {
  return /^[A-Za-z_$][\w$.-]{0,99}$/.test(text) && !/^(?:true|false|null)$/.test(text)
}

function isKnown(name: string, tool: Tool, { tools }: Toolset): boolean {
  const all = [...parametersOf(tool), ...outputFieldsOf(tool)]
  return all.some((one) => one.name === name || valuesOf(one.schema).includes(name)) || tools.some((other) => other.name === name)
}

function valuesOf(schema: ReturnType<typeof parametersOf>[number]['schema']): readonly string[] {
  const items = own(schema, 'items')
  return [schema, items].flatMap((one) => {
    const values = isObject(one) ? own(one, 'enum') : undefined
    return isArray(values) ? values.map(String) : []
  })
}

/** True where the tool that the reader misses is in the list. */
function isTool(seen: readonly SeenClaim[], tool: Tool, { tools }: Toolset): boolean {
  const missing = seen.some(({ about }) => about.kind === 'missing')
  if (missing) return false
  return seen.some(
    ({ about, kept: { value }, quote }) =>
      about.kind === 'sibling' || (hasWord(quote, value) && tools.some((other) => other !== tool && other.name === value)),
  )
}

/** What a quote promises to come back, against an output schema that says all that does. */
function compareReturned(seen: readonly SeenClaim[], tool: Tool, toolset: Toolset): ByComparison {
  const output = outputOf(tool)
  if (output.names.size === 0) return undefined
  const absent = absentField(seen, tool)
  if (absent !== undefined && output.whole && !output.names.has(absent)) {
    const named = seen.find((one) => one.tool === tool && one.words !== undefined && hasWord(one.quote, absent))
    if (named?.words !== undefined) return promised(named, named.words.start + named.quote.indexOf(absent), absent)
  }
  for (const { quote, words, tool: holder, value, at } of seen) {
    if (words === undefined || holder !== tool || typeof value !== 'string') continue
    const told = [
      ...returnedFields(quote).filter(({ marked }) => marked),
      ...resultFieldsIn(quote).filter((one) => one.tool === undefined),
    ]
    if (told.length === 0) continue
    const strange = told.find(({ name }) => !output.names.has(name))
    if (strange === undefined) return AGREES
    if (!output.whole || at.startsWith('/outputSchema') || isKnown(strange.name, tool, toolset)) continue
    return promised({ at }, words.start + strange.words.start, strange.name)
  }
  return undefined
}

/** The field that the reader says the output schema does not have. */
function absentField(seen: readonly SeenClaim[], tool: Tool): string | undefined {
  const absent = seen.find(
    (one) => one.tool === tool && one.value === undefined && /^\/outputSchema\/(?:.*\/)?properties\/[^/]+$/.test(one.at),
  )
  return absent === undefined ? undefined : segmentsOf(absent.at).at(-1)
}

function promised({ at }: Pick<SeenClaim, 'at'>, start: number, name: string): ByComparison {
  return {
    outcome: 'conflict',
    rule: 'consistency/returns-conflict',
    finding: {
      at,
      words: { start, end: start + name.length },
      certainty: 'likely',
      message: `The text promises the field "${clip(name, 60)}", but the output schema has no field of that name: a model looks for it and does not find it. Make both name what the server returns.`,
    },
  }
}
