import { own, type JsonObject } from '../../src/core/json.ts'
import { list } from '../../src/core/text.ts'
import { isEnglish } from '../../src/lint/prose/language.ts'
import { typeSaid } from '../../src/lint/prose/types.ts'
import { parametersOf, type Parameter } from '../../src/lint/schema/parameters.ts'
import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'tool',
  severity: 'error',
  presets: ['recommended', 'strict'],
  summary: 'The prose gives a parameter one type and the schema another.',
  why:
    'The prose says "comma-separated list" and the schema wants an array: a model that follows the prose sends `"a,b"` and is refused, one that follows the schema may send what the server does not split. ' +
    'Only a type that the text gives for its own parameter counts ("an array of …", "(integer)", "set this to true"), and none where it allows a second one or says that JSON travels as a string.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://json-schema.org/draft/2020-12/json-schema-validation#section-6.1.1',
      says: 'A value validates only when its type is among those of `type`.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
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
    ],
  },
  *check(tool) {
    for (const parameter of parametersOf(tool)) {
      const { name, description, types } = parameter
      if (!description || types.length === 0 || own(parameter.schema, 'enum') !== undefined) continue
      const said = typeSaid(description)
      if (said === undefined || allows(parameter, said.type) || !isEnglish(description)) continue
      const words = description.slice(said.words.start, said.words.end)
      yield {
        at: parameter.descriptionAt,
        words: said.words,
        message: `The prose of \`${name}\` says "${words}", which is ${ARTICLE[said.type]}; its schema takes ${list(types.map((type) => `"${type}"`))}. A model that follows one breaks the other: make both say what the server reads.`,
      }
    }
  },
})

const ARTICLE = {
  array: 'an array',
  boolean: 'a boolean',
  integer: 'an integer',
  number: 'a number',
  object: 'an object',
  string: 'a string',
} as const

function allows({ types }: Parameter, said: keyof typeof ARTICLE): boolean {
  if (said === 'integer' || said === 'number') return types.includes('integer') || types.includes('number')
  return types.includes(said)
}

function withSections(sections: JsonObject) {
  return { inputSchema: { type: 'object', properties: { sections } } }
}
