import type { Tool, Toolset } from '../../../core/tool.ts'
import { verbForm } from '../../lexicon/verbs.ts'
import { conceptOf } from '../../lexicon/concepts.ts'
import { factOfEach, factOfSet } from '../../memo.ts'
import { sentencesOf } from '../text/sentences.ts'
import { stem } from '../text/stem.ts'
import { contentWords, nameParts, nameWords } from '../text/words.ts'
import { areOpposites } from './opposed.ts'
import { openersOf } from './effect.ts'
import { namedTools, type NamedTool } from './named-tools.ts'

/** A text that describes another tool of the set. */
export interface OfNeighbour {
  readonly sibling: NamedTool
  /** `copied`: both begin with the same sentence. `harsher`: a mild name over the harsher tool's work. */
  readonly by: 'copied' | 'harsher'
  /** The words of the text. */
  readonly words: { readonly start: number; readonly end: number }
}

const MILD = new Set(
  (
    'archive reboot restart pause mute suspend deactivate disable hide close trash stop unpublish detach snooze freeze lock reload refresh ' +
    'unlist dismiss interrupt unlink unassign park quarantine withdraw retire reconnect'
  ).split(' '),
)
const HARSH = new Set(
  'delete purge destroy erase wipe remove terminate kill decommission dissolve expunge shred obliterate reimage reformat reset reinstall'.split(
    ' ',
  ),
)
/** What tells that nothing is lost. */
const KEPT =
  /\b(?:restor\w+|back|keeps?|kept|stays?|remains?|undo\w*|undone|later|temporar\w+|hidden|hides?|archiv\w+|trash\w*|again|resum\w+|until|without|not|only|never|preserv\w+|retain\w+|soft|reversibl\w+|recover\w*|unlike|instead|restart\w*|reboot\w*|from (?:the |its |a )?(?:view|list|screen|inbox|index|search|feed|menu))\b/i

/** The tools of a set whose text begins with the sentence of another one, and that other one. */
const copiedIn = factOfSet((toolset: Toolset): ReadonlyMap<number, OfNeighbour> => {
  const groups = Map.groupBy(namedTools(toolset), ({ index }) => leadOfEach(toolset)[index] ?? '')
  groups.delete('')
  // one text of many tools is another rule's, and so is a whole text of two
  const pairs = [...groups.values()].filter(({ length }) => length === 2)
  return new Map(
    pairs.flatMap((pair) =>
      pair.flatMap(({ index }) => {
        const [tool, other] = [index, pair.find((one) => one.index !== index)?.index ?? -1].map((at) => toolset.tools[at])
        const found = tool === undefined || other === undefined ? undefined : copied(tool, other)
        return found === undefined ? [] : [[index, found] as const]
      }),
    ),
  )
})

const leadOfEach = factOfEach((tool) => {
  const lead = leadOf(tool)
  return lead === undefined ? '' : keyOf(lead)
})

const byNoun = factOfSet((toolset: Toolset): ReadonlyMap<string, readonly NamedTool[]> =>
  Map.groupBy(
    namedTools(toolset).filter(({ name }) => nameParts(name).some((part) => HARSH.has(part))),
    ({ name }) => stem(nameParts(name).at(-1) ?? ''),
  ),
)

/** The tool of the set that a text describes in place of its own; undefined for nearly all. */
export function toldOfNeighbour(tool: Tool, toolset: Toolset): OfNeighbour | undefined {
  return copiedIn(toolset).get(tool.index) ?? harsher(tool, toolset)
}

function leadOf({ description }: Tool): { readonly text: string; readonly start: number; readonly end: number } | undefined {
  const [lead] = sentencesOf(description?.slice(0, 1000) ?? '')
  return lead
}

function keyOf({ text }: { readonly text: string }): string {
  const words = contentWords(text)
  return words.length < 3 ? '' : words.join(' ')
}

/** `unpublish_note` that begins with the sentence of `publish_note`; `ring_bell` with that of `lock_door`, whose words it has. */
function copied(tool: Tool, sibling: Tool): OfNeighbour | undefined {
  const lead = leadOf(tool)
  if (lead === undefined || sibling.name === tool.name || sibling.description?.trim() === tool.description?.trim())
    return undefined
  const [its, theirs] = [nameParts(tool.name), nameParts(sibling.name)]
  const own = its.filter((part) => !theirs.includes(part))
  const other = theirs.filter((part) => !its.includes(part))
  const [verb, otherVerb] = [own[0] ?? '', other[0] ?? '']
  if (own.length === 0 || other.length === 0) return undefined
  const told = new Set(nameWords(tool.description ?? '').map(conceptOf))
  const has = (parts: readonly string[]): number => parts.filter((part) => told.has(conceptOf(stem(part)))).length
  const { start, end } = lead
  const { index, name } = sibling
  const found: OfNeighbour = { sibling: { index, name }, by: 'copied', words: { start, end } }
  // of two opposites one is told; where none is, the one with the prefix takes back what the text does, or else the later one is named
  if (own.length === 1 && other.length === 1 && areOpposites(verb, otherVerb)) {
    if (has(own) !== has(other)) return has(own) < has(other) ? found : undefined
    if (isTakenBack(otherVerb, verb)) return undefined
    return isTakenBack(verb, otherVerb) || tool.index > sibling.index ? found : undefined
  }
  return has(own) === 0 && has(other) === other.length && other.length > 0 ? found : undefined
}

/** `unpublish` of `publish`, `deactivate` of `activate`. */
function isTakenBack(verb: string, other: string): boolean {
  return verb.length > other.length && verb.endsWith(other) && /^(?:un|de|dis|re)$/.test(verb.slice(0, -other.length))
}

/** `archive_note` with "Removes a note", next to `delete_note`. */
function harsher(tool: Tool, toolset: Toolset): OfNeighbour | undefined {
  const { name, description = '' } = tool
  const parts = nameParts(name)
  const mild = parts.find((part) => MILD.has(part))
  const opener = openersOf(description)[0]
  if (mild === undefined || opener?.words === undefined || parts.some((part) => HARSH.has(part))) return undefined
  if (!HARSH.has(verbForm(opener.verb.toLowerCase())?.verb.verb ?? '') || KEPT.test(description)) return undefined
  if (nameParts(description.slice(0, 1000)).some((word) => (verbForm(word)?.verb.verb ?? word) === mild)) return undefined
  const nouns = parts.filter((part) => part !== mild)
  const sibling = byNoun(toolset)
    .get(stem(parts.at(-1) ?? ''))
    ?.find((one) => nouns.length > 0 && nouns.every((noun) => nameParts(one.name).includes(noun)))
  return sibling && { sibling, by: 'harsher', words: opener.words }
}
