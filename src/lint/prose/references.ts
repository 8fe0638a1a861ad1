import type { Span } from '../../core/tool.ts'
import { remembered } from './memo.ts'

/** A parameter that prose names as one: "the `limit` parameter", "parameter `limit`". */
export interface Reference {
  readonly name: string
  readonly words: Span
}

const KIND = '(?:parameters?|arguments?|params?|args?)'
const NAMED = new RegExp(
  `(?:["'\`]([A-Za-z_][\\w-]{2,60})["'\`]|\\b([a-z]\\w{0,30}[_A-Z]\\w{1,30})) ${KIND}\\b|\\b${KIND} (?:named |called )?["'\`]([A-Za-z_][\\w-]{2,60})["'\`]`,
  'g',
)

/** The parameters that a text names as such, in order. Plain code spans are no references: most are values, fields and commands. */
export const referencesIn: (text: string) => readonly Reference[] = remembered((text) => {
  if (!/param|arg/.test(text)) return []
  return [...text.matchAll(NAMED)].map((match) => {
    const name = match[1] ?? match[2] ?? match[3] ?? ''
    const start = match.index + match[0].indexOf(name)
    return { name, words: { start, end: start + name.length } }
  })
})
