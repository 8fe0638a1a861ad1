import { isArray, isObject, own } from '../../src/core/json.ts'
import { list } from '../../src/core/text.ts'
import type { Tool, Toolset } from '../../src/core/tool.ts'
import { appended } from '../../src/lint/prose/text/appended.ts'
import { returnedFields } from '../../src/lint/claims/read/returned-fields.ts'
import { parametersOf, type Parameter } from '../../src/schema/parameters.ts'
import { pick } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'The prose names a returned field that the output schema lacks.',
  why:
    'A model plans its next call with the field that the prose promises, `next_cursor` say, and the answer has another one or none. ' +
    'Only fields named in code, quotes or as identifiers in a sentence or section about what is returned are compared, and only where at least half of them are in the schema: else prose and schema are about two levels of one answer.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2025-11-25/server/tools#output-schema',
      says: 'Servers must provide structured results that conform to the output schema; clients should validate them against it.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: 'tools/list of 134 servers (64 npm servers, 70 of LiveMCPBench)',
      says: '223 tools have an output schema, and prose that names returned fields stands beside one of them nowhere: no finding, recall unmeasured.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      returning('Returns `title`, `section` and `modified` of each passage.'),
      returning('Returns `title` and `section`; pass them to get_policy. It does not return `author`.'),
      returning('Returns `id`, `name` and `kind`.'),
      { description: 'Search the policy handbook. Returns `title` and `total`.', outputSchema: undefined },
    ],
    bad: [
      returning('Returns `title`, `section` and `next_cursor`.'),
      returning('Returns the title, `section` and `modifiedAt` of each passage, best first; `title` is plain text.'),
      returning('\n\nReturns:\n    title: Title of the policy\n    section: Its number\n    author: Who wrote it'),
    ],
  },
  *check(tool, { toolset }) {
    const { description, outputSchema } = tool
    if (!description || !isObject(outputSchema)) return
    const fields = returnedFields(description)
    if (fields.length === 0) return
    const declared = parametersOf({ ...tool, inputSchema: outputSchema })
    const names = new Set(declared.map(({ name }) => name))
    const spoken = [...new Set(fields.map(({ name }) => name))].filter((name) => !isSomethingElse(name, tool, toolset, declared))
    const strange = fields.find(({ name }) => spoken.includes(name) && !names.has(name))
    const known = spoken.filter((name) => names.has(name))
    if (strange === undefined || known.length * 2 < spoken.length || names.size < 2) return
    yield {
      at: '/description',
      words: strange.words,
      message: `The description promises the field "${strange.name}", and the output schema has none of that name (${list([...names], 4)}): a model reads for it in vain. Make both name what the server returns.`,
    }
  },
  plant(tool, random) {
    const { outputSchema, description, index } = tool
    if (!description || !isObject(outputSchema)) return undefined
    const inputs = new Set(parametersOf(tool).map(({ name }) => name))
    const names = parametersOf({ ...tool, inputSchema: outputSchema })
      .map(({ name }) => name)
      .filter((name) => name.length > 2 && !inputs.has(name))
    const [first, second] = [pick(names, random), names[0]]
    const strange = pick(['next_cursor', 'total_count', 'createdAt', 'score'], random)
    if (first === undefined || second === undefined || strange === undefined || names.length < 2 || names.includes(strange))
      return undefined
    const sentence = pick(
      [`Returns \`${first}\` and \`${strange}\`.`, `\n\nReturns:\n- \`${first}\`: as stored\n- \`${strange}\`: as stored`],
      random,
    )
    const to = appended(description, sentence ?? '')
    return to === undefined ? undefined : [{ tool: index, at: '/description', to }]
  },
})

/** True for a parameter of the tool, another tool, or a value that the output may take. */
function isSomethingElse(name: string, tool: Tool, { tools }: Toolset, declared: readonly Parameter[]): boolean {
  return (
    tools.some((other) => other.name === name) ||
    parametersOf(tool).some((parameter) => parameter.name === name) ||
    declared.some(({ schema }) => {
      const values = own(schema, 'enum')
      return isArray(values) && values.includes(name)
    })
  )
}

function returning(sentence: string) {
  return { description: `Search the policy handbook by keyword, for example "parental leave". ${sentence}` }
}
