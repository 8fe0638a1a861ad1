import type { DataDocument, Document } from '../core/document.ts'
import type { Problem } from '../core/finding.ts'
import { isObject, ownString } from '../core/json.ts'
import { rememberedFor } from '../core/memo.ts'
import { clip, count, visible } from '../core/text.ts'
import { toolsetFrom, type Toolset } from '../core/tool.ts'
import { dataOf, dataSource } from './data.ts'
import { duplicateKeyProblems, placesIn } from './problems.ts'
import { isTool, readEntry } from './shapes/entry.ts'
import { listsIn, type Listed, type ToolList } from './shapes/lists.ts'
import type { Source } from './source.ts'
import { toolAt } from './tool-at.ts'
import { dataEdits } from './write.ts'

const listsOf = rememberedFor((document: DataDocument) => listsIn(document.data))

/** Lists of tools in JSON and YAML files, recognised by shape. */
export const dump: Source = {
  name: 'dump',
  ...dataSource((document) => listsOf(document).length > 0),
  read(document) {
    const data = dataOf(document)
    const read = listsOf(data).map((list) => readList(data, list))
    return {
      toolsets: read.map(({ toolset }) => toolset),
      problems: [...duplicateKeyProblems(data), ...read.flatMap(({ problems }) => problems)],
      notes: listsOf(data).flatMap((list) => notesOf(document, list)),
      uses: [],
      single: isTool(data.data),
    }
  },
  editsOf: dataEdits,
}

function readList(document: DataDocument, list: ToolList): { toolset: Toolset; problems: readonly Problem[] } {
  const { uri, lost } = document
  const kept = list.entries.filter(({ at }) => lost(at) === undefined)
  const name = list.id === undefined ? undefined : clip(visible(list.id), 100)
  const key = list.at === '' ? uri : `${uri}#${list.at}`
  const toolset = toolsetFrom({
    key,
    id: name ?? key,
    name,
    uri,
    complete: !list.partial && !list.single && list.foreign === 0 && kept.length === list.entries.length,
    tools: kept.map((entry, index) => toolAt(document, entry, index)),
    instructions: list.instructions,
    ...(list.version !== undefined && { version: clip(visible(list.version), 60) }),
  })
  return { toolset, problems: list.entries.flatMap((entry) => leftOut(document, entry)) }
}

/** A tool that cannot be read whole is left out, and no other. */
function leftOut(document: DataDocument, entry: Listed): Problem[] {
  const lost = document.lost(entry.at)
  if (lost === undefined) return []
  const { raw } = readEntry(entry.value, entry.shape)
  const name = (isObject(raw) ? ownString(raw, 'name') : undefined) ?? entry.key
  const which = name === undefined ? 'A tool without a name' : `The tool ${JSON.stringify(clip(visible(name), 60))}`
  const says = lost.message.replace(`${document.uri} `, '')
  return [
    {
      uri: placesIn(document)(document.span(entry.at)),
      message: `${which} was left out, because it ${says}`,
      ...(lost.hint === undefined ? {} : { hint: lost.hint }),
    },
  ]
}

function notesOf({ uri }: Document, { foreign, partial }: ToolList): string[] {
  return [
    ...(foreign > 0 ? [`${uri}: left out ${count(foreign, 'tool')} whose descriptions come from the provider.`] : []),
    ...(partial ? [`${uri} contains one page of a list: it has a nextCursor, so the server has more tools.`] : []),
  ]
}
