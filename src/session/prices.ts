import type { Model } from '../core/model.ts'
import type { Price } from '../core/price.ts'
import type { Context } from './context.ts'

/** What models cost. Undefined: the price is not known, and is not taken for 0. */
export type Prices = (model: PricedModel) => Price | undefined

/** What has a price. */
export type PricedModel = Pick<Model, 'name' | 'kind'>

const FREE: Price = { input: 0, output: 0, from: 'free' }

/** Nobody is paid for the answers, so it does not matter how much they took. */
export function costsNothing(price: Price): boolean {
  return price === FREE
}

/** What the configuration says, else what rightcall knows. A dated name (`…-20251001`, `…-2026-03-17`) costs what the undated one does. */
export async function pricesFor({ catalogue, config }: Context): Promise<Prices> {
  const known = await catalogue.prices()
  const find = (name: string): Price | undefined =>
    config.prices.get(name) ?? (Object.hasOwn(known, name) ? known[name] : undefined)
  return ({ name, kind }) => {
    if (kind !== 'language' || name.startsWith('replay:')) return FREE
    return find(name) ?? find(name.replace(/-(?:\d{8}|\d{4}-\d{2}-\d{2})$/, ''))
  }
}
