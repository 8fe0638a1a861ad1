import { clip, count } from '../../src/core/text.ts'
import { unsourcedIds } from '../../src/lint/prose/tools/unsourced-ids.ts'
import { pick } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

const taking = (description: string) => ({
  name: 'close_office',
  description: 'Closes an office for one day and tells the people who work there.',
  inputSchema: { type: 'object', properties: { office_id: { type: 'string', description } }, required: ['office_id'] },
  annotations: { readOnlyHint: false },
  outputSchema: undefined,
})
const LIST = {
  name: 'list_offices',
  description: 'Lists the offices of the company. Returns office_id, town and street of each.',
  inputSchema: { type: 'object', properties: {} },
  outputSchema: undefined,
}

export default defineRule({
  scope: 'toolset',
  severity: 'info',
  presets: ['recommended', 'strict'],
  summary: 'A required id does not say where it comes from, though another tool of the set lists such things.',
  why:
    'A user says "the office in Porto", and a model has to come from there to `office_id`. Where the text of the parameter names the tool that lists the ids it calls that one first; where it only says "ID of the office to close", many models try the name as an id or ask the user. ' +
    'Four words do: "from list_offices". Advice, since most models find the list by its name. Silent where any text of the tool names a tool, shows an example of the id, or says where it stands. A text that only repeats the name is `parameter/restates-name`. One finding a parameter and list, with all tools that take it.',
  evidence: [
    {
      kind: 'vendor',
      ref: 'https://www.anthropic.com/engineering/writing-tools-for-agents',
      says: 'Tool responses should give agents the identifiers that later calls need, and descriptions should tell how tools work together.',
      checked: '2026-11-30',
    },
  ],
  examples: {
    good: [
      {},
      { tools: [LIST, taking('ID of the office to close, from list_offices.')] },
      { tools: [LIST, taking('The office to close, as list_offices gives it.')] },
      { tools: [LIST, taking('ID of the office to close, such as "o_12".')] },
      { tools: [LIST, taking('ID of the office to close, as it stands in the address of its page.')] },
      { tools: [taking('ID of the office to close.')] },
      {
        tools: [
          { ...LIST, description: 'Lists the offices of the company; close_office takes the office_id.' },
          taking('ID of the office to close.'),
        ],
      },
    ],
    bad: [
      { tools: [LIST, taking('ID of the office to close.')] },
      { tools: [LIST, taking('Unique identifier of the site that is closed for a day')] },
      {
        tools: [
          { ...LIST, name: 'searchOffices' },
          {
            ...taking(''),
            name: 'closeOffice',
            inputSchema: {
              type: 'object',
              properties: { officeId: { type: 'string', description: 'Which office to close' } },
              required: ['officeId'],
            },
          },
        ],
      },
    ],
  },
  *check(toolset) {
    for (const { parameter, lister, takers } of unsourcedIds(toolset)) {
      const [first, ...others] = takers
      if (first === undefined) continue
      const [id, from] = [clip(parameter, 60), clip(lister.name, 60)]
      yield {
        tool: first.tool.index,
        at: first.at,
        related: [...others.map(({ tool }) => tool.index), lister.index],
        subject: `${id} ${from}`,
        message: `Nothing says where \`${id}\` comes from${others.length > 0 ? `, here and in ${count(others.length, 'other tool')}` : ''}, so a model that knows the thing by its name sends the name or asks. \`${from}\` seems to list it: write "from ${from}".`,
      }
    }
  },
  plant({ tools }, random) {
    const thing = pick(['crate', 'permit', 'beacon', 'ledger'], random) ?? 'crate'
    if (tools.some(({ name }) => name.includes(thing))) return undefined
    const says =
      pick(
        [`ID of the ${thing} to seal.`, `Identifier of the ${thing} that is sealed`, `Which ${thing} to seal, by id`],
        random,
      ) ?? ''
    return [
      {
        tool: tools.length,
        at: '',
        to: {
          name: `list_${thing}s`,
          description: `Lists the ${thing}s of the depot. Returns ${thing}_id and weight in kilograms of each.`,
          inputSchema: { type: 'object', properties: {} },
        },
      },
      {
        tool: tools.length + 1,
        at: '',
        to: {
          name: `seal_${thing}`,
          description: `Seals a ${thing} with the stamp of the depot.`,
          inputSchema: {
            type: 'object',
            properties: { [`${thing}_id`]: { type: 'string', description: says } },
            required: [`${thing}_id`],
          },
        },
      },
    ]
  },
})
