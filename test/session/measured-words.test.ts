import { expect, test } from 'vitest'
import type { Estimate } from '../../src/core/estimate.ts'
import { measuredWords } from '../../src/session/measured/measured-words.ts'

const NOW = Date.parse('2026-11-30T12:00:00Z')

function estimate(value: number | null, n: number, low: number | null = 0.7, high: number | null = 0.97): Estimate {
  return { value, low, high, n, clusters: n, method: 'wilson' }
}

const NONE = estimate(null, 0, null, null)

interface Given {
  readonly recall: Estimate
  readonly precision?: Estimate
  readonly started?: string
  readonly kind?: 'language' | 'retrieval'
  readonly models?: readonly string[]
  readonly same?: boolean
}

function words({ recall, precision = NONE, started = '2026-11-27T11:00:00Z', kind = 'language', models, same = true }: Given) {
  const names = models ?? ['gpt-6-luna']
  return measuredWords(
    {
      same,
      rows: names.map((model) => ({ model, tool: 'get_rain', recall, precision, f1: recall, right: 0 })),
      run: {
        manifest: {
          started,
          toolset: { id: 'x', uri: 'x', digest: 'x', tools: 1 },
          models: names.map((model) => ({ model, kind, reported: [], parameters: {} })),
        },
        journal: undefined,
        texts: new Map(),
        rows: [],
      },
    },
    NOW,
  )
}

test.each<[Given, string]>([
  [{ recall: estimate(0.9, 20) }, 'selected rightly in 18 of 20 intents (90 %, 70 to 97), gpt-6-luna, 3 days ago'],
  [{ recall: estimate(1, 1, 0.2, 1) }, 'selected rightly in 1 of 1 intent (100 %, 20 to 100), gpt-6-luna, 3 days ago'],
  [{ recall: estimate(0.85, 3) }, 'selected rightly in 85 % of 3 intents (70 to 97), gpt-6-luna, 3 days ago'],
  [
    { recall: estimate(0.999, 20_000) },
    'selected rightly in 19,980 of 20,000 intents (over 99 %, 70 to 97), gpt-6-luna, 3 days ago',
  ],
  [
    { recall: estimate(0.001, 1_000, 0.0001, 0.01) },
    'selected rightly in 1 of 1,000 intents (under 1 %, under 1 to 1), gpt-6-luna, 3 days ago',
  ],
  [{ recall: estimate(0.9, 20, null, null) }, 'selected rightly in 18 of 20 intents (90 %), gpt-6-luna, 3 days ago'],
  [{ recall: estimate(0.5, 2), kind: 'retrieval' }, 'ranked first in 1 of 2 intents (50 %, 70 to 97), gpt-6-luna, 3 days ago'],
  [{ recall: NONE, precision: estimate(0, 3) }, 'selected wrongly in 3 intents, and never meant, gpt-6-luna, 3 days ago'],
  [
    { recall: estimate(0.5, 2), same: false },
    'selected rightly in 1 of 2 intents (50 %, 70 to 97), gpt-6-luna, 3 days ago; its text has changed since',
  ],
  [
    { recall: estimate(0.5, 2), started: '2026-11-30T11:00:01Z' },
    'selected rightly in 1 of 2 intents (50 %, 70 to 97), gpt-6-luna, 59 minutes ago',
  ],
  [
    { recall: estimate(0.5, 2), started: '2026-11-30T12:00:30Z' },
    'selected rightly in 1 of 2 intents (50 %, 70 to 97), gpt-6-luna, just now',
  ],
  [{ recall: estimate(0.5, 2), started: 'once' }, 'selected rightly in 1 of 2 intents (50 %, 70 to 97), gpt-6-luna'],
  [
    { recall: estimate(0.5, 2), models: ['a', 'b\u202E', 'c', 'd'], started: '2026-11-29T11:00:00Z' },
    'selected rightly in 1 of 2 intents (50 %, 70 to 97), a; selected rightly in 1 of 2 intents (50 %, 70 to 97), b\\u{202e}, 2 more models, 1 day ago',
  ],
])('%j reads %s', (given, says) => {
  expect(words(given)).toBe(says)
})
