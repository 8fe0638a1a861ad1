import { clip, oneLine } from '../../src/core/text.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { brokenOff } from '../../src/lint/prose/text/broken-off.ts'
import { damageIn, type Damage } from '../../src/lint/prose/text/damage.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { textsOf } from '../../src/lint/prose/text/texts.ts'
import { pick } from '../../src/schema/planting.ts'

const SHOWS: Readonly<Record<Damage['kind'], string>> = {
  closer: 'has no opening partner',
  quote: 'opens a quotation that is never closed',
  bracket: 'opens a bracket that is never closed',
  glued: 'runs two sentences or clauses together',
  twice: 'repeats a word',
  end: 'is where the text breaks off',
}
const query = (description: string) => ({
  inputSchema: { type: 'object', properties: { query: { type: 'string', description } }, required: ['query'] },
})

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary:
    'A text is damaged: a bracket or quotation mark without its partner, two sentences run together, or an end in the middle of a sentence.',
  why: 'Such a text was cut, joined or left over from a template. The lost part never reaches a model. An open quotation hides where a value ends, so the model may send the rest of the sentence as part of it. Code, addresses and measures in inches are not reported. The end of a long description is reported by `description/truncated`. The finding is likely and not proved, because a text may be intended that way.',
  evidence: [
    {
      kind: 'measured',
      ref: '1,843 tools of 64 npm servers',
      says: 'Findings on three servers, all right: sentences that run together without a space, a code mark that is never closed, and "to to".',
      checked: '2026-11-30',
    },
  ],
  examples: {
    good: [
      {},
      { description: 'Search the policy handbook (e.g. "leave"); screens of 13" or 5\'10" are not covered.' },
      { description: 'Run a program. Give it like this:\nfunction run() {\n  return 1\n}\nReturns what it prints.' },
      { description: 'Search the policy handbook with Node.js or ASP.Net style patterns, and return passages' },
      query('Word to sort by'),
      query('The section to look in (see "4.2")'),
      query("What to look for. For example: 'the notice period\n  in the first year', or 'parental leave'."),
    ],
    bad: [
      { description: 'Search the policy handbook by keyword and return passages.\n  }\n' },
      { description: 'Search the policy handbook, for example "parental leave for the given year. Returns passages.' },
      { description: 'Search the policy handbook by keyword.All words must occur.Returns up to ten passages.' },
      query('Keyword, as it is printed on the'),
      query('Keyword (for example "leave"'),
    ],
  },
  *check(tool, { toolset }) {
    for (const [at, text] of textsOf(tool)) {
      const damage = damageIn(text)
      if (damage === undefined || !isEnglish(text)) continue
      // description/truncated reports the same end
      if (at === '/description' && damage.kind === 'end' && brokenOff(text, toolset) !== undefined) continue
      const { start, end } = damage.words
      yield {
        at,
        words: damage.words,
        message: `"${clip(oneLine(text.slice(start, end)), 60)}" ${SHOWS[damage.kind]}. Part of the text may be missing, and a model may misread the rest. Complete the text, and check what cuts or joins it.`,
      }
    }
  },
  plant({ index, description = '' }, random) {
    const text = description.trim().replace(/[.!]$/, '')
    if (text === '' || !isEnglish(text) || /["`{}[\]()]/.test(text)) return undefined
    const to = pick(
      [`${text}.\n}`, `${text}, for example "north and south.`, `${text} for the north depot.All others are left out.`],
      random,
    )
    return [{ tool: index, at: '/description', to }]
  },
})
