import type { Finding } from '../../../core/finding.ts'
import { own } from '../../../core/json.ts'
import type { Tool } from '../../../core/tool.ts'
import { schemaBound } from '../../../schema/bound.ts'
import { nameWords } from '../../prose/text/words.ts'
import { ofKind, proseOf, quoteOf, type Claim, type ClaimOf } from '../claim.ts'
import { isNumber } from './unit.ts'

/** A text that counts from another number than the schema's minimum or default, or than another text about the parameter. */
export function judgeBase(_tool: Tool, claims: readonly Claim[]): Finding | undefined {
  const bases = ofKind(claims, 'base').filter(({ statement }) => statement.holds === 'always')
  const [first] = bases
  if (first === undefined || !isNumber(first.about)) return undefined
  const other = bases.find(({ statement }) => statement.base !== first.statement.base)
  if (other !== undefined) {
    // pages from 0 and rows from 1 in one text are two things
    return other.stretch === first.stretch
      ? undefined
      : finding(first, `${proseOf(other).replace(/^The/, 'the')} says "${quoteOf(other)}"`)
  }
  const against = againstSchema(first)
  return against === undefined ? undefined : finding(first, against)
}

function againstSchema({ about, statement: { base }, stretch: { source }, words }: ClaimOf<'base'>): string | undefined {
  const [least, given] = [schemaBound(about, 'minimum'), own(about.schema, 'default')]
  if (base === 0 && least === 1) return 'its schema says `minimum: 1`, so the first is refused'
  const rest = `${source.slice(0, words.start)} ${source.slice(words.end)}`
  if (base === 1 && !/(?<![\d.])0(?![\d.])|\bzero\b/i.test(rest)) {
    if (given === 0) return 'its schema says `default: 0`'
    if (least === 0) return 'its schema says `minimum: 0`'
  }
  // a page is mostly asked for from the first one on
  if (
    base === 0 &&
    given === 1 &&
    nameWords(about.name).at(-1) === 'page' &&
    !/(?<![\d.])1(?![\d.])|\bone\b|\bsecond\b/i.test(rest)
  )
    return 'its schema says `default: 1`, which is the second'
  return undefined
}

function finding(claim: ClaimOf<'base'>, against: string): Finding {
  return {
    at: claim.at,
    words: claim.words,
    message: `${proseOf(claim)} says "${quoteOf(claim)}", but ${against}. A model that counts from the wrong end misses the first one or is refused; make both count alike.`,
  }
}
