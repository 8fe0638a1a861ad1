import type { Flip, ToolChange, ToolCounts, WordDiff } from '../core/comparison.ts'
import { canonical } from '../core/digest.ts'
import type { Intent } from '../core/intent.ts'
import { own, ownObject, type JsonObject } from '../core/json.ts'
import type { Tool } from '../core/tool.ts'
import { nameAfter, type TwoSides } from './one-sided.ts'
import { newArguments, newName, reversed } from './rename.ts'

/** The tools that a flip is about, as the side before calls them: the expected ones, and those that were chosen. */
export function toolsOfFlip({ from, to }: Flip, { expect }: Intent, { before, after, renames }: TwoSides): string[] {
  const names = new Set([...before, ...after].map(({ name }) => name))
  const back = reversed(renames)
  const expected = expect.kind === 'calls' ? expect.anyOf.flatMap(({ calls }) => calls.map(({ tool }) => tool)) : []
  const chosen = [...from.split(' + '), ...to.split(' + ').map((name) => newName(name, back))]
  return [...new Set([...expected, ...chosen])].filter((name) => names.has(name))
}

/** What became of these tools, those that are as they were left out. */
export function toolChanges(names: Iterable<string>, sides: TwoSides, diff: WordDiff): ToolChange[] {
  return [...new Set(names)].flatMap((tool) => {
    const renamed = nameAfter(tool, sides)
    const [old, now] = [named(sides.before, tool), named(sides.after, renamed)]
    const words = diff(old?.description ?? '', now?.description ?? '')
    const parameters = parametersOf(old, now, newArguments(tool, sides.renames))
    if (words.length === 0 && parameters.length === 0 && renamed === tool && old !== undefined && now !== undefined) return []
    return [{ tool, ...(renamed === tool ? {} : { renamed }), words, parameters }]
  })
}

/** How many tools are what they were for a model. */
export function toolCounts(sides: TwoSides): ToolCounts {
  const seen = ({ name, description, inputSchema }: Tool): string =>
    canonical({ name, description: description ?? null, inputSchema })
  const now = new Map(sides.after.map((tool) => [tool.name, tool]))
  const kept = sides.before.flatMap((tool) => {
    const then = now.get(nameAfter(tool.name, sides))
    return then === undefined ? [] : [{ tool, then }]
  })
  const same = kept.filter(({ tool, then }) => seen(tool) === seen(then)).length
  const met = new Set(kept.map(({ then }) => then))
  return {
    same,
    changed: kept.length - same,
    added: sides.after.filter((tool) => !met.has(tool)).length,
    removed: sides.before.length - kept.length,
  }
}

function parametersOf(
  before: Tool | undefined,
  after: Tool | undefined,
  names: Readonly<Record<string, string>>,
): ToolChange['parameters'] {
  const [old, now] = [propertiesOf(before), propertiesOf(after)]
  const moved = Object.entries(names).filter(([was, is]) => was !== is && Object.hasOwn(old, was) && Object.hasOwn(now, is))
  const [left, came] = [new Set(moved.map(([was]) => was)), new Set(moved.map(([, is]) => is))]
  const others = new Set([
    ...Object.keys(old).filter((name) => !left.has(name)),
    ...Object.keys(now).filter((name) => !came.has(name)),
  ])
  const renamed = moved.map(([name, is]) => ({ name, change: 'changed' as const, renamed: is }))
  return [
    ...renamed,
    ...[...others].flatMap((name): ToolChange['parameters'] => {
      const [was, is] = [own(old, name), own(now, name)]
      if (was === undefined) return [{ name, change: 'added' }]
      if (is === undefined) return [{ name, change: 'removed' }]
      return canonical(was) === canonical(is) ? [] : [{ name, change: 'changed' }]
    }),
  ]
}

function propertiesOf(tool: Tool | undefined): JsonObject {
  return ownObject(tool?.inputSchema ?? {}, 'properties') ?? {}
}

function named(tools: readonly Tool[], wanted: string): Tool | undefined {
  return tools.find(({ name }) => name === wanted)
}
