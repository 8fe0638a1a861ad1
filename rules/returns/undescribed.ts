import type { JsonObject } from '../../src/core/json.ts'
import type { Tool, Toolset } from '../../src/core/tool.ts'
import { effectOfName } from '../../src/lint/prose/tools/effect.ts'
import { verbForm } from '../../src/lint/lexicon/verbs.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { makesHandle } from '../../src/lint/prose/tools/handles.ts'
import { saysWhatComesBack } from '../../src/lint/prose/tools/results.ts'
import { nameParts } from '../../src/lint/prose/text/words.ts'
import { defineRule } from '../../src/lint/rule.ts'

/** Verbs of tools that are called for their result. */
const ASKS = new Set('run execute submit import deploy ask call invoke crawl evaluate'.split(' '))
/** An upload into a form of a page does not count: its result has no address of its own. */
const UPLOADS = /^(?!.{0,200}\b(?:input|element|browser|page|form)\b)\W*uploads? (?!one or)/i
/** Openings of texts about something new. */
const OPENS_NEW = /^\W*(?:opens?|files?|books?|places?|issues?|logs?) (?:an?|the) (?:new )?[a-z]/i
/** Verbs of tools that create something. Its id matters only if another tool takes it. */
const MAKES = new Set(
  'create add insert start launch upload register provision clone duplicate schedule trigger append'.split(' '),
)

const withOne = (name: string, schema: JsonObject = { type: 'string' }) => ({
  type: 'object',
  properties: { [name]: { ...schema, description: 'For example "leave".' } },
  required: [name],
})
const MAKER = { annotations: { readOnlyHint: false }, outputSchema: undefined }
const CREATE = {
  name: 'create_policy',
  description: 'Create a policy in a section of the handbook.',
  inputSchema: withOne('title'),
  ...MAKER,
}
const withPolicyId = (name: string, parameter = 'policy_id') => ({
  name,
  description: 'Take one policy out of the handbook, so that nobody reads it any more.',
  inputSchema: withOne(parameter),
})

export default defineRule({
  scope: 'tool',
  severity: 'info',
  presets: ['recommended', 'strict'],
  summary: 'Neither the description nor an output schema states what the tool returns.',
  why: 'A model plans several calls in advance. It can use an id or a status only if it knows that the answer contains it. One clause is enough: "Returns the new ticket\'s id". A verb such as "List all projects" or "Get the invoice" states the result, and "Create a ticket" does not. The rule checks only tools that run or ask something, and tools that create something with an id that another tool takes. Deleting, renaming, uploading into a page, and creating a file at a given path leave nothing that a next call needs.',
  evidence: [
    {
      kind: 'measured',
      ref: '1,843 tools of 64 npm servers',
      says: 'Without the question what a call leaves behind, the rule reported 627 tools. Of 42 that were read, 25 only delete, rename or switch something. With it, the rule reports a tenth.',
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
      ...[
        'The answer contains policy_id and the day of the review.',
        'The reply names the new number.',
        'Answers with its number and state.',
        'You get the number of the policy.',
        'Answer: number and state.',
      ].map((says) => ({
        tools: [
          { ...CREATE, description: `Create a policy in a section of the handbook. ${says}` },
          withPolicyId('archive_policy'),
        ],
      })),
      { tools: [CREATE, withPolicyId('search_offices', 'city')] },
      {
        name: 'create_file',
        description: 'Create a file of the handbook at a path.',
        inputSchema: withOne('path'),
        ...MAKER,
      },
      {
        tools: [
          {
            name: 'add_chapter_policies',
            description: 'Put policies into a chapter.',
            inputSchema: withOne('policies', { type: 'array', items: { type: 'string' } }),
            ...MAKER,
          },
          withPolicyId('archive_policy'),
        ],
      },
      {
        tools: [
          {
            name: 'add_policy_reaction',
            description: 'Add a reaction to a policy.',
            inputSchema: withOne('emoji'),
            ...MAKER,
          },
          withPolicyId('archive_policy'),
        ],
      },
      { name: 'delete_policy', description: 'Delete a policy of the handbook for good.', outputSchema: undefined },
      { name: 'attach_picture', description: 'Upload a picture through the file input of a page.', outputSchema: undefined },
    ],
    bad: [
      {
        name: 'submit_answer',
        description: 'Hand in the answer to a question of the handbook quiz.',
        outputSchema: undefined,
      },
      { name: 'ask_handbook', description: 'Ask the policy handbook a question in plain English.', outputSchema: undefined },
      { tools: [CREATE, withPolicyId('archive_policy')] },
      { tools: [{ ...CREATE, name: 'documents-create' }, withPolicyId('documents-archive', 'doc_public_id')] },
      { name: 'picture_upload', description: 'Uploads a picture of at most 5 MB to the handbook.', outputSchema: undefined },
      { name: 'handbook_import', description: 'Import a handbook from an archive, at most 50 MB.', outputSchema: undefined },
    ],
  },
  *check(tool, { toolset }) {
    const { description, outputSchema } = tool
    if (!description?.trim() || outputSchema !== undefined || saysWhatComesBack(description)) return
    if (!leavesSomething(tool, description, toolset) || !isEnglish(description)) return
    yield {
      at: '/description',
      message:
        'Nothing states what the tool returns. A model cannot plan the next call. Add a clause such as "Returns the id and status of …", or an output schema.',
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

/** True for a tool that is called for its result, or that creates something with an id that another tool takes. */
function leavesSomething(tool: Tool, description: string, toolset: Toolset): boolean {
  const lead = verbForm(/[A-Za-z]+/.exec(description.slice(0, 60))?.[0].toLowerCase() ?? '')
  const named = effectOfName(tool.name)
  const verbs = [
    ...(lead?.form === 'base' || lead?.form === 'third' ? [lead.verb.verb] : []),
    ...(named === undefined ? nameParts(tool.name) : [named.verb]),
  ]
  if (verbs.some((verb) => ASKS.has(verb)) || UPLOADS.test(description)) return true
  // "Opens a new case": the verb alone does not create anything
  return (verbs.some((verb) => MAKES.has(verb)) || OPENS_NEW.test(description)) && makesHandle(tool, toolset)
}
