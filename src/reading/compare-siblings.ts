import { ownString } from '../core/json.ts'
import { clip, oneLine } from '../core/text.ts'
import type { Tool } from '../core/tool.ts'
import { stretchesOf } from '../lint/claims/bind.ts'
import { claimsOf, ofKind, type Claim } from '../lint/claims/claim.ts'
import { areRivalFormats, schemaFormat } from '../lint/lexicon/formats.ts'
import { areRivals, unitOfName } from '../lint/lexicon/units.ts'
import { parametersOf, type Parameter } from '../schema/parameters.ts'
import { AGREES, type ByComparison } from './by-comparison.ts'
import type { ReadingKind } from './kinds.ts'
import { rereadClaims } from './reread.ts'
import { overlaps, type SeenClaim } from './seen.ts'

/** One parameter in one tool, with what was read of it. */
interface Side {
  readonly seen: SeenClaim
  readonly parameter: Parameter
  readonly units: readonly string[]
  readonly formats: readonly string[]
}

/** The same parameter of two tools, each quoted: its unit and its format, as texts, names and `format` give them. */
export function compareSiblings(kind: ReadingKind, seen: readonly SeenClaim[], tool: Tool): ByComparison {
  if (kind !== 'siblings' && kind !== 'unit' && kind !== 'format') return undefined
  const [own, other] = [seen.find((one) => one.tool === tool), seen.find((one) => one.tool !== tool)]
  const a = own && sideOf(own)
  const b = a && other && sideOf(other, a.parameter.name)
  if (a === undefined || b === undefined || a.parameter.name !== b.parameter.name) return undefined
  const unit = clash(a.units, b.units, areRivals)
  const format = clash(a.formats, b.formats, areRivalFormats)
  if (unit === true || format === true) {
    return {
      outcome: 'conflict',
      rule: unit === true ? 'consistency/unit-conflict' : 'consistency/format-conflict',
      finding: {
        at: a.seen.at,
        ...(a.seen.words !== undefined && { words: a.seen.words }),
        related: [b.seen.tool.index],
        certainty: 'likely',
        message: `"${quoted(a)}" and, in \`${clip(b.seen.tool.name, 60)}\`, "${quoted(b)}" give \`${a.parameter.name}\` another ${unit === true ? 'unit' : 'format'}. A model carries a value from one call to the next in the form that worked: use the same in both, or rename this one.`,
      },
    }
  }
  return unit === false || format === false ? AGREES : undefined
}

function quoted({ seen: { quote } }: Side): string {
  return clip(oneLine(quote), 120)
}

/** The parameter that a claim is about, or the one of a name at the place that it quotes, where it names the other tool. */
function parameterOf({ about, tool, at, words }: SeenClaim, name: string | undefined): Parameter | undefined {
  if (about.kind === 'parameter' && about.tool === tool) return about.parameter
  if (about.kind !== 'tool' && about.kind !== 'sibling') return undefined
  const named = parametersOf(tool).filter((one) => one.name === name)
  const around = named.find((one) => at === one.at || at.startsWith(`${one.at}/`) || one.descriptionAt === at)
  const told = stretchesOf(tool).find(
    (stretch) =>
      stretch.at === at &&
      stretch.parameter.name === name &&
      stretch.by !== 'clause' &&
      words !== undefined &&
      overlaps(stretch, words),
  )
  return around ?? told?.parameter
}

function sideOf(seen: SeenClaim, name?: string): Side | undefined {
  const { tool } = seen
  const parameter = parameterOf(seen, name)
  if (parameter === undefined) return undefined
  const read = rereadClaims({ ...seen, about: { kind: 'parameter', tool, parameter } })
  const claims =
    read.length > 0 ? read : claimsOf(tool).filter((claim) => claim.about.at === parameter.at && claim.at === seen.at)
  const keyword = ownString(parameter.schema, 'format')
  const named = unitOfName(parameter.name)
  const written = keyword === undefined ? undefined : schemaFormat(keyword)
  const units = sure(ofKind(claims, 'unit')).map(({ statement }) => statement.unit)
  const formats = sure(ofKind(claims, 'format')).map(({ statement }) => statement.format)
  return {
    seen,
    parameter,
    units: units.length > 0 || named === undefined ? units : [named],
    formats: formats.length > 0 || written === undefined ? formats : [written],
  }
}

function sure<C extends Claim>(claims: readonly C[]): readonly C[] {
  return claims.filter(({ statement }) => statement.holds === 'always')
}

/** True where each value of the one side excludes each of the other, false where both have the same one, undefined where a side has none. */
function clash(
  a: readonly string[],
  b: readonly string[],
  areRival: (one: string, other: string) => boolean,
): boolean | undefined {
  if (a.length === 0 || b.length === 0) return undefined
  if (a.every((one) => b.every((other) => areRival(one, other)))) return true
  return new Set([...a, ...b]).size === 1 ? false : undefined
}
