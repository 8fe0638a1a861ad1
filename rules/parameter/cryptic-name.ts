import { own, ownString, type JsonObject } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { clip } from '../../src/core/text.ts'
import { rememberedName } from '../../src/lint/prose/text/memo.ts'
import { isToldByTool } from '../../src/lint/prose/parameters/told.ts'
import { nameParts } from '../../src/lint/prose/text/words.ts'
import { isPatchOperation } from '../../src/schema/json-patch.ts'
import { parametersOf } from '../../src/schema/parameters.ts'
import { pick, plantable } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

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

export default defineRule({
  scope: 'tool',
  severity: 'info',
  presets: ['strict'],
  summary: 'A parameter is named by one letter or an abbreviation, and nothing says what it stands for.',
  why:
    'A model fills a parameter by its name where nothing else is said, and `tbs` says nothing: it has to know the API by heart or guess. Spell the name out, or expand it in a description; either silences the rule. ' +
    'Coordinates, units, file types and protocols (`x`, `ms`, `pdf`, `dns`) are known to every model.',
  evidence: [
    {
      kind: 'vendor',
      ref: 'https://www.anthropic.com/engineering/writing-tools-for-agents',
      says: 'Input parameters should be named unambiguously: user_id rather than user.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: '64 npm servers, 1,843 tools, 9,619 parameters',
      says: 'Names of one to three letters are rare and mostly explained; about a dozen are not.',
      checked: '2026-11-21',
    },
  ],
  entails: ['parameter/description-missing'],
  examples: {
    good: [
      {},
      {
        description: 'Check a statement in Policy Query Language (PQL) before it is run, and return its faults.',
        ...withOne('pqlStatement', { type: 'string' }),
      },
      {
        inputSchema: {
          type: 'object',
          properties: {
            changes: {
              type: 'array',
              description: 'Changes of the policy, as a JSON Patch.',
              items: {
                type: 'object',
                properties: {
                  op: { type: 'string' },
                  path: { type: 'string', description: 'What to change, for example "/title".' },
                  value: { description: 'What to write there.' },
                },
              },
            },
          },
        },
      },
      withOne('q', { type: 'string', description: 'Words to search for, all of which must occur.' }),
      withOne('db', { type: 'string' }),
      withOne('timeout_ms', { type: 'integer' }),
      withOne('k', { type: 'integer', title: 'Number of passages to return' }),
      withOne('op', { enum: ['add', 'remove'] }),
      {
        ...withOne('k', { type: 'integer' }),
        description:
          'Return passages of the handbook that are closest to a question.\n\nArgs:\n  k: How many passages to return.',
      },
    ],
    bad: [
      withOne('q', { type: 'string' }),
      withOne('k', { type: 'integer', minimum: 1 }),
      withOne('tbs', { type: 'string', description: '' }),
      withOne('prsPath', { type: 'string' }),
    ],
  },
  *check(tool) {
    const all = parametersOf(tool)
    for (const parameter of all) {
      const { name, at, schema, description } = parameter
      if (description?.trim()) continue
      const riddle = crypticPart(name)
      if (riddle === undefined || isToldByTool(tool, parameter)) continue
      // "in Policy Query Language (PQL)" spells it out for the whole tool
      if (tool.description?.toLowerCase().includes(`(${riddle})`)) continue
      if (own(schema, 'enum') !== undefined || own(schema, 'const') !== undefined || isPatchOperation(parameter, all)) continue
      if ((ownString(schema, 'title') ?? '').split(/\s+/).length > 1) continue
      const what = riddle.length === 1 ? 'a letter' : 'an abbreviation'
      yield {
        at,
        message: `${riddle === name.toLowerCase() ? '' : `"${riddle}" in `}\`${clip(name, 60)}\` is ${what} that nothing explains, so a model has to know this API by heart or guess. Spell it out, or say in a description what it stands for.`,
      }
    }
  },
  plant(tool, random) {
    const name = pick(['q', 'k', 'tbs', 'n', 'fmt', 'cfgPath', 'op', 'cfgPth', 'p'], random) ?? 'q'
    const victim = plantable(tool, random, ({ at }) => at.startsWith('/inputSchema/properties/'))
    if (victim === undefined) return undefined
    const { description: _description, title: _title, enum: _enum, ...rest } = victim.written
    return [{ tool: tool.index, at: join('/inputSchema/properties', name), to: rest }]
  },
})

/** The part of a name that is no word: a letter by itself, two letters, or up to five without a vowel. */
const crypticPart = rememberedName((name: string): string | undefined => {
  if (name.length > 40) return undefined
  const parts = nameParts(name)
  return parts.find(
    (part) =>
      !KNOWN.has(part) &&
      (parts.length === 1 ? /^[a-z]{1,2}$|^[b-df-hj-np-tv-xz]{3,5}$/ : /^[b-df-hj-np-tv-xz]{3,5}$/).test(part),
  )
})

function withOne(name: string, schema: JsonObject) {
  return { inputSchema: { type: 'object', properties: { [name]: schema } } }
}
