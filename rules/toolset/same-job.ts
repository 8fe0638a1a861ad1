import { clip } from '../../src/core/text.ts'
import type { Tool } from '../../src/core/tool.ts'
import { draftedSentence } from '../../src/lint/prose/rivals/difference.ts'
import { filteredOf } from '../../src/lint/prose/rivals/filtered.ts'
import { rivalsOf } from '../../src/lint/prose/rivals/rivals.ts'
import { sameAnswers } from '../../src/lint/prose/rivals/same-answer.ts'
import { samePurposes } from '../../src/lint/prose/rivals/same-purpose.ts'
import { areNamesakes, twinsOf } from '../../src/lint/prose/rivals/twins.ts'
import { pick } from '../../src/schema/planting.ts'
import { draftedApart, draftedForOthers } from '../../src/lint/drafts/sentences-apart.ts'
import { suggested } from '../../src/lint/drafts/suggested.ts'
import { defineRule, subjectOf } from '../../src/lint/rule.ts'

const taking = (name: string) => ({
  type: 'object',
  properties: { [name]: { type: 'string', description: 'For example "4.12".' } },
  required: [name],
})
const WRITES = { annotations: { readOnlyHint: false }, outputSchema: undefined }
const CLOSE = {
  ...WRITES,
  name: 'close_room',
  description: 'Closes a meeting room of the office.',
  inputSchema: taking('room_id'),
}
const BOOK = {
  ...WRITES,
  name: 'keep_seat',
  description: 'Puts a seat to the table of the user. Returns seat_id, table, day and hour.',
  inputSchema: taking('seat_id'),
}
const LIST = {
  name: 'list_rooms',
  description: 'List the meeting rooms of an office.',
  inputSchema: {
    type: 'object',
    properties: { state: { type: 'string', enum: ['free', 'taken'], description: 'Only rooms in this state.' } },
  },
}
const FREE = { name: 'list_free_rooms', inputSchema: { type: 'object', properties: {} } }

export default defineRule({
  scope: 'toolset',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'A tool does the same as another tool in different words, or the same as another tool with one of its parameters set.',
  why: 'If `get_stock_price` and `fetch_quote` both take a ticker and return a price, a model picks one by chance, and its answer may lack what the next call needs. Such pairs share few words, so the rule compares their purpose: the same required inputs and the same work on the same thing (synonyms count), or the same inputs and the same promised answer. A tool such as `list_open_tickets` next to `list_tickets` with `state` adds only a choice. Remove one of the two, or state in both when to use which. The message suggests a sentence from something that only the other tool has. Pairs with a text that excludes a case or names another tool are not reported. The finding is likely and not proved, because the two may differ in something that no text states.',
  evidence: [
    {
      kind: 'measured',
      ref: '1,843 tools of 64 npm servers',
      says: 'Two findings on one server, both right: a tool for drafts and one for pending comments, each next to a tool that takes `draft` or `pending`.',
      checked: '2026-11-30',
    },
    {
      kind: 'vendor',
      ref: 'https://www.anthropic.com/engineering/writing-tools-for-agents',
      says: 'Tools that overlap in function or have a vague purpose distract agents from efficient strategies.',
      checked: '2026-11-21',
    },
  ],
  entails: ['toolset/overlap', 'description/when-not-to-use'],
  examples: {
    good: [
      {},
      {
        tools: [CLOSE, { ...CLOSE, name: 'open_room', description: 'Opens a meeting room of the office.' }],
      },
      {
        tools: [
          CLOSE,
          { ...CLOSE, name: 'shut_floor', description: 'Shuts a floor of the office.', inputSchema: taking('floor') },
        ],
      },
      {
        tools: [CLOSE, { ...CLOSE, name: 'shut_room', description: 'Shuts a room at once; otherwise use close_room.' }],
      },
      {
        tools: [
          BOOK,
          {
            ...BOOK,
            name: 'free_seat',
            description: 'Takes a seat off the table of the user. Returns seat_id, table, day and hour.',
          },
        ],
      },
      {
        tools: [
          BOOK,
          { ...BOOK, name: 'set_end', description: 'Sets the end of a visit. Returns seat_id, table, day and hour.' },
        ],
      },
      {
        tools: [
          BOOK,
          {
            ...BOOK,
            name: 'take_place',
            description: 'Adds a seat to the table of the user, unlike keep_seat for good. Returns seat_id, table, day and hour.',
          },
        ],
      },
      { tools: [LIST, { ...FREE, description: 'List the free meeting rooms; for the others use list_rooms.' }] },
      { tools: [LIST, { ...FREE, name: 'list_large_rooms', description: 'List the large meeting rooms of an office.' }] },
    ],
    bad: [
      {
        tools: [
          BOOK,
          {
            ...BOOK,
            name: 'take_place',
            description: 'Adds a seat to the table of the user and their guests. Returns seat_id, table, day and hour.',
          },
        ],
      },
      {
        tools: [
          {
            name: 'estimate_fare',
            description:
              'Works out what a trip costs by its distance. Returns a low and a high figure in euros and the distance.',
            inputSchema: taking('address'),
          },
          {
            name: 'predict_fare',
            description: 'Guesses the price of a ride with a model. Returns a low and a high figure in euros and the distance.',
            inputSchema: taking('address'),
          },
        ],
      },
      { tools: [CLOSE, { ...CLOSE, name: 'shut_room', description: 'Shuts a meeting room of the office.' }] },
      { tools: [LIST, { ...FREE, description: 'List the free meeting rooms of an office, by floor.' }] },
      {
        tools: [
          {
            name: 'find_person',
            description: 'Finds a person of the office by a telephone number.',
            inputSchema: taking('phone'),
          },
          { name: 'lookup_user', description: 'Looks up a user of the office by phone.', inputSchema: taking('number') },
        ],
      },
    ],
  },
  *check(toolset) {
    const known = new Set(twinsOf(toolset).map(({ tool, sibling }) => subjectOf(tool, sibling)))
    const overlapping = new Set(rivalsOf(toolset).map(({ tool, sibling }) => subjectOf(tool, sibling)))
    for (const { tool, sibling, parameter, value } of filteredOf(toolset)) {
      const set = `\`${clip(parameter, 40)}\`: ${clip(value, 40)}`
      const other = clip(sibling.name, 60)
      known.add(subjectOf(tool, sibling))
      yield {
        ...placeOf(tool, sibling),
        message: `"${clip(tool.name, 60)}" does the same as "${other}" with ${set}, and no text states when to use which. A model chooses by chance. Remove one, or add "For any other \`${clip(parameter, 40)}\`, use ${other} instead."`,
        ...suggested(draftedForOthers(tool, sibling, parameter, value)),
      }
    }
    for (const [tool, sibling] of samePurposes(toolset)) {
      if (known.has(subjectOf(tool, sibling)) || (areNamesakes(tool, sibling) && overlapping.has(subjectOf(tool, sibling))))
        continue
      known.add(subjectOf(tool, sibling))
      yield {
        ...placeOf(tool, sibling),
        message: `"${clip(tool.name, 60)}" and "${clip(sibling.name, 60)}" take the same inputs and do the same in different words. A model chooses by chance. ${draftedSentence(tool, sibling, [])} If they do the same, keep only one.`,
        ...suggested(draftedApart(tool, sibling)),
      }
    }
    for (const [tool, sibling] of sameAnswers(toolset)) {
      const subject = subjectOf(tool, sibling)
      if (known.has(subject) || overlapping.has(subject)) continue
      yield {
        ...placeOf(tool, sibling),
        message: `"${clip(tool.name, 60)}" and "${clip(sibling.name, 60)}" take the same inputs and promise the same answer. A model chooses by chance. ${draftedSentence(tool, sibling, [])} If they do the same, keep only one.`,
        ...suggested(draftedApart(tool, sibling)),
      }
    }
  },
  plant({ tools }, random) {
    const [one, other] =
      pick(
        [
          ['close', 'shut'],
          ['stop', 'halt'],
          ['tag', 'label'],
        ],
        random,
      ) ?? []
    const thing = pick(['crate', 'permit', 'beacon', 'ledger'], random) ?? ''
    if (one === undefined || other === undefined || tools.some(({ name }) => name.includes(thing))) return undefined
    const planted = (verb: string) => ({
      name: `${verb}_${thing}`,
      description: `${verb.slice(0, 1).toUpperCase()}${verb.slice(1)} a ${thing} of the north depot.`,
      inputSchema: taking(`${thing}_id`),
    })
    return [
      { tool: tools.length, at: '', to: planted(one) },
      { tool: tools.length + 1, at: '', to: planted(other) },
    ]
  },
})

function placeOf(tool: Tool, sibling: Tool) {
  return {
    tool: tool.index,
    at: tool.description === undefined ? ('' as const) : ('/description' as const),
    related: [sibling.index],
    subject: subjectOf(tool, sibling),
  }
}
