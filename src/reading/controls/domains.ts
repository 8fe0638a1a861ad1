/** What a synthetic tool is about. */
export interface Domain {
  readonly one: string
  readonly many: string
  /** What holds them. */
  readonly place: string
  readonly states: readonly [string, string, string]
  /** What a list of texts about one holds. */
  readonly labels: string
}

const ROWS = `
parcel parcels depot held sent returned labels
booking bookings venue open confirmed cancelled guests
invoice invoices account draft sent paid tags
sensor sensors building idle active faulty rooms
lesson lessons course planned running finished topics
recipe recipes kitchen draft tested published ingredients
vehicle vehicles fleet parked driving repaired drivers
ticket tickets desk new assigned solved watchers
photo photos album private shared hidden people
shelf shelves warehouse empty full blocked zones
sample samples laboratory received analysed discarded methods
claim claims policy filed reviewed settled documents
playlist playlists library private public archived genres
match matches league scheduled live over teams
meter meters district working silent replaced streets
contract contracts client drafted signed expired parties
plant plants greenhouse sown growing harvested species
loan loans branch requested granted repaid guarantors
translation translations glossary proposed accepted rejected languages
shift shifts clinic free taken swapped roles
deployment deployments cluster queued healthy stopped hosts
survey surveys panel draft open closed groups
voucher vouchers shop issued used expired products
article articles magazine written edited printed authors
route routes region proposed served suspended stops
tenant tenants block invited resident departed units
`

/** Things of unlike trades. */
export const DOMAINS: readonly [Domain, ...Domain[]] = [
  row('order orders store placed packed shipped customers'),
  ...ROWS.trim().split('\n').map(row),
]

function row(line: string): Domain {
  const [one = '', many = '', place = '', first = '', second = '', third = '', labels = ''] = line.split(' ')
  return { one, many, place, states: [first, second, third], labels }
}

/** What the forms of sentences are filled in with. */
export function wordsOf({ one, many, place, labels, states: [x, y, z] }: Domain): Record<string, string> {
  return { one, many, place, labels, x, y, z }
}
