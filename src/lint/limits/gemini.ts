import { report, vendor, type Limit } from './limit.ts'

export const GEMINI: readonly Limit[] = [
  {
    profiles: ['gemini'],
    kind: 'name-length',
    most: 128,
    then: 'the Gemini API rejects the request',
    evidence: vendor('npm @google/genai 2.32.0, genai.d.ts', 'A function name has a maximum length of 128.'),
  },
  {
    profiles: ['gemini'],
    kind: 'name-characters',
    most: Infinity,
    pattern: /^[a-zA-Z_][a-zA-Z0-9_.:-]*$/,
    then: 'the Gemini API rejects the request',
    evidence: vendor(
      'npm @google/genai 2.32.0, genai.d.ts',
      'A function name starts with a letter or an underscore and holds letters, digits, underscores, dots, colons and dashes.',
    ),
  },
  {
    profiles: ['gemini'],
    kind: 'tools-advised',
    most: 20,
    then: 'Google advises 10 to 20 active tools',
    evidence: report('https://ai.google.dev/gemini-api/docs/function-calling', 'Keep the active set at 10 to 20 tools.'),
  },
]
