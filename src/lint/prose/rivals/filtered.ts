import { isArray, own } from '../../../core/json.ts'
import type { Tool, Toolset } from '../../../core/tool.ts'
import { parametersOf } from '../../../schema/parameters.ts'
import { factOfSet } from '../../memo.ts'
import { rememberedName } from '../text/memo.ts'
import { stem } from '../text/stem.ts'
import { contentWords, nameWords } from '../text/words.ts'
import { jobOf, nameNouns } from '../tools/job.ts'
import { namedTools, type NamedTool } from '../tools/named-tools.ts'
import { excludes } from './rivals.ts'
import { sameWord } from './term-vectors.ts'

/** A tool that does what another does when one of its parameters has one value: `list_open_tickets`, next to `list_tickets` with `state`. */
export interface Filtered {
  readonly tool: Tool
  /** The one that can do more. */
  readonly sibling: Tool
  /** Its parameter, with the value that narrows it. */
  readonly parameter: string
  readonly value: string
}

/** Tools of the same nouns that are compared with one. */
const MOST_SIBLINGS = 20

/** Filtered versions of a set, each tool once. Tools whose text excludes a case or names another tool are none. */
export const filteredOf = factOfSet((toolset: Toolset): readonly Filtered[] => {
  const names = new Set(namedTools(toolset).map(({ name }) => name))
  const told = new Set<number>()
  return qualifiedOf(toolset).flatMap(({ index, sibling: at, qualifier }): Filtered[] => {
    const [tool, sibling] = [toolset.tools[index], toolset.tools[at]]
    if (told.has(index) || tool === undefined || sibling === undefined) return []
    const [its, theirs] = [jobOf(tool), jobOf(sibling)]
    if (its.kind !== theirs.kind || its.many !== theirs.many) return []
    const by = filterFor(sibling, qualifier)
    if (by === undefined || !takesNoMore(tool, sibling)) return []
    if (excludes(tool, tool.description ?? '', names) || excludes(sibling, sibling.description ?? '', names)) return []
    told.add(index)
    return [{ tool, sibling, ...by }]
  })
})

/** Tools whose names are those of siblings with one word more, and that word. */
const qualifiedOf = factOfSet(
  (toolset: Toolset): readonly { readonly index: number; readonly sibling: number; readonly qualifier: string }[] => {
    const tools = namedTools(toolset)
    const byNouns = new Map<string, NamedTool[]>()
    for (const tool of tools) {
      const key = keyOf(nounsOf(tool.name))
      const same = byNouns.get(key)
      if (same === undefined) byNouns.set(key, [tool])
      else if (same.length < MOST_SIBLINGS) same.push(tool)
    }
    return tools.flatMap(({ index, name }) => {
      const nouns = nounsOf(name)
      if (nouns.length < 2 || nouns.length > 6) return []
      return nouns.flatMap((qualifier) => {
        const siblings = byNouns.get(keyOf(nouns.filter((noun) => noun !== qualifier))) ?? []
        return siblings.flatMap((sibling) => (sibling.index === index ? [] : [{ index, sibling: sibling.index, qualifier }]))
      })
    })
  },
)

const nounsOf: (name: string) => readonly string[] = rememberedName((name) => [...new Set(nameNouns(name).map(sameWord))])

function keyOf(nouns: readonly string[]): string {
  return [...nouns].sort().join(' ')
}

const FLAG = new Set('is only onli as are'.split(' '))

/** The parameter, and the value of it, that narrows a tool to things of one kind. */
function filterFor(tool: Tool, qualifier: string): Pick<Filtered, 'parameter' | 'value'> | undefined {
  for (const { name, depth, schema, types } of parametersOf(tool)) {
    if (depth > 0 || /sort|order/i.test(name)) continue
    const said = nameWords(name)
      .filter((word) => !FLAG.has(word))
      .map(sameWord)
    if (types.includes('boolean') && said.length === 1 && said[0] === qualifier) return { parameter: name, value: 'true' }
    const values = own(schema, 'enum')
    const value = isArray(values)
      ? values.find(
          (one) => typeof one === 'string' && contentWords(one).length === 1 && sameWord(stem(one.toLowerCase())) === qualifier,
        )
      : undefined
    if (typeof value === 'string') return { parameter: name, value: JSON.stringify(value) }
  }
  return undefined
}

/** What must be given to the one must, or can, be given to the other. */
function takesNoMore(tool: Tool, sibling: Tool): boolean {
  const known = new Set(parametersOf(sibling).map(({ name }) => name))
  return parametersOf(tool).every(({ name, required, depth }) => depth > 0 || !required || known.has(name))
}
