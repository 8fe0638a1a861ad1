import { clip, count, grouped, oneLine } from '../../src/core/text.ts'
import { brokenOff } from '../../src/lint/prose/text/broken-off.ts'
import { consequenceOf } from '../../src/lint/limits/consequence.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { sentencesOf, type Phrase } from '../../src/lint/prose/text/sentences.ts'
import { contentWords } from '../../src/lint/prose/text/words.ts'
import { pick } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

/** What a model misses most: instructions, exclusions, results. */
const ORDERS = /\b(?:must|never|do not|don['’]t|always|returns|instead)\b/i
/** With fewer informative words than this, the lost part is a closing phrase. */
const SUBSTANCE = 6
const LONG = Array.from(
  { length: 40 },
  (_, section) => `Section ${section + 1} of the handbook is searched by its own index, so name it when the user does.`,
).join(' ')

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary:
    'The description is longer than a client passes on, and the part that is cut off matters. Or the text itself ends too early.',
  why: 'The model never sees the text after the cut, and the author, who reads the whole text, does not notice. Clients count bytes of UTF-8, so a Chinese text is cut after a third of the characters. Put these first: what the tool does, when to call it and what it must not be used for. Move details about one parameter to its description, and examples to the end. A text that loses only a closing phrase is not reported. A text that ends inside a word or a sentence was cut earlier, by a template or a database field. Half of the texts of this length also cost more than 1,000 tokens in every request. A separate rule for that added nothing.',
  evidence: [
    {
      kind: 'vendor',
      ref: 'https://code.claude.com/docs/en/mcp',
      says: 'Claude Code truncates each tool description at 2 KB; critical details belong near the start.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: '1,843 tools of 64 npm servers',
      says: '10 descriptions of 3 servers are longer than 2,048 bytes, and 5 of them twice as long. The median has 87 characters.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      { description: `Search the policy handbook. ${'Keyword '.repeat(200)}` },
      { description: `${LONG.slice(0, 2030)}. Thank you!` },
      { description: 'Search the policy handbook by keyword. Use it when the user asks for:\n- what is paid\n- what is allowed' },
      { description: 'Search the policy handbook by keyword, and tell which page to go on with' },
    ],
    bad: [
      { description: 'Search the policy handbook by keyword. Use it when the user asks for:\n- what is paid\n- what is availa' },
      { description: 'Search the policy handbook by keyword. Returns up to 10 passages with title, section and the' },
      { description: 'Search the policy handbook by keyword. It covers pay, leave, travel, training,' },
      { description: `Search the policy handbook by keyword. ${LONG} Never call it for customer contracts.` },
      { description: '在公司政策手册中按关键词搜索段落并返回标题、章节编号和最后修改日期。'.repeat(30) },
    ],
  },
  *check({ description }, { limits, toolset }) {
    if (description === undefined) return
    const broken = isEnglish(description) ? brokenOff(description, toolset) : undefined
    if (broken !== undefined) {
      yield {
        at: '/description',
        words: broken,
        message: `The text breaks off at "${description.slice(broken.start, broken.end)}", in the middle of a word or a sentence. A model never sees the rest and has to guess it. Complete the sentence, and check what shortens the text.`,
      }
      return
    }
    if (description.length < SHORTEST) return
    for (const limit of limits('description-bytes')) {
      // a UTF-16 unit is at most three bytes
      if (description.length * 3 <= limit.most) continue
      const { cut, bytes } = measured(description, limit.most)
      if (cut === undefined) continue
      const lost = description.slice(cut)
      if (contentWords(lost).length < SUBSTANCE) continue
      // the number of a list item is not a sentence
      const sentences = sentencesOf(description).filter(({ end, text }) => end > cut && /\p{L}{2}/u.test(text))
      const telling = mostTelling(sentences, cut)
      yield {
        at: '/description',
        words: { start: cut, end: description.length },
        message: `A model sees only ${grouped(limit.most)} of ${grouped(bytes)} bytes: ${consequenceOf([limit])}, before "${clip(oneLine(lost), 40)}". It loses ${count(sentences.length, 'sentence or line', 'sentences or lines')}${telling === '' ? '' : `, such as "${clip(telling, 90)}"`}. Put the most important facts first. Move the rest to parameter descriptions or the server's instructions.`,
      }
      return
    }
  },
  plant({ index, description }, random) {
    if (!description?.trim()) return undefined
    const notes = Array.from({ length: 60 }, (_, note) => {
      const text = pick(NOTES, random) ?? ''
      return `${note + 1}. ${text} (see part ${note + 1} of the manual)`
    })
    return [{ tool: index, at: '/description', to: `${description}\n\nNotes:\n${notes.join('\n')}` }]
  },
})

/** No client cuts earlier. This is a cheap test for nearly all texts. */
const SHORTEST = 100
const NOTES = [
  'Dates must be given in the time zone of the office',
  'Archived entries are not searched unless the caller asks for them',
  'Returns an error when the quota of the account is used up',
  'Never pass more than one keyword a call',
  'Results are ordered by date, newest first',
]

/** The number of UTF-8 bytes, and the UTF-16 offset of a cut after `most` bytes; no offset for a text that fits. */
function measured(text: string, most: number): { readonly bytes: number; readonly cut: number | undefined } {
  let bytes = 0
  let cut: number | undefined
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    // each half of a surrogate pair counts as two of its four bytes
    bytes += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 2 : 3
    if (bytes > most) cut ??= at
  }
  return { bytes, cut }
}

/** The most important lost sentence; if no whole sentence is lost, the rest of the one that is cut. */
function mostTelling(sentences: readonly Phrase[], cut: number): string {
  const whole = sentences.filter(({ start, text }) => start >= cut && text.trim().length >= 25 && !/^\s*[#"{[]|:\W*$/.test(text))
  const [broken] = sentences
  const best = whole.find(({ text }) => ORDERS.test(text)) ?? whole[0]
  return oneLine(best?.text ?? broken?.text.slice(Math.max(0, cut - broken.start)) ?? '')
}
