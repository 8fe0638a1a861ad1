import { own } from '../core/json.ts'
import type { Argument } from './argument.ts'

/** Words of parameter names whose values are places. */
const PLACES = /(?:^|[^a-z])(?:city|cities|town|place|location|destination|origin|venue|capital|country|from|to|stops?)(?![a-z])/i

/** Languages whose names of countries are known here. */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'tr', 'ja', 'zh', 'ko', 'ru', 'uk', 'ar']

/** What people write that is neither a name nor the code of two letters. */
const SHORT = {
  ...{ usa: 'US', 'u.s.a.': 'US', 'u.s.': 'US', america: 'US', 'united states of america': 'US', uae: 'AE' },
  ...{ uk: 'GB', 'u.k.': 'GB', 'great britain': 'GB', england: 'GB', scotland: 'GB', wales: 'GB', 'northern ireland': 'GB' },
  ...{ holland: 'NL', 'the netherlands': 'NL', 'czech republic': 'CZ', turkey: 'TR', 'ivory coast': 'CI', burma: 'MM' },
}

let countries: ReadonlyMap<string, string> | undefined

/**
 * Whether two places are the same but for the country behind one of them, or for how the country is written: `Berlin, Germany`,
 * `Berlin (DE)` and `Berlin`. A country that is not the place's own passes too, since nobody here knows where places are; another
 * country than the one that was asked for does not, nor does a state or a district, since `Paris, Texas` is another place.
 */
export function samePlace(expected: string, given: string, { name, schema }: Argument): boolean {
  if (!PLACES.test(name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')) || own(schema, 'enum') !== undefined) return false
  if (sameCountry(expected, given)) return true
  const [one, other] = [placeIn(expected), placeIn(given)]
  if (one === undefined || other === undefined) return false
  const isOpen = one.country === undefined || other.country === undefined
  return one.place === other.place && (isOpen || one.country === other.country)
}

function sameCountry(expected: string, given: string): boolean {
  const country = countryOf(expected)
  return country !== undefined && country === countryOf(given)
}

/** A place and the code of the country behind it; undefined for what has something else behind it. */
function placeIn(text: string): { readonly place: string; readonly country: string | undefined } | undefined {
  const parted = text.replace(/\s*[(（]([^()（）]+)[)）]\s*$/, ', $1').normalize('NFKC')
  const [place = '', behind, ...more] = (/[,、]/.test(parted) ? parted : withComma(parted)).split(/[,、]/)
  const country = behind === undefined ? undefined : countryOf(behind)
  return more.length > 0 || (behind !== undefined && country === undefined) ? undefined : { place: folded(place), country }
}

/** `Berlin Germany` as `Berlin, Germany`. */
function withComma(text: string): string {
  const words = text.trim().split(/\s+/)
  const country = [1, 2, 3].find((count) => count < words.length && countryOf(words.slice(-count).join(' ')) !== undefined)
  return country === undefined ? text : `${words.slice(0, -country).join(' ')},${words.slice(-country).join(' ')}`
}

/** The code of a country by its name in one of the languages, or by a code in capitals. */
function countryOf(text: string): string | undefined {
  const code = text.trim()
  return known().get(/^[A-Z]{2}$/.test(code) ? `code ${code}` : folded(text))
}

function known(): ReadonlyMap<string, string> {
  return (countries ??= new Map([...LANGUAGES.flatMap(namesIn), ...Object.entries(SHORT)]))
}

function namesIn(language: string): [name: string, code: string][] {
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCodePoint(65 + index))
  return letters.flatMap((one) =>
    letters.flatMap((other): [string, string][] => {
      const name = names.of(one + other)
      if (name === undefined) return []
      // UK and FX are old names of GB and FR
      const code = new Intl.Locale(`und-${one}${other}`).region ?? ''
      return [
        [folded(name), code],
        [`code ${one}${other}`, code],
      ]
    }),
  )
}

const folded = (text: string): string => text.normalize('NFKC').trim().toLowerCase()
