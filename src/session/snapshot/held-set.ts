import { toolFrom, toolsetFrom, type Toolset } from '../../core/tool.ts'
import type { LockedToolset } from '../../sources/lockfile/format.ts'

/** What a lockfile holds of one toolset as the list that it is for a model. Its tools have no places in any text. */
export function heldSet({ key, id, name, server, instructions, complete, tools }: LockedToolset): Toolset {
  return toolsetFrom({
    uri: key,
    id,
    name,
    complete: complete !== false,
    tools: tools.map(({ tool, unknown }, index) => ({
      ...toolFrom(tool, index, undefined),
      ...(unknown === undefined ? {} : { unknown }),
    })),
    instructions: instructions?.text,
    ...(server?.version === undefined ? {} : { version: server.version }),
  })
}
