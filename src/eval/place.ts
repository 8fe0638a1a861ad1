import { once } from '../core/memo.ts'
import { normalised } from './normalised.ts'

/**
 * Whether a given place is the expected one. A country may follow a town, and so may a state of the USA; accents do not
 * count. Where the town of the name that everybody means lies elsewhere, America is another place: "Paris, Texas".
 */
export function samePlace(expected: string, given: string): boolean {
  const [wanted, got] = [plain(expected), plain(given)]
  if (wanted === got) return true
  const [town = '', ...wider] = got.split(',').map((part) => part.trim())
  if (town !== wanted || wider.length === 0 || wider.length > 2) return false
  const countries = COUNTRIES()
  // DE is Germany sooner than Delaware
  const isAmerican = wider.some((part) => AMERICA.has(part) || (STATES.has(part) && !countries.has(part)))
  if (isAmerican && NAMESAKES.has(town)) return false
  return wider.every((part) => countries.has(part) || STATES.has(part))
}

function plain(text: string): string {
  return normalised(text)
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/\.(?=\w|$|,)/g, '')
}

/** Names and codes of countries, in the languages that most suites are written in. */
const COUNTRIES = once((): ReadonlySet<string> => {
  const names = new Set([
    'uk',
    'england',
    'scotland',
    'wales',
    'northern ireland',
    'usa',
    'uae',
    'holland',
    'czech republic',
    'turkey',
  ])
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  for (const language of ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'ja', 'zh']) {
    const display = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })
    for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
      const name = display.of(code)
      if (name !== undefined) names.add(plain(name)).add(code.toLowerCase())
    }
  }
  return names
})

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
