import { describe, expect, test } from 'vitest'
import type { ReviewReport } from '../../src/core/review-report.ts'
import { BLURRED, thingSuite, THINGS_BASE } from '../ci/desk.ts'
import { chatServer } from '../helpers/chat-server.ts'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'
import { begin, commit, git } from '../helpers/scratch-repository.ts'

const PRICES = "prices: { 'compatible:x': { input: 1000, output: 5000 } }\n"

/** Two suites that a paid model is asked about a change: 24 questions each, $0.02 a question. */
async function desk({ prices = PRICES, answer }: { prices?: string; answer?: string } = {}) {
  const { url, asked } = await chatServer(() => (answer === undefined ? { calls: ['tool_0'] } : { status: 401, error: answer }))
  const cwd = folder()
  const words = ['Which', 'What']
  const names = words.map((_, at) => `suites/${at}.yaml`)
  const suites = Object.fromEntries(names.map((name, at) => [name, thingSuite().replaceAll('Which', words[at] ?? '')]))
  const config = `eval: { suites: [${names.join(', ')}], models: ["compatible:x"] }\n${prices}`
  begin(cwd, { ...THINGS_BASE, ...suites, 'rightcall.config.yaml': config })
  git(cwd, 'tag', 'base')
  commit(cwd, { 'tools.json': BLURRED })
  const env = { RIGHTCALL_BASE_URL: url, RIGHTCALL_API_KEY: 'sk-SECRETkey' }
  const review = async (...words: readonly string[]) => {
    const { code, out, err } = await rightcall(['review', '--trust', 'base', ...words], { cwd, env })
    expect(`${out}${err}`).not.toContain('SECRET')
    const report: ReviewReport | undefined = words.includes('json') ? JSON.parse(out) : undefined
    return { code, out, report }
  }
  return { asked, review }
}

describe('a model that costs money', () => {
  test('is asked once: with the same folder outside of the tree, the next review asks only what is new', async () => {
    const { asked, review } = await desk()
    const out = folder()
    const first = await review('--out', out)
    expect(first.out).toContain('Asking cost $0.4800.')
    expect(asked).toHaveLength(48)
    await review('--out', out)
    expect(asked).toHaveLength(48)
    await review()
    expect(asked).toHaveLength(96)
  })

  test('is asked up to the limit of all suites together, and what was left out is said', async () => {
    const { review } = await desk({ prices: PRICES.replace('1000', '1') })
    const { code, report } = await review('--max-cost', '0.8', '--concurrency', '1', '--format', 'json')
    const spent = report?.comparisons.reduce((sum, { cost }) => sum + (cost.dollars ?? 0), 0) ?? 9
    expect(spent).toBeLessThanOrEqual(0.8)
    expect(report?.comparisons.map(({ notAsked }) => notAsked > 0)).toEqual([false, true])
    expect({ code, because: report?.verdict.because }).toEqual({ code: 3, because: expect.stringContaining('--max-cost') })
  })

  test('is not asked at all where the limit needs a price and none is known', async () => {
    const { asked, review } = await desk({ prices: '' })
    const { code, report } = await review('--max-cost', '1', '--format', 'json')
    expect({ code, asked: asked.length }).toEqual({ code: 0, asked: 0 })
    expect(report?.notMeasured.map(({ because }) => because)[0]).toContain('--max-cost needs prices')
  })

  test('that refuses the key leaves the review incomplete', async () => {
    const { review } = await desk({ answer: 'Incorrect API key provided: sk-SECRETkey' })
    const { code, report } = await review('--format', 'json')
    expect({ code, because: report?.verdict.because }).toEqual({
      code: 3,
      because: expect.stringContaining('the key was refused'),
    })
  })
})
