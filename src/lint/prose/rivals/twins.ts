import { factOfEach, factOfSet } from '../../memo.ts'
import type { Tool, Toolset } from '../../../core/tool.ts'
import { parametersOf } from '../../../schema/parameters.ts'
import { jobOf, nameNouns } from '../tools/job.ts'
import { namedTools } from '../tools/named-tools.ts'
import { sentencesOf } from '../text/sentences.ts'
import { stem } from '../text/stem.ts'
import { isGeneric } from '../../lexicon/filler.ts'
import { contentWords, nameParts, nameWords } from '../text/words.ts'
import { excludes, saysWhen } from './rivals.ts'
import { areOfOneFamily, sameWord } from './term-vectors.ts'

/** Two tools for one job of which nothing but the name can tell a model which to take. */
export interface Twins {
  readonly tool: Tool
  readonly sibling: Tool
  /** `lead`: their first sentences say the same. `asker`: both tell who is asking. */
  readonly by: 'lead' | 'asker'
}

/** More tools with one first sentence are boilerplate of a whole set, and another rule's. */
const MOST_ALIKE = 3
/** A first sentence of fewer words that carry meaning says too little to be the same. */
const LEAST_WORDS = 2

/** Twins of a set, each pair once, under the tool that comes later. */
export const twinsOf = factOfSet((toolset: Toolset): readonly Twins[] => {
  const names = new Set(namedTools(toolset).map(({ name }) => name))
  const groups = new Map<string, number[]>()
  for (const [index, keys] of keysOfEach(toolset).entries()) {
    for (const key of keys) {
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [index])
      else group.push(index)
    }
  }
  return [...groups].flatMap(([key, indices]) => {
    if (indices.length < 2 || indices.length > MOST_ALIKE) return []
    const group = indices.flatMap((index) => toolset.tools[index] ?? [])
    const by = key === 'asker' ? 'asker' : 'lead'
    return group.flatMap((tool, index) =>
      group.slice(0, index).flatMap((sibling): Twins[] => (areTwins(tool, sibling, by, names) ? [{ tool, sibling, by }] : [])),
    )
  })
})

/** What twins have in common. */
const keysOfEach = factOfEach((tool): readonly string[] => {
  const lead = leadOf(tool)
  return [...(lead === undefined ? [] : [lead]), ...(isAsker(tool) ? ['asker'] : [])]
})

function areTwins(a: Tool, b: Tool, by: Twins['by'], names: ReadonlySet<string>): boolean {
  const [one = '', other = ''] = [a.description, b.description]
  // one text or one name for two tools is another fault, and another rule
  if (a.name === b.name || one.trim().toLowerCase() === other.trim().toLowerCase()) return false
  if (excludes(a, one, names) || excludes(b, other, names)) return false
  if (by === 'asker') return true
  const [its, theirs] = [jobOf(a), jobOf(b)]
  if (its.kind !== theirs.kind || its.many !== theirs.many || saysWhen(one) !== saysWhen(other)) return false
  return !areOfOneFamily(a.name, b.name) && !areNamedApart(a, b) && !hasOwnQualifier(a, b) && !hasOwnQualifier(b, a)
}

const NOTHING = new Set('detail info information data datum item list result content entri record object thing'.split(' '))

/** `list_open_notes`, `list_closed_notes`: one noun, and a word of its own on each side that says something. */
function areNamedApart(a: Tool, b: Tool): boolean {
  const [its, theirs] = [nameNouns(a.name).map(sameWord), nameNouns(b.name).map(sameWord)]
  const own = its.filter((noun) => !theirs.includes(noun) && !NOTHING.has(noun))
  const foreign = theirs.filter((noun) => !its.includes(noun) && !NOTHING.has(noun))
  return its.some((noun) => theirs.includes(noun)) && own.length > 0 && foreign.length > 0
}

/** A noun of one name that its text speaks of and the other text does not. */
function hasOwnQualifier(tool: Tool, other: Tool): boolean {
  const [its, theirs] = [nameNouns(tool.name).map(sameWord), nameNouns(other.name).map(sameWord)]
  const told = new Set(contentWords(tool.description ?? '').map(sameWord))
  const toldThere = new Set(contentWords(other.description ?? '').map(sameWord))
  return its.some((noun) => !theirs.includes(noun) && told.has(noun) && !toldThere.has(noun))
}

const ARTICLES = new Set('a an the this your its'.split(' '))

/** The words of the first sentence, as a key: the same for sentences that say the same in other forms. */
function leadOf({ description = '' }: Tool): string | undefined {
  const lead = sentencesOf(description.slice(0, 600)).find(({ text }) => contentWords(text).length >= LEAST_WORDS)
  const words = (lead?.text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !ARTICLES.has(word))
  return words.length === 0 ? undefined : `lead ${words.map(stem).join(' ')}`
}

/** True for `find_docs` and `search_documents`: names of the same nouns, the same required parameters, and one text that adds nothing to the other. */
export function areNamesakes(a: Tool, b: Tool): boolean {
  const [its, theirs] = [a, b].map(({ name }) => nameNouns(name).map(sameWord).sort().join(' '))
  const [wants, others] = [a, b].map((tool) =>
    parametersOf(tool)
      .filter(({ required, depth }) => required && depth === 0)
      .map(({ name }) => name.toLowerCase())
      .sort()
      .join(' '),
  )
  return its !== '' && its === theirs && wants === others && (addsNothing(a, b) || addsNothing(b, a))
}

/** True where every telling word of a text stands in the other, or in the tool's own name. */
function addsNothing(tool: Tool, other: Tool): boolean {
  const there = new Set([...contentWords(other.description ?? ''), ...nameWords(tool.name)].map(sameWord))
  return contentWords(tool.description ?? '').every((word) => isGeneric(word) || there.has(sameWord(word)))
}

const SELF = new Set('whoami me myself self viewer'.split(' '))
const SELF_WORDS = new Set('me my myself self viewer current authenticated logged signed active own'.split(' '))
const PERSON = new Set('user account profile identity person member login'.split(' '))
const READS = new Set('get fetch read show view retrieve describe lookup check who am i is tell'.split(' '))
const LITTLE = new Set('in info details data about the by for name on'.split(' '))

/** True for `whoami`, `get_me`, `get_current_user`: reads who is asking and takes nothing that names somebody. */
function isAsker(tool: Tool): boolean {
  const parts = nameParts(tool.name)
  if (parametersOf(tool).some(({ required }) => required)) return false
  const joined = parts.join('')
  const rest = parts.filter((part) => !READS.has(part) && !LITTLE.has(part))
  if (/whoami$/.test(joined)) return true
  const selves = rest.filter((part) => SELF_WORDS.has(part))
  const persons = rest.filter((part) => PERSON.has(part))
  // one more word may be the server's name
  const last = rest.at(-1) ?? ''
  if (!SELF_WORDS.has(last) && !PERSON.has(last)) return false
  if (selves.length === 0 || rest.length - selves.length - persons.length > 1) return false
  if (['current', 'my'].includes(parts[0] ?? '') && persons.length > 0) return true
  return parts.some((part) => READS.has(part)) && (persons.length > 0 || rest.some((part) => SELF.has(part)))
}
