import { rememberedName } from '../text/memo.ts'
import { nameParts } from '../text/words.ts'

/** Short words and abbreviations that every model knows. */
const KNOWN = new Set(
  (
    'id ids ip ips to by cc bcc x y z in on of at as or is no ok up my me we do go it db vm vms vps vpc os tz ui ux ai ml pr mr ci cd ca en us uk eu ' +
    'sql html css xml http https ssl tls tcp udp dns dhcp ssh ftp sftp smtp imap rss jwt pgp gpg rsa php js ts jsx tsx py rb rs md mdx txt csv tsv ' +
    'pdf svg png jpg jpeg gif bmp mp mpg wav ppt pptx doc docx xls xlsx zip gz tgz tar ns ms sec min max hr hrs kb mb gb tb kib mib gib px pt em rem ' +
    'cm mm km kg lb lbs ft mph kmh dpi fps bpm hz khz mhz ghz rgb rgba hsl cmyk bg fg tld ttl cpu gpu ram ssd hdd cwd pwd std str num len src dst dest ' +
    'lng lat lon btc eth usd eur gbp pg npm pnpm rtl ltr wp cms crm erp kpi roi vat vin sku upc isbn ssn dob pgn fen nft rpc grpc cron hd tv pc hq dm dms ' +
    'st nd rd th dr mrs qr nfc rfid gps css lt gt lte gte eq ne nth ms sms mms pm am rn nr vs nlp llm llms tts stt ocr xyz msg mgr img btn tmp sync'
  ).split(' '),
)

/** Short words that are not abbreviations. */
const WORDS = new Set(
  (
    'age all any app art bad bag bar bed big bit bot box bus buy car cat cup cut day dog dry ear eat end env eye far fee few fit fly fun gap gas get hat hit hot ' +
    'ice ink job key kid law leg let log lot low mac map max men min mix net new now odd off oil old one out own pay pen pet pin pop pot put raw red row run sea ' +
    'set sex shy sit six sky son sub sum sun tag tax ten the tie tip top toy two use war way web who why win yes yet zip url uri api sdk ide'
  ).split(' '),
)

/** True for a whole name of up to three letters that is neither a word nor an abbreviation that every model knows. */
export function isShortRiddle(name: string): boolean {
  const lower = name.toLowerCase()
  return /^[a-z]{1,3}$/.test(lower) && !KNOWN.has(lower) && !WORDS.has(lower)
}

/** The part of a name that is not a word: a letter alone, two letters, or up to five without a vowel. */
export const riddleIn: (name: string) => string | undefined = rememberedName((name) => {
  if (name.length > 40) return undefined
  const parts = nameParts(name)
  return parts.find(
    (part) =>
      !KNOWN.has(part) &&
      (parts.length === 1 ? /^[a-z]{1,2}$|^[b-df-hj-np-tv-xz]{3,5}$/ : /^[b-df-hj-np-tv-xz]{3,5}$/).test(part),
  )
})
