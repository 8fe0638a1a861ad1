import type { Run } from '../../../src/core/run.ts'
import type { Intent } from '../../../src/core/intent.ts'
import type { Json } from '../../../src/core/json.ts'
import type { Contrast } from '../contrast.ts'
import { grouped, intentOf, readJson, readLines } from '../read.ts'
import { judgingWith, namedTools, only, runOf, toolsOf, type Answer } from '../replay.ts'

/** Requests to three, seven and ten servers (12, 25, 37 tools). Only the first tool of each answer is recorded. */

const TIERS = ['small', 'medium', 'large'] as const
type Tier = (typeof TIERS)[number]
const TOOLS: Readonly<Record<Tier, number>> = { small: 12, medium: 25, large: 37 }

interface Line {
  readonly run: string
  readonly model: string
  readonly id: string
  readonly query: string
  readonly expect: readonly string[]
  readonly answer_small?: string | null
  readonly answer_medium?: string | null
  readonly answer_large?: string | null
  readonly ran: readonly Tier[]
}

interface Served {
  readonly servers: readonly {
    readonly server: string
    readonly tools: readonly { readonly name: string; readonly description: string; readonly input_schema: Json }[]
  }[]
}

/** `FINDINGS.md`, strict accuracy in percent: small, medium, large. */
const STRICT: Readonly<Record<string, readonly [number, number, number]>> = {
  'Opus 4.7': [76.5, 79.4, 84.1],
  'Sonnet 4.6': [70.6, 73.5, 77.3],
  'Haiku 4.5': [64.7, 70.6, 79.5],
  'GPT-5 Mini': [70.6, 73.5, 81.8],
  'Gemini 2.5 Pro': [52.9, 64.7, 65.9],
  'GPT-5': [64.7, 58.8, 54.5],
  'Gemini 2.5 Flash': [58.8, 44.1, 52.3],
}

const METRICS = only('selection')

export function paramx(folder: string): Contrast[] {
  const { runs, intents, run } = readParamx(folder)
  const steps: readonly (readonly [Tier, Tier])[] = [
    ['small', 'medium'],
    ['small', 'large'],
    ['medium', 'large'],
  ]
  return runs
    .filter(({ log }) => log === 'cross-run.log')
    .flatMap(({ log, model }) =>
      steps.map(([from, to]) => ({
        id: `paramx/${TOOLS[from]}-${TOOLS[to]}`,
        source: 'paramx',
        change: `${TOOLS[to]} tools instead of ${TOOLS[from]}`,
        kind: 'selection' as const,
        model,
        intents,
        before: run(log, model, from),
        after: run(log, model, to),
        metrics: ['selection'],
        published: {
          before: (STRICT[model]?.[TIERS.indexOf(from)] ?? NaN) / 100,
          after: (STRICT[model]?.[TIERS.indexOf(to)] ?? NaN) / 100,
          differs: 'with more tools the source asks more questions (17, 34, 44); ours pairs those that both lists were asked',
        },
      })),
    )
}

export function readParamx(folder: string) {
  const lines = readLines<Line>(folder, 'paramx-pairs.jsonl')
  const intents = grouped(lines, ({ id }) => id).flatMap(([, [line]]) => (line === undefined ? [] : [intentIn(line)]))
  const runs = grouped(lines, ({ run, model }) => `${run} ${model}`).flatMap(([, [line]]) =>
    line === undefined ? [] : [{ log: line.run, model: line.model }],
  )
  const names = lines.flatMap(({ expect }) => expect)
  const judging = judgingWith(namedTools(names))
  const run = (log: string, model: string, tier: Tier, named = model): Run => {
    const own = lines.filter((line) => line.run === log && line.model === model && line.ran.includes(tier))
    const answers = own.map((line): Answer => {
      const tool = line[`answer_${tier}`]
      return { intent: line.id, repeat: 0, call: tool === null || tool === undefined ? null : { tool, arguments: {} } }
    })
    return runOf(named, 'language', METRICS, [{ judging, intents, answers }])
  }
  return { lines, runs, intents, run }
}

/** For retrieval over the same requests: the servers of each step, in the order of the source. */
export function paramxTexts(folder: string) {
  const { servers } = readJson<Served>(folder, 'paramx-toolset.json')
  const { lines, intents } = readParamx(folder)
  const toolsAt = (tier: Tier) => {
    const count = { small: 3, medium: 7, large: 10 }[tier]
    return toolsOf(
      servers
        .slice(0, count)
        .flatMap(({ tools }) =>
          tools.map(({ name, description, input_schema }) => ({ name, description, inputSchema: input_schema })),
        ),
    )
  }
  const askedAt = (tier: Tier): Intent[] =>
    intents.filter(({ id }) => lines.some((line) => line.id === id && line.ran.includes(tier)))
  return { toolsAt, askedAt }
}

function intentIn({ id, query, expect }: Line): Intent {
  return intentOf(
    id,
    query,
    expect.map((tool) => ({ tool, arguments: undefined })),
  )
}
