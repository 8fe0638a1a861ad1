import { REFUSES, report, vendor, type Limit } from './limit.ts'

const GUIDE = 'https://platform.openai.com/docs/guides/structured-outputs'
const strict = { client: "OpenAI's strict mode", does: 'refuses the schema' } as const

/** Keywords that also say what an array holds. Nobody has reported whether OpenAI accepts them instead of "items". */
const STAND_INS = ['prefixItems', '$ref', 'enum', 'const', 'contains']

export const OPENAI: readonly Limit[] = [
  {
    profiles: ['portable', 'openai', 'azure', 'copilot'],
    kind: 'name-length',
    most: 64,
    client: 'the OpenAI API',
    does: REFUSES,
    evidence: vendor('npm openai 7.55.0, resources/shared.d.ts', 'A function name has a maximum length of 64.'),
  },
  {
    profiles: ['portable', 'openai', 'azure', 'copilot'],
    kind: 'name-characters',
    most: Infinity,
    pattern: /^[a-zA-Z0-9_-]+$/,
    client: 'the OpenAI API',
    does: REFUSES,
    evidence: vendor('npm openai 7.55.0, resources/shared.d.ts', 'A function name holds a-z, A-Z, 0-9, underscores and dashes.'),
  },
  {
    profiles: ['portable', 'openai', 'azure'],
    kind: 'tools',
    most: 128,
    client: 'the OpenAI API',
    does: 'refuses the request',
    evidence: vendor('npm openai 7.55.0, resources/evals/runs', 'At most 128 functions are supported.'),
  },
  {
    profiles: ['openai', 'azure'],
    kind: 'tools-advised',
    most: 20,
    client: 'OpenAI',
    does: 'recommends fewer than 20 at the start of a turn',
    evidence: vendor(
      'https://platform.openai.com/docs/guides/function-calling',
      'Aim for fewer than 20 functions available at the start of a turn; a soft suggestion.',
    ),
  },
  {
    profiles: ['openai', 'azure'],
    kind: 'schema-depth',
    most: 10,
    ...strict,
    evidence: vendor(GUIDE, 'A schema may have up to 10 levels of nesting.'),
  },
  {
    profiles: ['openai', 'azure'],
    kind: 'schema-properties',
    most: 5000,
    ...strict,
    evidence: vendor(GUIDE, 'A schema may have up to 5,000 properties in total.'),
  },
  {
    profiles: ['openai', 'azure'],
    kind: 'enum-values',
    most: 1000,
    ...strict,
    evidence: vendor(GUIDE, 'A schema may have up to 1,000 enum values in total.'),
  },
  {
    profiles: ['portable', 'openai', 'azure'],
    kind: 'root-keyword',
    most: 0,
    words: ['anyOf', 'oneOf', 'allOf'],
    client: 'the OpenAI API',
    does: REFUSES,
    evidence: report(
      'https://github.com/langchain-ai/langchainjs/issues/9804',
      'The error of January 2026: the schema must have the type "object" and no oneOf, anyOf, allOf, enum or not at the top level. No report says that this was lifted.',
      '2026-11-30',
    ),
  },
  {
    profiles: ['openai', 'azure'],
    kind: 'root-keyword',
    most: 0,
    words: ['not', 'enum'],
    client: 'the OpenAI API',
    does: REFUSES,
    evidence: report(
      'https://github.com/langchain-ai/langchainjs/issues/9804',
      'The same error names "enum" and "not".',
      '2026-11-30',
    ),
  },
  {
    profiles: ['portable', 'openai', 'azure'],
    kind: 'object-without-properties',
    most: 0,
    client: 'the OpenAI API',
    does: REFUSES,
    evidence: report(
      'https://github.com/inboxapi/cli/issues/106',
      'The error of May 2026: object schema missing properties. Other reports fill in the root only, and are served then.',
      '2026-11-30',
    ),
  },
  {
    profiles: ['portable', 'openai', 'azure'],
    kind: 'array-without-items',
    most: 0,
    unless: STAND_INS,
    client: 'the OpenAI API',
    does: REFUSES,
    evidence: report(
      'https://github.com/bnb-chain/bnbchain-mcp/issues/68',
      'The error of March 2026: array schema missing items; every request fails.',
      '2026-11-30',
    ),
  },
  {
    profiles: ['portable', 'openai', 'azure'],
    kind: 'pattern-syntax',
    most: 0,
    words: ['\\p{…} and \\P{…}', '\\u{…}', '(?<name>…)'],
    client: 'the OpenAI API',
    does: REFUSES,
    evidence: report(
      'https://github.com/pleaseai/shunt/pull/488',
      "September 2026: patterns are compiled as Python's re does, which knows none of these; the error says that the pattern is not a regex.",
      '2026-11-30',
    ),
  },
  {
    profiles: ['portable', 'openai', 'azure'],
    kind: 'pattern-syntax',
    most: 0,
    words: ['(?=…) and (?!…)', '(?<=…) and (?<!…)'],
    client: 'the OpenAI API',
    does: 'refuses requests of GPT-5.5 and later models that contain the tool',
    evidence: report(
      'https://github.com/vercel/ai/pull/21037',
      'September 2026, end to end: regex lookaround is not supported. Reports since June name GPT-5.5 and later; some of their requests were served all the same.',
      '2026-11-30',
    ),
  },
]
