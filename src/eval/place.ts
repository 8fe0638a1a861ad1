import { own, type JsonObject } from '../core/json.ts'

/** Words of parameter names whose values are places. */
const PLACES = /(?:^|[^a-z])(?:city|town|place|location|destination|origin|venue|capital|from|to)(?![a-z])/i

/** Languages whose names of countries are known here. */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'tr', 'ja', 'zh', 'ko', 'ru', 'uk', 'ar']
const SHORT = ['usa', 'u.s.a.', 'u.s.', 'us', 'uk', 'u.k.', 'uae']

let countries: ReadonlySet<string> | undefined

/**
 * Whether a place is the expected one with its country behind it: `Berlin, Germany` for `Berlin`. A country that is not the place's
 * own passes too, since nobody here knows where places are; a state or a district does not, since `Paris, Texas` is another place.
 */
export function placeWithCountry(
  expected: string,
  given: string,
  { name, schema }: { readonly name: string; readonly schema: JsonObject },
): boolean {
  if (!PLACES.test(name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')) || own(schema, 'enum') !== undefined || expected.includes(','))
    return false
  const [place, country, ...more] = given.split(',').map(folded)
  return place === folded(expected) && country !== undefined && more.length === 0 && known().has(country)
}

function known(): ReadonlySet<string> {
  return (countries ??= new Set([...SHORT, ...LANGUAGES.flatMap(namesIn)]))
}

function namesIn(language: string): string[] {
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCodePoint(65 + index))
  return letters.flatMap((one) => letters.flatMap((other) => names.of(one + other) ?? [])).map(folded)
}

const folded = (text: string): string => text.normalize('NFKC').trim().toLowerCase()
