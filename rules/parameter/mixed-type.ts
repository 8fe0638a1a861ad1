import { isArray, isObject, own, ownString, type JsonObject } from '../../src/core/json.ts'
import { clip } from '../../src/core/text.ts'
import { nameParts } from '../../src/lint/prose/text/words.ts'
import { parametersOf, type Parameter } from '../../src/schema/parameters.ts'
import { pick } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

/** Names of values that may have any type. */
const ANY =
  /^(?:value|values|default|data|content|input|payload|body|arg|args|argument|arguments|param|params|param(?:eter)?s?|old|new|example|answer)$/
const AMOUNT =
  /^(?:limit|offset|page|size|count|max|min|top|number|n|k|days|hours|minutes|seconds|width|height|timeout|depth|retries)$/

const withFlag = (recent: JsonObject) => ({
  inputSchema: {
    type: 'object',
    properties: { query: { type: 'string', description: 'Keywords, for example "leave".' }, ...recent },
    required: ['query'],
  },
})

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'A flag or a number also takes a string: boolean or string, number or string, or an enum of "true" and "false".',
  why: 'A model sends `"yes"`, `"all"` or `"ten"`, and the schema allows it. Allow one type. If a word has a meaning of its own ("top", "auto"), list it in an enum next to the other type. Values that may have any type (`value`, `default`), ids that may be numbers, and texts that name the words are not reported. The finding is likely and not proved, because the server may convert the value.',
  evidence: [
    {
      kind: 'measured',
      ref: '1,843 tools of 64 npm servers, 9,619 parameters',
      says: 'One finding, and it is right: a filter that takes the strings "true" and "false".',
      checked: '2026-11-30',
    },
  ],
  examples: {
    good: [
      {},
      withFlag({ recent: { type: 'boolean', description: 'Only passages of this year.' } }),
      withFlag({ recent: { type: ['boolean', 'null'], description: 'Only passages of this year.' } }),
      withFlag({ value: { type: ['boolean', 'string', 'number'], description: 'New value, of the type of the field.' } }),
      withFlag({
        recent: { type: ['boolean', 'string'], description: 'true, false or "auto", which takes what the user chose.' },
      }),
      withFlag({ section_id: { type: ['string', 'number'], description: 'Number or name of the section.' } }),
    ],
    bad: [
      withFlag({ recent: { type: ['boolean', 'string'], description: 'Only passages of this year.' } }),
      withFlag({ recent: { anyOf: [{ type: 'boolean' }, { type: 'string' }], description: 'Only passages of this year.' } }),
      withFlag({ recent: { type: 'string', enum: ['true', 'false'], description: 'Only passages of this year.' } }),
      withFlag({ limit: { type: ['string', 'number'], description: 'How many passages to return.' } }),
    ],
  },
  *check(tool) {
    for (const parameter of parametersOf(tool)) {
      const { name, at, description = '', written, types } = parameter
      // nearly all have one type
      if (types.length === 1 && ['enum', 'anyOf', 'oneOf'].every((keyword) => own(written, keyword) === undefined)) continue
      if (nameParts(name).some((part) => ANY.test(part)) || /["'`“]\w/.test(description)) continue
      const mixed = mixedIn(parameter)
      if (mixed === undefined) continue
      yield {
        at,
        message: `\`${clip(name, 60)}\` ${mixed}. Allow one type only, or list the allowed words in an enum.`,
      }
    }
  },
  plant(tool, random) {
    const schema = pick<JsonObject>(
      [
        { type: ['boolean', 'string'] },
        { anyOf: [{ type: 'string' }, { type: 'boolean' }] },
        { type: 'string', enum: ['true', 'false'] },
      ],
      random,
    )
    if (schema === undefined || own(tool.inputSchema, 'properties') === undefined) return undefined
    return [
      {
        tool: tool.index,
        at: '/inputSchema/properties/archived',
        to: { ...schema, description: 'Whether archived ones are shown, too.' },
      },
    ]
  },
})

/** What is mixed, for a message; undefined for one type, and for types with different meanings. */
function mixedIn({ name, written, types }: Parameter): string | undefined {
  const values = own(written, 'enum')
  if (isArray(values))
    return values.length === 2 && values.every((value) => typeof value === 'string' && /^(?:true|false)$/i.test(value))
      ? 'is a flag that must be sent as a string. A model that sends a boolean is refused'
      : undefined
  const kinds = new Set([...types, ...branchTypes(written)].filter((type) => type !== 'null'))
  if (kinds.size !== 2 || !kinds.has('string')) return undefined
  if (kinds.has('boolean')) return 'takes a boolean or any string. A model may send "yes", and nothing refuses it'
  const isNumber = kinds.has('number') || kinds.has('integer')
  return isNumber && nameParts(name).some((part) => AMOUNT.test(part))
    ? 'takes a number or any string. A model may send "ten" or "all", and nothing refuses it'
    : undefined
}

/** The types of those branches of a union that do not restrict their strings. */
function branchTypes(written: JsonObject): readonly string[] {
  const branches = own(written, 'anyOf') ?? own(written, 'oneOf')
  if (!isArray(branches)) return []
  return branches.flatMap((branch) => {
    if (
      !isObject(branch) ||
      own(branch, 'enum') !== undefined ||
      own(branch, 'const') !== undefined ||
      own(branch, 'pattern') !== undefined
    )
      return []
    return ownString(branch, 'type') ?? []
  })
}
