import type { Finding } from '../../../core/finding.ts'
import { isArray, isObject, own, type Json, type JsonObject } from '../../../core/json.ts'
import { join, pointer, segmentsOf, valueAt, type Pointer } from '../../../core/pointer.ts'
import type { Patch, Tool } from '../../../core/tool.ts'
import type { Parameter } from '../../../schema/parameters.ts'
import { isHedged, sentencesOf } from '../../prose/text/sentences.ts'
import { actionsOf } from '../../prose/tools/actions.ts'
import { certaintyOf, ofKind, proseOf, quoteOf, type Claim, type ClaimOf } from '../claim.ts'

/** Keywords by which an object may require the parameter under a condition. */
const CONDITIONS = ['anyOf', 'oneOf', 'allOf', 'if', 'dependentRequired', 'dependentSchemas', 'dependencies']

/** A text that calls a parameter optional which the schema requires, or the reverse; texts that disagree say nothing. */
export function judgeRequired(tool: Tool, claims: readonly Claim[]): Finding | undefined {
  const said = ofKind(claims, 'required')
  const [first] = said
  if (first === undefined || said.some(({ statement }) => statement.required !== first.statement.required)) return undefined
  const { required } = first.statement
  if (required === first.about.required) return undefined
  const holder = holderOf(tool, first.about)
  if (
    required
      ? isConditional(tool, holder) || said.some(({ stretch }) => mayBeLeftOut(stretch.text))
      : first.about.types.includes('null')
  )
    return undefined
  return finding(tool, first, holder)
}

function finding(tool: Tool, claim: ClaimOf<'required'>, holder: Holder | undefined): Finding {
  const { required } = claim.statement
  const patch = holder && listing(tool, claim.about.name, holder, required)
  return {
    at: claim.at,
    words: claim.words,
    certainty: certaintyOf(claim, !required),
    message: required
      ? `${proseOf(claim)} treats it as required ("${quoteOf(claim)}"), but \`required\` does not list it. A model may leave it out, and no client refuses the call. Add it to \`required\`, or describe when it is needed.`
      : `${proseOf(claim)} treats it as optional ("${quoteOf(claim)}"), but \`required\` lists it. A model that leaves it out is refused. Remove it from \`required\`, or correct the text.`,
    ...(patch ? { patches: [patch] } : {}),
  }
}

/** True if the schema requires by cases, or where the tool does one of several things, each with needs of its own. */
function isConditional(tool: Tool, holder: Holder | undefined): boolean {
  return (
    actionsOf(tool).length > 0 ||
    (holder !== undefined && CONDITIONS.some((keyword) => own(holder.schema, keyword) !== undefined))
  )
}

/** What else the text may say: another parameter instead, a default, a case in which it is not needed. */
const INSTEAD =
  /\b(?:either|instead|alternative(?:ly)?|at least one|one of|not (?:needed|required|necessary)|(?:may|can) be (?:omitted|left out|empty)|defaults?|optional(?:ly)?)\b|\b(?:required|mandatory),? or\b|\bor (?:give|use|pass|provide|set|specify|the)\b/i

/** True if a text that calls its parameter required also states how to do without it. */
function mayBeLeftOut(text: string): boolean {
  return (
    INSTEAD.test(text) ||
    sentencesOf(text).some(
      (sentence) => isHedged(sentence.text) || /\b(?:if|when|unless|except|only|depends?)\b/i.test(sentence.text),
    )
  )
}

interface Holder {
  readonly schema: JsonObject
  readonly at: Pointer
}

/** The object schema whose property the parameter is. */
function holderOf({ raw }: Tool, parameter: Parameter): Holder | undefined {
  const at = pointer(...segmentsOf(parameter.at).slice(0, -2))
  const schema = valueAt(raw, at)
  return isObject(schema) ? { schema, at } : undefined
}

/** Adds a name to `required`, or takes it out. */
function listing({ index }: Tool, name: string, { schema, at }: Holder, adds: boolean): Patch | undefined {
  const before = own(schema, 'required')
  const names: readonly Json[] = isArray(before) ? before : []
  if (adds === names.includes(name)) return undefined
  const to = adds ? [...names, name] : names.filter((one) => one !== name)
  return {
    says: adds ? `add ${name} to required` : `remove ${name} from required`,
    safe: false,
    edits: [{ tool: index, at: join(at, 'required'), to: to.length > 0 ? to : undefined }],
  }
}
