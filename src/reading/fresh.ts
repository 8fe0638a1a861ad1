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
 * What lines call a set: the name that it has itself, and for a list in a file a digest of where it lies, `at`. Two lists may have one name, and
 * tools of the same names and even of the same texts, such as two versions of a server: reading one must not take the other's lines away.
 */
export function setNameOf({ name, server }: Toolset, at: string): string {
  const own = name?.slice(0, MOST_NAME)
  // where a server runs is nobody's business, and its name is what it has
  if (server !== undefined && own !== undefined) return own
  return [...(own === undefined ? [] : [own]), digest(at, 8)].join(' ')
}

const MOST_NAME = 100
