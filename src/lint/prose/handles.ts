import type { Tool, Toolset } from '../../core/tool.ts'
import { parametersOf } from '../schema/parameters.ts'
import { nameParts, nameWords } from './words.ts'

/** Last parts of names that hold what another call gave out. */
const HANDLE = /^(?:id|ids|iid|iids|uuid|uuids|guid|guids|key|keys|number|slug|handle|ref|token|pid|job|run|session)$/

/** Handles that tools take, by the thing that they are of: `ticket` → `ticket id` of `close_ticket`. */
type Taken = ReadonlyMap<string, readonly { readonly name: string; readonly by: number }[]>

const memory = new WeakMap<Toolset, Taken>()

/**
 * True where another tool of the set takes a handle of the thing that this one makes, and the caller does not give it
 * itself: after `create_ticket`, something has to say which `ticket_id` `close_ticket` is to be called with.
 */
export function makesHandle(tool: Tool, toolset: Toolset): boolean {
  const taken = takenIn(toolset)
  const given = new Set(parametersOf(tool).map(({ name }) => nameWords(name).join(' ')))
  return nounsOf(tool.name).some((made) => taken.get(made)?.some(({ name, by }) => by !== tool.index && !given.has(name)))
}

function takenIn(toolset: Toolset): Taken {
  const known = memory.get(toolset)
  if (known !== undefined) return known
  const taken = new Map<string, { name: string; by: number }[]>()
  for (const tool of toolset.tools) {
    for (const parameter of parametersOf(tool)) {
      if (!HANDLE.test(nameParts(parameter.name).at(-1) ?? '')) continue
      const words = nameWords(parameter.name)
      const name = words.join(' ')
      // a bare `id` is one of the things that the tool is named after
      for (const thing of words.length > 1 ? words.slice(-2, -1) : nounsOf(tool.name)) {
        const others = taken.get(thing)
        if (others === undefined) taken.set(thing, [{ name, by: tool.index }])
        else if (others.length < 3 && !others.some((other) => other.name === name && other.by === tool.index)) {
          others.push({ name, by: tool.index })
        }
      }
    }
  }
  memory.set(toolset, taken)
  return taken
}

/** The words of a tool's name but its verb, as stems. */
function nounsOf(name: string): readonly string[] {
  const words = nameWords(name)
  return words.length > 1 ? words.slice(1) : words
}
