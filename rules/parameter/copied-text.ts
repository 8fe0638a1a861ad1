import { clip, oneLine } from '../../src/core/text.ts'
import { conceptOf } from '../../src/lint/lexicon/concepts.ts'
import { isFiller } from '../../src/lint/lexicon/filler.ts'
import { sentencesOf } from '../../src/lint/prose/text/sentences.ts'
import { contentWords } from '../../src/lint/prose/text/words.ts'
import { parametersOf } from '../../src/schema/parameters.ts'
import { plantable } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

/** With fewer informative words, two texts may be the same by chance. */
const LEAST = 4
const TEXT = 'Search the company policy handbook by keyword and return up to ten passages.'
const query = (description: string) => ({
  description: TEXT,
  inputSchema: { type: 'object', properties: { query: { type: 'string', description } }, required: ['query'] },
})

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: "The description of a parameter is a copy of the tool's description.",
  why: "It describes the tool a second time and does not mention the value, so a model has only the parameter's name. Most such texts were copied together with the tool. Describe what the parameter takes, in which form, and where the value comes from. The rule compares the informative words with those of the tool’s first sentence. The finding is likely and not proved, although no false alarm was found.",
  evidence: [
    {
      kind: 'measured',
      ref: '1,843 tools of 64 npm servers, 9,619 parameters',
      says: 'No finding, so a text that appears twice is a mistake and not a style.',
      checked: '2026-11-30',
    },
  ],
  entails: ['parameter/restates-name'],
  examples: {
    good: [
      {},
      query('Keyword to search the company policy handbook by.'),
      query('The text.'),
      { ...query('Run the query'), description: 'Run a query.' },
    ],
    bad: [
      query(TEXT),
      query('Searches the company policy handbook by keyword and returns up to ten passages'),
      query('This tool will search the company policy handbook by keyword, and return up to ten passages.'),
    ],
  },
  *check(tool) {
    const { description } = tool
    if (!description) return
    const lead = sentencesOf(description)[0]?.text ?? description
    for (const { name, description: text, descriptionAt } of parametersOf(tool)) {
      if (!text || (!isAsLong(text, lead) && !isAsLong(text, description))) continue
      const words = wordsOf(text)
      const [own, whole] = [wordsOf(lead), wordsOf(description)]
      if (words.length < LEAST || (!isSame(words, own) && !isSame(words, whole))) continue
      yield {
        at: descriptionAt,
        words: { start: 0, end: text.length },
        message: `"${clip(oneLine(text), 100)}" describes the tool a second time, not the value of \`${clip(name, 60)}\`. A model has only the parameter's name. Describe what the value is, in which form, and where it comes from.`,
      }
    }
  },
  plant(tool, random) {
    const lead = sentencesOf(tool.description ?? '')[0]?.text.trim()
    const victim = plantable(tool, random, ({ depth }) => depth === 0)
    if (lead === undefined || victim === undefined || wordsOf(lead).length < LEAST) return undefined
    return [{ tool: tool.index, at: victim.at, to: { ...victim.written, description: lead } }]
  },
})

/** The informative words, without those that fit the text of any tool. */
function wordsOf(text: string): readonly string[] {
  return contentWords(text.slice(0, 600))
    .map(conceptOf)
    .filter((word) => !isFiller(word))
}

/** The first letters of the last word. */
function endOf(text: string): string | undefined {
  return /([a-z]{1,4})[a-z]*\W*$/i.exec(text.slice(-40))?.[1]?.toLowerCase()
}

/** False for texts that cannot be the same, which is true for nearly all pairs. */
function isAsLong(text: string, other: string): boolean {
  return (
    text.length >= 16 && text.length > other.length * 0.6 && text.length < other.length * 1.5 + 24 && endOf(text) === endOf(other)
  )
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((word, index) => word === other[index])
}
