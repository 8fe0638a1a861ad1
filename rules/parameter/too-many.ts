import type { JsonObject } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { clip, list } from '../../src/core/text.ts'
import { nameParts } from '../../src/lint/prose/text/words.ts'
import { parametersOf } from '../../src/schema/parameters.ts'
import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'tool',
  severity: 'info',
  presets: ['recommended', 'strict'],
  summary: 'A tool takes very many top-level parameters.',
  why: 'Every parameter is one more to consider, to confuse with another and to invent a value for, and every request pays for its text. Split the tool by task, leave out parameters that models never need, or group related ones in one object. Fifteen is a convention that 98.5 % of the tools in the corpus follow. No published measurement shows where accuracy drops, so this is advice.',
  evidence: [
    {
      kind: 'measured',
      ref: '64 npm servers, 1,843 tools',
      says: '27 tools (1.5 %) have more than 15 top-level parameters, 12 more than 20.',
      checked: '2026-11-21',
    },
    {
      kind: 'vendor',
      ref: 'https://platform.openai.com/docs/guides/function-calling#best-practices',
      says: 'Offload the burden from the model: do not make it fill arguments that the code already knows.',
      checked: '2026-11-21',
    },
  ],
  options: { most: { default: 15, min: 1, says: 'The number of top-level parameters that one tool may take.' } },
  examples: {
    good: [{}, { inputSchema: withMany(15) }, { name: 'update_policy', inputSchema: withMany(30) }],
    bad: [{ inputSchema: withMany(16) }, { inputSchema: withMany(30) }],
  },
  *check(tool, { options }) {
    const top = parametersOf(tool).filter(({ depth }) => depth === 0)
    if (top.length <= options.most || isUpdate(tool.name)) return
    const optional = top.filter(({ required }) => !required).map(({ name }) => `\`${clip(name, 30)}\``)
    const last = optional.length > 3 ? ` (${optional.length} optional, the last ${list(optional.slice(-3))})` : ''
    yield {
      at: '',
      message: `The tool has ${top.length} parameters${last}. Each one is another chance to mix up or invent a value, and all of them cost tokens in every request. Split the tool by task, or remove parameters that requests do not need.`,
    }
  },
  plant(tool, random) {
    const extra = 16 + Math.floor(random() * 10)
    return FIELDS.slice(0, extra).map((name) => ({
      tool: tool.index,
      at: join('/inputSchema/properties', name),
      to: { type: 'string', description: `Only entries whose ${name.replaceAll('_', ' ')} contains this text.` },
    }))
  },
})

const FIELDS = (
  'author reviewer approver department division office building floor topic subtopic audience chapter paragraph wording summary ' +
  'remark footnote glossary_term translator editor_name'
).split(' ')

/** True for an update: it has to take everything that can be set, and a request sets one or two. */
function isUpdate(name: string): boolean {
  return ['update', 'edit', 'patch'].some((verb) => nameParts(name).includes(verb))
}

function withMany(count: number): JsonObject {
  const names = Array.from(
    { length: count },
    (_, index) => `part_${String.fromCharCode(97 + (index % 26))}${index > 25 ? 'x' : ''}`,
  )
  return {
    type: 'object',
    properties: Object.fromEntries(
      names.map((name) => [name, { type: 'string', description: `Text of ${name} to look for, word by word.` }]),
    ),
  }
}
