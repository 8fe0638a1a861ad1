import { isArray, isObject, own, ownString, type Json } from '../core/json.ts'
import { clip } from '../core/text.ts'
import type { Tool, Toolset } from '../core/tool.ts'
import type { Asking, AskedPlace } from './asking.ts'
import { speaksOfReading } from './canary.ts'
import { chanceFrom } from './chance.ts'
import { knownToBeFine, knownToHold, type LookItem } from './controls/known.ts'
import { fragmentOf } from './fragment.ts'
import { READING_KINDS, type ReadingKind } from './kinds.ts'
import { LOOK_PROMPT } from './look-prompt.ts'
import { namesOf, outlineOf } from './outline.ts'
import { ANSWER_TOOL } from './report-tool.ts'
import type { ReportedFinding } from './reading.ts'
import { betweenMarks } from './between-marks.ts'

/** A finding whose quotes stand there, and that no comparison decides. */
export interface OpenFinding {
  readonly toolset: Toolset
  readonly tool: number
  /** As verification kept it: with widened quotes. */
  readonly finding: ReportedFinding
}

/** `unclear` too where a reply gives none. */
type LookVerdict = 'holds' | 'fine' | 'unclear'

/** What a second look made of the findings that it was asked about, in their order. `refused`: an item with a known verdict got the opposite one, and all are unclear. */
export interface Looks {
  readonly refused: boolean
  readonly verdicts: readonly { readonly verdict: LookVerdict; readonly why: string }[]
}

const MOST_ITEMS = 6
const MOST_WHY = 500

/** Open findings in groups that may share a request, by index. One that shows a text that speaks of being read, or that is about orders, is asked about alone. */
export function lookBatches(open: readonly OpenFinding[]): readonly (readonly number[])[] {
  const alone: number[][] = []
  const groups: number[][] = []
  for (const [index, one] of open.entries()) {
    const last = groups.at(-1)
    if (mayOrder(one)) alone.push([index])
    else if (last !== undefined && last.length < MOST_ITEMS) last.push(index)
    else groups.push([index])
  }
  return [...groups, ...alone]
}

function mayOrder(one: OpenFinding): boolean {
  return one.finding.kind === 'instruction' || speaksOfReading(JSON.stringify(itemOf(one)).replace(/\\[nrt]/g, ' '))
}

/**
 * The question of a second look: of each finding the quotes, the schema there and the outline of its tool, without what the first reader said of it. Nothing
 * of any other tool is shown, unless the finding quotes it. Two items with known verdicts stand among them.
 */
export function lookRequest(open: readonly OpenFinding[], seed: string): Asking {
  const items = open.map((one, index): Item => ({ item: itemOf(one), place: { kind: 'look', open: index } }))
  const chance = chanceFrom(seed, JSON.stringify(['look', items]))
  const known: Item[] = [
    { item: knownToHold(chance), place: { kind: 'known', verdict: 'holds' } },
    { item: knownToBeFine(chance), place: { kind: 'known', verdict: 'fine' } },
  ]
  const named = chance.shuffled([...items, ...known]).map((one, index) => ({ id: `i${index + 1}`, ...one }))
  const lines = named.map(({ id, item }) => JSON.stringify({ id, ...item }))
  const ids = named.map(({ id }) => id)
  return {
    request: {
      system: LOOK_PROMPT,
      says: betweenMarks(lines, ids, chance, 'Now call `answer` with your verdicts on'),
      tools: [ANSWER_TOOL],
      repeat: 0,
    },
    places: new Map(named.map(({ id, place }) => [id, place])),
  }
}

interface Item {
  readonly item: LookItem
  readonly place: AskedPlace
}

/** Kinds that turn on what else there is: a tool that is named, a next step, another tool for the same job. */
const ABOUT_THE_SERVER: ReadonlySet<ReadingKind> = new Set<ReadingKind>(['refers', 'result', 'rival'])

function itemOf({ toolset, tool, finding: { kind, claims } }: OpenFinding): LookItem {
  const subject = toolset.tools[tool]
  const others = new Set<Tool>()
  const schema = claims.flatMap((claim) => {
    // a claim about another tool is about its name, or has it before a `#` in its place
    const other = toolset.tools.find(
      (one) => one !== subject && one.name !== '' && (one.name === claim.about || claim.at.startsWith(`${one.name}#`)),
    )
    if (other !== undefined) others.add(other)
    const shown = other ?? subject
    if (shown === undefined) return []
    const at = other !== undefined && claim.at.startsWith(`${other.name}#`) ? claim.at.slice(other.name.length + 1) : claim.at
    return Object.entries(fragmentOf(shown, { ...claim, at })).map(([place, value]): [string, Json] => [
      other === undefined ? place : `${other.name}#${place}`,
      value,
    ])
  })
  return {
    charge: READING_KINDS[kind].asks,
    tool: subject === undefined ? {} : outlineOf(subject),
    ...(others.size === 0 ? {} : { others: [...others].map(outlineOf) }),
    ...(ABOUT_THE_SERVER.has(kind) ? { server: namesOf(toolset) } : {}),
    quotes: claims.map(({ at, about, quote }) => ({ at, about, quote })),
    schema: Object.fromEntries(schema),
  }
}

/** The verdicts in the arguments of a call of `answer`. Where an id is answered twice, none of its verdicts counts. */
export function looksIn(args: Json, { places }: Asking): Looks {
  const given = isObject(args) ? own(args, 'answers') : undefined
  const answers = (isArray(given) ? given : []).filter(isObject)
  const verdictOf = (id: string): Looks['verdicts'][number] => {
    const own = answers.filter((answer) => ownString(answer, 'id') === id)
    const [one] = own
    const verdict = VERDICTS.find((known) => one !== undefined && ownString(one, 'verdict') === known)
    if (one === undefined || own.length > 1 || verdict === undefined) return { verdict: 'unclear', why: '' }
    return { verdict, why: clip(ownString(one, 'why') ?? '', MOST_WHY) }
  }
  const refused = [...places].some(([id, place]) => {
    const { verdict } = verdictOf(id)
    return place.kind === 'known' && verdict !== 'unclear' && verdict !== place.verdict
  })
  const asked = [...places].flatMap(([id, place]) => (place.kind === 'look' ? [{ id, open: place.open }] : []))
  const verdicts = asked
    .sort((a, b) => a.open - b.open)
    .map(({ id }) => (refused ? { verdict: 'unclear' as const, why: '' } : verdictOf(id)))
  return { refused, verdicts }
}

const VERDICTS: readonly LookVerdict[] = ['holds', 'fine', 'unclear']
