import type { Span } from '../../../core/tool.ts'
import { markUnits, UNIT_LETTER } from '../../lexicon/units.ts'
import { cue } from '../../prose/text/cues.ts'
import { remembered } from '../../prose/text/memo.ts'
import { sentenceAt } from '../../prose/text/sentences.ts'
import { mayNameUnit, UNIT, unitSaid } from './unit.ts'

/** A unit that a text gives for everything of a kind: "All TTLs are in seconds", "amounts are in cents". */
export interface UnitOfAll {
  /** In lower case, as it stands: "ttls", "amounts". */
  readonly noun: string
  /** True for "all" and for the plural; "the timeout is in ms" is about one thing. */
  readonly all: boolean
  readonly unit: string
  readonly words: Span
}

const MOST_TEXT = 20_000
const HOW =
  '(?: (?:always|all|given|expressed|measured|specified|counted|stated|passed|sent|expected|taken|interpreted|denominated|integers?|numbers?|values?|whole|numeric)){0,3}'
const PATTERN = new RegExp(
  String.raw`\b(?:(all|any|every|each|the|this) )?(?:(?:monetary|numeric|time|other) )?([a-z][a-zA-Z]{2,20}|TTLs?)(?: (?:values?|amounts?|parameters?|fields?|arguments?))? (?:is|are|must be|should be|has to be|have to be)${HOW}(?:,? (?:in|as)) (?:the )?${UNIT}(?:\b|(?<=${UNIT_LETTER}))(?!-)(?=[\s]?(?:$|[.,;:)\]\n(]| and | unless | not | \())`,
  'gi',
)
const mayBe = cue('in', 'as')
const mayTell = cue('is', 'are', 'be')
/** Sentences about what comes back, or that hold in one case. */
const APART =
  /\b(?:returns?|returned|response|result|results|output|shown|reported|if|when|unless|except|unlike|may|can|usually|internally)\b/i

/** What a tool's text or a server's instructions state about the units of everything of a kind. */
export const unitsOfAll: (text: string) => readonly UnitOfAll[] = remembered((text) => {
  if (text.length > MOST_TEXT || !mayBe(text) || !mayTell(text) || !mayNameUnit(text)) return []
  return [...markUnits(text).matchAll(PATTERN)].flatMap(({ 0: whole, 1: article = '', 2: noun = '', 3: said = '', index }) => {
    const end = index + whole.length
    const unit = unitSaid(text.slice(end - said.length, end))
    const all = /^(?:all|any|every|each)$/i.test(article) || (article === '' && noun.endsWith('s'))
    if (unit === undefined || APART.test(sentenceAt(text, index).text)) return []
    return [{ noun: noun.toLowerCase(), all, unit, words: { start: index, end } }]
  })
})
