/*
 * Which rules are worse than linear in the length of a text? Every rule reads adversarial repetitions as a tool's and a
 * parameter's description, at 4,000 and at 32,000 characters; 1 is linear, 2 quadratic:
 *   npx node bench/lint/regexes.ts
 */
import { rules } from '../../rules/index.ts'
import type { Json } from '../../src/core/json.ts'
import { toolFrom, toolsetFrom, type Toolset } from '../../src/core/tool.ts'
import { lint } from '../../src/lint/engine.ts'
import { resolveRules } from '../../src/lint/resolve.ts'

const [SHORT, LONG] = [4_000, 32_000]
/** Below this at the long end, noise says more than growth. */
const LEAST_MS = 8

const UNITS = [
  'a',
  'a ',
  'A',
  'aB',
  '_a',
  'a_',
  '-a',
  'a-',
  '1',
  '1 ',
  '1-',
  '1,',
  '1–2 ',
  '.',
  '. ',
  ',',
  ', ',
  ':',
  '(',
  '((',
  ')',
  '[',
  '{',
  '`',
  '`a',
  '`a` ',
  '"',
  '"a", ',
  "'a' or ",
  '\n',
  '\n- ',
  '\n- a: ',
  '\n a',
  '\t',
  '<',
  '<a ',
  '#',
  '/',
  '/a',
  '@',
  '=',
  'or ',
  'and ',
  'the ',
  'not ',
  'never ',
  'if ',
  'when a, ',
  'default ',
  'default: ',
  'defaults to a ',
  'if omitted, ',
  'required ',
  'optional ',
  'one of a, ',
  'max ',
  'max 1',
  'up to 1 ',
  'between 1 and ',
  'use ',
  'use a_b ',
  'call a_b tool ',
  'tool ',
  'the a_b tool, ',
  'returns ',
  'returns a, ',
  'delete ',
  'deletes a ',
  'read-only ',
  'ignore previous ',
  'before any other tool ',
  'do not tell the user ',
  'set a_b to ',
  'a_b parameter ',
  'e.g. ',
  'format a ',
  'é',
  'ä ',
  '中',
  '\u200b',
  'a\u200b',
  '\u202e',
  '😀',
  '\ud800',
  'x'.repeat(50) + ' ',
  'aA1_',
  'a.b.c ',
  'https://a ',
  'true|',
  'a|b|',
  '*',
  '**a** ',
]

const active = resolveRules(rules, { preset: 'strict', profiles: [] }, []).filter(({ rule }) => rule.scope !== 'server')
let fresh = 0

/** Milliseconds of CPU for one rule over one text, never met before; the least of three. */
function cost(rule: (typeof active)[number], unit: string, length: number): number {
  const times = Array.from({ length: 3 }, () => {
    const text = `Find ${++fresh} ${unit.repeat(Math.ceil(length / unit.length)).slice(0, length)}`
    const toolset = setWith(text)
    const before = process.cpuUsage()
    lint(toolset, [rule])
    const { user } = process.cpuUsage(before)
    return user / 1000
  })
  return Math.min(...times)
}

function setWith(text: string): Toolset {
  const schema = {
    type: 'object',
    properties: { limit: { type: 'integer', description: text }, query: { type: 'string', description: text } },
  }
  const raws: Json[] = [
    { name: 'find_pages', description: text, inputSchema: schema },
    { name: 'get_page', description: `Get one page. ${text}`, inputSchema: { type: 'object', properties: {} } },
  ]
  return toolsetFrom({ uri: 'bench.json', tools: raws.map((raw, index) => toolFrom(raw, index, undefined)) })
}

const rows = active.map((rule) => {
  let worst = { exponent: 0, unit: '', ms: 0 }
  for (const unit of UNITS) {
    const long = cost(rule, unit, LONG)
    if (long < LEAST_MS) continue
    const exponent = Math.log(long / Math.max(cost(rule, unit, SHORT), 0.02)) / Math.log(LONG / SHORT)
    if (exponent > worst.exponent) worst = { exponent, unit, ms: long }
  }
  return { id: rule.id, ...worst }
})
console.log(
  `${active.length} rules, ${UNITS.length} repetitions; the rules that take ${LEAST_MS} ms or more at ${LONG.toLocaleString('en')} characters:`,
)
for (const { id, exponent, unit, ms } of rows.filter((row) => row.ms > 0).toSorted((a, b) => b.exponent - a.exponent)) {
  console.log(`${exponent.toFixed(2).padStart(5)}  ${ms.toFixed(0).padStart(6)} ms  ${id.padEnd(36)} ${JSON.stringify(unit)}`)
}
