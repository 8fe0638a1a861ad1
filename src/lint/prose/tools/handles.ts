import { ownObject, ownString, type JsonObject } from '../../../core/json.ts'
import { factOfEach, factOfSet } from '../../memo.ts'
import type { Tool, Toolset } from '../../../core/tool.ts'
import { parametersOf, type Parameter } from '../../../schema/parameters.ts'
import { verbsOf } from '../../lexicon/verbs.ts'
import { effectOfName } from './effect.ts'
import { rememberedName } from '../text/memo.ts'
import { stem } from '../text/stem.ts'
import { nameParts, nameWords } from '../text/words.ts'

/** Last parts of names that hold what another call gave out. */
const HANDLE = /^(?:id|ids|iid|iids|uuid|uuids|guid|guids|key|keys|number|slug|handle|ref|token|pid|job|run|session)$/
/** Verbs in front of the thing that a name is about, also those that are no evidence. */
const VERBS = verbsOf('create', 'start', 'load', 'move', 'stop')
/** `story_public_id` is a handle of a story. */
const PUBLIC = stem('public')
/** What parameters shorten and names of tools write out. */
const SHORT = new Map([
  ['doc', stem('document')],
  ['repo', stem('repository')],
  ['msg', stem('message')],
  ['env', stem('environment')],
])
/** `startMachineV1` is about a machine. */
const VERSION = /^(?:v|\d+)$/
/** In a name the thing precedes them: `add_card_to_list`. */
const BEFORE = new Set('to from in on into onto for with by of at as'.split(' '))

/** Things of which tools take a handle, and which tools do: `ticket` for `ticket_id` of `close_ticket`. */
type Taken = ReadonlyMap<string, ReadonlySet<number>>

/**
 * True if another tool of the set takes a handle of the thing that this one makes, and the caller does not have it
 * already: after `create_ticket`, something has to state which `ticket_id` `close_ticket` is to be called with.
 */
export function makesHandle(tool: Tool, toolset: Toolset): boolean {
  const taken = takenIn(toolset)
  const parameters = parametersOf(tool)
  return thingsOf(tool.name).some(
    (made) =>
      [...(taken.get(made) ?? [])].some((by) => by !== tool.index) &&
      !parameters.some((parameter) => brings(parameter, made, tool.name)),
  )
}

/** The thing that a parameter holds a handle of: `ticket` for `ticket_id`, also for a bare `id` of `close_ticket`. */
export function thingsHeldBy(parameter: string, tool: string): readonly string[] {
  if (!HANDLE.test(nameParts(parameter).at(-1) ?? '')) return []
  const words = nameWords(parameter).filter((word) => word !== PUBLIC)
  return words.length > 1 ? words.slice(-2, -1).map((word) => SHORT.get(word) ?? word) : thingsOf(tool)
}

/** The thing that a tool's name is about, as a stem: `comment` of `add_comment_to_review`. A pull request is also a pull. */
const thingsOf: (name: string) => readonly string[] = rememberedName((name) => {
  const parts = nameParts(name).filter((part) => !VERSION.test(part))
  const verb = effectOfName(name)?.verb
  const at = Math.max(
    0,
    parts.findIndex((part) => part === verb || VERBS.has(part)),
  )
  const after = parts.slice(at + 1)
  const end = after.findIndex((part) => BEFORE.has(part))
  const named = end > 0 ? after.slice(0, end) : after
  const phrase = named.length > 0 ? named : parts.slice(0, Math.max(at, 1))
  return (phrase.at(-1)?.startsWith('request') ? phrase.slice(-2) : phrase.slice(-1)).map(stem)
})

/** True for a tool that is told the one thing it is about: "Get a note" with a `note_id` or an `identifier`. */
export function namesItsThing(tool: Tool): boolean {
  const things = thingsOf(tool.name)
  return parametersOf(tool).some(
    ({ name, required, depth }) =>
      required &&
      depth === 0 &&
      (nameParts(name).join('') === 'identifier' || thingsHeldBy(name, tool.name).some((thing) => things.includes(thing))),
  )
}

/** A handle that must be given, or a plain list of handles: what is attached is not made. */
function brings({ name, required, schema, types }: Parameter, made: string, tool: string): boolean {
  const words = nameWords(name)
  // a bare `key` may be the new one's, and a `parent_section_id` is another's
  if (required && words.length > 1 && thingsHeldBy(name, tool).includes(made)) {
    const own = nameWords(tool)
    return words.slice(0, -1).every((word) => own.includes(word))
  }
  return types.includes('array') && words.length === 1 && words[0] === made && itemsType(schema) === 'string'
}

function itemsType(schema: JsonObject): string | undefined {
  return ownString(ownObject(schema, 'items') ?? {}, 'type')
}

const takenIn = factOfSet((toolset: Toolset): Taken => {
  const taken = new Map<string, Set<number>>()
  for (const { index, things } of takenByEach(toolset)) {
    for (const thing of things) {
      const by = taken.get(thing) ?? new Set()
      taken.set(thing, by)
      // one tool in addition to the maker is enough
      if (by.size < 2) by.add(index)
    }
  }
  return taken
})

const takenByEach = factOfEach((tool): { readonly index: number; readonly things: readonly string[] } => ({
  index: tool.index,
  things: parametersOf(tool).flatMap(({ name }) => thingsHeldBy(name, tool.name)),
}))
