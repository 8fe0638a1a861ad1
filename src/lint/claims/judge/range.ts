import type { Finding } from '../../../core/finding.ts'
import type { Span, Tool } from '../../../core/tool.ts'
import { NUMBER, numberOf } from '../../lexicon/numbers.ts'
import { schemaBound } from '../../../schema/bound.ts'
import { certaintyOf, ofKind, proseOf, quoteOf, type Claim } from '../claim.ts'
import { boundsIn } from './bounds.ts'

/** A text that gives more is not looked at further. */
const MOST_RANGES = 100

/** A text that gives another bound than the schema. Under a condition only what the schema always refuses counts. */
export function judgeRange(_tool: Tool, claims: readonly Claim[]): Finding | undefined {
  const ranges = ofKind(claims, 'range').filter(({ statement }) => statement.holds !== 'hedge')
  // each alone: of two texts that give a bound, either may be the wrong one
  for (const { keyword, value, claim } of ranges.slice(0, MOST_RANGES).flatMap((range) => boundsIn([range]))) {
    const bound = schemaBound(claim.about, keyword)
    if (bound === undefined || bound === value || mentions(claim.stretch.source, claim.words, bound)) continue
    const looser = keyword.startsWith('max') ? value > bound : value < bound
    if (claim.statement.holds === 'condition' && !looser) continue
    return {
      at: claim.at,
      words: claim.words,
      certainty: certaintyOf(claim, looser),
      message: `${proseOf(claim)} states "${quoteOf(claim)}", but its schema has ${keyword} ${bound}. A model cannot know which limit is right. Make both state the limit that the server enforces.`,
    }
  }
  return undefined
}

/** "1-100, 0 for no limit", "at least two letters or at least five digits": the text knows the other bound too. */
function mentions(text: string, { start, end }: Span, bound: number): boolean {
  const near = `${text.slice(Math.max(0, start - 300), start)} | ${text.slice(end, end + 300)}`
  return (near.match(ANY_NUMBER) ?? []).some((number) => numberOf(number) === bound)
}

const ANY_NUMBER = new RegExp(`(?<![\\w.])${NUMBER}`, 'gi')
