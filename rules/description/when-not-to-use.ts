import { isObject, ownString } from '../../src/core/json.ts'
import { clip } from '../../src/core/text.ts'
import type { Edit, Tool } from '../../src/core/tool.ts'
import { withRival } from '../../src/lint/prose/rivals/planted-rival.ts'
import { nameParts } from '../../src/lint/prose/text/words.ts'
import { pick } from '../../src/schema/planting.ts'
import { draftedApart } from '../../src/lint/drafts/sentences-apart.ts'
import { suggested } from '../../src/lint/drafts/suggested.ts'
import { defineRule, subjectOf } from '../../src/lint/rule.ts'
import { draftedSentence } from '../../src/lint/prose/rivals/difference.ts'
import { bothSpeakOf, rivalsOf } from '../../src/lint/prose/rivals/rivals.ts'

const WHEN =
  'Search the policy handbook by keyword and return matching passages. Use it when the user asks what the company allows.'
const OTHER = { name: 'find_policies', description: 'Find policies in the handbook that match a keyword.' }
const ANOTHER = {
  name: 'book_room',
  description: 'Reserve a meeting room in the Berlin office for one hour and send the invitation.',
  annotations: { readOnlyHint: false },
}

export default defineRule({
  scope: 'toolset',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'Another tool competes for the same requests, and the text neither excludes a case nor names that tool.',
  why: 'A text that states only when to call a tool does not keep a model from calling it for requests that another tool handles better. A sentence that sends those requests to the other tool does. Pairs without any difference are reported by `toolset/overlap`. This rule reports the milder ones: one of the two states when to call it, or their words are less alike. There is at most one finding per tool.',
  evidence: [
    {
      kind: 'vendor',
      ref: 'https://docs.claude.com/en/docs/agents-and-tools/tool-use/implement-tool-use',
      says: 'A description should say when the tool should be used and when it should not.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: 'labels of tuning servers',
      says: 'Before repairs, 6 of 11 labelled pairs of this rule and toolset/overlap were wrong on tuning servers. The 5 right ones are still reported, and the 6 wrong ones are not.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      { tools: [{ description: WHEN }, ANOTHER] },
      { tools: [{ description: `${WHEN} Not for contracts: use find_policies for those.` }, ANOTHER, OTHER] },
      {
        tools: [
          ANOTHER,
          {
            name: 'search_reports',
            description: 'Search the sales reports of all regions by keyword. Useful for finding a single figure.',
          },
          { name: 'list_reports', description: 'List the sales reports of all regions.', inputSchema: { type: 'object' } },
        ],
      },
      {
        tools: [
          ANOTHER,
          {
            name: 'find_word_in_letter',
            description: 'Find occurrences of specific words in a sent letter. Useful for checking a promise.',
          },
          { name: 'get_letter_words', description: 'Extract all words from a sent letter.', inputSchema: { type: 'object' } },
        ],
      },
      { tools: [{ description: `${WHEN} Choose the corresponding find tool to read whole policies.` }, ANOTHER, OTHER] },
    ],
    bad: [
      { tools: [{ description: WHEN }, ANOTHER, OTHER] },
      {
        tools: [
          ANOTHER,
          {
            name: 'search_reports',
            description: 'Search the sales reports of a region, newest quarter first. Useful for finding a single figure.',
          },
          { name: 'list_reports', description: 'List the sales reports of a region, newest quarter first, with their revenue.' },
        ],
      },
    ],
  },
  *check(toolset) {
    const told = new Set<number>()
    for (const { tool, sibling, shared, onlySibling, saysWhen } of rivalsOf(toolset)) {
      // the tool that already states when to call it needs the sentence less
      const [here, there] = saysWhen === 'tool' ? [sibling, tool] : [tool, sibling]
      if (told.has(here.index) || sendsTo(here, there) || sendsTo(there, here)) continue
      told.add(here.index)
      const other = clip(there.name, 60)
      const words = saysWhen === 'tool' ? [] : onlySibling
      yield {
        tool: here.index,
        at: here.description === undefined ? '' : '/description',
        related: [there.index],
        subject: subjectOf(here, there),
        message: `This text does not state when "${other}" is the better choice, although ${bothSpeakOf(shared.slice(0, 3))}. A model may confuse the two. ${draftedSentence(here, there, words)}`,
        ...suggested(draftedApart(here, there)),
      }
    }
  },
  plant(toolset, random) {
    // a competing tool that states when to call it and leaves open when not to
    return withRival(toolset, random)?.map((edit) => saysWhen(edit, random))
  },
})

const ANOTHER_KIND = /\b(?:choose|use|call|prefer) (?:an? |the )(?:[a-z]+ ){1,5}tools?\b/gi

/** True if a text sends other requests to a kind of tool, and the sibling is of that kind: "choose the corresponding get tool". */
function sendsTo({ description = '' }: Tool, sibling: Tool): boolean {
  const verbs = nameParts(sibling.name)
  return [...description.matchAll(ANOTHER_KIND)].some(([words]) =>
    nameParts(words).some((word) => word !== 'tool' && verbs.includes(word)),
  )
}

function saysWhen(edit: Edit, random: () => number): Edit {
  if (!isObject(edit.to)) return edit
  const when = pick(
    ['Use this when the user asks for it.', 'Useful for quick questions.', 'Call it when the user asked in passing.'],
    random,
  )
  return { ...edit, to: { ...edit.to, description: `${ownString(edit.to, 'description') ?? ''} ${when}` } }
}
