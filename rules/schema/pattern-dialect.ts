import { isObject, own } from '../../src/core/json.ts'
import { join, type Pointer } from '../../src/core/pointer.ts'
import { clip, list } from '../../src/core/text.ts'
import { consequenceSentence } from '../../src/lint/limits/consequence.ts'
import { unusualSyntaxOf } from '../../src/lint/limits/pattern-syntax.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { plantable } from '../../src/schema/planting.ts'
import { keywords, subschemasWith } from '../../src/schema/walk.ts'

const PATTERNS = keywords('pattern', 'patternProperties')

const tool = (pattern: string) => ({
  inputSchema: {
    type: 'object',
    properties: { author: { type: 'string', pattern, description: 'Who wrote the passage, for example "ann@example.org".' } },
  },
})

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: [],
  profiles: { portable: 'warn', openai: 'error', azure: 'error' },
  summary: 'A `pattern` uses regular expression syntax that the OpenAI API does not support.',
  why: 'In JSON Schema, patterns use the syntax of JavaScript. OpenAI compiles them as Python does, and Python does not support `\\p{…}`, `\\u{…}` and `(?<name>…)`. With GPT-5.5 and later, OpenAI also refuses look-around. One such pattern makes every request of the session fail. Schema generators write them without being asked: the pattern of Zod 4 for `z.email()` has a look-ahead. Anthropic and Gemini accept such patterns. The rule is off unless a profile requires it.',
  proof:
    'The syntax is in the pattern, outside of escapes and classes; the dated limits in `src/lint/limits/` list who refuses it.',
  evidence: [
    {
      kind: 'report',
      ref: 'https://github.com/pleaseai/shunt/pull/488',
      says: "September 2026: OpenAI's error states that a pattern with \\p{Cc} is not a regex. A pattern that Python's re compiles is accepted.",
      checked: '2026-11-30',
    },
    {
      kind: 'report',
      ref: 'https://github.com/vercel/ai/pull/21037',
      says: 'September 2026: the pattern of z.email() fails with "regex lookaround is not supported". The SDK now removes such patterns.',
      checked: '2026-11-30',
    },
    {
      kind: 'report',
      ref: 'https://github.com/anomalyco/opencode/issues/32073',
      says: 'June 2026: one tool with a look-around fails every message to GPT-5.5.',
      checked: '2026-11-30',
    },
  ],
  examples: {
    good: [{}, tool('^[a-z0-9.]+@[a-z0-9.]+$'), tool('^\\(\\?=[(?!]+$'), tool('^(?:ann|bob)@example\\.org$')],
    bad: [
      tool('^(?!\\.)[a-z.]+@example\\.org$'),
      tool('^(?=.*@).+$'),
      tool('^[\\p{L} ]+$'),
      tool('^(?<user>[a-z]+)@example\\.org$'),
      tool('^[a-z]+(?<!\\.)@example\\.org$'),
    ],
  },
  *check(tool, { limits }) {
    const refused = limits('pattern-syntax')
    if (refused.length === 0) return
    for (const { schema, at } of subschemasWith(tool.inputSchema, '/inputSchema', PATTERNS)) {
      for (const { pattern, place, isKey } of patternsIn(schema, at)) {
        const found = unusualSyntaxOf(pattern)
        const by = refused.filter(({ words }) => found.some(({ word }) => words?.includes(word) === true))
        const bad = found.filter(({ word }) => by.some(({ words }) => words?.includes(word) === true))
        const [first] = bad
        if (first === undefined) continue
        const shown = [...new Set(bad.map(({ start, end }) => pattern.slice(start, end)))]
        yield {
          at: place,
          ...(isKey ? {} : { words: { start: first.start, end: first.end } }),
          message: `The pattern has ${list(
            shown.map((text) => `"${clip(text, 40)}"`),
            3,
          )}. ${consequenceSentence(by)} Write the pattern without it, or describe the rule in the description and let the server check it.`,
          ...(isKey
            ? {}
            : {
                patches: [
                  {
                    says: 'remove the pattern; the server has to check the value',
                    safe: false,
                    edits: [{ tool: tool.index, at: place, to: undefined }],
                  },
                ],
              }),
        }
      }
    }
  },
  plant(tool, random) {
    const text = plantable(tool, random, ({ schema }) => own(schema, 'type') === 'string' && own(schema, 'enum') === undefined)
    return text && [{ tool: tool.index, at: join(text.at, 'pattern'), to: random() < 0.5 ? '^(?!\\s).+$' : '^[\\p{L}\\p{N} ]+$' }]
  },
})

/** The patterns that a schema states itself: its own, and the keys of `patternProperties`. */
function* patternsIn(
  schema: Parameters<typeof own>[0],
  at: Pointer,
): Iterable<{ readonly pattern: string; readonly place: Pointer; readonly isKey: boolean }> {
  const pattern = own(schema, 'pattern')
  if (typeof pattern === 'string') yield { pattern, place: join(at, 'pattern'), isKey: false }
  const keyed = own(schema, 'patternProperties')
  if (!isObject(keyed)) return
  for (const key of Object.keys(keyed)) yield { pattern: key, place: join(at, 'patternProperties', key), isKey: true }
}
