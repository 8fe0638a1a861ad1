import type { Json } from '../core/json.ts'
import type { Toolset } from '../core/tool.ts'
import type { Asking, AskedPlace } from './asking.ts'
import type { Batch } from './batch.ts'
import { chanceFrom } from './chance.ts'
import { controlsFor } from './controls.ts'
import { othersLine } from './others.ts'
import { READ_PROMPT } from './prompt.ts'
import { REPORT_TOOL } from './report-tool.ts'
import { shownJson } from './shown.ts'
import { betweenMarks } from './between-marks.ts'

/**
 * The question about one batch: its tools and four synthetic ones in an order that follows from the seed, then the tools to compare with, and the names
 * of all others. Tools that are too large to be read are left out.
 */
export function readRequest(toolset: Toolset, batch: Batch, seed: string): Asking {
  const chance = chanceFrom(seed, JSON.stringify(['read', batch.tools.map((index) => toolset.tools[index]?.name ?? '')]))
  const entries = [
    ...batch.tools.flatMap((index) => entryOf(toolset, index)),
    ...controlsFor(toolset, chance).map((control): Entry => ({
      json: JSON.stringify(control.tool),
      place: { kind: 'control', control },
    })),
  ]
  const compared = batch.competing.flatMap((index) => {
    const tool = toolset.tools[index]
    const json = tool === undefined ? undefined : shownJson(tool)
    return json === undefined ? [] : [`{"compare":${json}}`]
  })
  const others = othersLine(toolset, new Set([...batch.tools, ...batch.competing]))
  return asking(chance.shuffled(entries), [...compared, others], seed)
}

/** The question about one tool as it stands here, without any other. */
export function aloneRequest(tool: Json, place: AskedPlace, seed: string): Asking {
  return asking([{ json: JSON.stringify(tool), place }], [JSON.stringify({ others: [], complete: false })], seed)
}

interface Entry {
  readonly json: string
  readonly place: AskedPlace
}

function entryOf({ tools }: Toolset, index: number): Entry[] {
  const tool = tools[index]
  const json = tool === undefined ? undefined : shownJson(tool)
  return json === undefined ? [] : [{ json, place: { kind: 'tool', tool: index } }]
}

function asking(entries: readonly Entry[], more: readonly string[], seed: string): Asking {
  const named = entries.map(({ json, place }, index) => ({ id: `t${index + 1}`, json, place }))
  const lines = [...named.map(({ id, json }) => `{"id":"${id}","tool":${json}}`), ...more]
  const ids = named.map(({ id }) => id)
  const says = betweenMarks(lines, ids, chanceFrom(seed, lines.join('\n')), 'Now call `report` with your findings on')
  return {
    request: { system: READ_PROMPT, says, tools: [REPORT_TOOL], repeat: 0 },
    places: new Map(named.map(({ id, place }) => [id, place])),
  }
}
