import type { Toolset } from '../core/tool.ts'
import type { Asking, Control, Planted } from './asking.ts'
import type { Chance } from './chance.ts'
import { READING_KINDS } from './kinds.ts'
import type { Reported } from './reply.ts'
import { DOMAINS } from './controls/domains.ts'
import { lookalikes } from './controls/lookalike.ts'
import { cleanControl, faultyControl } from './controls/make.ts'
import { styleOf } from './controls/style.ts'

/** How a reader did on the synthetic tools of one request. */
export interface ControlCounts {
  /** Synthetic tools with a planted fault, and how many of these faults were reported. */
  readonly planted: number
  readonly found: number
  /** Clean synthetic tools, and how many of them were accused of a contradiction or a danger. */
  readonly clean: number
  readonly flagged: number
  /** No planted fault was found, or every clean tool was accused: nothing of this reply counts. */
  readonly refused: boolean
}

/** Two tools with a planted fault of different kinds, and two clean ones, written like the set that they are put into. */
export function controlsFor(toolset: Toolset, chance: Chance): readonly Control[] {
  const style = styleOf(toolset.tools)
  const domains = chance.shuffled(DOMAINS)
  const planted: Control[] = []
  for (const domain of domains.slice(0, 2)) {
    const kinds = planted.flatMap((control) => (control.planted === undefined ? [] : [control.planted.kind]))
    planted.push(faultyControl(domain, style, chance, kinds))
  }
  const about = domains.slice(2, 4)
  const clean = lookalikes(about, chance).flatMap((lookalike, index) =>
    about.slice(index, index + 1).map((domain) => cleanControl(lookalike, domain, style, chance)),
  )
  return [...planted, ...clean]
}

/** How a reader did on the synthetic tools of this request. */
export function controlsIn(reported: readonly Reported[], asking: Asking): ControlCounts {
  const counts = { planted: 0, found: 0, clean: 0, flagged: 0 }
  for (const [id, place] of asking.places) {
    if (place.kind !== 'control') continue
    const about = reported.filter((one) => one.id === id)
    const { planted } = place.control
    if (planted === undefined) {
      counts.clean++
      if (about.some(({ finding }) => READING_KINDS[finding.kind].rule !== 'reading/unclear')) counts.flagged++
    } else {
      counts.planted++
      if (about.some((one) => namesPlanted(one, planted))) counts.found++
    }
  }
  const { planted, found, clean, flagged } = counts
  return { ...counts, refused: (planted > 0 && found === 0) || (clean > 0 && flagged === clean) }
}

/** True for a contradiction that quotes the planted words, or points at what they contradict. */
export function namesPlanted({ finding }: Reported, { words, against, parameter }: Planted): boolean {
  if (READING_KINDS[finding.kind].rule !== 'reading/contradiction') return false
  const places = [finding.at, ...finding.claims.map(({ at }) => at)]
  if (places.some((at) => at === against || (parameter !== undefined && `${at}/`.startsWith(`${parameter}/`)))) return true
  return finding.claims.some(({ quote }) => sharesWords(quote, words))
}

/** Fewer units are a word that may stand anywhere. */
const LEAST_SHARED = 8

function sharesWords(quote: string, words: string): boolean {
  const [one, other] = [quote, words].map((text) =>
    text
      .replace(/[\s`"]+/g, ' ')
      .replace(/[\s.,;]+$/, '')
      .trim()
      .toLowerCase(),
  )
  if (one === undefined || other === undefined || one === '') return false
  return other.includes(one) ? one.length >= Math.min(LEAST_SHARED, other.length) : one.includes(other)
}
