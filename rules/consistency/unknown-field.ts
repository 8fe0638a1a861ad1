import { isObject } from '../../src/core/json.ts'
import { clip, list } from '../../src/core/text.ts'
import type { Toolset } from '../../src/core/tool.ts'
import { isField, outputOf, type Output } from '../../src/lint/claims/judge/output.ts'
import { unknownFound } from '../../src/lint/claims/judge/found-names.ts'
import { resultFieldsIn } from '../../src/lint/claims/read/result-fields.ts'
import { appended } from '../../src/lint/prose/text/appended.ts'
import { factOfSet } from '../../src/lint/memo.ts'
import { textsOf } from '../../src/lint/prose/text/texts.ts'
import { pick } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'tool',
  needs: 'whole-tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'The description uses a field of an answer, and the answer has no such field.',
  why: 'A model that is told to pass "the nextPageToken of the previous answer" does not find that field. It stops after the first page, or invents a value. The rule looks for the field in the output schema of the tool, or of the tool that the text names, and only if that schema lists all fields. A name that differs from a field by one word (`agent_id` for `id`) is accepted.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2025-11-25/server/tools#output-schema',
      says: 'Servers must provide structured results that conform to the output schema; clients should validate them against it.',
      checked: '2026-11-29',
    },
  ],
  examples: {
    good: [
      {},
      saying('Pass the `section` of the previous answer to go on from there.'),
      saying('Pass the `section_number` returned by search_policies to get_policy.'),
      saying('Pass the `user_id` returned by the login page of the company.'),
      { ...saying('Pass `nextPageToken` of the previous answer.'), outputSchema: undefined },
    ],
    bad: [
      saying('Pass the `nextPageToken` of the previous answer to go on from there.'),
      saying('Ask again with the next_cursor out of the last response.'),
      saying('Ask again until `has_more` is false.'),
      saying('To read on, give get_policy the `policyUrl` returned by search_policies.'),
    ],
  },
  *check(tool, { toolset }) {
    if (!declaresOutputs(toolset)) return
    const told = new Set<string>()
    for (const [at, text] of textsOf(tool)) {
      for (const { name, words, tool: other } of resultFieldsIn(text)) {
        const from = other === undefined ? tool : toolset.tools.find((one) => one.name === other)
        if (from === undefined || told.has(name) || !isObject(from.outputSchema)) continue
        const output = outputOf(from)
        if (!output.whole || isField(name, output)) continue
        told.add(name)
        const whose = from === tool ? 'its output schema' : `the output schema of \`${from.name}\``
        yield {
          at,
          words,
          message: messageOf(name, whose, output),
        }
      }
    }
    for (const { at, named } of unknownFound(tool, toolset)) {
      if (told.has(named.name)) continue
      told.add(named.name)
      yield { at, words: named.words, message: messageOf(named.name, 'its output schema', outputOf(tool)) }
    }
  },
  plant(tool, random) {
    if (!tool.description || !outputOf(tool).whole) return undefined
    const strange = pick(['nextPageToken', 'continuation_token', 'resumeKey'], random)
    if (strange === undefined || isField(strange, outputOf(tool))) return undefined
    const to = appended(tool.description, `For more, call it again with the \`${strange}\` of the previous response.`)
    return to === undefined ? undefined : [{ tool: tool.index, at: '/description', to }]
  },
})

const declaresOutputs = factOfSet(({ tools }: Toolset) => tools.some(({ outputSchema }) => outputSchema !== undefined))

function messageOf(name: string, whose: string, { names }: Output): string {
  return `The description uses the field "${clip(name, 60)}" of an answer, but ${whose} does not have it (it has ${list([...names], 4)}). A model does not find the field, or invents a value. Name a field that the answer has.`
}

function saying(sentence: string) {
  return { description: `Search the policy handbook by keyword, for example "parental leave". ${sentence}` }
}
