import { own, type JsonObject } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { clip } from '../../src/core/text.ts'
import type { Tool } from '../../src/core/tool.ts'
import { nameParts, nameWords } from '../../src/lint/prose/text/words.ts'
import { stem } from '../../src/lint/prose/text/stem.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { parametersOf, type Parameter } from '../../src/schema/parameters.ts'
import { isOnly, pick } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

/** Verbs that need at least two things. */
const OF_TWO = new Set(
  [
    'compare',
    'merge',
    'combine',
    'join',
    'concatenate',
    'concat',
    'diff',
    'stitch',
    'blend',
    'intersect',
    'stack',
    'contrast',
    'collate',
  ].map(stem),
)
const BATCH = /^(?:batch|bulk|multiple|multi|mass|many)$/
/** Words in the description of a list that may be empty. */
const MAY_BE_EMPTY =
  /\b(?:empty|optional(?:ly)?|none|if (?:any|given|not)|leave out|omit|all\b|default|clears?|replaces?|with (?:a|an|the|another)|against|zero)\b/i

const comparing = (sections: JsonObject, more: JsonObject = {}) => ({
  name: 'compare_policies',
  description: 'Compares policies by their days of leave. Returns a table.',
  inputSchema: {
    type: 'object',
    properties: {
      policies: { type: 'array', items: { type: 'string' }, description: 'Numbers of the policies, such as "4.2".', ...sections },
      ...more,
    },
    required: ['policies'],
  },
  outputSchema: undefined,
})

export default defineRule({
  scope: 'tool',
  severity: 'info',
  presets: ['recommended', 'strict'],
  needs: 'whole-tool',
  summary: 'The schema allows an empty list for a comparison, a merge or a batch.',
  why: 'A comparison of one thing and a batch of nothing are errors that only the server reports. `minItems` reports them before the call, and a model with only one thing then asks for the second. The rule reports a list only if the name or the first verb requires two things (`compare`, `merge`) or implies many (`batch`, `bulk`), and the list is the only required parameter. It is advice.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://json-schema.org/draft/2020-12/json-schema-validation#section-6.4.2',
      says: 'Without `minItems` an empty array is valid.',
      checked: '2026-11-30',
    },
  ],
  examples: {
    good: [
      {},
      comparing({ minItems: 2 }),
      comparing({ description: 'Numbers of the policies; an empty list compares all.' }),
      comparing(
        { description: 'Numbers of the policies that are compared with the current one.' },
        { with: { type: 'string', description: 'Number of the other.' } },
      ),
      { ...comparing({}), name: 'tag_policies', description: 'Tags policies. Returns how many.' },
    ],
    bad: [
      comparing({}),
      { ...comparing({}), name: 'policy_union', description: 'Merges policies into one. Returns its number.' },
      { ...comparing({}), name: 'batch_close', description: 'Closes policies for good. Returns how many were closed.' },
    ],
  },
  *check(tool) {
    const least = leastOf(tool)
    const lists = least === undefined ? [] : parametersOf(tool).filter((one) => one.depth === 0 && one.required && isList(one))
    const [list] = lists
    if (least === undefined || list === undefined || lists.length > 1 || own(list.schema, 'minItems') !== undefined) return
    const { name, at, description = '', written } = list
    if (MAY_BE_EMPTY.test(description) || !isEnglish(tool.description ?? '')) return
    // the second thing may be another parameter
    if (least === 2 && parametersOf(tool).some((one) => one !== list && one.depth === 0 && one.required)) return
    yield {
      at,
      message:
        least === 2
          ? `\`${clip(name, 60)}\` may have one item or none, but the tool needs two. A model that has only one calls the tool, and the call fails. Add \`minItems: 2\`.`
          : `\`${clip(name, 60)}\` may be empty. The tool then has nothing to work on, and only the server reports that. Add \`minItems: 1\`.`,
      ...(own(written, '$ref') === undefined && {
        patches: [
          { says: `add minItems ${least}`, safe: false, edits: [{ tool: tool.index, at: join(at, 'minItems'), to: least }] },
        ],
      }),
    }
  },
  plant({ index }, random) {
    const [verb, says] =
      pick(
        [
          ['compare', 'Compares crates by weight.'],
          ['merge', 'Merges crates into one.'],
          ['batch_seal', 'Seals crates at once.'],
        ],
        random,
      ) ?? []
    if (verb === undefined) return undefined
    const properties = { crate_ids: { type: 'array', items: { type: 'string' }, description: 'Crates, from list_crates.' } }
    return [
      { tool: index, at: '/name', to: `${verb}_crates` },
      { tool: index, at: '/description', to: `${says ?? ''} Returns a table.` },
      { tool: index, at: '/inputSchema', to: { type: 'object', properties, required: ['crate_ids'] } },
    ]
  },
})

function isList(parameter: Parameter): boolean {
  return isOnly(parameter, 'array')
}

/** The smallest number of things that a tool works on, according to its name or its first verb. */
function leastOf({ name, description = '' }: Tool): 1 | 2 | undefined {
  const [first = ''] = /[A-Za-z]{3,20}/.exec(description.slice(0, 40)) ?? []
  if (OF_TWO.has(stem(first.toLowerCase())) || OF_TWO.has(nameWords(name)[0] ?? '')) return 2
  return nameParts(name).some((part) => BATCH.test(part)) ? 1 : undefined
}
