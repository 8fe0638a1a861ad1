import { segmentsOf, type Pointer } from '../core/pointer.ts'
import type { Tool, Toolset } from '../core/tool.ts'
import { inputNames } from '../lint/claims/bind/names.ts'
import { contentWords, nameWords } from '../lint/prose/text/words.ts'
import { outputFieldsOf, parametersOf, type Parameter } from '../schema/parameters.ts'
import { valuePath } from '../schema/path.ts'
import type { ClaimPlace } from './place.ts'

/** What a claim is about. `missing`: a name that its words have, and neither schema nor set. */
export type About =
  | { readonly kind: 'tool' }
  | { readonly kind: 'parameter'; readonly tool: Tool; readonly parameter: Parameter }
  | { readonly kind: 'field'; readonly tool: Tool; readonly parameter: Parameter }
  | { readonly kind: 'sibling'; readonly tool: Tool }
  | { readonly kind: 'missing'; readonly name: string }

/** What a name in a claim means, seen from the place that it quotes; undefined for a name of nothing, and one of several things. */
export function aboutOf(name: string, place: ClaimPlace, quote: string, toolset: Toolset): About | undefined {
  const said = name.trim().replace(/^[`'"]+|[`'"]+$/g, '')
  if (said === '') return undefined
  if (/^(?:tool|this tool|the tool)$/i.test(said)) return { kind: 'tool' }
  const inputs = parametersOf(place.tool)
  if (said === place.tool.name) {
    // a quote from another tool is said to be about that tool: the place tells the parameter
    const held = inputs.findLast((one) => place.at.startsWith(`${one.at}/`) || place.at === one.at)
    return held === undefined ? { kind: 'tool' } : { kind: 'parameter', tool: place.tool, parameter: held }
  }
  const parameter = among(inputs, said, place.at) ?? inputNames(place.tool).find(said)
  if (parameter !== undefined && !place.at.startsWith('/outputSchema')) return { kind: 'parameter', tool: place.tool, parameter }
  const field = among(outputFieldsOf(place.tool), said, place.at)
  if (field !== undefined) return { kind: 'field', tool: place.tool, parameter: field }
  if (parameter !== undefined) return { kind: 'parameter', tool: place.tool, parameter }
  const sibling = toolset.tools.find((other) => other !== place.tool && other.name === said)
  if (sibling !== undefined) return { kind: 'sibling', tool: sibling }
  // one of several nested parameters: which one, nobody knows
  if (inputs.some((one) => one.name === said)) return undefined
  return hasWord(quote, said) ? { kind: 'missing', name: said } : undefined
}

/** The one of a name or a path; of several with one name that which holds the place, or the only one at the top. */
function among(parameters: readonly Parameter[], name: string, at: Pointer): Parameter | undefined {
  const path = withoutItems(name)
  const exact = parameters.filter((one) => one.at === name || withoutItems(valuePath(one.at)) === path)
  const named = exact.length > 0 ? exact : parameters.filter((one) => one.name === name)
  if (named.length < 2) return named[0]
  const around = named.filter((one) => at.startsWith(`${one.at}/`) || at === one.at)
  return around.at(-1) ?? (exact.length > 0 ? exact[0] : undefined)
}

function withoutItems(path: string): string {
  return path.replaceAll('[]', '')
}

/** True where a text has a name as a word of its own. */
export function hasWord(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at !== -1 && name !== ''; at = text.indexOf(name, at + 1)) {
    if (!/\w/.test(text[at - 1] ?? ' ') && !/\w/.test(text[at + name.length] ?? ' ')) return true
  }
  return false
}

/** True where a text names a parameter, by its name or by the words of it. */
export function isNamedIn(text: string, { name }: Parameter): boolean {
  if (hasWord(text, name)) return true
  const said = new Set(contentWords(text))
  const words = nameWords(name).filter((word) => !/^(?:ids?|max|min|num|is|of|the|to)$/.test(word))
  return words.length > 0 && words.every((word) => said.has(word))
}

/** True where one of two parameters holds the other. */
export function areNested(a: Parameter, b: Parameter): boolean {
  const [outer, inner] = [segmentsOf(a.at), segmentsOf(b.at)].sort((one, other) => one.length - other.length)
  return outer !== undefined && inner !== undefined && outer.every((segment, index) => inner[index] === segment)
}
