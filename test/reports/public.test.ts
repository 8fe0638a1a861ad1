import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readAnswer, type Answer } from '../../scripts/reports/answer.ts'
import { publicReports, type PublicReport } from '../../scripts/reports/public.ts'
import { rightcall } from '../helpers/command-line.ts'

const INPUTS = 'test/reports/inputs'

/** What is not answered rightly yet. `npm run reports` shows why; a line goes when its report is right. */
const MISSED: readonly string[] = ['properties-member-is-text', 'gemini-items-any-of', 'moonshot-type-beside-any-of']

test.each(publicReports)('$id has an input, a source and a day of 2026', ({ id, url, date, right }) => {
  expect(existsSync(`${INPUTS}/${id}.json`)).toBe(true)
  expect(url).toMatch(/^https:\/\/github\.com\/[\w.-]+\/[\w.-]+\/(issues|pull)\/\d+$/)
  expect(date).toMatch(/^2026-\d\d-\d\d$/)
  expect(right).toMatch(/\.$/)
})

describe('the right answer is given to', () => {
  test.each(publicReports.filter(({ id }) => !MISSED.includes(id)))('$id: $right', async (report) => {
    expect(await faultsOf(report)).toEqual([])
  })

  test('a report that is judged finds fault with an empty answer', () => {
    const silent = publicReports.filter(({ judge }) => judge(() => readAnswer(0, '', '')).length === 0)
    expect(silent.map(({ id }) => id)).toEqual(['linter-closed-no-arguments', 'linter-type-in-any-of'])
  })
})

/** Asks twice: first to hear what is asked, then with the answers. That spares a process for each question. */
async function faultsOf({ judge }: PublicReport) {
  const asked = new Map<string, readonly string[]>()
  judge((...args) => {
    asked.set(args.join(' '), args)
    return readAnswer(0, '', '')
  })
  const answers = new Map<string, Answer>()
  for (const [words, args] of asked) {
    const { code, out, err } = await rightcall(['lint', ...args, '--format', 'json'], { cwd: INPUTS })
    answers.set(words, readAnswer(code, out, err))
  }
  return judge((...args) => answers.get(args.join(' ')) ?? readAnswer(null, '', ''))
}
