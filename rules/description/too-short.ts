import { count } from '../../src/core/text.ts'
import { isEnglish } from '../../src/lint/prose/language.ts'
import { contentWords } from '../../src/lint/prose/words.ts'
import { parametersOf } from '../../src/lint/schema/parameters.ts'
import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'The description has fewer words of substance than its parameters call for.',
  why:
    'A tool with many parameters does something involved, and a model that gets four words about it guesses the rest. The text needs `base` words of substance ' +
    '(a verb, an object and what narrows it), one fewer for a tool of at most one parameter ("Close the page" is clear), and one more for every `perWord` top-level parameters beyond the first two; ' +
    'length alone never passes a text, because stop words do not count.',
  evidence: [
    {
      kind: 'vendor',
      ref: 'https://docs.claude.com/en/docs/agents-and-tools/tool-use/implement-tool-use',
      says: 'Aim for at least three or four sentences per tool description, more if the tool is complex.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: 'tools/list of 64 npm servers',
      says: 'The shortest tenth of descriptions has at most 27 characters, the median 87.',
      checked: '2026-11-21',
    },
  ],
  options: {
    base: { default: 3, min: 1, max: 50, says: 'words of substance that every description needs' },
    perWord: { default: 3, min: 1, max: 50, says: 'top-level parameters beyond the first two that call for one word more' },
  },
  examples: {
    good: [
      {},
      { description: 'Return the current UTC time as an ISO 8601 string.' },
      { description: 'Search handbook passages' },
      { description: 'Close the page', inputSchema: wide(0) },
      { description: 'Navigate to a URL', inputSchema: wide(1) },
      { description: '搜索文档' },
    ],
    bad: [
      { description: 'Search handbook' },
      { description: 'Handbook lookup.' },
      { description: 'Find a handbook passage', inputSchema: wide(8) },
    ],
  },
  *check(tool, { options }) {
    const { description } = tool
    if (!description?.trim() || description.length > 400) return
    const parameters = parametersOf(tool).filter(({ depth }) => depth === 0).length
    const needed = options.base + Math.floor((parameters - 2) / options.perWord)
    const words = new Set(contentWords(description)).size
    if (words === 0 || words >= needed || !isEnglish(description)) return
    yield {
      at: '/description',
      words: { start: 0, end: description.length },
      message: `${count(words, 'word')} of substance${parameters === 0 ? '' : ` for ${count(parameters, 'parameter')}`}: a model has to guess what the tool does with them. Say what it acts on, under what condition, and what comes back (at least ${count(needed, 'word')}).`,
    }
  },
})

function wide(parameters: number) {
  const names = Array.from({ length: parameters }, (_, index) => `field_${index}`)
  const field = { type: 'string', description: 'Text that the field must hold, for example "leave".' }
  return { type: 'object', properties: Object.fromEntries(names.map((name) => [name, field])) }
}
