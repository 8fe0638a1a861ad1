import { isArray, isObject, own } from '../core/json.ts'
import type { Tool, Toolset } from '../core/tool.ts'
import { outputOf } from '../lint/claims/judge/output.ts'
import { codedNamesIn } from '../lint/claims/read/coded-names.ts'
import { documentedIn } from '../lint/claims/read/documented-parameters.ts'
import { resultFieldsIn } from '../lint/claims/read/result-fields.ts'
import { returnedFields } from '../lint/claims/read/returned-fields.ts'
import { isClosed } from '../lint/claims/judge/call.ts'
import { isFree } from '../lint/claims/judge/exists.ts'
import { clip } from '../core/text.ts'
import { outputFieldsOf, parametersOf } from '../schema/parameters.ts'
import { hasWord } from './about.ts'
import { AGREES, type ByComparison } from './by-comparison.ts'
import type { ReadingKind } from './kinds.ts'
import type { SeenClaim } from './seen.ts'

/** A name in a quote, looked up among parameters, values, result fields and tools. */
export function compareNames(kind: ReadingKind, seen: readonly SeenClaim[], tool: Tool, toolset: Toolset): ByComparison {
  if (kind === 'refers') return isTool(seen, tool, toolset) ? AGREES : undefined
  if (kind === 'returns') return compareReturned(seen, tool)
  if (kind !== 'exists') return undefined
  const names = claimedNames(seen)
  if (names.length > 0 && names.every((name) => isKnown(name, tool, toolset))) return AGREES
  return missingParameter(names, seen, tool, toolset)
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

/** A name that our own readers see documented or given to the tool in the quote, of a schema that says all it takes. */
function missingParameter(names: readonly string[], seen: readonly SeenClaim[], tool: Tool, toolset: Toolset): ByComparison {
  if (!isClosed(tool.inputSchema) || (tool.unknown ?? []).length > 0 || parametersOf(tool).some(isFree)) return undefined
  for (const one of seen) {
    if (one.words === undefined || one.tool !== tool || typeof one.value !== 'string') continue
    const name = names.find((other) => !isKnown(other, tool, toolset) && isGivenIn(one.quote, other))
    const start = name === undefined ? -1 : one.value.indexOf(name, one.words.start)
    if (name === undefined || start === -1) continue
    return {
      outcome: 'conflict',
      rule: 'consistency/unknown-parameter',
      finding: {
        at: one.at,
        words: { start, end: start + name.length },
        certainty: 'likely',
        message: `The text has the model give "${clip(name, 60)}", and the schema has none of that name: a model that follows it is refused, or the argument is ignored. Add it to the schema, or take it out of the text.`,
      },
    }
  }
  return undefined
}

function isGivenIn(quote: string, name: string): boolean {
  return (
    codedNamesIn(quote).some((one) => one.name === name && one.as === 'sent') ||
    documentedIn(quote).some((one) => one.name === name && one.by !== 'used')
  )
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
function compareReturned(seen: readonly SeenClaim[], tool: Tool): ByComparison {
  const output = outputOf(tool)
  if (output.names.size === 0) return undefined
  for (const { quote, words, tool: holder, value, at } of seen) {
    if (words === undefined || holder !== tool || typeof value !== 'string') continue
    const told = [
      ...returnedFields(quote).filter(({ marked }) => marked),
      ...resultFieldsIn(quote).filter((one) => one.tool === undefined),
    ]
    if (told.length === 0) continue
    const strange = told.find(({ name }) => !output.names.has(name))
    if (strange === undefined) return AGREES
    if (!output.whole || at.startsWith('/outputSchema') || strange.name.includes('.')) continue
    const start = words.start + strange.words.start
    return {
      outcome: 'conflict',
      rule: 'consistency/returns-conflict',
      finding: {
        at,
        words: { start, end: start + strange.name.length },
        certainty: 'likely',
        message: `The text promises the field "${clip(strange.name, 60)}", and the output schema has none of that name: a model looks for it and does not find it. Make both name what the server returns.`,
      },
    }
  }
  return undefined
}
