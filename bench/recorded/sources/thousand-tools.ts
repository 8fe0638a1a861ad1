import { join } from 'node:path'
import type { ExpectedCall, Intent, Matcher } from '../../../src/core/intent.ts'
import { isArray, isObject, type Json, type JsonObject } from '../../../src/core/json.ts'
import type { Judging } from '../../../src/eval/eval.ts'
import type { Run } from '../../../src/core/run.ts'
import type { Evals } from '../../../src/eval/score.ts'
import type { Contrast } from '../contrast.ts'
import { grouped, intentOf, readLines } from '../read.ts'
import { judgingWith, only, runOf, scoredRun, toolsOf, type Answer } from '../replay.ts'

/** 400 questions of the Berkeley leaderboard among 0 to 1,024 functions of its other questions. */

interface Line {
  readonly model: string
  readonly id: string
  readonly query: string
  readonly expect: string
  readonly accept: readonly Readonly<Record<string, Readonly<Record<string, readonly Json[]>>>>[]
  readonly pools: Readonly<
    Record<
      string,
      {
        readonly call: { readonly name: string | null; readonly arguments: JsonObject | null } | null
        readonly judge_ok: boolean
      }
    >
  >
}

interface Question {
  readonly id: string
  readonly function: { readonly name: string; readonly parameters: JsonObject }
}

/** All 400 requests of these failed: nothing was answered. */
const FAILED: readonly string[] = ['grok-3-beta 1024', 'grok-3-mini-beta 1024']

export function thousandTools(folder: string): Contrast[] {
  const lines = readLines<Line>(folder, 'thousand-tools-pairs.jsonl')
  const schemas = new Map(
    readLines<Question>(join(folder, '../bfcl/data'), 'simple.json').map(({ id, function: { name, parameters } }) => [
      id.replace(/^simple_/, ''),
      { name, inputSchema: schemaOf(parameters) },
    ]),
  )
  const judged = new Map<string, { readonly intent: Intent; readonly judging: Judging }>()
  for (const line of lines) {
    const id = numberOf(line)
    if (judged.has(id)) continue
    const known = schemas.get(id)
    const tool = known?.name === line.expect ? known : { name: line.expect, inputSchema: {} }
    judged.set(id, { intent: intentIn(line), judging: judgingWith(toolsOf([tool])) })
  }
  return grouped(lines, ({ model }) => model).flatMap(([model, own]) => {
    const run = (pool: string, evals: Evals) =>
      runOf(
        model,
        'language',
        evals,
        own.flatMap((line) => {
          const known = judged.get(numberOf(line))
          return known === undefined ? [] : [{ judging: known.judging, intents: [known.intent], answers: [answerOf(line, pool)] }]
        }),
      )
    const intents = own.flatMap((line) => judged.get(numberOf(line))?.intent ?? [])
    const rate = (pool: string) => own.filter(({ pools }) => pools[pool]?.judge_ok === true).length / own.length
    const [tool, call, like] = [run('0', TOOL), run('0', CALL), likeIn(model, own, '0')]
    return Object.keys(own[0]?.pools ?? {})
      .filter((pool) => pool !== '0' && !FAILED.includes(`${model} ${pool}`))
      .sort((a, b) => Number(a) - Number(b))
      .flatMap((pool): Contrast[] => {
        const common = {
          source: 'thousand-tools',
          kind: 'selection',
          model,
          intents,
          change: `${pool} other tools in the list`,
        } as const
        const published = { before: rate('0'), after: rate(pool) }
        const id = `thousand-tools/${pool}`
        return [
          {
            ...common,
            id,
            before: tool,
            after: run(pool, TOOL),
            metrics: ['selection'],
            published: { ...published, differs: judgedIn(own, pool) },
          },
          { ...common, id: `${id}-equivalent`, before: like, after: likeIn(model, own, pool), metrics: [LIKE] },
          {
            ...common,
            id: `${id}-call`,
            before: call,
            after: run(pool, CALL),
            metrics: ['right-call'],
            published: { ...published, differs: READER },
          },
        ]
      })
  })
}

const TOOL = only('selection')
const CALL = only('right-call')
const LIKE = 'right tool or its like'

/** The right tool, or one that the source's judge took for the same. */
const likeIn = (model: string, lines: readonly Line[], pool: string): Run =>
  scoredRun(
    model,
    LIKE,
    lines.map((line) => ({
      intent: numberOf(line),
      repeat: 0,
      score: isRight(line, pool) || line.pools[pool]?.judge_ok === true ? 1 : 0,
    })),
  )

const isRight = ({ pools, expect }: Line, pool: string): boolean => pools[pool]?.call?.name === expect

function judgedIn(lines: readonly Line[], pool: string): string {
  const others = lines.filter((line) => !isRight(line, pool))
  const alike = others.filter(({ pools }) => pools[pool]?.judge_ok === true).length
  const refused = lines.filter((line) => isRight(line, pool) && line.pools[pool]?.judge_ok !== true).length
  return `gpt-4o judged whole calls by their meaning: to it ${alike} of ${others.length} other tools did the same, and ${refused} calls of the right tool were wrong`
}

const READER =
  "gpt-4o judged by meaning, and called optional arguments that were left out wrong; the source's reader cuts lists at commas and keeps quotation marks, without distractors more often than with them, so calls of this source say less than tools"

const numberOf = ({ id }: Line): string => id.slice(id.lastIndexOf('_') + 1)

function answerOf(line: Line, pool: string): Answer {
  const call = line.pools[pool]?.call
  const named =
    call === null || call === undefined || call.name === null ? null : { tool: call.name, arguments: call.arguments ?? {} }
  return { intent: numberOf(line), repeat: 0, call: named }
}

/** An optional argument may come with an accepted value or not at all, so each choice of them is an answer of its own. */
function intentIn(line: Line): Intent {
  const accepted = line.accept[0]?.[line.expect] ?? {}
  const entries = Object.entries(accepted)
  const optional = entries.filter(([, values]) => values.includes('')).slice(0, 6)
  const needed = entries.filter(([, values]) => !values.includes(''))
  const choices = optional.reduce<(typeof entries)[]>((all, one) => all.flatMap((own) => [own, [...own, one]]), [needed])
  return intentOf(
    numberOf(line),
    line.query,
    choices.map((own): ExpectedCall => ({
      tool: line.expect,
      arguments: Object.fromEntries(own.map(([name, values]) => [name, matcherOf(values)])),
      only: [],
    })),
  )
}

function matcherOf(values: readonly Json[]): Matcher {
  const sought = values.filter((value) => value !== '')
  const [first] = sought
  if (sought.length === 0) return { any: true }
  if (isObject(first)) {
    // the leaderboard lists what it accepts for every key
    return {
      fields: Object.fromEntries(Object.entries(first).map(([key, inner]) => [key, matcherOf(isArray(inner) ? inner : [inner])])),
    }
  }
  return { oneOf: sought }
}

const TYPES: Readonly<Record<string, string>> = { dict: 'object', float: 'number', tuple: 'array' }

/** The leaderboard's schemas in the words of JSON Schema. */
function schemaOf(value: JsonObject): JsonObject {
  return JSON.parse(
    JSON.stringify(value, (key, inner: Json) => {
      if (key !== 'type' || typeof inner !== 'string') return inner
      return inner === 'any' ? undefined : (TYPES[inner] ?? inner)
    }),
  )
}
