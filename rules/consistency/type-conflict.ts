import { own, type JsonObject } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { isOnly, pick, plantable } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { conflicts } from '../../src/lint/claims/judge.ts'
import { readType } from '../../src/lint/claims/read/type.ts'

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'The prose gives a parameter one type and the schema another, or says of null what the schema does not.',
  why:
    'The prose says "comma-separated list" and the schema wants an array: a model that follows the prose sends `"a,b"` and is refused, one that follows the schema may send what the server does not split. ' +
    'Only a type that the text gives for its own parameter counts ("an array of …", "(integer)", "the ids, strung together with commas", "yes = …, no = …"), and none where it allows a second one or says that JSON travels as a string. ' +
    '"Pass null to clear it" counts where the schema refuses null.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://json-schema.org/draft/2020-12/json-schema-validation#section-6.1.1',
      says: 'A value validates only when its type is among those of `type`.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: 'tools/list of 134 servers (64 npm servers, 70 of LiveMCPBench)',
      says: '177 texts give their parameter a type; 8 contradict the schema, and all 8 are right.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      withSections({ type: 'array', items: { type: 'string' }, description: 'Sections, each with an id (integer) in front.' }),
      withSections({ type: 'string', description: 'Whether to look in all sections or in "own" ones.' }),
      withSections({ type: 'string', description: 'Section (number) or section title.' }),
      withSections({ type: 'string', description: 'Comma-separated list of section numbers.' }),
      withSections({ type: 'string', description: 'JSON array of section numbers, encoded as a string.' }),
      withSections({
        type: ['string', 'array'],
        items: { type: 'string' },
        description: 'Array of section numbers, or one of them.',
      }),
      withSections({ type: 'string', description: 'Boolean expression over section titles, for example "pay AND leave".' }),
      withSections({ type: 'number', description: 'Integer section number.' }),
    ],
    bad: [
      withSections({ type: 'array', items: { type: 'string' }, description: 'Section numbers as a comma-separated list.' }),
      withSections({ type: 'string', description: 'Array of section numbers to look in.' }),
      withSections({ type: 'string', description: 'Set this to true to look in all sections.' }),
      withSections({ type: 'object', description: 'Which sections to look in, as a JSON string.' }),
      withSections({ type: 'array', items: { type: 'string' }, description: 'Whether to look in all sections of the handbook.' }),
      withSections({ type: 'boolean', description: 'Say "yes" to look in all sections, "no" to look in the current one.' }),
      withSections({ type: 'string', description: 'Section to look in. Pass null to look in all of them.' }),
      {
        description: 'Search the policy handbook by keyword.\n\nArgs:\n    sections (int): Section to look in, for example 4.',
        ...withSections({ type: 'string', description: 'Section to look in.' }),
      },
    ],
  },
  check: (tool) => [...conflicts(tool, 'type'), ...conflicts(tool, 'nullable')],
  plant(tool, random) {
    const parameter = plantable(
      tool,
      random,
      (one) => isOnly(one, ...Object.keys(OTHERWISE)) && own(one.schema, 'enum') === undefined,
    )
    const form = parameter && pick(OTHERWISE[parameter.types[0] ?? ''] ?? [], random)
    if (parameter === undefined || form === undefined || !isEnglish(parameter.description ?? '')) return undefined
    const about =
      parameter.description && readType(`${parameter.description} (date)`).length === 0
        ? parameter.description
        : `The ${parameter.name}.`
    return [{ tool: tool.index, at: join(parameter.at, 'description'), to: form.replace('#', about) }]
  },
})

/** By the type of the schema: ways to give it another type in prose. */
const OTHERWISE: Readonly<Record<string, readonly string[]>> = {
  array: ['# Accepts a comma-separated list.', '# Must be a string.', '# (string)'],
  integer: ['# (string)', '# Must be a string.', '(str) #'],
  number: ['# (string)', '# (bool, optional)', '(str) #'],
  boolean: ['# (integer)', '# Must be a string.', '(str) #'],
  string: ['# (integer)', '# Must be an array.', '(bool) #', '# Set this to true to search everything.'],
}

function withSections(sections: JsonObject) {
  return { inputSchema: { type: 'object', properties: { sections } } }
}
