import { isArray, isObject, own } from '../../../core/json.ts'
import { rememberedFor } from '../../../core/memo.ts'
import type { Tool, Toolset } from '../../../core/tool.ts'
import { outputFieldsOf, parametersOf, type Parameter } from '../../../schema/parameters.ts'
import { sentenceAt } from '../../prose/text/sentences.ts'
import { factOfSet } from '../../memo.ts'
import { namedTools, type NamedTool } from '../../prose/tools/named-tools.ts'
import { vocabularyOf } from '../../prose/tools/tool-names.ts'
import { nameWords } from '../../prose/text/words.ts'
import { inputNames } from '../bind/names.ts'
import { nameMentionsIn } from '../bind/mentions.ts'
import { codedNamesIn } from '../read/coded-names.ts'
import { besideIn, documentedIn, type DocumentedParameter } from '../read/documented-parameters.ts'
import { textSegments } from '../segment.ts'
import { isClosed } from './call.ts'

/** A name that a text documents or sets, and no property has. */
export interface GhostParameter {
  readonly documented: DocumentedParameter
  /** The property that the text does not mention, where it can only be that one under another name. */
  readonly meant: string | undefined
}

const labelsOf = rememberedFor((tool: Tool): ReadonlySet<string> => {
  const text = tool.description ?? ''
  return new Set([
    ...textSegments(text).flatMap(({ label }) => (label === undefined ? [] : [label.name])),
    ...nameMentionsIn(text).map(({ name }) => name),
    ...documentedIn(text).map(({ name }) => name),
  ])
})

const lowerNames = factOfSet((toolset: Toolset) => new Set(namedTools(toolset).map(({ name }) => name.toLowerCase())))

/** The names in a tool's description that are not parameters of it although the text treats them so. */
export function ghostsOf(tool: Tool, toolset: Toolset): readonly GhostParameter[] {
  const text = tool.description ?? ''
  const documented = text === '' || !isClosed(tool.inputSchema) ? [] : namedIn(text)
  if (documented.length === 0) return []
  const parameters = parametersOf(tool)
  const known = new Set([...parameters, ...outputFieldsOf(tool)].flatMap((one) => [one.name.toLowerCase(), ...valuesOf(one)]))
  const strange = documented.filter(({ name }) => !known.has(name.toLowerCase()) && !lowerNames(toolset).has(name.toLowerCase()))
  if (strange.length === 0) return []
  const top = parameters.filter(({ depth }) => depth === 0)
  const rows = documented.filter(({ by }) => by === 'row')
  const right = rows.filter(({ name }) => inputNames(tool).find(name) !== undefined).length
  const untold = top.filter(({ name }) => !labelsOf(tool).has(name))
  const silent = untold.filter(({ schema }) => !own(schema, 'description'))
  const inside = top.some(isFree)
  return strange.flatMap((one): readonly GhostParameter[] => {
    const ghosts = strange.filter(({ by }) => by === 'row').length
    if (one.by === 'row') {
      const meant = meantBy(one.name, silent, untold, ghosts)
      // a block about something else, or about the inside of a parameter
      if (right * 2 < rows.length && (meant === undefined || right === 0) && !(meant !== undefined && ghosts === rows.length))
        return []
      if (meant === undefined && (inside || right === 0)) return []
      return [{ documented: one, meant }]
    }
    if (one.by === 'listed') {
      const lists = documented.filter(({ by, block }) => by === 'listed' && block === one.block)
      const rightly = lists.filter(({ name }) => inputNames(tool).find(name) !== undefined).length
      return inside || rightly < 2 || rightly * 2 <= lists.length
        ? []
        : [{ documented: one, meant: meantBy(one.name, silent, silent, lists.length - rightly) }]
    }
    if (inside || top.length === 0 || isAside(text, one, namedTools(toolset), tool)) return []
    return [{ documented: one, meant: undefined }]
  })
}

/** What a description documents, and the names that a clause of it has given to the tool. */
function namedIn(text: string): readonly DocumentedParameter[] {
  const documented = documentedIn(text)
  const known = new Set(documented.map(({ name }) => name))
  const sent = codedNamesIn(text).filter(({ as, name }) => (as === 'sent' || as === 'told') && !known.has(name))
  return [...documented, ...sent.map(({ name, words }) => ({ name, words, block: -1, by: 'sent' as const }))]
}

/** The names that a parameter's text gives to what is next to it. */
function namedBeside(text: string): readonly DocumentedParameter[] {
  const others = codedNamesIn(text).filter(({ as }) => as === 'sent' || as === 'beside')
  return [...besideIn(text), ...others.map(({ name, words }) => ({ name, words, block: -1, by: 'sent' as const }))]
}

/** A name in the text of one parameter for another one next to it, which nothing has. */
export interface StrangerBeside {
  readonly parameter: Parameter
  readonly documented: DocumentedParameter
}

/** The names that the texts of parameters give for others next to them, and no property has; the first of each text. */
export function* strangersBeside(tool: Tool, toolset: Toolset): Iterable<StrangerBeside> {
  if (!isClosed(tool.inputSchema)) return
  for (const parameter of parametersOf(tool)) {
    const { description } = parameter
    for (const documented of description ? namedBeside(description) : []) {
      const { name } = documented
      const letters = name.replaceAll('_', '').toLowerCase()
      if (parameter.name.replaceAll('_', '').toLowerCase().includes(letters)) continue
      if (vocabularyOf(toolset).has(name) || outputFieldsOf(tool).some((field) => field.name === name) || isFree(parameter))
        continue
      yield { parameter, documented }
      break
    }
  }
}

/** The one property that nothing is stated about, or the one that the text does not name and that shares a word with the name. */
function meantBy(name: string, silent: readonly Parameter[], untold: readonly Parameter[], ghosts: number): string | undefined {
  const alike = untold.filter((one) => nameWords(one.name).some((word) => nameWords(name).includes(word)))
  if (alike.length === 1) return alike[0]?.name
  return silent.length === 1 && ghosts === 1 ? silent[0]?.name : undefined
}

/** True if the sentence mentions another tool, or something that is not sent to this one. */
function isAside(text: string, { name, words, by }: DocumentedParameter, tools: readonly NamedTool[], tool: Tool): boolean {
  const { text: sentence } = sentenceAt(text, words.start)
  if (tools.some((other) => other.index !== tool.index && other.name.length > 3 && sentence.includes(other.name))) return true
  if (by === 'sent') return false
  // a plain word in quotes is about something in the query
  if (by === 'called' && name.length < 3) return true
  return /\b(?:returns?|returned|responses?|answers?|results? (?:has|have|with)|not?|never|n['’]t|no longer|removed|deprecated|formerly|instead of|unlike|API|SDK|CLI|endpoint|URL|query string|header|HTTP|environment|config(?:uration)?|settings|file|SQL|script|code|command|function|method|macro|class|template|component|hook|plugin|prompt)\b/i.test(
    sentence,
  )
}

/** True for a parameter that may hold any keys. */
export function isFree({ schema, types }: Parameter): boolean {
  if (types.includes('object')) {
    const known = own(schema, 'properties')
    return !isObject(known) || Object.keys(known).length === 0
  }
  const items = own(schema, 'items')
  if (!types.includes('array') || !isObject(items)) return types.length === 0
  // of what nothing is said, anything may be inside
  const inner = own(items, 'type')
  return (inner === 'object' || inner === undefined) && !isObject(own(items, 'properties')) && !isArray(own(items, 'enum'))
}

function valuesOf({ schema }: Parameter): readonly string[] {
  const items = own(schema, 'items')
  return [schema, items].flatMap((one) => {
    const values = isObject(one) ? own(one, 'enum') : undefined
    return isArray(values) ? values.map((value) => String(value).toLowerCase()) : []
  })
}
