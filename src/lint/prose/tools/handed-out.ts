import { isObject, own } from '../../../core/json.ts'
import type { Span, Tool, Toolset } from '../../../core/tool.ts'
import { parametersOf } from '../../../schema/parameters.ts'
import { factOfEach, factOfSet } from '../../memo.ts'
import { cue } from '../text/cues.ts'
import { remembered } from '../text/memo.ts'
import { sentencesOf } from '../text/sentences.ts'
import { nameParts } from '../text/words.ts'
import { VERBS } from '../../lexicon/verbs.ts'
import { stem } from '../text/stem.ts'
import { byName } from './by-name.ts'
import { effectOfName } from './effect.ts'
import { thingsHeldBy } from './handles.ts'
import { kindsListed } from './listers.ts'

/** A call that needs the id of what another tool lists. */
export interface Needed {
  /** The parameter that takes the id. */
  readonly parameter: string
  /** The tool that takes it. */
  readonly by: string
  /** The texts that tell what the parameter takes. */
  readonly told: string
  /** True if these texts name the tool that lists, so that only the fields are untold. */
  readonly isNamed: boolean
}

/**
 * The id that a sibling requires of the things that a tool hands out, by its name or the first words of its text: `order_id` of `cancel_order` for
 * `list_orders`. One whose sibling does not name the tool goes first. Undefined if no sibling needs one.
 */
export function idNeededFrom({ name, description = '' }: Tool, toolset: Toolset): Needed | undefined {
  if ((effectOfName(name)?.effect ?? 'reads') !== 'reads' || /(?:^|[-_])(?:total|count)s?(?=[-_]|$)/i.test(name)) return undefined
  const needed = needs(toolset)
  let named: Needed | undefined
  for (const kind of [...kindsListed(name), ...thingsTold(description)]) {
    for (const one of needed.get(kind) ?? []) {
      if (one.by === name) continue
      if (one.told.includes(name)) named ??= { ...one, isNamed: true }
      else if (kindsListed(name).includes(kind) && isOfOneArea(one.by, name)) return one
    }
  }
  return named
}

const OF_MANY =
  /^\W{0,4}(?:lists?|gets?|finds?|fetch(?:es)?|shows?|returns?|retrieves?|search(?:es)?|looks? up|reads?) (?:up )?(?:all |the |any |every )?(?:list of )?([a-z]{3,20}(?: [a-z]{3,20})?)\b/i

/** The plurals that the first words mention: "Looks up the interviewers who". */
function thingsTold(description: string): readonly string[] {
  const words = OF_MANY.exec(description)?.[1] ?? ''
  return words
    .toLowerCase()
    .split(' ')
    .filter((word) => word.endsWith('s'))
    .map(stem)
}

/** False for two areas of one server: an order of the shop is not an order of the mail service. */
function isOfOneArea(one: string, other: string): boolean {
  const [first = '', second = ''] = [nameParts(one)[0], nameParts(other)[0]]
  return (
    first === second ||
    VERBS.get(first)?.isEvidence === true ||
    VERBS.get(second)?.isEvidence === true ||
    stem(first) === stem(nameParts(other).at(-1) ?? '')
  )
}

/** True if a text mentions ids: "with id and name", `order_id`, "UUIDs". */
export const speaksOfIds: (text: string) => boolean = remembered((text) =>
  /\b(?:ids?|identifiers?|uuids?|guids?|keys?|slugs?|handles?)\b|_ids?\b|[a-z]I[dD]s?\b/i.test(text),
)

/** Callers that are kept for one kind of thing. */
const MOST = 12
const HANDLE = /^(?:id|ids|uuid|guid)$/

const needs = factOfSet((toolset: Toolset): ReadonlyMap<string, readonly Needed[]> => {
  const found = new Map<string, Needed[]>()
  for (const { needed } of byName(needsOfEach(toolset))) {
    for (const [thing, one] of needed) {
      const known = found.get(thing) ?? []
      found.set(thing, known)
      if (known.length < MOST) known.push(one)
    }
  }
  return found
})

const needsOfEach = factOfEach((tool) => ({ name: tool.name, needed: needsOf(tool) }))

/** What a tool must be told the id of. */
function needsOf(tool: Tool): readonly (readonly [thing: string, needed: Needed])[] {
  const isOfMany = /[a-z]s$/.test(nameParts(tool.name).findLast((part) => !/^(?:v|\d+)$/.test(part)) ?? '')
  return parametersOf(tool).flatMap(({ name, required, depth, types, description = '' }) => {
    const parts = nameParts(name)
    if (!required || depth > 0 || !HANDLE.test(parts.at(-1) ?? '') || types.includes('object')) return []
    // the bare id of a tool that lists is that of something else
    if (parts.length === 1 && isOfMany) return []
    const needed = { parameter: name, by: tool.name, told: `${tool.description ?? ''} ${description}`, isNamed: false }
    return thingsHeldBy(name, tool.name).map((thing) => [thing, needed] as const)
  })
}

const mayNameFields = cue('name', 'names', 'title', 'titles')
/** What comes back, up to the end of the sentence. */
const GIVES = /\b(?:(?:returns?|gives?(?: back)?|shows?|lists?|gets?|responds with|answers with|outputs|with|found) |: )/gi
const FIELD =
  'names?|titles?|dates?|status(?:es)?|states?|locations?|address(?:es)?|authors?|owners?|prices?|totals?|e-?mails?|phones?|types?|descriptions?|times?|amounts?|sizes?|roles?|towns?|cities|years?|artists?|compan(?:y|ies)|subjects?|senders?|counts?|colou?rs?'
const ADJECTIVE = String.raw`(?:(?:the|their|its|each|all|every|display|full|short|start|end|due|current|last|first|unique|human-readable|\w+['’]s) ){0,3}`
/** "the names of all channels", "printer names and their locations", "title, year and price". */
const ONLY = new RegExp(
  String.raw`^(?:only |just )?(?:the |a list of (?:the )?|an array of (?:the )?)?${ADJECTIVE}(?:[a-z]{3,20} )?(?:${FIELD})(?:(?:, (?:and )?| and (?:their |its )?)${ADJECTIVE}(?:[a-z]{3,20} )?(?:${FIELD})){0,6}(?= of\b|\s*[.;)]|$|, (?:alphabetical|sorted|ordered|newest|oldest|in)|\s+(?:in|that|which|for|from|sorted|ordered)\b)`,
  'i',
)

/** The words with which a text states which fields come back of each thing, where an id is none of them: "Returns printer names and their locations". */
export const fieldsWithoutId: (text: string) => Span | undefined = remembered((text) => {
  if (
    !mayNameFields(text) ||
    speaksOfIds(text) ||
    /\b(?:urls?|links?|details?|metadata|objects?|json|everything|all fields|information|info|etc|such as|including|paths?)\b/i.test(
      text,
    )
  )
    return undefined
  for (const { text: sentence, start } of sentencesOf(text.slice(0, 2000))) {
    for (const { 0: lead, index } of sentence.matchAll(GIVES)) {
      const from = index + lead.length
      const only = ONLY.exec(sentence.slice(from))?.[0]
      if (only !== undefined && /\b(?:names?|titles?)\b/i.test(only))
        return { start: start + from, end: start + from + only.length }
    }
  }
  return undefined
})

/** True if a text names at least one field or part of what comes back, in any form: "Returns …", "with their towns", "(name, town)". */
export const namesFields: (text: string) => boolean = remembered((text) =>
  /\b(?:returns?|gives?|responds|answers?|outputs?|yields?|shows?|provides?|includ\w{2,4}|contain\w{0,3}|with(?! (?:the|a|an|this) (?:given|same|query|name|id)\b)|details?|metadata|fields?|each|e\.g)\b|such as|for (?:each|every)|[:(]|`/i.test(
    text.replace(/^\W{0,4}(?:returns?|shows?|gives?|provides?)\b/i, ''),
  ),
)

/** True if an output schema states what comes back, or a parameter chooses it. */
export function tellsFields(tool: Tool): boolean {
  const { outputSchema } = tool
  if (isObject(outputSchema) && own(outputSchema, 'properties') !== undefined) return true
  return parametersOf(tool).some(
    ({ name, depth }) =>
      depth === 0 && /^(?:.*_)?(?:fields?|columns?|select|include|expand|properties)$/i.test(nameParts(name).join('_')),
  )
}
