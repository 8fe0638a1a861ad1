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
  summary: 'The description of a parameter states one type and the schema another, or the two disagree about null.',
  why: 'The description asks for a "comma-separated list" and the schema for an array. A model that follows the description sends `"a,b"` and is refused. A model that follows the schema may send something that the server does not split. The rule uses only a type that the text states for its own parameter ("an array of …", "(integer)", "the ids, strung together with commas", "yes = …, no = …"). It ignores texts that allow a second type or that state that JSON is sent as a string. "Pass null to clear it" is reported if the schema refuses null.',
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
      says: '177 texts state a type for their parameter. 8 of them contradict the schema, and all 8 findings are right.',
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
      withSections({
        type: 'array',
        items: { type: 'string' },
        description: 'What to append: titles get a comma-separated concatenation, lists one more section.',
      }),
      withSections({
        type: 'array',
        items: { type: 'object', properties: { title: { type: 'string', description: 'Title of the section.' } } },
        description: 'What to read, it should be an array of objects, each object contains a `title` field.',
      }),
      withSections({
        type: 'array',
        items: { type: 'array', items: { type: ['string', 'null'] } },
        description: 'Sections by chapter, a list of titles each. If a chapter has no section, use null.',
      }),
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

/** By the type in the schema: ways to state another type in a description. */
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
