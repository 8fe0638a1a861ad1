import { clip, oneLine } from '../../src/core/text.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { remembered } from '../../src/lint/prose/text/memo.ts'
import { pick } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

/** Described tools that a set must have before one of them can stand out. */
const LEAST = 4
/** With more than this share in another language, a set is bilingual. */
const MOST_SHARE = 0.25
/** With fewer letters the language cannot be recognised. */
const SHORTEST = 12

const OTHERS = [
  {},
  { name: 'list_offices', description: 'List the offices of the company with their town, their street and their opening hours.' },
  {
    name: 'get_office',
    description: 'Return the address, the telephone number and the floor plan of one office of the company.',
  },
  {
    name: 'list_holidays',
    description: 'List the public holidays of this year with the date and the region in which they hold.',
  },
]
const GERMAN = 'Sperrt einen Raum für den Tag und gibt die Nummer der Sperre zurück, die zum Aufheben gebraucht wird.'
const close = (description: string) => ({ name: 'close_room', description, annotations: { readOnlyHint: false } })

const lettersIn = remembered((text) => text.match(/\p{L}/gu)?.length ?? 0)

export default defineRule({
  scope: 'toolset',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'One tool of a set is described in a different language from the others.',
  why: 'If three descriptions are in English and one is in German, the words of an English request match only the three. The fourth tool is chosen less often, or only for requests in German. Such a text is usually an oversight. Write it in the language of the set. Sets with fewer than four described tools, sets with more than a quarter of the texts in another language, and short labels are not reported. The finding is likely and not proved, because the tool may be intended for readers of that language.',
  evidence: [
    {
      kind: 'measured',
      ref: '1,843 tools of 64 npm servers',
      says: 'No finding. Each set is written in one language, so one text in another language is a mistake.',
      checked: '2026-11-30',
    },
  ],
  examples: {
    good: [
      {},
      { tools: [...OTHERS, close('Close a room for the day, and return the number of the closure.')] },
      { tools: [{}, close(GERMAN)] },
      { tools: [...OTHERS, close('Greet a guest ("Grüezi", "Bonjour", "Buongiorno") and return the greeting as it was said.')] },
    ],
    bad: [
      { tools: [...OTHERS, close(GERMAN)] },
      { tools: [...OTHERS, close('用已保存的房间号关闭会议室一天，并返回关闭编号。')] },
    ],
  },
  *check({ tools }) {
    const told = tools.filter(({ description = '' }) => lettersIn(description) >= SHORTEST)
    if (told.length < LEAST) return
    const strange = told.filter(({ description = '' }) => !isEnglish(description))
    if (strange.length === 0 || strange.length > told.length * MOST_SHARE) return
    for (const { index, description = '' } of strange) {
      yield {
        tool: index,
        at: '/description',
        message: `"${clip(oneLine(description), 60)}" is not in English, but the descriptions of ${told.length - strange.length} other tools here are. A model that matches words chooses this tool less often. Write the text in the language of the set.`,
      }
    }
  },
  plant({ tools }, random) {
    const told = tools.filter(({ description = '' }) => description.length > 60 && isEnglish(description))
    const victim = pick(told, random)
    const text = pick([GERMAN, '用已保存的房间号关闭会议室一天，并返回关闭编号。'], random)
    if (victim === undefined || text === undefined || told.length < LEAST || told.length < tools.length) return undefined
    return [{ tool: victim.index, at: '/description', to: text }]
  },
})
