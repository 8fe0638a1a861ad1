/* Public reports of 2026 whose inputs, in our own words, are in this repository: `test/reports/inputs`. */
import type { Answer } from './answer.ts'
import { anyOf, exits, never, survives, wants, type Fault, type Pattern } from './expect.ts'

/** A report with its source, its day and the right answer in words. */
export interface PublicReport {
  readonly id: string
  readonly url: string
  readonly date: string
  readonly right: string
  /** The faults of what the tool answers, given how to lint with these arguments. */
  judge(lint: Lint): readonly Fault[]
}

type Lint = (...args: readonly string[]) => Answer

/** Its judge needs to name the flags only. */
function report({ judge, ...about }: PublicReport): PublicReport {
  return { ...about, judge: (lint) => judge((...flags) => lint(`${about.id}.json`, ...flags)) }
}

/** These findings are there, by default or under a profile. */
function wanted(lint: Lint, profile: string | undefined, ...patterns: readonly Pattern[]): readonly Fault[] {
  const answer = profile === undefined ? lint() : lint('--profile', profile)
  return [...survives(answer, profile), ...patterns.flatMap((pattern) => wants(answer, pattern, profile))]
}

const P = '/inputSchema/properties'

export const publicReports: readonly PublicReport[] = [
  report({
    id: 'bedrock-empty-description',
    url: 'https://github.com/danny-avila/LibreChat/issues/13209',
    date: '2026-05-20',
    right:
      'Under bedrock an error at the description: the Converse API wants at least one character, and refuses the whole request.',
    judge: (lint) => wanted(lint, 'bedrock', { tool: 'list_piers', at: '/description', least: 'error' }),
  }),
  report({
    id: 'type-int',
    url: 'https://github.com/Kuadrant/mcp-gateway/issues/662',
    date: '2026-03-13',
    right: 'By default an error that says "int" is no type: the Anthropic API refuses the whole request.',
    judge: (lint) => wanted(lint, undefined, { at: `${P}/count/type`, least: 'error', says: /"int"/ }),
  }),
  report({
    id: 'properties-member-is-text',
    url: 'https://github.com/smallmain/vscode-unify-chat-provider/issues/162',
    date: '2026-05-03',
    right: 'By default an error at properties/type, which is a text where a schema belongs: OpenAI refuses the request.',
    judge: (lint) => wanted(lint, undefined, { at: `${P}/type`, least: 'error', says: /"object"|string/ }),
  }),
  report({
    id: 'required-null',
    url: 'https://github.com/MervinPraison/PraisonAI/issues/3111',
    date: '2026-07-16',
    right: 'By default an error at required, which is null: Cursor loses every tool of the server.',
    judge: (lint) => wanted(lint, undefined, { at: '/inputSchema/required', least: 'error', says: /null/ }),
  }),
  report({
    id: 'root-ref-components',
    url: 'https://github.com/cognizant-ai-lab/neuro-san/pull/1291',
    date: '2026-09-15',
    right: 'By default an error: the root is no object schema ("type": "object" is missing), whatever its reference leads to.',
    judge: (lint) => wanted(lint, undefined, { at: '/inputSchema', least: 'error', says: /"?type|object/ }),
  }),
  report({
    id: 'enum-against-type',
    url: 'https://github.com/can1357/oh-my-pi/pull/2711',
    date: '2026-06-15',
    right: 'By default an error for both: no value of the enum is of the type. OpenAI refuses the whole request.',
    judge: (lint) =>
      wanted(
        lint,
        undefined,
        { tool: 'list_sailings', at: `${P}/kinds`, least: 'error' },
        { tool: 'list_crews', at: `${P}/rank`, least: 'error' },
      ),
  }),
  report({
    id: 'gemini-items-any-of',
    url: 'https://github.com/sbroenne/mcp-server-excel/issues/672',
    date: '2026-06-10',
    right: 'Under gemini a warning or an error at the items of rows, which have a list inside anyOf in place of a type.',
    judge: (lint) => wanted(lint, 'gemini', { at: `${P}/rows`, least: 'warn' }),
  }),
  report({
    id: 'name-with-spaces',
    url: 'https://github.com/NetApp/netapp-dataops-toolkit/issues/38',
    date: '2026-03-18',
    right: 'By default an error at the name: Claude Desktop loads no tool of the server.',
    judge: (lint) => wanted(lint, undefined, { at: '/name', least: 'error' }),
  }),
  report({
    id: 'name-with-dot',
    url: 'https://github.com/hostinger/api-mcp-server/issues/49',
    date: '2026-07-08',
    right: 'By default a warning at the name; under anthropic and openai an error: the API takes no dot.',
    judge: (lint) => [
      ...wanted(lint, undefined, { at: '/name', exactly: 'warn' }),
      ...['anthropic', 'openai'].flatMap((profile) => wanted(lint, profile, { at: '/name', least: 'error' })),
    ],
  }),
  report({
    id: 'context-leaks',
    url: 'https://github.com/instana/mcp-instana/issues/88',
    date: '2026-04-10',
    right: 'By default a warning that names ctx and api_client, which have no type. An untyped schema is valid, so no error.',
    judge: (lint) => [
      ...wanted(lint, undefined, { at: `${P}/ctx`, least: 'warn', says: /`ctx` and `api_client`/ }),
      ...never(lint(), { least: 'error' }),
    ],
  }),
  report({
    id: 'keywords-null',
    url: 'https://github.com/grll/mcpadapt/pull/80',
    date: '2026-01-28',
    right: 'By default an error at "enum": null, "items": null and "anyOf": [], each named.',
    judge: (lint) =>
      wanted(
        lint,
        undefined,
        { at: `${P}/pier/enum`, least: 'error', says: /null/ },
        { at: `${P}/kinds/items`, least: 'error', says: /null/ },
        { at: `${P}/day/anyOf`, least: 'error', says: /empty|at least one|non-empty/ },
      ),
  }),
  report({
    id: 'schema-null',
    url: 'https://github.com/knowsuchagency/mcp2cli/pull/69',
    date: '2026-07-26',
    right: 'By default an error: inputSchema is null, not an object schema.',
    judge: (lint) => wanted(lint, undefined, { tool: 'list_piers', least: 'error', says: /null|inputSchema|object/ }),
  }),
  report({
    id: 'moonshot-type-beside-any-of',
    url: 'https://github.com/MoonshotAI/kimi-cli/issues/1595',
    date: '2026-03-26',
    right: 'Under a profile for Moonshot an error at anyOf beside a type; by default nothing, because it is valid.',
    judge: (lint) => [
      ...never(lint(), { at: `${P}/ship`, least: 'warn' }),
      ...anyOf(['moonshot', 'kimi'].map((profile) => wanted(lint, profile, { at: `${P}/ship`, least: 'warn' }))),
    ],
  }),
  report({
    id: 'linter-closed-no-arguments',
    url: 'https://github.com/ChromeDevTools/chrome-devtools-mcp/issues/2049',
    date: '2026-05-12',
    right: 'No finding: another linter asks for additionalProperties: false, which nothing demands.',
    judge: (lint) => [...exits(lint(), [0]), ...never(lint(), {})],
  }),
  report({
    id: 'linter-type-in-any-of',
    url: 'https://github.com/cisco-ai-defense/mcp-scanner/pull/152',
    date: '2026-04-09',
    right: 'No finding: another linter misses a type that stands in both members of anyOf.',
    judge: (lint) => [...exits(lint(), [0]), ...never(lint(), {})],
  }),
  report({
    id: 'linter-order-of-calls',
    url: 'https://github.com/Puliczek/awesome-mcp-security/pull/324',
    date: '2026-09-11',
    right:
      'A warning or an error for get_weather, which orders itself before the tools of others in secret; nothing for open_chart, which documents the order of two calls.',
    judge: (lint) => [
      ...wanted(lint, undefined, { rule: /^safety\//, tool: 'get_weather', least: 'warn' }),
      ...never(lint(), { rule: /^safety\//, tool: 'open_chart' }),
      ...never(lint(), { rule: /^safety\//, tool: 'get_depth' }),
    ],
  }),
]
