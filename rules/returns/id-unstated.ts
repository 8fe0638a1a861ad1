import type { Finding } from '../../src/core/finding.ts'
import { clip } from '../../src/core/text.ts'
import type { Tool, Toolset } from '../../src/core/tool.ts'
import { factInSet } from '../../src/lint/memo.ts'
import { namedTools } from '../../src/lint/prose/tools/named-tools.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { contentWords } from '../../src/lint/prose/text/words.ts'
import { fieldsWithoutId, idNeededFrom, namesFields, speaksOfIds, tellsFields } from '../../src/lint/prose/tools/handed-out.ts'
import { pick } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

const withOne = (name: string, description: string) => ({
  type: 'object',
  properties: { [name]: { type: 'string', description } },
  required: [name],
})
const LIST = { name: 'list_offices', outputSchema: undefined, inputSchema: { type: 'object', properties: {} } }
const taking = (description = 'The office.') => ({
  name: 'close_office',
  description: 'Close an office for one day and tell the people who work there.',
  inputSchema: withOne('office_id', description),
  annotations: { readOnlyHint: false },
  outputSchema: undefined,
})
const listing = (description: string) => ({ tools: [{ ...LIST, description }, taking()] })

export default defineRule({
  scope: 'toolset',
  severity: 'info',
  presets: ['recommended', 'strict'],
  summary: 'A list or search does not state that it returns the id which another tool requires, or it states other fields only.',
  why: 'A model that has to close an office looks for a tool that returns an `office_id`. If a list promises only names and towns, the model sends a name as the id. That is a warning (likely). If a list promises nothing, the model may call it or ask the user. That is advice, because many models try it anyway. One clause is enough: "Returns office_id, name and town". An output schema, or a parameter that chooses the fields, counts too. If the tool that takes the id names this list, any field in the text of the list is enough.',
  evidence: [
    {
      kind: 'measured',
      ref: '1,843 tools of 64 npm servers',
      says: '94 lists and searches on 16 servers return ids that another tool requires, and no text states it. All 94 were read, and none states it in other words.',
      checked: '2026-11-30',
    },
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
      listing('List the offices of the company with their ids and towns.'),
      listing('List the offices of the company: office_id, town and street.'),
      {
        tools: [
          { ...LIST, description: 'List the offices of the company with town and street.' },
          taking('The office, from list_offices.'),
        ],
      },
      {
        tools: [
          { ...LIST, description: 'Returns the offices of the company: town and street.' },
          taking('The office, from list_offices.'),
        ],
      },
      { tools: [{ ...LIST, description: 'List the offices of the company.' }] },
      {
        tools: [
          { name: 'list_offices', description: 'List the offices of the company.', inputSchema: LIST.inputSchema },
          taking(),
        ],
      },
      {
        tools: [{ ...LIST, name: 'get_total_offices', description: 'Count the offices of the company.' }, taking()],
      },
    ],
    bad: [
      listing('List the offices of the company.'),
      { tools: [{ ...LIST, description: 'List the offices of the company.' }, taking('The office, from list_offices.')] },
      {
        tools: [
          { ...LIST, name: 'get_map', description: 'Looks up the offices that are open at the moment.' },
          taking('Identifier of the office, from get_map.'),
        ],
      },
      listing('Returns the names of all offices, in alphabetical order.'),
      {
        tools: [
          {
            ...LIST,
            name: 'searchOffices',
            description: 'Search the offices of the company by a part of their street.',
            inputSchema: withOne('street', 'For example "Lindenstr".'),
          },
          { ...taking(), name: 'closeOffice', inputSchema: withOne('officeId', 'Identifier of the office') },
        ],
      },
    ],
  },
  *check(toolset) {
    for (const tool of toolset.tools) yield* foundIn(tool, toolset)
  },
  plant({ tools }, random) {
    const thing = pick(['crate', 'permit', 'beacon', 'ledger'], random) ?? 'crate'
    const list = pick(
      [
        { name: `list_${thing}s`, description: `List all ${thing}s of the company.` },
        { name: `list_${thing}s`, description: `Returns the names of all ${thing}s.` },
        { name: `search_${thing}s`, description: `Search the ${thing}s of the company by keyword.` },
      ],
      random,
    )
    if (list === undefined || tools.some(({ name }) => name.includes(thing))) return undefined
    const close = { name: `close_${thing}`, description: `Close one ${thing} for a day.` }
    return [
      { tool: tools.length, at: '', to: { ...list, inputSchema: withOne('query', 'What to look for.') } },
      { tool: tools.length + 1, at: '', to: { ...close, inputSchema: withOne(`${thing}_id`, `The ${thing}.`) } },
    ]
  },
})

const foundIn = factInSet((tool: Tool, toolset: Toolset): readonly Finding[] => {
  const { description, name } = tool
  if (!description?.trim() || tool.unknown !== undefined) return []
  const needed = idNeededFrom(tool, toolset)
  if (needed === undefined || speaksOfIds(description) || tellsFields(tool) || !isEnglish(description)) return []
  const sibling = namedTools(toolset).find((other) => other.name === needed.by)
  // a text that names the other tool explains how the two work together
  if (sibling === undefined || description.includes(needed.by) || isOfOne(description, name)) return []
  const [id, by] = [clip(needed.parameter, 60), clip(needed.by, 60)]
  const words = fieldsWithoutId(description)
  const place = { tool: tool.index, at: '/description', related: [sibling.index] } as const
  // the other tool already names this one, so report it only if the text names no field
  if (needed.isNamed && words === undefined) {
    if (namesFields(description)) return []
    return [
      {
        ...place,
        message: `This text names no field of the answer, but \`${by}\` takes its \`${id}\` from it. A model cannot know which field contains the id. State the fields, for example "Returns ${id} and …".`,
      },
    ]
  }
  return [
    {
      ...place,
      ...(words !== undefined && { severity: 'warn', words }),
      message:
        words === undefined
          ? `Nothing states that this tool returns the \`${id}\` that \`${by}\` requires. A model cannot know where to get it. State the fields, for example "Returns ${id} and …".`
          : `"${description.slice(words.start, words.end)}" does not include the \`${id}\` that \`${by}\` requires. A model then sends a name instead. Return the id too, and state it: "Returns ${id}, …".`,
    },
  ]
})

/** "Get details about a specific zone": one thing, whatever the name of the tool suggests. */
function isOfOne(description: string, name: string): boolean {
  const one = /\b(?:specific|single|one) (\w+)/i.exec(description.slice(0, 120))?.[1]
  return one !== undefined && contentWords(name).includes(contentWords(one)[0] ?? '')
}
