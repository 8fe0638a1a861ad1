import type { Direction } from '../core/change.ts'
import { canonical } from '../core/digest.ts'
import type { Json } from '../core/json.ts'
import type { Pointer } from '../core/pointer.ts'
import { capital, list } from '../core/text.ts'
import { boundChanges, type BoundChange } from './accepted-bounds.ts'
import { typeDirection, typesOf } from './accepted-types.ts'
import { listedIn, valuesChange } from './accepted-values.ts'
import { sentenceValue, type Found } from './found.ts'
import { layersPlace, said, type Layers } from './layers.ts'
import { rulesOut } from './open-schemas.ts'
import { keywordText } from './orderless.ts'

/** A value of both sides: its schemas, and what it is called. */
export interface ComparedValue {
  readonly before: Layers
  readonly after: Layers
  readonly path: string | null
  /** `limit`, in marks, or `the arguments`. */
  readonly name: string
}

/** What became of the values that the schemas of one value accept, leaving out what is inside of it. */
export function valueChanges(value: ComparedValue): Found[] {
  const { before, after } = value
  // arguments and structured results are objects, whether their schema says so or not
  const open = value.path === null ? ['object'] : undefined
  const [old, now] = [typesOf(before) ?? open, typesOf(after) ?? open]
  const direction = typeDirection(old, now)
  const found = [...typeChanges(value, direction, old, now), ...enumChanges(value)]
  // nothing else can be compared between a text and a number
  if (direction === 'changed') return found
  const integer = [old, now].every((types) => types?.includes('integer') === true && !types.includes('number'))
  return [
    ...found,
    ...boundChanges(before, after, integer).map((change) => boundFound(value, change)),
    ...stepChanges(value),
    ...['pattern', 'format'].flatMap((keyword) => opaqueChanges(value, keyword === 'pattern' ? 'pattern' : 'format', keyword)),
    ...CONDITIONS.flatMap((keyword) => opaqueChanges(value, 'condition', keyword)),
    ...uniqueChanges(value),
  ]
}

function typeChanges(
  { before, after, path, name }: ComparedValue,
  direction: Direction | undefined,
  old: readonly string[] | undefined,
  now: readonly string[] | undefined,
): Found[] {
  if (direction === undefined) return []
  const [words, newer] = [typeWords(old), typeWords(now)]
  const says = {
    loosened: `${name} takes ${newer} now, and took ${words} before.`,
    tightened: `${name} takes only ${newer} now; it took ${words} before.`,
    changed: `${name} takes ${newer} now, and ${words} no longer.`,
    unknown: '',
  }[direction]
  return [{ kind: 'type', direction, path, before: at(before, 'type', old), after: at(after, 'type', now), says }]
}

function typeWords(types: readonly string[] | undefined): string {
  return types === undefined
    ? 'values of any type'
    : types.length > 1
      ? `${types.slice(0, -1).join(', ')} or ${types.at(-1)}`
      : types.join()
}

function enumChanges({ before, after, path, name }: ComparedValue): Found[] {
  const [old, now] = [listedIn(before), listedIn(after)]
  const change = valuesChange(old, now)
  if (change === undefined) return []
  const { direction, gone, added } = change
  const said = [
    ...(old === undefined ? [`${name} takes only ${valueWords(added)} now, and took other values before.`] : []),
    ...(now === undefined ? [`${name} takes other values than ${valueWords(gone)} now.`] : []),
    ...(old && now && gone.length > 0 ? [`${name} no longer takes ${valueWords(gone)}.`] : []),
    ...(old && now && added.length > 0 ? [`${name} takes ${valueWords(added)}, too.`] : []),
  ]
  return [
    {
      kind: 'enum',
      direction,
      path,
      before: { pointer: old?.at ?? layersPlace(before), value: old?.values },
      after: { pointer: now?.at ?? layersPlace(after), value: now?.values },
      says: said.join(' '),
    },
  ]
}

function valueWords(values: readonly Json[]): string {
  return list(values.map(sentenceValue), 6)
}

function boundFound(
  { before, after, path, name }: ComparedValue,
  { noun, end, direction, before: old, after: now }: BoundChange,
): Found {
  const of = noun === 'the value' ? name : `${noun} of ${name}`
  const limit = (bound: BoundChange['before']): string =>
    bound === undefined ? 'without a limit' : `${bound.open ? (end === 'least' ? 'above' : 'below') : `at ${end}`} ${bound.value}`
  return {
    kind: 'bound',
    direction,
    path,
    before: { pointer: old?.at ?? layersPlace(before), value: old && `${old.keyword} ${saidNumber(before, old.keyword)}` },
    after: { pointer: now?.at ?? layersPlace(after), value: now && `${now.keyword} ${saidNumber(after, now.keyword)}` },
    says: `${capital(of)} is ${limit(now)} now, and was ${limit(old)} before.`,
  }
}

function saidNumber(layers: Layers, keyword: string): string {
  return String(said(layers, keyword)?.value)
}

function stepChanges({ before, after, path, name }: ComparedValue): Found[] {
  const [old, now] = [said(before, 'multipleOf')?.value, said(after, 'multipleOf')?.value]
  if (old === now || (typeof old !== 'number' && typeof now !== 'number')) return []
  const [a, b] = [typeof old === 'number' ? old : undefined, typeof now === 'number' ? now : undefined]
  const direction: Direction =
    a === undefined
      ? 'tightened'
      : b === undefined
        ? 'loosened'
        : b % a === 0
          ? 'tightened'
          : a % b === 0
            ? 'loosened'
            : 'changed'
  const words = (step: number | undefined): string => (step === undefined ? 'of any step' : `a multiple of ${step}`)
  const says = `${name} is ${words(b)} now, and was ${words(a)} before.`
  return [{ kind: 'bound', direction, path, before: at(before, 'multipleOf', old), after: at(after, 'multipleOf', now), says }]
}

function uniqueChanges({ before, after, path, name }: ComparedValue): Found[] {
  const [old, now] = [said(before, 'uniqueItems')?.value === true, said(after, 'uniqueItems')?.value === true]
  if (old === now) return []
  const says = now ? `The items of ${name} must differ now.` : `The items of ${name} may be equal now.`
  const direction = now ? 'tightened' : 'loosened'
  return [{ kind: 'bound', direction, path, before: at(before, 'uniqueItems', old), after: at(after, 'uniqueItems', now), says }]
}

/** Keywords that only rule values out: one that comes tightens, one that goes loosens, and of one that changes nobody can tell. */
const CONDITIONS = [
  'not',
  'if',
  'then',
  'else',
  'dependentRequired',
  'dependentSchemas',
  'dependencies',
  'patternProperties',
  'propertyNames',
  'contains',
  'minContains',
  'maxContains',
  'unevaluatedItems',
  '$dynamicRef',
]

function opaqueChanges(
  { before, after, path, name }: ComparedValue,
  kind: 'pattern' | 'format' | 'condition',
  keyword: string,
): Found[] {
  const [old, now] = [before, after].map((layers) => {
    const value = said(layers, keyword)?.value
    return rulesOut(keyword, value) ? value : undefined
  })
  if (old === undefined && now === undefined) return []
  if (old !== undefined && now !== undefined && keywordText(keyword, old) === keywordText(keyword, now)) return []
  const direction: Direction = old === undefined ? 'tightened' : now === undefined ? 'loosened' : 'unknown'
  const says = {
    tightened: `${name} has ${article(keyword)} now: ${sentenceValue(now ?? null)}.`,
    loosened: `${name} no longer has a ${keyword}; it was ${sentenceValue(old ?? null)}.`,
    unknown: `The ${keyword} of ${name} changed; it does not show whether everything that was accepted still is.`,
    changed: '',
  }[direction]
  return [{ kind, direction, path, before: at(before, keyword, old), after: at(after, keyword, now), says: capital(says) }]
}

function article(keyword: string): string {
  return kindIsCommon(keyword) ? `a ${keyword}` : `the keyword ${keyword}`
}

function kindIsCommon(keyword: string): boolean {
  return keyword === 'pattern' || keyword === 'format'
}

/** The place of a keyword where it stands, else of the schema that would hold it. */
function at(layers: Layers, keyword: string, value: unknown): { readonly pointer: Pointer; readonly value: Json | undefined } {
  const found = said(layers, keyword)
  if (found !== undefined) return { pointer: found.at, value: found.value }
  const text = value === undefined || value === false ? undefined : Array.isArray(value) ? value.join(', ') : undefined
  return { pointer: layersPlace(layers), value: text }
}

/** True for two values that are the same JSON. */
export function sameJson(one: Json | undefined, other: Json | undefined): boolean {
  if (one === undefined || other === undefined) return one === other
  return canonical(one) === canonical(other)
}
