import { own } from '../../../core/json.ts'
import type { Pointer } from '../../../core/pointer.ts'
import type { Tool, Toolset } from '../../../core/tool.ts'
import { parametersOf, type Parameter } from '../../../schema/parameters.ts'
import { factOfEach, factOfSet } from '../../memo.ts'
import { VERBS } from '../../lexicon/verbs.ts'
import { isEnglish } from '../text/language.ts'
import { stem } from '../text/stem.ts'
import { contentWords, nameParts, nameWords } from '../text/words.ts'
import { byName } from './by-name.ts'
import { listerOf } from './listers.ts'
import { namedTools } from './named-tools.ts'

/** A required id that several tools may take, whose source no text of theirs tells. */
export interface UnsourcedId {
  readonly parameter: string
  /** The tool whose name says that it lists such things. */
  readonly lister: Tool
  readonly takers: readonly { readonly tool: Tool; readonly at: Pointer }[]
}

const HANDLE = /^(?:id|ids|uuid|uuids|guid)$/
/** Words by which a text tells where the id stands or what it looks like. */
const SOURCED =
  /\b(?:from|returned|returns|given|found|obtained|listed|see|use|e\.g|examples?|such as|like|starts? with|format|url|link|address|page|default|current|optional(?:ly)?|if|same|retrieved?|get|fetch|call|lists?|search|new|own|your|unique to|assigned|chosen|any)\b|["'`\d(]/i
/** A tool of fewer words about an id is told by another rule. */
const LEAST_WORDS = 1

/** The ids of a set whose source is untold, one for each name and list. */
export const unsourcedIds = factOfSet((toolset: Toolset): readonly UnsourcedId[] => {
  const names = namedTools(toolset)
    .map(({ name }) => name)
    .filter((name) => /[_.-]|[a-z][A-Z]/.test(name))
  const found = new Map<string, { parameter: string; lister: Tool; takers: { tool: Tool; at: Pointer }[] }>()
  for (const { index, name, parameters } of byName(bareIdsOfEach(toolset))) {
    for (const parameter of parameters) {
      const listing = listerFor(parameter, name, toolset)
      const [tool, lister] = listing === undefined ? [] : [toolset.tools[index], toolset.tools[listing]]
      if (tool === undefined || lister === undefined || tellsWhere(tool, parameter, names, lister)) continue
      const key = `${parameter.name} ${lister.name}`
      const known = found.get(key) ?? { parameter: parameter.name, lister, takers: [] }
      found.set(key, known)
      known.takers.push({ tool, at: parameter.descriptionAt })
    }
  }
  return [...found.values()]
})

const bareIdsOfEach = factOfEach((tool) => ({
  index: tool.index,
  name: tool.name,
  parameters: parametersOf(tool).filter(isBareId),
}))

/** A required id at the top level with a text of its own that says more than the name, and not where it comes from. */
function isBareId({ name, required, depth, description, schema, types }: Parameter): boolean {
  if (!required || depth > 0 || !description || types.includes('object')) return false
  if (!HANDLE.test(nameParts(name).at(-1) ?? '') || nameParts(name).length < 2) return false
  if (['enum', 'const', 'examples', 'example', 'default', 'pattern', 'format'].some((key) => own(schema, key) !== undefined))
    return false
  const known = new Set([...nameWords(name), 'identifier', ...nameWords('identifier'), ...nameWords('unique')])
  const more = contentWords(description).filter((word) => !known.has(word))
  return more.length >= LEAST_WORDS && !SOURCED.test(description) && isEnglish(description)
}

const LITTLE = /^(?:v|\d+|all|the|of|my|a)$/

/** The tool that lists what the id is of, and nothing narrower than this tool's own name speaks of: the issues of a cycle are not all issues. */
function listerFor({ name }: Parameter, tool: string, toolset: Toolset): number | undefined {
  const thing = nameWords(name).slice(0, -1)
  const lister = listerOf(toolset, thing)
  if (lister === undefined || lister === tool) return undefined
  const own = nameWords(tool)
  const parts = nameParts(lister).filter((part) => !LITTLE.test(part) || part === 'my')
  const isNarrower = parts.some(
    (part) => VERBS.get(part)?.work !== 'read' && !thing.includes(stem(part)) && !own.includes(stem(part)),
  )
  const isMany = parts.includes('list') || parts.some((part) => part.endsWith('s') && thing.includes(stem(part)))
  return isNarrower || !isMany ? undefined : namedTools(toolset).find((one) => one.name === lister)?.index
}

function tellsWhere(tool: Tool, parameter: Parameter, names: readonly string[], lister: Tool): boolean {
  const text = `${tool.description ?? ''} ${parameter.description ?? ''}`
  return names.some((name) => name !== tool.name && text.includes(name)) || (lister.description ?? '').includes(tool.name)
}
