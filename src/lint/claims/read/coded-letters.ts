import type { Span } from '../../../core/tool.ts'
import { remembered } from '../../prose/text/memo.ts'

/** Short codes that a text gives as values, each with its label. */
export interface CodedLetters {
  readonly values: readonly string[]
  /** From the first code to the last label. */
  readonly words: Span
}

const LABEL = '[a-z](?:[a-z -]|, (?=[a-z]{2})){1,38}'
/** `A (theft)`, `P - present`, `R = refused`, `S means small`. */
const SIGNED = String.raw`(?:[A-Z]{1,3}|[a-z])(?: ?\([a-z][^()\n]{1,40}\)| ?(?:[=:–-]|→|->) ?${LABEL}| (?:means|stands for|is|for) ${LABEL})`
/** `A not important`: a capital letter alone, with nothing between it and its label. */
const UNSIGNED = '[A-Z] [a-z][a-z -]{1,38}'
/** `d dust`: small letters, each with a label that it begins. */
const INITIALS =
  /^\s{0,4}(?:[A-Z][A-Za-z ]{1,60}[:.] )?((?:([a-z]) \2[a-z -]{1,38}(?:[,;/|] ?|(?=\.?\s{0,4}$))){3,15})\.?\s{0,4}$/
const JOINT = String.raw`(?:\s?[,;/|]\s?(?:or |and )?| (?:or|and) |\.?\n[ \t]{0,8}(?:[-*•] )?)`
/** Before the list: nothing, or whole sentences or words up to a colon or bracket. */
const LEAD = String.raw`(^\s{0,4}(?:[-*•] )?|[.!?:(]\s{0,2}(?:[-*•] )?|\(|\n[ \t]{0,8}(?:[-*•] )?)`
const FORMS = [SIGNED, UNSIGNED].map((pair) => new RegExp(String.raw`${LEAD}(${pair}(?:${JOINT}${pair}){1,14})[.)]{0,2}\s{0,4}$`))
const OPEN = /\b(?:default|etc|e\.g|examples?|such as|for instance|more)\b|\.\.\.|…/i

/** The letters or short codes that a text gives as values, where it ends in nothing but that list; undefined for any other text. */
export const codedLettersIn: (text: string) => CodedLetters | undefined = remembered((text) => {
  if (text.length > 1000 || OPEN.test(text) || !/(?:^|[^A-Za-z])[A-Za-z]{1,3}(?:\s?[=:(→–-]|\s[a-z])/.test(text)) return undefined
  const initials = INITIALS.exec(text)?.[1]
  if (initials !== undefined) {
    const values = initials.split(/[,;/|]/).map((pair) => pair.trim().slice(0, 1))
    const start = text.indexOf(initials)
    if (new Set(values).size === values.length) return { values, words: { start, end: start + initials.trimEnd().length } }
  }
  for (const form of FORMS) {
    const match = form.exec(text)
    const [whole = '', , list = ''] = match ?? []
    if (match === null) continue
    const values = list
      .split(new RegExp(String.raw`${JOINT}(?=(?:[A-Z]{1,3}|[a-z])(?![A-Za-z]))`))
      .map((pair) => /^[-*•\s]*([A-Z]{1,3}|[a-z])(?![A-Za-z])/.exec(pair)?.[1] ?? '')
    if (values.includes('') || new Set(values).size !== values.length || !areCodes(values, form === FORMS[1])) continue
    const start = match.index + whole.indexOf(list)
    return { values, words: { start, end: start + list.trimEnd().length } }
  }
  return undefined
})

/** One case for all; without signs three or more, since "A" and "I" are words, too. */
function areCodes(values: readonly string[], areBare: boolean): boolean {
  const areSmall = values.every((value) => value === value.toLowerCase())
  const areLarge = values.every((value) => value === value.toUpperCase())
  return (areSmall || areLarge) && (!areBare || (values.length > 2 && areLarge)) && (!areSmall || values.length > 2)
}
