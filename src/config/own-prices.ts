import { kindOf, own, type Json } from '../core/json.ts'
import { join, type Pointer } from '../core/pointer.ts'
import type { Price } from '../core/price.ts'
import { PRICE_KEYS } from './keys.ts'
import type { Reader } from './reader.ts'

/** The prices that a file says, by the names of models. @throws UserError with the place of what is wrong */
export function ownPrices(file: Reader, value: Json | undefined): ReadonlyMap<string, Price> {
  if (value === undefined) return new Map()
  const entries = Object.entries(file.map('/prices', value, 'a price, such as { input: 0.1, output: 0.5 }'))
  return new Map(entries.map(([model, price]) => [model, priceOf(file, join('/prices', model), model, price)]))
}

function priceOf(file: Reader, at: Pointer, model: string, value: Json): Price {
  if (!/^[a-z]+:\S+$/.test(model)) {
    return file.wrong(
      at,
      `"${file.nameOf(at)}" must be the name of a model`,
      'For example openai:gpt-6-luna, as --model takes it.',
    )
  }
  const entry = file.object(at, value, PRICE_KEYS)
  const dollars = (key: keyof typeof PRICE_KEYS): number | undefined => {
    const found = own(entry, key)
    if (found === undefined || (typeof found === 'number' && found >= 0)) return found
    const place = join(at, key)
    const said = typeof found === 'number' ? String(found) : kindOf(found)
    return file.wrong(place, `"${file.nameOf(place)}" must be dollars per million tokens, not ${said}`)
  }
  const [input, output, cacheRead, cacheWrite] = [
    dollars('input'),
    dollars('output'),
    dollars('cache-read'),
    dollars('cache-write'),
  ]
  if (input === undefined || output === undefined) return file.wrong(at, 'a price needs "input" and "output"')
  return {
    input,
    output,
    ...(cacheRead === undefined ? {} : { cacheRead }),
    ...(cacheWrite === undefined ? {} : { cacheWrite }),
    from: file.place(at),
  }
}
