import { vendor, type Limit } from './limit.ts'

export const OPENAI: readonly Limit[] = [
  {
    profiles: ['portable', 'openai'],
    kind: 'name-length',
    most: 64,
    then: 'OpenAI rejects the request',
    evidence: vendor('npm openai 7.55.0, resources/shared.d.ts', 'A function name has a maximum length of 64.'),
  },
  {
    profiles: ['portable', 'openai'],
    kind: 'name-characters',
    most: Infinity,
    pattern: /^[a-zA-Z0-9_-]+$/,
    then: 'OpenAI rejects the request',
    evidence: vendor('npm openai 7.55.0, resources/shared.d.ts', 'A function name holds a-z, A-Z, 0-9, underscores and dashes.'),
  },
  {
    profiles: ['portable', 'openai'],
    kind: 'tools',
    most: 128,
    then: 'OpenAI rejects the request',
    evidence: vendor('npm openai 7.55.0, resources/evals/runs', 'At most 128 functions are supported.'),
  },
  {
    profiles: ['openai'],
    kind: 'tools-advised',
    most: 20,
    then: 'OpenAI advises fewer than 20 at the start of a turn',
    evidence: vendor(
      'https://platform.openai.com/docs/guides/function-calling',
      'Aim for fewer than 20 functions available at the start of a turn; a soft suggestion.',
    ),
  },
  {
    profiles: ['openai'],
    kind: 'schema-depth',
    most: 10,
    then: "OpenAI's strict mode rejects the schema",
    evidence: vendor(
      'https://platform.openai.com/docs/guides/structured-outputs',
      'A schema may have up to 10 levels of nesting.',
    ),
  },
  {
    profiles: ['openai'],
    kind: 'schema-properties',
    most: 5000,
    then: "OpenAI's strict mode rejects the schema",
    evidence: vendor(
      'https://platform.openai.com/docs/guides/structured-outputs',
      'A schema may have up to 5,000 properties in total.',
    ),
  },
  {
    profiles: ['openai'],
    kind: 'enum-values',
    most: 1000,
    then: "OpenAI's strict mode rejects the schema",
    evidence: vendor(
      'https://platform.openai.com/docs/guides/structured-outputs',
      'A schema may have up to 1,000 enum values in total.',
    ),
  },
]
