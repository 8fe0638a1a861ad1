import { own, type Json, type JsonObject } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { conflicts } from '../../src/lint/claims/judge.ts'
import { siblingConflicts } from '../../src/lint/claims/judge/sibling.ts'
import { titleAgainstName } from '../../src/lint/claims/judge/unit.ts'
import { statementsIn } from '../../src/lint/claims/read.ts'
import { unitInWords, unitOfName } from '../../src/lint/lexicon/units.ts'
import { appended } from '../../src/lint/prose/text/appended.ts'
import { defineRule, type Overlay } from '../../src/lint/rule.ts'
import { parametersOf } from '../../src/schema/parameters.ts'
import { isOnly, pick, plantable } from '../../src/schema/planting.ts'

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'A number has two units: in its name, its text, the text of the tool, or the same parameter of other tools.',
  why: 'The name states minutes and the text states hours. Whichever the model follows, half of the time the value is wrong by a large factor, and nothing refuses it. A unit counts only if it is the unit of the value ("how many minutes", "in seconds", "(ms)"), not the unit of a default, of a limit or of something else. In a name, it counts only if it is written out (`timeout_ms`, `ttlSeconds`). Other tools count if at least three of them agree. One is enough for two competing conventions, Celsius and Fahrenheit or metres and feet.',
  evidence: [
    {
      kind: 'vendor',
      ref: 'https://www.anthropic.com/engineering/writing-tools-for-agents',
      says: 'Parameter names and descriptions should leave no ambiguity about what a value means.',
      checked: '2026-11-29',
    },
  ],
  entails: ['parameter/unit-missing'],
  examples: {
    good: [
      {},
      withWait('timeout_ms', { type: 'integer', description: 'How long to wait for the handbook, at most 30 seconds.' }),
      withWait('minutes_ago', { type: 'integer', description: 'How long ago the entry was made; entries are kept for 90 days.' }),
      withWait('cache_days', {
        type: 'integer',
        description: 'Days to keep the answer (the handbook itself is renewed in 24 hours).',
      }),
      withWait('delay', { type: 'integer', description: 'Delay in seconds, or in minutes where `unit` is "min".' }),
      withWait('timeout_seconds', { type: 'integer', description: 'Seconds to wait, not milliseconds.' }),
      withWait('price', { type: 'integer', description: 'Highest price in whole euros, without decimals.' }),
      { tools: withTtl('Lifetime in seconds.', 'Lifetime in seconds.', 'Lifetime in minutes.', 'Lifetime in minutes.') },
    ],
    bad: [
      withWait('timeout_ms', { type: 'integer', description: 'Seconds to wait for the handbook.' }),
      withWait('cacheMinutes', { type: 'integer', description: 'For how many hours to keep the answer.' }),
      withWait('fee_cents', { type: 'integer', description: 'Fee for a late return, in dollars.' }),
      withWait('delay', { type: 'integer', title: 'Delay (s)', description: 'Time between two attempts in milliseconds.' }),
      withWait('price', {
        type: 'integer',
        description: 'Highest price in whole units of the currency with decimals, e.g. 12.50.',
      }),
      {
        description: 'Search the policy handbook by keyword. All TTLs are in seconds.',
        ...withWait('ttl', { type: 'integer', description: 'How many minutes the answer may be kept.' }),
      },
      {
        description: 'Search the policy handbook by keyword.\n\nArgs:\n    delay: Time between two attempts (ms)',
        ...withWait('delay', { type: 'integer', description: 'Seconds between two attempts.' }),
      },
      {
        inputSchema: {
          type: 'object',
          properties: {
            min_length: { type: 'integer', description: 'Shortest passage, in words.' },
            max_length: { type: 'integer', description: 'Longest passage, in characters.' },
          },
        },
      },
      { tools: withTtl('Height in metres.', 'Height in feet.') },
      { tools: withTtl('Lifetime in seconds.', 'How many seconds to keep it.', 'Seconds to keep it.', 'Lifetime in minutes.') },
    ],
  },
  *check(tool, { toolset }) {
    yield* conflicts(tool, 'unit')
    for (const { kind, ...finding } of siblingConflicts(toolset))
      if (kind === 'unit' && finding.tool === tool.index) yield finding
    for (const parameter of parametersOf(tool)) {
      const told = titleAgainstName(parameter)
      if (told === undefined) continue
      yield {
        at: told.at,
        words: told.words,
        message: `The title of \`${parameter.name}\` is "${told.title}", but its name means ${unitInWords(told.named)}. A model then sends a value that is wrong by a large factor. Name one unit in both places.`,
      }
    }
  },
  plant(tool, random) {
    const parameter = plantable(
      tool,
      random,
      (one) =>
        isOnly(one, 'integer', 'number') &&
        own(one.schema, 'enum') === undefined &&
        unitOfName(one.name) === undefined &&
        statementsIn(one.description ?? '', new Set(['unit'])).length === 0,
    )
    const [named, said] = pick(PLANTED, random) ?? []
    if (parameter === undefined || named === undefined || said === undefined) return undefined
    const description = appended(
      parameter.description ?? '',
      pick([`Given in ${said}.`, `(in ${said})`, `Unit: ${said}.`], random) ?? '',
    )
    if (description === undefined) return undefined
    const told = appended(tool.description ?? '', `\`${parameter.name}\` is in ${named}.`)
    if (told === undefined || parameter.depth > 0) return undefined
    return [
      { tool: tool.index, at: join(parameter.at, 'description'), to: description },
      { tool: tool.index, at: '/description', to: told },
    ]
  },
})

const PLANTED = [
  ['seconds', 'milliseconds'],
  ['ms', 'seconds'],
  ['minutes', 'hours'],
  ['days', 'weeks'],
  ['bytes', 'KB'],
  ['cents', 'dollars'],
  ['meters', 'km'],
] as const

function withWait(name: string, schema: JsonObject): { readonly inputSchema: JsonObject } {
  return { inputSchema: { type: 'object', properties: { [name]: schema } } }
}

/** Tools that each take a `ttl`, with these descriptions. */
function withTtl(...descriptions: readonly string[]): readonly Overlay[] {
  return descriptions.map((description, index): Overlay => {
    const name = ['cache_policy', 'cache_form', 'cache_office', 'cache_contact'][index] ?? ''
    const ttl: Json = { type: 'integer', description }
    const object = ['a policy', 'a form', 'an office plan', 'a contact'][index] ?? ''
    return { name, description: `Keep ${object} of the handbook at hand for offline readers.`, ...withWait('ttl', ttl) }
  })
}
