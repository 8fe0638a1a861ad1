/* What clients and providers refuse. Each line is what the report's `.expected.txt` says. */
import { anyOf, exits, never, survives, wants, type Fault, type Pattern, type Report } from './expect.ts'
import type { Bench } from './run.ts'

/** The finding has to be there under each of these profiles; `default` is no profile. */
function under(bench: Bench, file: string, profiles: readonly string[], pattern: Pattern): readonly Fault[] {
  return profiles.flatMap((profile) => wants(asked(bench, file, profile), pattern, profile))
}

/** The finding must not be there under any of these profiles. */
function notUnder(bench: Bench, file: string, profiles: readonly string[], pattern: Pattern): readonly Fault[] {
  return profiles.flatMap((profile) => never(asked(bench, file, profile), pattern, profile))
}

function asked(bench: Bench, file: string, profile: string) {
  return bench.lint(file, ...(profile === 'default' ? [] : ['--profile', profile]))
}

const EVERY = ['default', 'portable', 'openai', 'openai-strict', 'anthropic', 'bedrock', 'gemini', 'vscode', 'cursor']
const ROOT_REFUSERS = ['anthropic', 'bedrock', 'openai']
const P = '/inputSchema/properties'

function rootUnion(id: string, keyword: string, more: (bench: Bench) => readonly Fault[] = () => []): Report {
  return {
    id,
    judge: (bench) => [
      ...under(bench, `${id}.json`, ['default'], { at: `/inputSchema/${keyword}`, least: 'warn' }),
      ...under(bench, `${id}.json`, ROOT_REFUSERS, { at: `/inputSchema/${keyword}`, least: 'error' }),
      ...notUnder(bench, `${id}.json`, EVERY, { at: /^\/inputSchema\/(any|one|all)Of$/, says: /\b[Ww]rite (an? )?"?anyOf/ }),
      ...more(bench),
    ],
  }
}

function rootKeys(id: string, keys: readonly string[]): Report {
  return {
    id,
    judge: (bench) =>
      keys.flatMap((key) => [
        ...under(bench, `${id}.json`, ['default'], { at: `${P}/${key}`, least: 'warn' }),
        ...under(bench, `${id}.json`, ['anthropic', 'bedrock'], { at: `${P}/${key}`, least: 'error' }),
      ]),
  }
}

function gemini(id: string, ...patterns: readonly Pattern[]): Report {
  return { id, judge: (bench) => patterns.flatMap((pattern) => under(bench, `${id}.json`, ['gemini'], pattern)) }
}

export const providers: readonly Report[] = [
  rootUnion('01-root-anyof', 'anyOf'),
  rootUnion('01b-root-oneof-no-properties', 'oneOf'),
  rootUnion('01c-root-allof-if-then', 'allOf', (bench) =>
    notUnder(bench, '01c-root-allof-if-then.json', EVERY, {
      says: /"kind"[^.]*optional|optional[^.]*"kind"|"kind"[^.]*not required/,
    }),
  ),
  {
    id: '01d-root-not',
    judge: (bench) => [
      ...under(bench, '01d-root-not.json', ['openai'], { at: '/inputSchema/not', least: 'warn' }),
      ...notUnder(bench, '01d-root-not.json', ['anthropic'], { at: '/inputSchema/not', says: /refuse|reject|400|drop/ }),
    ],
  },
  rootKeys('02-property-keys-angle', ['scannedAt<', 'scannedAt>']),
  {
    id: '02b-property-keys-brackets-nested',
    judge: (bench) =>
      notUnder(bench, '02b-property-keys-brackets-nested.json', ['default', 'anthropic', 'bedrock'], {
        at: /kinds\[\]$/,
        least: 'warn',
      }),
  },
  rootKeys('03-property-key-too-long', ['rules__persons__allowed__or__denied__by__country__of__residence__list']),
  gemini('05-gemini-exclusive-minimum', { at: `${P}/count/exclusiveMinimum`, least: 'warn' }),
  gemini('06-gemini-empty-enum-value', { at: `${P}/service/enum`, least: 'warn' }),
  gemini('07-gemini-number-enum', { at: `${P}/floor/enum`, least: 'warn' }),
  {
    id: '08-gemini-properties-on-string',
    judge: (bench) =>
      under(bench, '08-gemini-properties-on-string.json', ['gemini', 'default'], { at: `${P}/target`, least: 'warn' }),
  },
  gemini('08b-gemini-type-array', { at: `${P}/floor/type`, least: 'warn' }, { at: `${P}/either/type`, least: 'warn' }),
  {
    // "check first whether the API of today still refuses it": a finding must be no error
    id: '09-gemini-format-uri',
    judge: (bench) => [
      ...under(bench, '09-gemini-format-uri.json', ['gemini'], { at: `${P}/callback/format`, least: 'info' }),
      ...notUnder(bench, '09-gemini-format-uri.json', ['gemini'], { at: `${P}/callback/format`, least: 'error' }),
    ],
  },
  gemini('10-gemini-enum-no-type', { at: `${P}/service`, least: 'warn' }),
  {
    id: '11-gemini-empty-object',
    judge: (bench) => [
      ...under(bench, '11-gemini-empty-object.json', ['gemini'], { tool: 'label_parcel', at: `${P}/options`, least: 'warn' }),
      ...notUnder(bench, '11-gemini-empty-object.json', ['gemini'], { tool: 'list_depots', least: 'warn' }),
    ],
  },
  {
    id: '12-array-no-items',
    judge: (bench) => [
      ...under(bench, '12-array-no-items.json', ['default'], { at: `${P}/parcels`, least: 'warn' }),
      ...under(bench, '12-array-no-items.json', ['vscode', 'openai', 'gemini'], { at: `${P}/parcels`, least: 'error' }),
    ],
  },
  {
    id: '12c-array-items-empty',
    judge: (bench) => [
      ...notUnder(bench, '12c-array-items-empty.json', ['vscode', 'openai'], { least: 'error' }),
      ...under(bench, '12c-array-items-empty.json', ['gemini'], { at: `${P}/parcels`, least: 'warn' }),
      ...under(bench, '12c-array-items-empty.json', ['gemini'], { at: `${P}/more`, least: 'warn' }),
    ],
  },
  {
    id: '13-cursor-name-59',
    judge: (bench) => under(bench, '13-cursor-name-59.json', ['cursor'], { at: '/name', least: 'warn', says: /server/ }),
  },
  {
    id: '14-no-properties',
    judge: (bench) =>
      under(bench, '14-no-properties.json', ['openai'], {
        at: '/inputSchema',
        least: 'warn',
        says: /"?properties/,
        repaired: true,
      }),
  },
  {
    id: '15-lookaround',
    judge: (bench) => under(bench, '15-lookaround.json', ['openai'], { at: `${P}/mail/pattern`, least: 'warn', says: /look/ }),
  },
  {
    id: '16-description-1400',
    judge: (bench) =>
      anyOf(
        ['openai', 'azure', 'copilot', 'azure-openai'].map((profile) =>
          under(bench, '16-description-1400.json', [profile], { at: '/description', least: 'warn', says: /1,?024/ }),
        ),
      ),
  },
  {
    id: '19-ref-to-properties',
    judge: (bench) =>
      anyOf(
        [[], ['--preset', 'strict'], ['--profile', 'portable'], ['--profile', 'moonshot'], ['--profile', 'kimi']].map((flags) =>
          wants(bench.lint('19-ref-to-properties.json', ...flags), { at: `${P}/receiver`, least: 'info', says: /\$defs/ }),
        ),
      ),
  },
  {
    id: '29-name-digit-first',
    judge: (bench) => [
      ...under(bench, '29-name-digit-first.json', ['gemini'], { at: '/name', least: 'error', says: /first|begin|start/ }),
      ...notUnder(bench, '29-name-digit-first.json', EVERY, { says: /has 13 characters/ }),
      ...under(bench, '29-name-digit-first.json', ['default'], { at: '/name', least: 'warn' }),
    ],
  },
  {
    id: '29b-name-dot-slash',
    judge: (bench) => [
      ...under(bench, '29b-name-dot-slash.json', ['default'], { tool: 'depot/list_trucks', at: '/name', least: 'error' }),
      ...under(bench, '29b-name-dot-slash.json', ['default'], { tool: 'depot::list_routes', at: '/name', least: 'error' }),
      ...under(bench, '29b-name-dot-slash.json', ['default'], { tool: 'depot.list', at: '/name', exactly: 'warn' }),
    ],
  },
  {
    id: '44-41-tools',
    judge: (bench) => under(bench, '44-41-tools.json', ['cursor'], { rule: /^toolset\//, least: 'warn' }),
  },
  {
    id: '44b-130-tools',
    judge: (bench) => [
      ...under(bench, '44b-130-tools.json', ['vscode'], { rule: /^toolset\//, least: 'warn' }),
      ...under(bench, '44b-130-tools.json', ['default'], { rule: /^toolset\//, least: 'error' }),
    ],
  },
  {
    id: '49-odd-property-names',
    judge: (bench) => {
      const answer = asked(bench, '49-odd-property-names.json', 'anthropic')
      const keys = [`${P}/`, `${P}/$ref`, `${P}/$schema`]
      return [
        ...survives(answer),
        ...exits(asked(bench, '49-odd-property-names.json', 'default'), [0, 1]),
        ...keys.flatMap((at) => wants(answer, { at, least: 'error' }, 'anthropic')),
      ]
    },
  },
]
