import { canonical, digest } from '../core/digest.ts'
import { rememberedFor } from '../core/memo.ts'
import type { UnreadTool } from '../core/report.ts'
import type { Tool, Toolset } from '../core/tool.ts'
import { competingTools } from './competing.ts'
import { readsByDigest, type ReadingFile } from './file.ts'
import type { ReadLine } from './line.ts'
import { PROMPT_VERSION } from './prompt.ts'

/** SHA-256 of a tool as it is served, its first 32 hexadecimal digits. Where it stands is no part of it. */
export const toolDigest = rememberedFor((tool: Tool) => digest(canonical(tool.raw), 32))

/** Whether each tool of a set counts as read, by index: undefined where it does. With `asked`, only what that model read counts. */
export function unreadIn(toolset: Toolset, file: ReadingFile, asked?: string): (tool: Tool) => UnreadTool['why'] | undefined {
  const competing = competingDigests(toolset)
  return (tool) => {
    const all = readsByDigest(file).get(toolDigest(tool)) ?? []
    if (all.length === 0) return isKnown(tool.name, file) ? 'changed' : 'never'
    const own = asked === undefined ? all : all.filter((line) => line.asked === asked || line.model === asked)
    if (own.length === 0) return 'model'
    const current = own.filter(({ prompt }) => major(prompt) === major(PROMPT_VERSION))
    if (current.length === 0) return 'prompt'
    const among = competing(tool)
    return current.some((line) => isSame(line, among)) ? undefined : 'competing'
  }
}

/** The digests of the tools that each tool of a set competes with, sorted. */
export function competingDigests(toolset: Toolset): (tool: Tool) => readonly string[] {
  const competing = competingTools(toolset)
  return ({ index }) =>
    competing(index)
      .flatMap((other) => toolset.tools[other] ?? [])
      .map(toolDigest)
      .sort()
}

function isSame({ competing }: ReadLine, now: readonly string[]): boolean {
  return competing.length === now.length && competing.toSorted().every((one, index) => one === now[index])
}

function isKnown(name: string, { reads }: ReadingFile): boolean {
  return reads.some(({ tool }) => tool === name)
}

function major(version: string): string {
  return version.split('.', 1).join('')
}

/**
 * What lines call a set: the name that it has itself, or else what those of its tools that were read before are filed under, or else a digest
 * of its tools' names. It tells two sets with a tool of the same name apart when lines are replaced, and nothing more.
 */
export function setNameOf({ name, tools }: Toolset, file: ReadingFile): string {
  if (name !== undefined) return name.slice(0, 100)
  const filed = tools.flatMap((tool) => readsByDigest(file).get(toolDigest(tool)) ?? []).map(({ set }) => set)
  const [most] = [...Map.groupBy(filed, (set) => set)].sort(
    ([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1),
  )
  return most?.[0] ?? digest(JSON.stringify(tools.map((tool) => tool.name).sort()), 8)
}
