import type { Finding } from '../../../core/finding.ts'
import { own } from '../../../core/json.ts'
import type { Tool } from '../../../core/tool.ts'
import { schemaBound } from '../../../schema/bound.ts'
import { nameWords } from '../../prose/text/words.ts'
import { sentenceAt } from '../../prose/text/sentences.ts'
import { stem } from '../../prose/text/stem.ts'
import { clip } from '../../../core/text.ts'
import { parametersOf, type Parameter } from '../../../schema/parameters.ts'
import { claimsOf, ofKind, proseOf, quoteOf, type Claim, type ClaimOf } from '../claim.ts'
import { readBase } from '../read/base.ts'
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
      : finding(first, `${proseOf(other).replace(/^The/, 'the')} states "${quoteOf(other)}"`)
  }
  const { about, statement, stretch, words } = first
  const rest = `${stretch.source.slice(0, words.start)} ${stretch.source.slice(words.end)}`
  const against = againstSchema({ about, base: statement.base, rest })
  return against === undefined ? undefined : finding(first, against)
}

function againstSchema({
  about,
  base,
  rest,
}: {
  readonly about: Parameter
  readonly base: 0 | 1
  readonly rest: string
}): string | undefined {
  const [least, given] = [schemaBound(about, 'minimum'), own(about.schema, 'default')]
  if (base === 0 && least === 1) return 'its schema has `minimum: 1`, which refuses 0'
  if (base === 1 && !/(?<![\d.])0(?![\d.])|\bzero\b/i.test(rest)) {
    if (given === 0) return 'its schema has `default: 0`'
    if (least === 0) return 'its schema has `minimum: 0`'
  }
  // a model usually asks for the first page first
  if (
    base === 0 &&
    given === 1 &&
    nameWords(about.name).at(-1) === 'page' &&
    !/(?<![\d.])1(?![\d.])|\bone\b|\bsecond\b/i.test(rest)
  )
    return 'its schema has `default: 1`, which is then the second page'
  return undefined
}

/** "Pages are zero-based" in a tool's text, against the schema of a parameter, where no other text states the base of this parameter. */
export function* basesOfAllAgainst(tool: Tool): Iterable<Finding> {
  const { description } = tool
  const numbers = parametersOf(tool).filter(isNumber)
  const bases = description === undefined || numbers.length === 0 ? [] : readBase(description)
  if (description === undefined || bases.length === 0 || bases.length > 20) return
  for (const about of numbers) {
    const name = nameWords(about.name).at(-1) ?? ''
    if (claimsOf(tool).some((claim) => claim.about.at === about.at && claim.statement.kind === 'base')) continue
    for (const { base, words, holds } of bases) {
      const sentence = sentenceAt(description, words.start)
      const noun = OF_ALL.exec(sentence.text)?.[1] ?? ''
      if (
        holds !== 'always' ||
        noun === '' ||
        stem(noun.toLowerCase()) !== name ||
        /\b(?:returned|result|output)/i.test(sentence.text)
      )
        continue
      const against = againstSchema({ about, base, rest: `${about.description ?? ''} ${description.replace(sentence.text, '')}` })
      if (against === undefined) continue
      const quote = description.slice(sentence.start, words.end).trim()
      yield {
        at: '/description',
        words: { start: words.end - quote.length, end: words.end },
        message: `The tool's description states "${clip(quote, 80)}", but for \`${about.name}\` ${against}. ${SO}`,
      }
      break
    }
  }
}

const OF_ALL =
  /^\s*(?:all |the )?(pages?|lines?|rows?|columns?|ind(?:ex|exes|ices)|positions?|offsets?|slides?|sheets?)(?: (?:numbers?|ind(?:ex|exes|ices)))? (?:are|is|start|starts|count|begin|begins|go|run)\b/i
const SO = 'A model that starts at the wrong number is refused or misses the first entry. Make both count from the same number.'

function finding(claim: ClaimOf<'base'>, against: string): Finding {
  return {
    at: claim.at,
    words: claim.words,
    message: `${proseOf(claim)} states "${quoteOf(claim)}", but ${against}. ${SO}`,
  }
}
