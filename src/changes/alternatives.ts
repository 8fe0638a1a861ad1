import { shared } from './likeness.ts'
import { bestPairs } from './best-pairs.ts'
import { typesOf } from './accepted-types.ts'
import { layersOf, propertiesOf, said, type Layers, type Spot } from './layers.ts'
import { isOpenForm } from './open-schemas.ts'
import { assertionText } from './orderless.ts'

interface AlternativePairs {
  readonly pairs: readonly (readonly [Spot, Spot])[]
  readonly gone: readonly Spot[]
  readonly added: readonly Spot[]
}

/** Which form of a value before is which form after; a value without a choice has one form. */
export function alternativePairs(before: Layers, after: Layers): AlternativePairs {
  const [old, now] = [formsOf(before), formsOf(after)]
  const candidates = old.flatMap((one, at) =>
    now.flatMap((other, index) => {
      const weight = formLikeness(one, other)
      return weight > 0 ? [{ before: at, after: index, weight }] : []
    }),
  )
  const matched = bestPairs(candidates)
  const pairs = matched.flatMap(({ before: at, after: index }) => {
    const [one, other] = [old[at], now[index]]
    return one === undefined || other === undefined ? [] : [[one, other] as const]
  })
  return {
    pairs,
    gone: old.filter((form, at) => !matched.some((pair) => pair.before === at) && !isCovered(form, before, now)),
    added: now.filter((form, index) => !matched.some((pair) => pair.after === index) && !isCovered(form, after, old)),
  }
}

/** True for a form next to one that accepts all values of its types; what a form leaves open, its value decides. */
function isCovered(form: Spot, value: Layers, others: readonly Spot[]): boolean {
  const types = typesOf(layersOf(form)) ?? typesOf(value)
  return others.some((other) => {
    if (!isOpenForm(other)) return false
    const open = typesOf(layersOf(other))
    return open === undefined || types?.every((type) => open.includes(type)) === true
  })
}

const MOST_FORMS = 60

function formsOf({ alternatives, spots }: Layers): readonly Spot[] {
  return alternatives.length > 0 ? alternatives.slice(0, MOST_FORMS) : spots.slice(0, 1)
}

/** 0 for forms that have nothing to do with one another. */
function formLikeness(one: Spot, other: Spot): number {
  if (assertionText(one.schema) === assertionText(other.schema)) return 10
  const [a, b] = [layersOf(one), layersOf(other)]
  if (typesOf(a)?.join() !== typesOf(b)?.join()) return 0
  const [its, theirs] = [constantsOf(a), constantsOf(b)]
  // forms that are told apart by a constant, as `kind: "image"`, are the same where that is
  if (its !== theirs && its !== '' && theirs !== '') return 0
  const names = shared(new Set(propertiesOf(a).keys()), new Set(propertiesOf(b).keys()))
  return (names ?? 0.5) + (its === theirs && its !== '' ? 2 : 0)
}

function constantsOf(layers: Layers): string {
  return [...propertiesOf(layers)]
    .flatMap(([name, spot]) => {
      const constant = said(layersOf(spot), 'const')?.value
      return constant === undefined ? [] : [`${name}=${JSON.stringify(constant)}`]
    })
    .sort()
    .join()
}
