import { isArray, isObject, own, ownString, type Json, type JsonObject } from '../../src/core/json.ts'
import { grouped } from '../../src/core/text.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { MOST_LEVELS, subschemasOf } from '../../src/schema/walk.ts'

/** The usual minimum of characters for one schema without a description. */
const LEAST_EACH = 20
const sections = (n: number) => ({
  inputSchema: {
    type: 'object',
    properties: {
      section: {
        type: 'string',
        description: 'Section to search in.',
        enum: Array.from({ length: n }, (_, index) => `section-${index + 1}-of-the-handbook`),
      },
    },
  },
})

const filters = (n: number) =>
  Object.fromEntries(
    Array.from({ length: n }, (_, index) => [
      `filter_${index + 1}`,
      {
        type: 'string',
        description: `Only passages whose mark ${index + 1} is this one, for example "A${index + 1}"; leave it out for passages of all marks.`,
      },
    ]),
  )

export default defineRule({
  scope: 'tool',
  severity: 'info',
  presets: ['recommended', 'strict'],
  summary: 'The input schema of one tool is longer than the whole list of most servers, or it is nested deeper than rules check.',
  why: 'Every request contains the schema, whether the tool is called or not. A model that has to fill in a deep tree leaves out fields or puts them in the wrong place. Split the tool by what the user wants, replace the large part with a reference to a document, or remove properties that nobody sets. Of the 1,843 tools measured, ten exceed the default of 8,000 characters (about 2,000 tokens). 99 % have fewer than 5,600.',
  evidence: [
    {
      kind: 'measured',
      ref: '1,843 tools of 64 npm servers',
      says: 'Input schemas as JSON: median 342 characters, 90th percentile 1,407, 99th 5,585, largest 48,909. Ten are above 8,000.',
      checked: '2026-11-21',
    },
  ],
  options: {
    characters: {
      default: 8000,
      min: 500,
      says: 'The length of the schema, as JSON without spaces, from which the rule reports a tool.',
    },
  },
  examples: {
    good: [{}, sections(20)],
    bad: [sections(300), { inputSchema: nested(120) }, { inputSchema: { type: 'object', properties: filters(60) } }],
  },
  *check({ inputSchema }, { options }) {
    if (subschemasOf(inputSchema, '/inputSchema').at(-1)?.level === MOST_LEVELS) {
      yield {
        at: '/inputSchema',
        message: `The input schema has ${MOST_LEVELS} or more nested levels, and no rule checks below level ${MOST_LEVELS}. Flatten it, or move repeated parts to "$defs".`,
      }
    }
    // measuring every schema exactly would cost more than most rules
    if (atLeast(inputSchema) < options.characters / 4) return
    const length = lengthOf(inputSchema)
    if (length <= options.characters) return
    yield {
      at: '/inputSchema',
      message: `The input schema has ${grouped(length)} characters. It costs about ${grouped(Math.round(length / 400) * 100)} tokens in every request, even if the tool is not called. A model that fills in a large tree misplaces fields. Split the tool, or remove the parts that nobody sets.`,
    }
  },
  plant({ index, inputSchema }) {
    const values = Array.from({ length: 400 }, (_, place) => `branch-office-${place + 1}-of-the-company`)
    const properties = own(inputSchema, 'properties')
    return properties === undefined
      ? undefined
      : [
          {
            tool: index,
            at: '/inputSchema/properties/office',
            to: { type: 'string', description: 'Office, for example "branch-office-1-of-the-company".', enum: values },
          },
        ]
  },
})

function nested(levels: number): JsonObject {
  let schema: JsonObject = { type: 'string' }
  for (let level = 0; level < levels; level++) schema = { type: 'array', items: schema }
  return { type: 'object', properties: { outline: { ...schema, description: 'Headings of the policy, nested as in the text.' } } }
}

/** Characters as JSON without spaces; escapes are not counted. A loop, because a hostile schema is deeper than the stack. */
function lengthOf(root: Json): number {
  const open: Json[] = [root]
  let length = 0
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value === 'string') length += value.length + 2
    else if (isArray(value)) {
      length += Math.max(value.length, 1) + 1
      for (const item of value) open.push(item)
    } else if (isObject(value)) {
      const keys = Object.keys(value)
      length += Math.max(keys.length, 1) + 1
      for (const key of keys) {
        length += key.length + 3
        open.push(value[key] ?? null)
      }
    } else length += String(value).length
  }
  return length
}

/** A quick estimate of the length, usually too low: schemas, their descriptions and their values. */
function atLeast(schema: JsonObject): number {
  let least = 0
  for (const node of subschemasOf(schema, '/inputSchema')) {
    const values = own(node.schema, 'enum')
    least += LEAST_EACH + (ownString(node.schema, 'description')?.length ?? 0) + (isArray(values) ? values.length * 12 : 0)
  }
  return least
}
