import { capital, clip } from '../../src/core/text.ts'
import { draftedApart } from '../../src/lint/drafts/sentences-apart.ts'
import { suggested } from '../../src/lint/drafts/suggested.ts'
import { defineRule, subjectOf } from '../../src/lint/rule.ts'
import { draftedSentence } from '../../src/lint/prose/rivals/difference.ts'
import { bothSpeakOf, rivalsOf } from '../../src/lint/prose/rivals/rivals.ts'
import { areNamesakes, twinsOf, type Twins } from '../../src/lint/prose/rivals/twins.ts'
import { withRival } from '../../src/lint/prose/rivals/planted-rival.ts'

const KEYWORD = 'Search the policy handbook by keyword and return matching passages with section number and last-modified date.'
const MEANING = 'Find policies in the handbook that match a keyword, with section number and last-modified date.'
const ANOTHER = {
  name: 'book_room',
  description: 'Reserve a meeting room in the Berlin office for one hour and send the invitation.',
  annotations: { readOnlyHint: false },
}

const LIFTS = { name: 'get_lift', description: 'Get the details of a lift (floor, load, last inspection).' }

export default defineRule({
  scope: 'toolset',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'Two tools compete for the same requests, and nothing in their texts distinguishes them.',
  why: 'Two tools do the same kind of work on the same object and are described in nearly the same words. If neither text states when to call the tool, excludes a case or names the other tool, a model chooses by chance or by position. Some differences count as enough: different verbs (create, list, delete), one thing against many, a search against a full list, one place against all places, or a noun in the names (`list_installed_plugins`, `list_available_plugins`). Words that the whole set shares have little weight. Each pair is reported once, with at most three per tool. The finding is advice. It is a warning in two cases. Namesakes have the same required parameters (`find_docs` and `search_docs`). Twins have first sentences with the same meaning and names without an explained difference, or both report who is asking (`whoami`, `get_current_user`). The message suggests a sentence from something that only the other tool has: a parameter, a field of its answer, a cost, or words.',
  evidence: [
    {
      kind: 'vendor',
      ref: 'https://www.anthropic.com/engineering/writing-tools-for-agents',
      says: 'Tools that overlap in function or have a vague purpose distract agents from efficient strategies.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: 'labels of tuning servers',
      says: 'Before repairs, 6 of 11 labelled pairs of this rule and description/when-not-to-use were wrong on tuning servers. The 5 right ones are still reported, and the 6 wrong ones are not.',
      checked: '2026-11-21',
    },
  ],
  options: {
    similarity: {
      default: 0.4,
      min: 0.3,
      max: 1,
      says: 'How similar the words of two tools must be: the cosine of their weighted words.',
    },
  },
  entails: ['description/when-not-to-use'],
  examples: {
    good: [
      {},
      { tools: [{ description: KEYWORD }, ANOTHER] },
      {
        tools: [
          { description: KEYWORD },
          ANOTHER,
          { name: 'find_policies', description: `${MEANING} Unlike search_policies it also covers repealed policies.` },
        ],
      },
      {
        tools: [
          ANOTHER,
          {
            name: 'list_policies',
            description: 'List the policies of the handbook by number, with title and last-modified date.',
          },
          {
            name: 'delete_policy',
            description: 'Delete a policy of the handbook by number.',
            annotations: { readOnlyHint: false, destructiveHint: true },
          },
        ],
      },
      // one takes words, the other hands out everything
      {
        tools: [
          ANOTHER,
          { name: 'search_forms', description: 'Search the printed forms of the personnel department by keyword.' },
          {
            name: 'list_forms',
            description: 'List the printed forms of the personnel department.',
            inputSchema: { type: 'object' },
          },
        ],
      },
      {
        tools: [
          ANOTHER,
          {
            name: 'find_forms',
            description: 'Find printed forms.',
            inputSchema: { type: 'object', properties: { title: { type: 'string' } }, required: ['title'] },
          },
          { name: 'list_forms', description: 'List all printed forms.', inputSchema: { type: 'object' } },
        ],
      },
      // a qualifier of one name, which the other text only states about its things
      {
        tools: [
          ANOTHER,
          LIFTS,
          { name: 'get_inspected_lift', description: 'Get the details of a single inspected lift (inspector, next date).' },
        ],
      },
      // the same first sentence, told apart by a name or a text
      {
        tools: [
          ANOTHER,
          { name: 'list_open_notes', description: 'Finds the notes of the office. Returns number and title.' },
          { name: 'list_closed_notes', description: 'Finds the notes of the office. Returns number and date.' },
        ],
      },
      {
        tools: [
          ANOTHER,
          { name: 'list_notes', description: 'Finds the notes of the office. Without words to look for.' },
          { name: 'search_content', description: 'Finds the notes of the office. To get all of them use list_notes.' },
        ],
      },
      {
        tools: [
          ANOTHER,
          { name: 'get_my_profile', description: 'Get the profile of whoever is signed in.', inputSchema: { type: 'object' } },
          {
            name: 'get_user',
            description: 'Get a colleague by id.',
            inputSchema: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
          },
        ],
      },
      // all places against one of them
      {
        tools: [
          ANOTHER,
          { name: 'search_parcels', description: 'Search for parcels across company warehouses.' },
          { name: 'list_parcels', description: 'List parcels in a company warehouse with filters.' },
        ],
      },
    ],
    bad: [
      {
        tools: [
          ANOTHER,
          { name: 'list_notes', description: 'Finds the notes of the office. Returns number, title and date.' },
          {
            name: 'search_content',
            description: 'Finds the notes of the office. Returns `matches` with number and title.',
            inputSchema: { type: 'object', properties: { text: { type: 'string' } }, required: ['text'] },
          },
        ],
      },
      {
        tools: [
          ANOTHER,
          { name: 'whoami', description: 'Identify the person behind the session.', inputSchema: { type: 'object' } },
          { name: 'get_current_user', description: 'Tells who is signed in.', inputSchema: { type: 'object' } },
        ],
      },
      { tools: [{ description: KEYWORD }, ANOTHER, { name: 'find_policies', description: MEANING }] },
      {
        tools: [
          ANOTHER,
          { name: 'run_report', description: 'Run a sales report for a quarter and return revenue by region.' },
          {
            name: 'execute_report',
            description: 'Execute the sales report of a quarter; returns revenue by region and country.',
          },
        ],
      },
    ],
  },
  *check(toolset, { options }) {
    const twins = twinsOf(toolset)
    for (const pair of twins) {
      const { tool, sibling } = pair
      yield {
        tool: tool.index,
        at: tool.description === undefined ? '' : '/description',
        related: [sibling.index],
        subject: subjectOf(tool, sibling),
        message: ofTwins(pair),
        ...suggested(draftedApart(tool, sibling)),
      }
    }
    const known = new Set(twins.map(({ tool, sibling }) => subjectOf(tool, sibling)))
    const told = new Map<number, number>()
    for (const { tool, sibling, similarity, shared, onlySibling, saysWhen } of rivalsOf(toolset)) {
      const before = told.get(tool.index) ?? 0
      if (saysWhen !== undefined || similarity < options.similarity || before === 3) continue
      if (known.has(subjectOf(tool, sibling))) continue
      told.set(tool.index, before + 1)
      const other = clip(sibling.name, 60)
      yield {
        tool: tool.index,
        at: tool.description === undefined ? '' : '/description',
        ...(!areNamesakes(tool, sibling) && { severity: 'info' as const }),
        related: [sibling.index],
        subject: subjectOf(tool, sibling),
        message: `"${clip(tool.name, 60)}" and "${other}" compete for the same requests. ${capital(bothSpeakOf(shared.slice(0, 4)))}, and neither states when to use which. ${draftedSentence(tool, sibling, onlySibling)}`,
        ...suggested(draftedApart(tool, sibling)),
      }
    }
  },
  plant: withRival,
})

function ofTwins({ tool, sibling, by }: Twins): string {
  const both = `"${clip(tool.name, 60)}" and "${clip(sibling.name, 60)}"`
  const same = by === 'lead' ? 'begin with the same sentence' : 'both report who is asking'
  return `${both} ${same}, and no text states how they differ. A model chooses by chance. ${draftedSentence(tool, sibling, [])} If they do the same, keep only one.`
}
