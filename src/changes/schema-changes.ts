import { isArray, isObject, own, type Json } from '../core/json.ts'
import type { WordDiff } from '../core/comparison.ts'
import { join, type Pointer } from '../core/pointer.ts'
import { count } from '../core/text.ts'
import type { Flow } from './change-class.ts'
import type { Found } from './found.ts'
import { alternativePairs } from './alternatives.ts'
import { isOpenMap } from './accepted-types.ts'
import { listedIn } from './accepted-values.ts'
import { layersOf, layersPlace, propertiesOf, requiredOf, said, type Layers, type Spot } from './layers.ts'
import { invitesOthers } from './open-schemas.ts'
import { assertionText, schemaText } from './orderless.ts'
import { matchProperties, type PropertyPair } from './match-properties.ts'
import { saidChanges } from './said-changes.ts'
import { valueChanges, type ComparedValue } from './value-changes.ts'

/** Deeper values, and more of them, are not compared: a hostile schema must not cost more than this. */
const MOST_LEVELS = 20
const MOST_VALUES = 20_000

interface Walk {
  readonly flow: Flow
  readonly diff: WordDiff
  readonly found: Found[]
  /** Pairs of places that were compared: a schema that holds itself is compared once. */
  readonly seen: Set<string>
}

/** Every change between two schemas, with what is inside of them. `''` is the path of the whole value. */
export function schemaChanges(before: Spot, after: Spot, flow: Flow, diff: WordDiff): Found[] {
  if (schemaText(before.schema) === schemaText(after.schema)) return []
  const walk: Walk = { flow, diff, found: [], seen: new Set() }
  compare(before, after, '', walk, 0)
  return walk.found.map((found) => ({ ...found, flow }))
}

function compare(one: Spot, other: Spot, path: string, walk: Walk, level: number): void {
  const key = `${one.at} ${other.at}`
  if (level > MOST_LEVELS || walk.seen.size > MOST_VALUES || walk.seen.has(key)) return
  walk.seen.add(key)
  const texts = [schemaText(one.schema), schemaText(other.schema)] as const
  if (texts[0] === texts[1] && !texts[0].includes('"$ref"')) return
  const [before, after] = [layersOf(one), layersOf(other)]
  const value: ComparedValue = { before, after, path: path || null, name: nameOf(path, walk.flow) }
  const forms = formsOf(value)
  const [form] = forms?.isOneSided === true ? forms.pairs : []
  // what only some forms had is compared with what the only form has, and nothing but the types with the choice as a whole
  const own = form === undefined ? valueChanges(value) : valueChanges(value).filter(({ kind }) => kind === 'type')
  walk.found.push(...own, ...(path === '' ? [] : saidChanges(value, walk.diff)))
  if (own.some(({ kind, direction }) => kind === 'type' && direction === 'changed')) return
  if (form === undefined) {
    properties(value, path, walk, level)
    inside(value, path, walk, level)
  }
  if (forms !== undefined)
    alternatives(
      value,
      forms,
      walk,
      level,
      own.some(({ kind }) => kind === 'type' || kind === 'enum'),
    )
}

type Forms = ReturnType<typeof alternativePairs> & { readonly isOneSided: boolean }

/** Which form is which, where a side has a choice of forms; undefined for a choice of single values, which is told as such. */
function formsOf({ before, after }: ComparedValue): Forms | undefined {
  const [old, now] = [before.alternatives.length, after.alternatives.length]
  if (old + now === 0 || (listedIn(before) !== undefined && listedIn(after) !== undefined)) return undefined
  const hasOwn = propertiesOf(old === 0 ? after : before).size > 0
  return { ...alternativePairs(before, after), isOneSided: (old === 0) !== (now === 0) && !hasOwn }
}

function nameOf(path: string, flow: Flow): string {
  return path === '' ? (flow === 'input' ? 'the arguments as a whole' : 'the result as a whole') : `\`${path}\``
}

function properties({ before, after }: ComparedValue, path: string, walk: Walk, level: number): void {
  const [old, now] = [propertiesOf(before), propertiesOf(after)]
  if (old.size + now.size === 0) return
  const [required, needed] = [requiredOf(before), requiredOf(after)]
  const { pairs, removed, added } = matchProperties(old, now)
  const below = (name: string): string => (path === '' ? name : `${path}.${name}`)
  const isInput = walk.flow === 'input'
  for (const pair of pairs) {
    const { from, to } = pair
    if (from[0] !== to[0]) walk.found.push(renamedFound(pair, below, walk.flow))
    const [was, is] = [required.get(from[0]), needed.get(to[0])]
    if ((was === undefined) !== (is === undefined)) {
      walk.found.push({
        kind: 'required',
        direction: is === undefined ? 'loosened' : 'tightened',
        path: below(to[0]),
        before: { pointer: was ?? from[1].at, value: was === undefined ? 'optional' : 'required' },
        after: { pointer: is ?? to[1].at, value: is === undefined ? 'optional' : 'required' },
        says: isInput
          ? `\`${below(to[0])}\` is ${is === undefined ? 'optional' : 'required'} now.`
          : `\`${below(to[0])}\` ${is === undefined ? 'may be missing from the result now.' : 'is always in the result now.'}`,
      })
    }
    compare(from[1], to[1], below(to[0]), walk, level + 1)
  }
  for (const [name, spot] of removed) walk.found.push(goneFound(below(name), spot, after, walk.flow))
  for (const [name, spot] of added) walk.found.push(newFound(below(name), spot, before, needed.has(name), walk.flow))
}

function renamedFound({ from, to, similarity = 0 }: PropertyPair, below: (name: string) => string, flow: Flow): Found {
  const [old, now] = [below(from[0]), below(to[0])]
  const alike = `${Math.round(similarity * 100)} % alike by name, type and description`
  return {
    kind: flow === 'input' ? 'parameter-renamed' : 'field-renamed',
    path: old,
    before: { pointer: from[1].at, value: from[0] },
    after: { pointer: to[1].at, value: to[0] },
    says: `\`${old}\` is called \`${now}\` now (${alike}).`,
    similarity,
  }
}

function goneFound(path: string, spot: Spot, after: Layers, flow: Flow): Found {
  const isOpen = invitesOthers(after)
  const fate = said(after, 'additionalProperties')?.value === false ? 'is refused' : 'is ignored or refused'
  const says = isOpen
    ? `\`${path}\` is no longer declared; the schema still accepts any name.`
    : `\`${path}\` is gone: a call with it ${fate}.`
  return {
    kind: flow === 'input' ? 'parameter-removed' : 'field-removed',
    ...(isOpen && flow === 'input' && { class: 'behavioural' }),
    path,
    before: { pointer: spot.at, value: shape(spot) },
    after: { pointer: layersPlace(after), value: undefined },
    says: flow === 'input' ? says : `\`${path}\` is no longer in the result.`,
  }
}

function newFound(path: string, spot: Spot, before: Layers, isRequired: boolean, flow: Flow): Found {
  const place = { before: { pointer: layersPlace(before), value: undefined }, after: { pointer: spot.at, value: shape(spot) } }
  if (flow === 'output') return { kind: 'field-added', path, ...place, says: `\`${path}\` is new in the result.` }
  return {
    kind: 'parameter-added',
    class: isRequired ? 'breaking' : 'behavioural',
    direction: isRequired ? 'tightened' : null,
    path,
    ...place,
    says: isRequired
      ? `\`${path}\` is new and required: every call without it is refused.`
      : `\`${path}\` is new and optional: a model may fill it in.`,
  }
}

/** What a reader wants to know of a parameter at once: its type and what it is told to be. */
function shape({ schema }: Spot): string {
  const layers = layersOf({ root: schema, base: '', schema, at: '' })
  const type = said(layers, 'type')?.value ?? said(layers, 'enum')?.value ?? '(any type)'
  const text = said(layers, 'description')?.value
  return `${typeof type === 'string' ? type : JSON.stringify(type)}${typeof text === 'string' ? `: ${text}` : ''}`
}

/** Items of lists, values of maps, and whether names that nobody declared are accepted. */
function inside({ before, after, name }: ComparedValue, path: string, walk: Walk, level: number): void {
  for (const [keyword, mark] of [
    ['items', '[]'],
    ['additionalProperties', '.*'],
    ['prefixItems', ''],
    ['contains', '[]'],
  ] as const) {
    const [old, now] = [spotsAt(before, keyword), spotsAt(after, keyword)]
    for (const [index, one] of old.entries()) {
      const other = now[index]
      if (other !== undefined) compare(one, other, `${path}${mark || `[${index}]`}`, walk, level + 1)
    }
  }
  const [wasClosed, isClosed] = [isClosedIn(before), isClosedIn(after)]
  if (wasClosed === isClosed) return
  const place = (layers: Layers) => ({
    pointer: layersPlace(layers),
    value: isClosedIn(layers) ? 'no other names' : 'other names, too',
  })
  const isMap = isOpenMap(isClosed ? before : after)
  walk.found.push({
    kind: 'other-names',
    direction: isClosed ? 'tightened' : 'loosened',
    ...(isClosed && isMap && walk.flow === 'input' && { class: 'breaking' }),
    path: path || null,
    before: place(before),
    after: place(after),
    says: `${path === '' && walk.flow === 'input' ? 'Arguments' : 'Members'} that the schema does not declare are ${isClosed ? 'refused' : 'accepted'}${path === '' ? '' : ` in ${name}`} now.`,
  })
}

function isClosedIn({ spots }: Layers): boolean {
  return spots.some(
    ({ schema }) => own(schema, 'additionalProperties') === false || own(schema, 'unevaluatedProperties') === false,
  )
}

/** The schemas below a keyword that holds one schema or a list of them. */
function spotsAt(layers: Layers, keyword: string): readonly Spot[] {
  const found = said(layers, keyword)
  const [spot] = layers.spots
  if (found === undefined || spot === undefined) return []
  const { value } = found
  const within = (schema: Json, at: Pointer): Spot[] => (isObject(schema) ? [{ ...spot, schema, at }] : [])
  return isArray(value) ? value.flatMap((item, index) => within(item, join(found.at, index))) : within(value, found.at)
}

function alternatives(
  { before, after, path, name }: ComparedValue,
  forms: Forms,
  walk: Walk,
  level: number,
  isTold: boolean,
): void {
  const { pairs, gone, added } = forms
  for (const [one, other] of pairs) {
    if (assertionText(one.schema) !== assertionText(other.schema) || schemaText(one.schema) !== schemaText(other.schema))
      compare(one, other, path ?? '', walk, level + 1)
  }
  // what changed the types or the listed values is told as that
  if (isTold || gone.length + added.length === 0) return
  const direction = gone.length === 0 ? 'loosened' : added.length === 0 ? 'tightened' : 'unknown'
  walk.found.push({
    kind: 'alternative',
    direction,
    path,
    before: { pointer: gone[0]?.at ?? layersPlace(before), value: count(before.alternatives.length || 1, 'form') },
    after: { pointer: added[0]?.at ?? layersPlace(after), value: count(after.alternatives.length || 1, 'form') },
    says: {
      loosened: `${name} may now also have another form.`,
      tightened: `${name} may no longer have one of its forms.`,
      unknown: `The forms of ${name} changed; they do not show whether everything that was accepted still is.`,
    }[direction],
  })
}
