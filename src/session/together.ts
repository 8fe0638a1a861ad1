import { toolsetFrom, type Toolset } from '../core/tool.ts'
import type { Reading, Target } from '../sources/source.ts'

/** What one target said. */
export interface Part extends Reading {
  readonly target: Target
}

/** Files of one tool each that lie in one folder are together the list that a model sees; it takes the place of the first. */
export function together(parts: readonly Part[]): readonly Part[] {
  const folders = Map.groupBy(parts.filter(isSingle), folderOf)
  return parts.map((part) => {
    const mates = isSingle(part) ? (folders.get(folderOf(part)) ?? []) : []
    if (mates.length < 2) return part
    return part === mates[0] ? { ...part, toolsets: [listOf(mates, parts)] } : { ...part, toolsets: [] }
  })
}

function isSingle({ single, target }: Part): boolean {
  return single && folderOf({ target }) !== undefined
}

function folderOf({ target }: Pick<Part, 'target'>): string | undefined {
  return target.kind === 'document' ? target.folder : undefined
}

/** A file of the folder that could not be read may be a tool that is missing here. */
function listOf(mates: readonly Part[], all: readonly Part[]): Toolset {
  const folder = folderOf(mates[0] ?? { target: { kind: 'url', url: '', headers: {} } })
  const tools = mates.flatMap(({ toolsets }) => toolsets.flatMap((toolset) => toolset.tools))
  const uri = commonFolder(mates.flatMap(({ toolsets }) => toolsets.map((toolset) => toolset.uri)))
  const unread = all.some((part) => folderOf(part) === folder && part.toolsets.length === 0 && part.problems.length > 0)
  return toolsetFrom({ uri, complete: !unread, tools: tools.map((tool, index) => ({ ...tool, index })) })
}

function commonFolder(uris: readonly string[]): string {
  const folders = uris.map((uri) => uri.split('/').slice(0, -1))
  const [first = []] = folders
  const differs = first.findIndex((name, depth) => folders.some((folder) => folder[depth] !== name))
  return (differs < 0 ? first : first.slice(0, differs)).join('/') || '.'
}
