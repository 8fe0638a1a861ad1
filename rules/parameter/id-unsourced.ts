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
  summary: 'A required id does not state where it comes from, although another tool of the set lists such ids.',
  why: 'A user asks for "the office in Porto", and a model has to find the `office_id`. If the description of the parameter names the tool that lists the ids, the model calls that tool first. If it only states "ID of the office to close", many models send the name as the id, or ask the user. Two words are enough: "from list_offices". The rule is advice, because most models find the list by its name. It reports nothing if any text of the tool names a tool, shows an example of the id, or states where to find it. A text that only repeats the name is reported by `parameter/restates-name`. There is one finding per parameter and list, with all tools that take the id.',
  evidence: [
    {
      kind: 'vendor',
      ref: 'https://www.anthropic.com/engineering/writing-tools-for-agents',
      says: 'Tool responses should give agents the identifiers that later calls need, and descriptions should explain how tools work together.',
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
        message: `Nothing states where \`${id}\` comes from${others.length > 0 ? `, here and in ${count(others.length, 'other tool')}` : ''}. A model that knows only the name sends the name, or asks the user. \`${from}\` seems to list the ids, so add "from ${from}".`,
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
