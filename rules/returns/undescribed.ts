import { effectOfName } from '../../src/lint/prose/effect.ts'
import { isEnglish } from '../../src/lint/prose/language.ts'
import { saysWhatComesBack } from '../../src/lint/prose/results.ts'
import { nameParts } from '../../src/lint/prose/words.ts'
import { defineRule } from '../../src/lint/rule.ts'

const MAKES = new Set(
  'create add insert start launch run execute submit upload generate import register provision clone duplicate schedule trigger deploy ask call invoke build crawl evaluate'.split(
    ' ',
  ),
)

export default defineRule({
  scope: 'tool',
  severity: 'info',
  presets: ['recommended', 'strict'],
  summary: 'Neither the prose nor an output schema says what comes back.',
  why:
    'A model plans several calls ahead, and it can only count on an id or a status that it knows will be in the answer. One clause is enough: "Returns the new ticket\'s id". ' +
    'A verb that hands something out ("List all projects", "Get the invoice") says what comes back; "Create a ticket" does not. Only tools that make, start or ask something are asked for it: to delete, to rename or to switch on leaves nothing that a next call needs.',
  evidence: [
    {
      kind: 'measured',
      ref: '1,843 tools of 64 npm servers',
      says: 'Without the question what a tool leaves behind it spoke of 627 tools; of 42 read, 25 only delete, rename or switch something. With it, it speaks of a tenth.',
      checked: '2026-11-21',
    },
    {
      kind: 'vendor',
      ref: 'https://platform.openai.com/docs/guides/function-calling#best-practices-for-defining-functions',
      says: 'Describe the purpose of the function, each parameter and its format, and what the output represents.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      { description: 'Move a passage to another section.' },
      { description: 'List all sections of the policy handbook', outputSchema: undefined },
      { description: 'Archive a handbook section and return its new address.', outputSchema: undefined },
      { description: '归档手册章节', outputSchema: undefined },
      { name: 'delete_policy', description: 'Delete a policy of the handbook for good.', outputSchema: undefined },
    ],
    bad: [
      { name: 'ask_handbook', description: 'Ask the policy handbook a question in plain English.', outputSchema: undefined },
      {
        name: 'create_policy',
        description: 'Create a policy in a section of the handbook.',
        annotations: { readOnlyHint: false },
        outputSchema: undefined,
      },
      { name: 'handbook_import', description: 'Import a handbook from an archive, at most 50 MB.', outputSchema: undefined },
    ],
  },
  *check({ name, description, outputSchema }) {
    if (!description?.trim() || outputSchema !== undefined || saysWhatComesBack(description)) return
    if (!leavesSomething(name, description) || !isEnglish(description)) return
    yield {
      at: '/description',
      message:
        'Nothing says what comes back, so a model cannot plan the next call with it. Add a clause such as "Returns the id and status of …", or an output schema.',
    }
  },
  plant({ index, name, description = '' }, random) {
    const thing = nameParts(name).at(-1) ?? 'entry'
    if (description === '') return undefined
    const says = [
      `Create one of the ${thing} from a title and a body.`,
      `Uploads a file to the ${thing}; at most 5 MB.`,
      `Use this to run an import of ${thing} in the background.`,
    ][Math.floor(random() * 3)]
    return [
      { tool: index, at: '/name', to: `submit_${thing}` },
      { tool: index, at: '/description', to: says },
      { tool: index, at: '/annotations', to: { readOnlyHint: false, destructiveHint: false } },
      { tool: index, at: '/outputSchema', to: undefined },
    ]
  },
})

/** True for a tool that makes or starts something whose id or outcome the next call needs; to delete or to switch on leaves nothing to hold. */
function leavesSomething(name: string, description: string): boolean {
  const lead = /[A-Za-z]+/.exec(description.slice(0, 60))?.[0].toLowerCase() ?? ''
  if ([lead, lead.replace(/s$/, ''), lead.replace(/es$/, '')].some((form) => MAKES.has(form))) return true
  const named = effectOfName(name)
  return named === undefined ? nameParts(name).some((part) => MAKES.has(part)) : MAKES.has(named.verb)
}
