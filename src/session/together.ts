import { toolsetFrom, type Toolset } from '../core/tool.ts'
import type { Reading, Target } from '../sources/source.ts'

/** What one target said. */
export interface Part extends Reading {
  readonly target: Target
}

/** Files of one tool each that lie in one folder are together the list that a model sees; it takes the place of the first. */
export function together(parts: readonly Part[]): readonly Part[] {
  const folders = Map.groupBy(
    parts.filter(({ single }) => single),
    folderOf,
  )
  return parts.map((part) => {
    const folder = folderOf(part)
    const singles = part.single && folder !== undefined ? (folders.get(folder) ?? []) : []
    if (singles.length < 2) return part
    if (part !== singles[0]) return { ...part, toolsets: [] }
    // what was not named, or could not be read, may be a tool that is missing here
    const complete = parts.filter((one) => folderOf(one) === folder).every(isWhole)
    return { ...part, toolsets: [listOf(singles, complete)] }
  })
}

function folderOf({ target }: Part): string | undefined {
  return target.kind === 'document' && target.folder !== undefined ? `${target.of?.uri ?? ''}\n${target.folder}` : undefined
}

function isWhole({ target, problems }: Part): boolean {
  return target.kind === 'document' && target.wholeFolder === true && problems.length === 0
}

function listOf(singles: readonly Part[], complete: boolean): Toolset {
  const tools = singles.flatMap(({ toolsets }) => toolsets.flatMap((toolset) => toolset.tools))
  const uri = commonFolder(singles.flatMap(({ toolsets }) => toolsets.map((toolset) => toolset.uri)))
  return toolsetFrom({ uri, complete, tools: tools.map((tool, index) => ({ ...tool, index })) })
}

function commonFolder(uris: readonly string[]): string {
  const folders = uris.map((uri) => uri.split('/').slice(0, -1))
  const [first = []] = folders
  const differs = first.findIndex((name, depth) => folders.some((folder) => folder[depth] !== name))
  return (differs < 0 ? first : first.slice(0, differs)).join('/') || '.'
}
