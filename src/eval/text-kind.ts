import { isArray, own, ownString, type JsonObject } from '../core/json.ts'
import { wordsOfName } from './name-words.ts'

/**
 * How two texts are compared. `natural`: words of a language, where case, white space and quotes do not count. `place`: the
 * same, and a country may follow. `code`: a code that people write in either case, such as a currency. The others are
 * read as what they are, and `exact` to the letter.
 */
export type ValueKind = 'natural' | 'place' | 'code' | 'email' | 'phone' | 'url' | 'path' | 'exact'

const FORMATS: ReadonlyMap<string, ValueKind> = new Map<string, ValueKind>(
  Object.entries({
    email: 'email',
    'idn-email': 'email',
    uri: 'url',
    url: 'url',
    iri: 'url',
    'uri-reference': 'url',
    uuid: 'code',
    hostname: 'code',
    regex: 'exact',
    byte: 'exact',
    binary: 'exact',
    'json-pointer': 'exact',
    password: 'exact',
  } as const),
)

/** The last word of a parameter's name that says what it holds. */
const HEADS: readonly (readonly [ValueKind, ReadonlySet<string>])[] = [
  ['email', words('email emails mail')],
  ['phone', words('phone telephone tel mobile fax')],
  ['url', words('url urls uri uris link href website webhook endpoint')],
  ['path', words('path paths file files filename filenames filepath filepaths dir dirs directory directories folder cwd')],
  [
    'place',
    words(
      'city cities town place location locations destination origin region country state from to departure arrival venue capital',
    ),
  ],
  [
    'exact',
    words(
      'id ids uuid guid key keys token tokens secret password hash sha sha1 sha256 md5 digest checksum commit ref refs branch tag_name ' +
        'sql regex regexp pattern glob command cmd script code snippet expression formula jq xpath selector cursor etag signature slug ' +
        'username login handle serial sku isbn iban vin imei tracking namespace bucket hostname host variable',
    ),
  ],
  [
    'natural',
    words(
      'query search q text title subject body message content note notes comment description summary name names label labels ' +
        'category topic keyword keywords attendees recipients people person author owner assignee customer company address ' +
        'question answer prompt instructions reason language tag tags term terms phrase words',
    ),
  ],
]

/** Codes of the world at large, which are the same in capitals and small letters. */
const PUBLIC_CODE =
  /^(?:country|currency|language|lang|locale|postal|post|zip|airport|iata|icao|region|state|ticker|stock)_?code$/
const PUBLIC = new Set(words('currency locale zip zipcode postcode iata icao ticker symbol timezone'))

/** What a text of this parameter is: by the schema, else by its name, else by its description, else by its look. */
export function valueKindOf(name: string, schema: JsonObject, text: string): ValueKind {
  if (isArray(own(schema, 'enum')) || own(schema, 'const') !== undefined) return 'exact'
  const format = FORMATS.get(ownString(schema, 'format') ?? '')
  if (format !== undefined) return format
  const parts = wordsOfName(name)
  if (PUBLIC_CODE.test(parts.slice(-2).join('_')) || PUBLIC.has(parts.at(-1) ?? '')) return 'code'
  const byName = kindOfHead(parts.at(-1) ?? '')
  if (byName === 'natural') return isSource(text) ? 'exact' : byName
  return byName ?? kindByText(ownString(schema, 'description') ?? '') ?? kindByLook(text)
}

function kindOfHead(head: string): ValueKind | undefined {
  return HEADS.find(([, names]) => names.has(head))?.[0]
}

const SAYS: readonly (readonly [ValueKind, RegExp])[] = [
  ['exact', /\bcase[- ]sensitive\b|\b(?:sql|graphql|jql|cql|regex|regular expression|glob|xpath|source code)\b/i],
  [
    'exact',
    /^(?:the |an? |unique |optional )*(?:[\w'’-]+ ){0,3}(?:id|ids|identifier|identifiers|uuid|guid|key|token|hash|sha|slug)\b/i,
  ],
  ['email', /^(?:the |an? )*(?:[\w'’-]+ ){0,3}e-?mail(?: address(?:es)?)?\b/i],
  ['url', /^(?:the |an? )*(?:[\w'’-]+ ){0,3}(?:url|uri|link)\b/i],
  ['path', /^(?:the |an? )*(?:[\w'’-]+ ){0,3}(?:path|file name|filename|directory)\b/i],
  ['place', /^(?:the |an? )*(?:name of (?:the |an? )?)?(?:city|town|place|location)\b/i],
]

function kindByText(description: string): ValueKind | undefined {
  return SAYS.find(([, says]) => says.test(description.trim()))?.[0]
}

/** One word with letters and digits, inner capitals or the signs of addresses and code is no word of a language. */
function kindByLook(text: string): ValueKind {
  if (isSource(text)) return 'exact'
  if (/\s/.test(text)) return 'natural'
  if (/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(text)) return 'email'
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(text)) return 'url'
  if (/[/\\]/.test(text)) return 'path'
  const isOpaque = /\p{L}/u.test(text) && (/\d/.test(text) || /\p{Ll}\p{Lu}/u.test(text) || /[_=<>{}|#$%^~]/.test(text))
  return isOpaque ? 'exact' : 'natural'
}

/** A statement of SQL, or signs that only code has. */
function isSource(text: string): boolean {
  return (
    /^\s*(?:select\s[\s\S]+\sfrom\s|insert\s+into\s|update\s+\S+\s+set\s|delete\s+from\s|create\s+(?:table|index|view)\s)/i.test(
      text,
    ) || /[;{}]\s*$|=>|\(\)|^\s*(?:import|def|function|const|let|var|return)\s|^\s*#!/m.test(text)
  )
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '))
}
