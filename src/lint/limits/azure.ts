import { REFUSES, report, type Limit } from './limit.ts'

/** Azure serves OpenAI's models under OpenAI's limits (`openai.ts`), and under these of its own. */
export const AZURE: readonly Limit[] = [
  {
    profiles: ['portable', 'azure'],
    kind: 'description-length',
    most: 1024,
    client: 'Azure OpenAI',
    does: REFUSES,
    evidence: report(
      'https://github.com/OpenHands/OpenHands/issues/4838',
      'The error: string too long, maximum length 1024. Reports of 2024 and 2025; the same limit of api.openai.com is said to have been lifted in 2025.',
      '2026-11-30',
    ),
  },
]
