import type { Contrast } from '../contrast.ts'
import { grouped, intentOf, readLines } from '../read.ts'
import { scoredRun } from '../replay.ts'

/** Whole tasks of agents, done or not, under the texts as served and rewritten. Only the outcome is recorded. */

interface Line {
  readonly model: string
  readonly id: string
  readonly success_a?: number
  readonly success_b?: number
  readonly variants?: readonly string[]
  readonly success?: readonly number[]
}

export function smelly(folder: string): Contrast[] {
  return grouped(readLines<Line>(folder, 'smelly-mcp-pairs.jsonl'), ({ model }) => model).flatMap(([model, lines]) => {
    const one = (id: string, change: string, before: (line: Line) => number, after: (line: Line) => number): Contrast => ({
      id: `smelly/${id}`,
      source: 'smelly',
      change,
      kind: 'task',
      model,
      intents: lines.map((line) => intentOf(line.id, '', [])),
      before: sideOf(model, lines, before),
      after: sideOf(model, lines, after),
      metrics: ['task done'],
    })
    if (lines[0]?.variants === undefined) {
      return [
        one(
          'augmented',
          'descriptions of real servers rewritten by a model, in full',
          (line) => line.success_a ?? 0,
          (line) => line.success_b ?? 0,
        ),
      ]
    }
    const at = (index: number) => (line: Line) => line.success?.[index] ?? 0
    return [
      one('two-components', 'rewritten descriptions cut to their two best parts', at(0), at(1)),
      one('no-examples', 'examples taken out of rewritten descriptions', at(0), at(2)),
    ]
  })
}

const sideOf = (model: string, lines: readonly Line[], scoreOf: (line: Line) => number) =>
  scoredRun(
    model,
    'task done',
    lines.map((line) => ({ intent: line.id, repeat: 0, score: scoreOf(line) })),
  )
