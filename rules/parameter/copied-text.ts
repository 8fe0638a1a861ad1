import { clip, oneLine } from '../../src/core/text.ts'
import { conceptOf } from '../../src/lint/lexicon/concepts.ts'
import { isFiller } from '../../src/lint/lexicon/filler.ts'
import { sentencesOf } from '../../src/lint/prose/text/sentences.ts'
import { contentWords } from '../../src/lint/prose/text/words.ts'
import { parametersOf } from '../../src/schema/parameters.ts'
import { plantable } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

/** Words of substance below which two texts may be the same by chance. */
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
  summary: "A parameter's text is the tool's own.",
  why: 'It tells what the tool does a second time and nothing of the value, so a model has only the name to fill it in by. Most such texts were copied with the tool. Write what the parameter takes, in which form, and where it comes from. The rule compares the words that carry meaning with those of the tool’s first sentence; likely, not proved, though no look-alike was found.',
  evidence: [
    {
      kind: 'measured',
      ref: '1,843 tools of 64 npm servers, 9,619 parameters',
      says: 'No finding, so a text that stands twice is a slip and no style.',
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
        message: `"${clip(oneLine(text), 100)}" is what the tool does, told a second time; nothing tells what \`${clip(name, 60)}\` takes, so a model fills it in by its name. Say what the value is, in which form, and where it comes from.`,
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

/** The words that carry meaning, without those that any text of a tool may have. */
function wordsOf(text: string): readonly string[] {
  return contentWords(text.slice(0, 600))
    .map(conceptOf)
    .filter((word) => !isFiller(word))
}

/** The front of the last word. */
function endOf(text: string): string | undefined {
  return /([a-z]{1,4})[a-z]*\W*$/i.exec(text.slice(-40))?.[1]?.toLowerCase()
}

/** False for texts that cannot say the same, which is nearly all of them. */
function isAsLong(text: string, other: string): boolean {
  return (
    text.length >= 16 && text.length > other.length * 0.6 && text.length < other.length * 1.5 + 24 && endOf(text) === endOf(other)
  )
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((word, index) => word === other[index])
}
