import { once } from '../core/memo.ts'
import { normalised } from './normalised.ts'

/**
 * Whether a given place is the expected one. A country may follow a town or be left out, and so may a state of the USA follow; accents
 * do not count. Where the town of the name that everybody means lies elsewhere, America is another place: "Paris, Texas".
 */
export function samePlace(expected: string, given: string): boolean {
  const [wanted, got] = [plain(expected), plain(given)]
  if (wanted === got || isSameCountry(wanted, got)) return true
  const [town, ...where] = partsOf(wanted)
  const [other, ...wider] = partsOf(got)
  if (town === undefined || town !== other || where.length > 1 || wider.length > 2) return false
  const countries = COUNTRIES()
  const [country] = where
  const isState = country !== undefined && STATES.has(country) && !NAMESAKES.has(town)
  if (country !== undefined && (isState || !countries.has(country))) return false
  if (country !== undefined && wider.length > 0) return wider.some((part) => countries.get(part) === countries.get(country))
  // DE is Germany sooner than Delaware
  const isAmerican = [...where, ...wider].some((part) => AMERICA.has(part) || (STATES.has(part) && !countries.has(part)))
  if (isAmerican && NAMESAKES.has(town)) return false
  return wider.every((part) => countries.has(part) || STATES.has(part))
}

/** Alone, `USA` and `United States` are one country. */
function isSameCountry(one: string, other: string): boolean {
  const country = COUNTRIES().get(one)
  return country !== undefined && country === COUNTRIES().get(other)
}

/** `Tokyo, Japan`, `Tokyo (Japan)` and `Tokyo Japan` are the same. */
function partsOf(place: string): string[] {
  const parts = place
    .replace(/\s*\(([^()]+)\)$/, ',$1')
    .split(/[,、]/)
    .map((part) => part.trim())
  const words = parts.length > 1 ? [] : place.split(' ')
  const count = [1, 2, 3].find((last) => last < words.length && COUNTRIES().has(words.slice(-last).join(' ')))
  return count === undefined ? parts : [words.slice(0, -count).join(' '), words.slice(-count).join(' ')]
}

function plain(text: string): string {
  return normalised(text)
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/\.(?=\w|$|,)/g, '')
}

/** Names and codes of countries, in the languages that most suites are written in, each with its code. */
const COUNTRIES = once((): ReadonlyMap<string, string> => {
  const names = new Map(Object.entries(SHORT))
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  for (const language of ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'tr', 'ru', 'ja', 'zh', 'ko', 'ar']) {
    const display = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })
    for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
      const name = display.of(code)
      if (name === undefined) continue
      for (const one of [plain(name), code.toLowerCase()]) if (!names.has(one)) names.set(one, code)
    }
  }
  return names
})

/** What people say instead of the official names. */
const SHORT: Readonly<Record<string, string>> = {
  uk: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  'great britain': 'GB',
  britain: 'GB',
  usa: 'US',
  'united states of america': 'US',
  uae: 'AE',
  holland: 'NL',
  'the netherlands': 'NL',
  'czech republic': 'CZ',
  turkey: 'TR',
  'south korea': 'KR',
  korea: 'KR',
}

const AMERICA = new Set(['us', 'usa', 'united states', 'united states of america'])

const STATES = new Set(
  (
    'al,ak,az,ar,ca,co,ct,de,fl,ga,hi,id,il,in,ia,ks,ky,la,me,md,ma,mi,mn,ms,mo,mt,ne,nv,nh,nj,nm,ny,nc,nd,oh,ok,or,pa,ri,sc,sd,tn,tx,ut,vt,va,wa,wv,wi,wy,dc,' +
    'alabama,alaska,arizona,arkansas,california,colorado,connecticut,delaware,florida,georgia,hawaii,idaho,illinois,indiana,iowa,kansas,kentucky,louisiana,' +
    'maine,maryland,massachusetts,michigan,minnesota,mississippi,missouri,montana,nebraska,nevada,new hampshire,new jersey,new mexico,new york,' +
    'north carolina,north dakota,ohio,oklahoma,oregon,pennsylvania,rhode island,south carolina,south dakota,tennessee,texas,utah,vermont,virginia,' +
    'washington,west virginia,wisconsin,wyoming'
  ).split(','),
)

/** Cities outside America with namesakes in it. */
const NAMESAKES = new Set(
  (
    'paris,london,berlin,rome,athens,moscow,dublin,vienna,cairo,lima,milan,naples,venice,florence,manchester,birmingham,cambridge,oxford,toledo,' +
    'valencia,madrid,lisbon,geneva,warsaw,hamburg,dresden,delhi,melbourne,sydney,perth,edinburgh,glasgow,bristol,york,bath,lyon,prague,stockholm,' +
    'copenhagen,amsterdam,rotterdam,brussels,genoa,palermo,odessa,damascus,jerusalem,bogota,hanover,frankfurt,cologne,zurich,lucerne,tokyo,mexico city'
  ).split(','),
)
