import { VERBS, verbsOf } from '../../lexicon/verbs.ts'
import { factOfSet } from '../../memo.ts'
import type { Tool, Toolset } from '../../../core/tool.ts'
import { parametersOf, type Parameter } from '../../../schema/parameters.ts'
import { jobOf, nameNouns } from '../tools/job.ts'
import { nameParts, nameWords } from '../text/words.ts'

const READS = new Set([...verbsOf('read')].filter((verb) => VERBS.get(verb)?.isMany !== true))
const MAKES = new Set(['create'])
const CHANGES = verbsOf('update')
const WRITES = new Set('write upsert save'.split(' '))
const PAGING = /^(?:page|per_?page|page_?(?:len|size|number|token)|limit|offset|cursor|all)$/i

/**
 * True if a name tells all of a tool whose parameters are explained: it reads or makes one thing, or changes what it must be
 * given, and no sibling among the tools has to be told from it. What a removal takes with it, or an approval sets off, no name tells.
 */
export function isWholeStory(tool: Tool, toolset: Toolset): boolean {
  const verbs = nameParts(tool.name)
  const parameters = parametersOf(tool)
  const siblings = siblingsOf(tool, toolset)
  // how the parts of a value go together is a story of its own
  if (parameters.some(({ depth }) => depth > 0)) return false
  if (verbs.some((verb) => READS.has(verb)))
    return isPlainRead(tool, parameters) && !siblings.some((other) => isNarrower(other, tool))
  if (verbs.some((verb) => MAKES.has(verb))) return !siblings.some((other) => isOfSameHead(other, tool))
  if (!verbs.some((verb) => CHANGES.has(verb)) || optional(parameters).length > 1) return false
  return !siblings.some((other) => isOfSameHead(other, tool) || changesTheSame(other, tool))
}

/** In a set with more tools of one noun, nobody is told apart by reading all of them. */
const MOST_SIBLINGS = 200

/** Tools that share a noun with this one, by an index: a large set is not compared with itself. */
function siblingsOf(tool: Tool, toolset: Toolset): readonly Tool[] {
  const index = byNoun(toolset)
  return [...new Set(nameNouns(tool.name).flatMap((noun) => index.get(noun) ?? []))]
}

const byNoun = factOfSet(({ tools }: Toolset): ReadonlyMap<string, Tool[]> => {
  const index = new Map<string, Tool[]>()
  for (const tool of tools) {
    for (const noun of nameNouns(tool.name)) {
      const same = index.get(noun)
      if (same === undefined) index.set(noun, [tool])
      else if (same.length < MOST_SIBLINGS) same.push(tool)
    }
  }
  return index
})

/** Reads what its required parameters name. Pages of one thing need a word. */
function isPlainRead(tool: Tool, parameters: readonly Parameter[]): boolean {
  if (!parameters.some(({ required }) => required)) return false
  return jobOf(tool).many || !parameters.some(({ name }) => PAGING.test(name))
}

function optional(parameters: readonly Parameter[]): readonly Parameter[] {
  return parameters.filter(({ required }) => !required)
}

/** A sibling of the same work whose name states more: `get_order`, `get_order_items`; or the same for one thing and not for all. */
function isNarrower(other: Tool, tool: Tool): boolean {
  const [theirs, its] = [nameNouns(other.name), nameNouns(tool.name)]
  if (other.index === tool.index || !its.every((noun) => theirs.includes(noun))) return false
  const [job, own] = [jobOf(other), jobOf(tool)]
  return job.kind === own.kind && (theirs.length > its.length || job.many === own.many)
}

/** A sibling of the same work on the same thing: `create_order`, `add_order`, `create_draft_order`. */
function isOfSameHead(other: Tool, tool: Tool): boolean {
  return isNarrower(other, tool) && nameNouns(other.name).at(-1) === nameNouns(tool.name).at(-1)
}

/** A broader sibling that takes as a parameter what this one changes: `update_order` with `title`, `update_order_title`. */
function changesTheSame(other: Tool, tool: Tool): boolean {
  const [theirs, its] = [nameNouns(other.name), nameNouns(tool.name)]
  const own = its.filter((noun) => !theirs.includes(noun))
  if (own.length === 0 || !theirs.every((noun) => its.includes(noun))) return false
  if (!nameParts(other.name).some((verb) => CHANGES.has(verb) || WRITES.has(verb))) return false
  return parametersOf(other).some(({ name, depth }) => depth === 0 && nameWords(name).some((word) => own.includes(word)))
}
