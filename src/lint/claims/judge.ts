import type { Finding } from '../../core/finding.ts'
import { rememberedFor } from '../../core/memo.ts'
import type { Pointer } from '../../core/pointer.ts'
import type { Tool } from '../../core/tool.ts'
import { claimsOf, isOfInput, type Claim } from './claim.ts'
import { judgeBase } from './judge/base.ts'
import { judgeChoices } from './judge/choices.ts'
import { judgeDefault } from './judge/default.ts'
import { judgeFormat } from './judge/format.ts'
import { judgeExample } from './judge/example.ts'
import { judgeNullable } from './judge/nullable.ts'
import { judgeRange } from './judge/range.ts'
import { judgeRequired } from './judge/required.ts'
import { judgeType } from './judge/type.ts'
import { judgeUnit } from './judge/unit.ts'
import type { Kind } from './statement.ts'

/** Two claims about one thing, of one kind, that cannot both be true: most often a text against the schema. */
export interface Conflict {
  readonly kind: Kind
  readonly finding: Finding
}

/** Judges the claims about one parameter; gives the first conflict of a kind. */
type Judge = (tool: Tool, claims: readonly Claim[]) => Finding | undefined

/** In the order of what matters: where several of these kinds about one thing conflict, it is usually for one cause, and only the first is reported. */
const OF_A_VALUE: readonly (readonly [Kind, Judge])[] = [
  ['type', judgeType],
  ['format', judgeFormat],
  ['unit', judgeUnit],
  ['base', judgeBase],
  ['nullable', judgeNullable],
  ['range', judgeRange],
  ['choices', judgeChoices],
  ['default', judgeDefault],
  ['example', judgeExample],
]
/** Reported in addition to any other. */
const OF_PRESENCE: readonly (readonly [Kind, Judge])[] = [['required', judgeRequired]]

/** What the texts and the schema of a tool say against each other about its parameters and output fields. */
export const conflictsOf = rememberedFor((tool: Tool): readonly Conflict[] => {
  const claims = claimsOf(tool)
  if (claims.length === 0) return []
  const groups: ReadonlyMap<Pointer, readonly Claim[]> = Map.groupBy(claims, ({ about }) => about.at)
  return [...groups.values()].flatMap((group) => [
    ...first(tool, group, OF_A_VALUE),
    ...first(tool, group.filter(isOfInput), OF_PRESENCE),
  ])
})

/** What the judge of one kind has against claims about one parameter. */
export function judgedAs(tool: Tool, claims: readonly Claim[], kind: Kind): Finding | undefined {
  return [...OF_A_VALUE, ...OF_PRESENCE].find(([one]) => one === kind)?.[1](tool, claims)
}

function* first(tool: Tool, claims: readonly Claim[], judges: typeof OF_A_VALUE): Iterable<Conflict> {
  const said = new Set(claims.map(({ statement }) => statement.kind))
  // a number of minutes in a text is a format, too
  if (said.has('unit')) said.add('format')
  for (const [kind, judge] of judges) {
    const finding = said.has(kind) ? judge(tool, claims) : undefined
    if (finding === undefined) continue
    yield { kind, finding }
    return
  }
}

/** The findings of a tool's conflicts of one kind. */
export function conflicts(tool: Tool, kind: Kind): readonly Finding[] {
  return conflictsOf(tool)
    .filter((conflict) => conflict.kind === kind)
    .map(({ finding }) => finding)
}
