import { own, ownString, type JsonObject } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { clip } from '../../src/core/text.ts'
import { riddleIn } from '../../src/lint/prose/parameters/riddle.ts'
import { isToldByTool } from '../../src/lint/prose/parameters/told.ts'
import { isPatchOperation } from '../../src/schema/json-patch.ts'
import { parametersOf } from '../../src/schema/parameters.ts'
import { pick, plantable } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'tool',
  severity: 'info',
  presets: ['strict'],
  summary: 'A parameter is named with one letter or an abbreviation, and nothing explains it.',
  why: 'Without a description, a model understands a parameter only by its name, and `tbs` tells it nothing. It must know the API by heart or guess. Spell the name out, or explain it in a description. Either is enough. Coordinates, units, file types and protocols (`x`, `ms`, `pdf`, `dns`) are known to every model.',
  evidence: [
    {
      kind: 'vendor',
      ref: 'https://www.anthropic.com/engineering/writing-tools-for-agents',
      says: 'Input parameters should be named unambiguously: user_id rather than user.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: '64 npm servers, 1,843 tools, 9,619 parameters',
      says: 'Names of one to three letters are rare, and most are explained. About a dozen are not.',
      checked: '2026-11-21',
    },
  ],
  entails: ['parameter/description-missing'],
  examples: {
    good: [
      {},
      {
        description: 'Check a statement in Policy Query Language (PQL) before it is run, and return its faults.',
        ...withOne('pqlStatement', { type: 'string' }),
      },
      {
        inputSchema: {
          type: 'object',
          properties: {
            changes: {
              type: 'array',
              description: 'Changes of the policy, as a JSON Patch.',
              items: {
                type: 'object',
                properties: {
                  op: { type: 'string' },
                  path: { type: 'string', description: 'What to change, for example "/title".' },
                  value: { description: 'What to write there.' },
                },
              },
            },
          },
        },
      },
      withOne('q', { type: 'string', description: 'Words to search for, all of which must occur.' }),
      withOne('db', { type: 'string' }),
      withOne('timeout_ms', { type: 'integer' }),
      withOne('k', { type: 'integer', title: 'Number of passages to return' }),
      withOne('op', { enum: ['add', 'remove'] }),
      {
        ...withOne('k', { type: 'integer' }),
        description:
          'Return passages of the handbook that are closest to a question.\n\nArgs:\n  k: How many passages to return.',
      },
    ],
    bad: [
      withOne('q', { type: 'string' }),
      withOne('k', { type: 'integer', minimum: 1 }),
      withOne('tbs', { type: 'string', description: '' }),
      withOne('prsPath', { type: 'string' }),
    ],
  },
  *check(tool) {
    const all = parametersOf(tool)
    for (const parameter of all) {
      const { name, at, schema, description } = parameter
      if (description?.trim()) continue
      const riddle = riddleIn(name)
      if (riddle === undefined || isToldByTool(tool, parameter)) continue
      // "in Policy Query Language (PQL)" explains it for the whole tool
      if (tool.description?.toLowerCase().includes(`(${riddle})`)) continue
      if (own(schema, 'enum') !== undefined || own(schema, 'const') !== undefined || isPatchOperation(parameter, all)) continue
      if ((ownString(schema, 'title') ?? '').split(/\s+/).length > 1) continue
      const what = riddle.length === 1 ? 'a letter' : 'an abbreviation'
      yield {
        at,
        message: `${riddle === name.toLowerCase() ? '' : `"${riddle}" in `}\`${clip(name, 60)}\` is ${what} that nothing explains. A model has to know this API by heart, or guess. Spell it out, or explain it in a description.`,
      }
    }
  },
  plant(tool, random) {
    const name = pick(['q', 'k', 'tbs', 'n', 'fmt', 'cfgPath', 'op', 'cfgPth', 'p'], random) ?? 'q'
    const victim = plantable(tool, random, ({ at }) => at.startsWith('/inputSchema/properties/'))
    if (victim === undefined) return undefined
    const { description: _description, title: _title, enum: _enum, ...rest } = victim.written
    return [{ tool: tool.index, at: join('/inputSchema/properties', name), to: rest }]
  },
})

function withOne(name: string, schema: JsonObject) {
  return { inputSchema: { type: 'object', properties: { [name]: schema } } }
}
