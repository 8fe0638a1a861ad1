import type { Intent, Matcher } from '../../../src/core/intent.ts'
import { isObject, type Json, type JsonObject } from '../../../src/core/json.ts'
import type { Run } from '../../../src/core/run.ts'
import type { Contrast } from '../contrast.ts'
import { grouped, intentOf, readJson, readLines } from '../read.ts'
import { judgingWith, only, runOf, scoredRun, toolsOf, type Answer } from '../replay.ts'

/** 50 requests to eight functions of ClickUp, each asked three times of two models under twelve texts. */

interface Line {
  readonly model: string
  readonly id: number
  readonly query: string
  readonly expect: { readonly name: string; readonly arguments: JsonObject }
  readonly answers: Readonly<Record<string, readonly Made[]>>
}

interface Made {
  readonly call: { readonly name: string | null; readonly arguments: JsonObject | null }
  readonly ok: boolean
}

interface Served {
  readonly name: string
  readonly description: string
  readonly parameters: JsonObject
}

const NESTED = 'clickup_space_schema.json'
const FLAT = 'clickup_space_flattened_schema.json'
const NAMED = 'clickup_space_flattened_optimized_schema.json'
const DESCRIBED = 'clickup_space_flattened_optimized2_schema.json'
const EXPLAINED = 'clickup_space_flattened_optimized3_schema.json'

/** Each arm's schemas, and the accuracies of gpt-4-turbo and gpt-4-0125-preview in the table of the repository's README. */
const ARMS: Readonly<Record<string, readonly [schemas: string, turbo: number, preview: number]>> = {
  main: [NESTED, 0.36, 0.353],
  main_flattened: [FLAT, 0.487, 0.533],
  main_flattened_sysprompt1: [FLAT, 0.533, 0.54],
  main_flattened_sysprompt2: [FLAT, 0.633, 0.64],
  main_flattened_sysprompt2_schemaOptimize: [NAMED, 0.607, 0.587],
  main_flattened_sysprompt2_schemaOptimize2: [DESCRIBED, 0.66, 0.673],
  main_flattened_sysprompt3: [FLAT, 0.553, 0.64],
  main_flattened_sysprompt3_schemaOptimize: [NAMED, 0.707, 0.686],
  main_flattened_sysprompt3_schemaOptimize2: [DESCRIBED, 0.707, 0.68],
  main_flattened_sysprompt3_schemaOptimize3: [EXPLAINED, 0.767, 0.787],
  main_flattened_sysprompt3_schemaOptimize3_withExample1: [EXPLAINED, 0.6, 0.707],
  main_flattened_sysprompt3_schemaOptimize3_withExample2: [EXPLAINED, 0.693, 0.787],
}

const PAIRS: readonly (readonly [id: string, change: string, before: string, after: string])[] = [
  ['flattened', 'nested parameters flattened', 'main', 'main_flattened'],
  ['prompt-simple', 'a short system prompt', 'main_flattened', 'main_flattened_sysprompt1'],
  ['prompt-focused', 'a system prompt about the task', 'main_flattened_sysprompt1', 'main_flattened_sysprompt2'],
  ['prompt-summary', 'a system prompt that sums the schemas up', 'main_flattened_sysprompt1', 'main_flattened_sysprompt3'],
  ['names', 'longer names of functions', 'main_flattened_sysprompt2', 'main_flattened_sysprompt2_schemaOptimize'],
  [
    'names-summary',
    'longer names of functions, schemas summed up',
    'main_flattened_sysprompt3',
    'main_flattened_sysprompt3_schemaOptimize',
  ],
  [
    'descriptions',
    'descriptions of functions rewritten',
    'main_flattened_sysprompt2',
    'main_flattened_sysprompt2_schemaOptimize2',
  ],
  [
    'descriptions-summary',
    'descriptions of functions rewritten, schemas summed up',
    'main_flattened_sysprompt3',
    'main_flattened_sysprompt3_schemaOptimize2',
  ],
  [
    'parameters',
    'parameter descriptions that say meaning and default',
    'main_flattened_sysprompt3_schemaOptimize2',
    'main_flattened_sysprompt3_schemaOptimize3',
  ],
  [
    'call-examples',
    'an example call in each description',
    'main_flattened_sysprompt3_schemaOptimize3',
    'main_flattened_sysprompt3_schemaOptimize3_withExample1',
  ],
  [
    'parameter-examples',
    'examples in the parameter descriptions',
    'main_flattened_sysprompt3_schemaOptimize3',
    'main_flattened_sysprompt3_schemaOptimize3_withExample2',
  ],
  ['together', 'everything but examples, system prompt included', 'main', 'main_flattened_sysprompt3_schemaOptimize3'],
]

/** The source's own verdict: name and all arguments equal to its solution. */
export const EXACT = 'call as the source wants it'

const METRICS = only('right-call', 'selection', 'arguments', 'valid', 'invented', 'answered')

export function composio(folder: string): Contrast[] {
  const read = readComposio(folder)
  const published = (model: string, before: string, after: string) => ({
    before: publishedOf(model, before),
    after: publishedOf(model, after),
  })
  return read.models.flatMap((model) => {
    const common = { source: 'composio', kind: 'selection', model, intents: read.intents } as const
    const ours = PAIRS.map(([id, change, before, after]) => ({
      ...common,
      id: `composio/${id}`,
      change,
      before: read.run(model, before),
      after: read.run(model, after),
      metrics: ['right-call', 'selection'],
      published: { ...published(model, before, after), differs: before === 'main' ? read.unflattened(model) : TABLE },
    }))
    const exact: Contrast = {
      ...common,
      id: 'composio/flattened-exact',
      change: 'nested parameters flattened, every inner flag required',
      before: read.exact(model, 'main'),
      after: read.exact(model, 'main_flattened'),
      metrics: [EXACT],
      published: { ...published(model, 'main', 'main_flattened'), differs: TABLE },
    }
    return [...ours, exact]
  })
}

const TABLE = 'the table of its README differs from what its notebooks print, by one or two of 150 answers'

const publishedOf = (model: string, arm: string): number => ARMS[arm]?.[model === 'gpt-4-turbo' ? 1 : 2] ?? NaN

/** The same, for A/A pairs. */
export function readComposio(folder: string) {
  const lines = readLines<Line>(folder, 'composio-pairs.jsonl')
  const toolsets = readJson<Readonly<Record<string, readonly Served[]>>>(folder, 'composio-toolsets.json')
  const byModel = grouped(lines, ({ model }) => model)
  const linesOf = (model: string) => byModel.find(([name]) => name === model)?.[1] ?? []
  const armOf = (arm: string) => {
    const served = toolsets[ARMS[arm]?.[0] ?? ''] ?? []
    const tools = toolsOf(served.map(({ name, description, parameters }) => ({ name, description, inputSchema: parameters })))
    // the schemas stand in one order, whatever they are called
    const renamed = new Map(toolsets[NESTED]?.map(({ name }, index) => [name, served[index]?.name ?? name]))
    const isFlat = arm !== 'main'
    const intents = (byModel[0]?.[1] ?? []).map((line) => intentIn(line, isFlat, (name) => renamed.get(name) ?? name))
    return { tools, intents, judging: judgingWith(tools) }
  }
  const arms = new Map(Object.keys(ARMS).map((arm) => [arm, armOf(arm)]))
  const runs = new Map<string, Run>()
  const run = (model: string, arm: string, repeats: readonly number[] = [0, 1, 2]): Run => {
    const key = JSON.stringify([model, arm, repeats])
    const known = runs.get(key)
    if (known) return known
    const { judging, intents } = arms.get(arm) ?? { judging: judgingWith([]), intents: [] }
    const answers = linesOf(model).flatMap(({ id, answers }) =>
      (answers[arm] ?? []).flatMap(({ call }, repeat): Answer[] =>
        // a part of the repeats is counted from 0 again: an A/A pair has one each
        repeats.includes(repeat) ? [{ intent: String(id), repeat: repeats.indexOf(repeat), call: callOf(call) }] : [],
      ),
    )
    const made = runOf(model, 'language', METRICS, [{ judging, intents, answers }])
    runs.set(key, made)
    return made
  }
  const exact = (model: string, arm: string): Run =>
    scoredRun(
      model,
      EXACT,
      linesOf(model).flatMap(({ id, answers }) =>
        (answers[arm] ?? []).map(({ ok }, repeat) => ({ intent: String(id), repeat, score: ok ? 1 : 0 })),
      ),
    )
  /** Of the nested arm: what the source calls wrong and we do not. */
  const unflattened = (model: string): string => {
    const refused = new Set(
      linesOf(model).flatMap(({ id, answers }) =>
        (answers['main'] ?? []).flatMap(({ ok }, repeat) => (ok ? [] : [`${id} ${repeat}`])),
      ),
    )
    const { trials } = run(model, 'main')
    const count = trials.filter(
      ({ intent, repeat, outcome }) =>
        outcome.ok && outcome.scores['right-call']?.value === 1 && refused.has(`${intent} ${repeat}`),
    ).length
    return `in the nested schema ${count} of ${trials.length} answers leave out inner flags that should be false: wrong to the source, the same as false to us; the flattened schema also requires every one of them`
  }
  return {
    exact,
    unflattened,
    lines,
    models: byModel.map(([model]) => model),
    arms: Object.keys(ARMS),
    intents: arms.get('main')?.intents ?? [],
    toolsOf: (arm: string) => arms.get(arm),
    run,
  }
}

const callOf = ({ name, arguments: given }: Made['call']): Answer['call'] =>
  name === null ? null : { tool: name, arguments: given ?? {} }

function intentIn({ id, query, expect }: Line, isFlat: boolean, nameOf: (name: string) => string): Intent {
  const wanted = isFlat ? flat(expect.arguments) : expect.arguments
  const matchers = Object.fromEntries(Object.entries(wanted).map(([key, value]): [string, Matcher] => [key, { equals: value }]))
  return intentOf(String(id), query, [{ tool: nameOf(expect.name), arguments: matchers }])
}

/** `features: {due_dates: {enabled}}` as `features__due_dates__enabled`, the way the source flattens its schemas. */
function flat(nested: JsonObject, before = ''): Record<string, Json> {
  return Object.assign(
    {},
    ...Object.entries(nested).map(([key, value]) =>
      isObject(value) ? flat(value, `${before}${key}__`) : { [`${before}${key}`]: value },
    ),
  )
}
