import type { RateLimit } from '../core/model.ts'

/*
 * What providers say of their rate limits. OpenAI, Azure, Groq and others: `x-ratelimit-remaining-requests` with a reset such as
 * `6m0s`; Anthropic: `anthropic-ratelimit-tokens-remaining` with a reset in RFC 3339; OpenRouter and the IETF draft:
 * `x-ratelimit-remaining` and `ratelimit-remaining`, with seconds or an instant.
 */
const HEADERS: readonly (readonly [remaining: string, reset: string, unit: RateLimit['unit']])[] = [
  ['x-ratelimit-remaining-requests', 'x-ratelimit-reset-requests', 'requests'],
  ['x-ratelimit-remaining-tokens', 'x-ratelimit-reset-tokens', 'tokens'],
  ['anthropic-ratelimit-requests-remaining', 'anthropic-ratelimit-requests-reset', 'requests'],
  ['anthropic-ratelimit-tokens-remaining', 'anthropic-ratelimit-tokens-reset', 'tokens'],
  ['anthropic-ratelimit-input-tokens-remaining', 'anthropic-ratelimit-input-tokens-reset', 'tokens'],
  ['anthropic-ratelimit-output-tokens-remaining', 'anthropic-ratelimit-output-tokens-reset', 'tokens'],
  ['x-ratelimit-remaining', 'x-ratelimit-reset', 'requests'],
  ['ratelimit-remaining', 'ratelimit-reset', 'requests'],
]

/** The limits that an answer tells of; those without a count or a reset that can be read are left out. */
export function limitsIn(headers: Headers): RateLimit[] {
  return HEADERS.flatMap(([name, reset, unit]) => {
    const remaining = headers.get(name)
    if (remaining === null || !/^\d+$/.test(remaining)) return []
    const resetMs = millisecondsUntil(headers.get(reset), nowOf(headers))
    if (resetMs === undefined) return []
    return [{ unit, remaining: Number(remaining), resetMs }]
  })
}

/** How long a refused question has to wait: what the provider asks for, or until a limit that is used up is whole again. */
export function retryAfter(headers: Headers): number | undefined {
  const milliseconds = headers.get('retry-after-ms')
  if (milliseconds !== null && /^\d+(\.\d+)?$/.test(milliseconds)) return Number(milliseconds)
  const asked = millisecondsUntil(headers.get('retry-after'), nowOf(headers))
  if (asked !== undefined) return asked
  const usedUp = limitsIn(headers).filter(({ remaining }) => remaining === 0)
  return usedUp.length === 0 ? undefined : Math.max(...usedUp.map(({ resetMs }) => resetMs))
}

/** The provider's clock, where it tells it: ours may be wrong. */
function nowOf(headers: Headers): number {
  const date = Date.parse(headers.get('date') ?? '')
  return Number.isNaN(date) ? Date.now() : date
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** Reads `3`, `0.5`, `12ms`, `6m0s`, an instant in seconds or milliseconds since 1970, and dates of HTTP and RFC 3339. */
export function millisecondsUntil(text: string | null, now: number): number | undefined {
  if (text === null) return undefined
  if (/^\d+(\.\d+)?$/.test(text)) return ofNumber(Number(text), now)
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)]
  if (parts.length > 0 && parts.map(([part]) => part).join('') === text) {
    return parts.reduce((sum, [, value, unit]) => sum + Number(value) * (UNITS[unit ?? ''] ?? 0), 0)
  }
  // what begins otherwise is no date, though Date.parse would find one in `-1`
  const date = /^(?:\d{4}-|[A-Z][a-z]{2})/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}

const AN_INSTANT_S = 1_000_000_000

function ofNumber(value: number, now: number): number {
  if (value < AN_INSTANT_S) return value * 1_000
  return Math.max(0, (value < AN_INSTANT_S * 1_000 ? value * 1_000 : value) - now)
}
