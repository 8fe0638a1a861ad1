import type { Price } from '../core/price.ts'

/*
 * Dollars for a million tokens, by the model's name. Prices change: each says when and where it was read, and `prices:` in the
 * configuration counts before these. A price that is not sure is left out: unknown is better than wrong.
 */

const ANTHROPIC = 'platform.claude.com/docs/en/about-claude/pricing, read 2026-11'
const OPENAI = 'developers.openai.com/api/docs/pricing, as quoted by LiteLLM and others 2026-11'

/** Writing to the cache for five minutes costs a quarter more than other input, at both providers. */
const WRITE = 1.25

function claude(input: number, output: number, cacheRead: number): Price {
  return { input, output, cacheRead, cacheWrite: input * WRITE, from: ANTHROPIC }
}

const LONG = 272_000

/** Long questions cost twice as much for input, and half as much again for output. */
function gpt(input: number, output: number, cacheRead: number): Price {
  const cacheWrite = input * WRITE
  const over = { tokens: LONG, input: input * 2, output: output * 1.5, cacheRead: cacheRead * 2, cacheWrite: cacheWrite * 2 }
  return { input, output, cacheRead, cacheWrite, over, from: OPENAI }
}

export const PRICES: Readonly<Record<string, Price>> = {
  'anthropic:claude-fable-5-1': { input: 10, output: 50, from: ANTHROPIC },
  'anthropic:claude-opus-5-5': claude(4, 20, 0.2),
  'anthropic:claude-opus-5': claude(5, 25, 0.5),
  'anthropic:claude-opus-4-6': claude(5, 25, 0.5),
  'anthropic:claude-opus-4-5': claude(5, 25, 0.5),
  'anthropic:claude-sonnet-5-5': claude(2, 10, 0.1),
  'anthropic:claude-sonnet-4-6': claude(3, 15, 0.3),
  'anthropic:claude-sonnet-4-5': claude(3, 15, 0.3),
  'anthropic:claude-haiku-5-5': {
    ...claude(0.1, 0.5, 0.01),
    over: { tokens: 100_000, input: 0.5, output: 2.5, cacheRead: 0.05, cacheWrite: 0.625 },
  },
  'anthropic:claude-haiku-4-5': claude(1, 5, 0.1),
  'openai:gpt-6-astra': gpt(10, 50, 1),
  'openai:gpt-6.1-sol': gpt(2, 10, 0.1),
  'openai:gpt-6-sol': gpt(2, 10, 0.2),
  'openai:gpt-6.1-terra': gpt(1, 5, 0.05),
  'openai:gpt-6-luna': gpt(0.1, 0.5, 0.01),
  'openai:gpt-5.6-sol': gpt(5, 30, 0.5),
  'openai:gpt-5.6-terra': gpt(2, 12, 0.2),
  'openai:gpt-5.6-luna': gpt(0.2, 1.2, 0.02),
}
