import { clip, count, grouped, oneLine } from '../../src/core/text.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { contentWords } from '../../src/lint/prose/text/words.ts'
import { parametersOf } from '../../src/schema/parameters.ts'
import { pick } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

/** Nobody explains twenty parameters in the first sentence; `parameter/description-missing` requires their descriptions. */
const MOST_MORE = 3

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'The description has too few informative words for its parameters, and they do not explain themselves.',
  why: 'A model that gets three words about a tool and bare parameter names guesses the rest. The text needs `base` informative words (a verb, an object and what narrows it). It needs one fewer if there is at most one parameter ("Close the page" is clear) or all of them are explained ("Rename a droplet"). It needs one more for every `perWord` undescribed top-level parameters after the first two. "Merge a pull request" with six explained parameters is short and clear. Length alone is not enough, because stop words do not count. A text that tells next to nothing, such as one noun, is reported by `description/vague`.',
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
    base: { default: 3, min: 1, max: 50, says: 'The number of informative words that every description needs.' },
    perWord: {
      default: 3,
      min: 1,
      max: 50,
      says: 'How many undescribed top-level parameters, after the first two, require one more word.',
    },
  },
  examples: {
    good: [
      {},
      { description: 'Return the current UTC time as an ISO 8601 string.' },
      { description: 'Search handbook passages' },
      { description: 'Search handbook' },
      { description: 'Close the page', inputSchema: wide(0) },
      { description: 'Navigate to a URL', inputSchema: wide(1) },
      { description: 'Find a handbook passage', inputSchema: wide(8) },
      { description: '搜索文档' },
    ],
    bad: [
      { description: 'Look up the handbook', inputSchema: wide(2, '') },
      { description: 'Bind all passages, one after another, by section', inputSchema: wide(11, '') },
      { description: 'Find a handbook passage', inputSchema: wide(8, '') },
    ],
  },
  *check(tool, { options }) {
    const { description } = tool
    if (!description?.trim() || description.length > 400) return
    const parameters = parametersOf(tool).filter(({ depth }) => depth === 0)
    const silent = parameters.filter((parameter) => !parameter.description?.trim()).length
    const needed =
      options.base -
      (parameters.length < 2 || silent === 0 ? 1 : 0) +
      Math.min(MOST_MORE, Math.max(0, Math.floor((silent - 2) / options.perWord)))
    const words = new Set(contentWords(description)).size
    if (words === 0 || words >= needed || !isEnglish(description)) return
    yield {
      at: '/description',
      words: { start: 0, end: description.length },
      message: `"${clip(oneLine(description), 120)}" has only ${count(words, 'informative word')}${parameters.length === 0 ? '' : `, but the tool has ${count(parameters.length, 'parameter')}${silent === 0 ? '' : ` (${silent === parameters.length ? (silent === 1 ? 'not described' : 'none described') : `${grouped(silent)} not described`})`}`}. A model has to guess what a call does. Describe what the tool acts on, under what condition, and what it returns, in at least ${count(needed, 'informative word')}.`,
    }
  },
  plant({ index }, random) {
    const short = [
      'Bind the printed handbook',
      'Rank candidates by merit',
      'Schedule inspections of ladders',
      'Reconcile petty cash',
    ]
    const to = pick(short, random)
    if (to === undefined) return undefined
    return [
      { tool: index, at: '/description', to },
      { tool: index, at: '/inputSchema', to: wide(8, '') },
    ]
  },
})

function wide(parameters: number, description = 'Text that the field must hold, for example "leave".') {
  const names = Array.from({ length: parameters }, (_, index) => `field_${index}`)
  const field = { type: 'string', ...(description !== '' && { description }) }
  return { type: 'object', properties: Object.fromEntries(names.map((name) => [name, field])) }
}
