import type { Intent } from '../../../src/core/intent.ts'
import type { Json } from '../../../src/core/json.ts'
import type { Run } from '../../../src/core/run.ts'
import type { Contrast } from '../contrast.ts'
import { grouped, intentOf, readLines } from '../read.ts'
import { judgingWith, namedTools, only, runOf, scoredRun, type Answer } from '../replay.ts'

/** Small servers and sixty confusable tools, with descriptions and without. Only the names of the chosen tools are recorded. */

interface Line {
  readonly dataset: string
  readonly model: string
  readonly id: string
  readonly toolset: string
  readonly query: string | null
  readonly expect: string
  readonly cluster?: string
  readonly answer_a?: string | null
  readonly answer_b?: string | null
  readonly answers_a?: readonly (string | null)[]
  readonly answers_b?: readonly (string | null)[]
  readonly constraints_a?: number
  readonly constraints_b?: number
}

interface Listed {
  readonly dataset: string
  readonly toolset: string
  readonly variant: string
  readonly tools: readonly { readonly name: string }[]
}

/** `reports/v0_4_0_task1_argument_degradation.md`: right tool times the share of constraints kept. */
const JOINT: Readonly<Record<string, readonly [before: number, after: number]>> = {
  'gemma2:9b': [0.4881, 0.5099],
  'llama3.1:8b': [0.413, 0.4684],
  'qwen2.5:7b': [0.4506, 0.4545],
}

const SERVERS = 'agentgauge/argument-degradation'
const CONFUSABLE = 'agentgauge/t18'
const REAL = 'agentgauge/exp1-real-servers'
const METRICS = only('selection')

export function agentgauge(folder: string): Contrast[] {
  return readAgentgauge(folder).flatMap(({ dataset, model, lines, intents, run }): Contrast[] => {
    const common = { source: 'agentgauge', kind: 'selection', model, intents, before: run('a'), after: run('b') } as const
    if (dataset === REAL) {
      return [
        {
          ...common,
          id: 'agentgauge/real-servers',
          change: 'two tools of a real server told apart by hand',
          metrics: ['selection'],
          published: { before: (0.75 + 0 + 0.7) / 3, after: (0.75 + 0 + 0.55) / 3 },
        },
      ]
    }
    if (dataset === CONFUSABLE) {
      return [
        {
          ...common,
          id: 'agentgauge/confusable',
          change: 'descriptions for 60 confusable tools that had none',
          metrics: ['selection'],
          published: { before: 71 / 120, after: 1 },
        },
      ]
    }
    const joint = (side: 'a' | 'b'): Run =>
      scoredRun(
        model,
        'tool × constraints',
        lines.map((line) => ({
          intent: idOf(line),
          repeat: 0,
          score: (side === 'a' ? line.answer_a : line.answer_b) === line.expect ? (line[`constraints_${side}`] ?? 0) : 0,
        })),
      )
    const [before, after] = JOINT[model] ?? [NaN, NaN]
    return [
      { ...common, id: 'agentgauge/described', change: 'descriptions for small servers that had none', metrics: ['selection'] },
      {
        ...common,
        id: 'agentgauge/described-call',
        change: 'descriptions for small servers that had none',
        before: joint('a'),
        after: joint('b'),
        metrics: ['tool × constraints'],
        published: { before, after },
      },
    ]
  })
}

export function readAgentgauge(folder: string) {
  const listed = readLines<Listed>(folder, 'agentgauge-toolsets.jsonl')
  return grouped(readLines<Line>(folder, 'agentgauge-pairs.jsonl'), ({ dataset, model }) => `${dataset} ${model}`).flatMap(
    ([, lines]) => {
      const [first] = lines
      if (first === undefined) return []
      const { dataset, model } = first
      const intents = lines.map(intentIn)
      const answered = (side: 'a' | 'b', repeats?: readonly number[]) =>
        grouped(lines, ({ toolset }) => toolset).map(([toolset, own]) => {
          const answers = own.flatMap((line) => answersOf(line, side, repeats))
          const tools = listed.find((list) => list.dataset === dataset && list.toolset === toolset)?.tools ?? []
          const names = [...tools.map(({ name }) => name), ...own.map(({ expect }) => expect)]
          const judged = intents.filter((_, index) => lines[index]?.toolset === toolset)
          return { judging: judgingWith(namedTools(names)), intents: judged, answers }
        })
      const run = (side: 'a' | 'b', repeats?: readonly number[]): Run =>
        runOf(model, 'language', METRICS, answered(side, repeats))
      return [{ dataset, model, lines, intents, run, repeats: first.answers_a?.length ?? 1 }]
    },
  )
}

/** For retrieval over the same requests and the same texts. */
export function agentgaugeTexts(
  folder: string,
): { id: string; change: string; sets: { before: readonly Json[]; after: readonly Json[]; intents: readonly Intent[] }[] }[] {
  const listed = readLines<Listed>(folder, 'agentgauge-toolsets.jsonl')
  const lines = readLines<Line>(folder, 'agentgauge-pairs.jsonl')
  // every model was asked the same
  const texts = (dataset: string, variants: readonly [string, string]) => {
    const [model] = lines.filter((line) => line.dataset === dataset).map((line) => line.model)
    const own = lines.filter((line) => line.dataset === dataset && line.model === model)
    return grouped(own, ({ toolset }) => toolset).map(([toolset, asked]) => {
      const toolsIn = (variant: string): readonly Json[] =>
        JSON.parse(
          JSON.stringify(
            listed.find((list) => list.dataset === dataset && list.toolset === toolset && list.variant === variant)?.tools ?? [],
          ),
        )
      return { before: toolsIn(variants[0]), after: toolsIn(variants[1]), intents: asked.map(intentIn) }
    })
  }
  return [
    { id: 'described', change: 'descriptions for small servers that had none', sets: texts(SERVERS, ['bad', 'fixed']) },
    {
      id: 'confusable',
      change: 'descriptions for 60 confusable tools that had none',
      sets: texts(CONFUSABLE, ['empty', 'oracle']),
    },
  ]
}

/** The requests for one tool stand or fall together, and those of one family of confusable tools. */
function intentIn(line: Line): Intent {
  const cluster = line.cluster ?? `${line.toolset}::${line.expect}`
  return intentOf(idOf(line), line.query ?? '', [{ tool: line.expect, arguments: undefined }], cluster)
}

/** The number behind `#` counts on from model to model; the first in a server is what they have in common. */
function idOf({ dataset, id, model }: Line): string {
  if (dataset !== SERVERS) return id
  const at = id.lastIndexOf('#')
  const offset = { 'gemma2:9b': 0, 'llama3.1:8b': 253, 'qwen2.5:7b': 506 }[model] ?? 0
  return String(Number(id.slice(at + 1)) - offset)
}

function answersOf(line: Line, side: 'a' | 'b', repeats?: readonly number[]): Answer[] {
  const all = side === 'a' ? (line.answers_a ?? [line.answer_a]) : (line.answers_b ?? [line.answer_b])
  return all.flatMap((tool, repeat) => {
    if (repeats !== undefined && !repeats.includes(repeat)) return []
    const call = tool === null || tool === undefined ? null : { tool, arguments: {} }
    return [{ intent: idOf(line), repeat: repeats === undefined ? repeat : repeats.indexOf(repeat), call }]
  })
}
