import type { OneSided } from '../core/comparison.ts'
import type { ExpectedCall, Intent } from '../core/intent.ts'
import { canonical } from '../core/digest.ts'
import { clip } from '../core/text.ts'
import type { Tool } from '../core/tool.ts'
import { argumentSchemas, type ArgumentSchemas } from './argument-schemas.ts'
import { newArguments, newName, renamed, reversed, type Renames } from './rename.ts'

/** The tools of both sides, and what those of the side before are called after. */
export interface TwoSides {
  readonly before: readonly Tool[]
  readonly after: readonly Tool[]
  readonly renames: Renames
}

/** An intent as each side reads it. */
export interface Common {
  readonly before: Intent
  readonly after: Intent
}

export interface BySide {
  /** What both sides can answer, and what a comparison is about. */
  readonly common: readonly Common[]
  /** Only the side after can answer them, as it reads them. */
  readonly added: readonly Intent[]
  /** What is no part of the comparison, those of `added` included. */
  readonly oneSided: readonly Omit<OneSided, 'scores'>[]
}

/**
 * Sorts the intents of one suite by who can answer them. An answer needs its tools, and the arguments that the suite
 * expects of them. The suite may call a renamed tool or argument by either name.
 */
export function sortedBySide(intents: readonly Intent[], { before, after, renames }: TwoSides): BySide {
  const [old, now] = [sideOf(before, 'before'), sideOf(after, 'after')]
  const back = backOf(renames, old)
  const likeness = likenessOf(before, after)
  const common: Common[] = []
  const added: Intent[] = []
  const oneSided: Omit<OneSided, 'scores'>[] = []
  for (const intent of intents) {
    const first = renamed(intent, back)
    const then = renamed(first, renames)
    const [lackedBefore, lackedAfter] = [lackOf(first, old), lackOf(then, now)]
    if (lackedBefore === undefined && lackedAfter === undefined) common.push({ before: first, after: then })
    else {
      if (lackedAfter === undefined) added.push(then)
      const side = lackedAfter === undefined ? 'after' : lackedBefore === undefined ? 'before' : 'neither'
      const because = [
        ...new Set([lackedBefore, lackedAfter && (likeness(first) ?? lackedAfter)].filter((lack) => lack !== undefined)),
      ].join('; ')
      oneSided.push({ intent: intent.id, says: intent.says, side, because })
    }
  }
  return { common, added, oneSided }
}

/** The way back to the names of the side before. A name that this side has is its own, whatever else is called so later. */
function backOf(renames: Renames, { tools }: Side): Renames {
  const own = Object.keys(renames).flatMap((tool) => {
    const known = tools.get(tool)
    const names = Object.entries(newArguments(tool, renames)).filter(([, now]) => known?.names.includes(now) !== true)
    const args = Object.fromEntries(names.map(([old, now]) => [now, old]))
    return names.length === 0 ? [] : [[tool, { to: tool, arguments: args }] as const]
  })
  return Object.fromEntries([...Object.entries(reversed(renames)).filter(([name]) => !tools.has(name)), ...own])
}

/** What a tool that is gone may be called now: a new one with the same description and parameters. */
function likenessOf(before: readonly Tool[], after: readonly Tool[]): (intent: Intent) => string | undefined {
  const [old, now] = [before, after].map((tools) => new Set(tools.map(({ name }) => name)))
  const shape = ({ description, inputSchema }: Tool): string => canonical({ description: description ?? null, inputSchema })
  const fresh = new Map(after.filter(({ name }) => old?.has(name) === false).map((tool) => [shape(tool), tool.name]))
  const gone = new Map(
    before.filter(({ name }) => now?.has(name) === false).map((tool) => [tool.name, fresh.get(shape(tool))] as const),
  )
  return ({ expect }) => {
    const tools = expect.kind === 'calls' ? expect.anyOf.flatMap(({ calls }) => calls.map(({ tool }) => tool)) : []
    const [name] = tools.filter((tool) => gone.get(tool) !== undefined)
    return name === undefined ? undefined : `${clip(name, 80)} is gone, or is called ${clip(gone.get(name) ?? '', 80)} now`
  }
}

interface Side {
  readonly name: 'before' | 'after'
  readonly tools: ReadonlyMap<string, ArgumentSchemas>
}

function sideOf(tools: readonly Tool[], name: Side['name']): Side {
  return { name, tools: new Map(tools.toReversed().map((tool) => [tool.name, argumentSchemas(tool.inputSchema)])) }
}

/** Why none of the right answers can be given on a side; undefined where one can. */
function lackOf({ expect }: Intent, side: Side): string | undefined {
  if (expect.kind !== 'calls' || expect.or !== undefined) return undefined
  const lacks = expect.anyOf.map(({ calls }) => calls.map((call) => missingOf(call, side)).find((lack) => lack !== undefined))
  return lacks.some((lack) => lack === undefined) ? undefined : lacks[0]
}

function missingOf({ tool, arguments: expected = {} }: ExpectedCall, { name, tools }: Side): string | undefined {
  const known = tools.get(tool)
  const shown = clip(tool, 80)
  if (known === undefined) return `${shown} is not among the tools ${name}`
  const unknown = Object.entries(expected).filter(([argument, matcher]) => !('absent' in matcher) && !known.knows(argument))
  return unknown[0] === undefined ? undefined : `${shown} has no parameter ${clip(unknown[0][0], 60)} ${name}`
}

/** What a tool of the side before is called after, as the renames have it. */
export function nameAfter(tool: string, { after, renames }: TwoSides): string {
  const next = newName(tool, renames)
  return after.some(({ name }) => name === next) ? next : tool
}
