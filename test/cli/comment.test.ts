import { readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { BOT, commentBy, commentHost, TOKEN, type CommentHost, type Fault } from '../helpers/comment-host.ts'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'
import { reviewReport } from '../report/review-fixtures.ts'
import { finding, lintReport } from '../report/fixtures.ts'

const OWN = 'owner/server'

interface Event {
  readonly name?: string
  readonly event?: object
  readonly from?: string
  readonly run?: number
  readonly token?: string
}

const HEAD = 'c'.repeat(40)

function pullOf(from: string): object {
  return { pull_request: { number: 5, head: { sha: HEAD, repo: { full_name: from } } } }
}

async function comment(
  host: CommentHost,
  { name = 'pull_request', from = OWN, event = pullOf(from), run = 10, token = TOKEN }: Event = {},
  review: string | object = reviewReport(),
) {
  const text = typeof review === 'string' ? review : JSON.stringify(review)
  const cwd = folder({ 'review.json': text, 'event.json': JSON.stringify(event) })
  const env = {
    ...{ GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: join(cwd, 'event.json') },
    ...{ GITHUB_REPOSITORY: OWN, GITHUB_RUN_ID: String(run), GITHUB_API_URL: host.url, GITHUB_TOKEN: token },
  }
  return rightcall(['comment', 'review.json'], { cwd, env })
}

const bodies = (host: CommentHost) => host.state().comments.map(({ body }) => body)

describe('the one comment', () => {
  test('is written, with a mark that nobody sees, and the address of the run', async () => {
    const host = await commentHost()
    const { code, out } = await comment(host)
    expect({ code, out }).toEqual({ code: 0, out: 'The comment was written: pull request #5 of owner/server.\n' })
    const [body = ''] = bodies(host)
    expect(body).toMatch(/^<!-- rightcall:review run=10 -->\n### rightcall: /)
    expect(body).toContain('[the whole run](https://github.com/owner/server/actions/runs/10)')
    expect(body).toContain('`ccccccc` judged by the base')
  })

  test('is updated by the next run, and never a second one', async () => {
    const host = await commentHost()
    await comment(host)
    const { out } = await comment(host, { run: 11 }, reviewReport({ lint: null }))
    expect(out).toContain('was updated')
    expect(bodies(host)).toEqual([expect.stringContaining('not part of this review')])
  })

  test('is written anew where somebody deleted it', async () => {
    const host = await commentHost()
    await comment(host)
    host.set({ comments: [] })
    expect((await comment(host, { run: 11 })).out).toContain('was written')
    expect(bodies(host)).toHaveLength(1)
  })

  test('of others is left alone, whatever it begins with', async () => {
    const mark = '<!-- rightcall:review run=1 -->\nmine'
    const others = ['stranger', 'github-actions', 'other-app[bot]'].map((login, at) => commentBy(login, mark, at))
    const host = await commentHost({ comments: others })
    await comment(host)
    expect(bodies(host)).toEqual([mark, mark, mark, expect.stringContaining('### rightcall: ')])
  })

  test('of our own account that another tool wrote is left alone', async () => {
    const host = await commentHost({ comments: [commentBy(BOT, 'Coverage: 81 % <!-- rightcall:review run=1 -->')] })
    await comment(host)
    expect(bodies(host)).toHaveLength(2)
  })

  test('is found where one interface names an app without the end of its name', async () => {
    const host = await commentHost({ viewer: 'github-actions', comments: [commentBy(BOT, '<!-- rightcall:review run=1 -->')] })
    expect((await comment(host)).out).toContain('was updated')
  })

  test('is found behind hundreds of others', async () => {
    const before = Array.from({ length: 250 }, (_, at) => commentBy('stranger', 'hello', at))
    const host = await commentHost({ comments: [...before, commentBy(BOT, '<!-- rightcall:review run=1 -->', 300)] })
    expect((await comment(host)).out).toContain('was updated')
    expect(bodies(host)).toHaveLength(251)
  })

  test('of a later run stays, where an earlier one ends after it', async () => {
    const host = await commentHost({ comments: [commentBy(BOT, '<!-- rightcall:review run=12 -->\nlater')] })
    expect((await comment(host, { run: 11 })).out).toContain('A later run has already written the comment')
    expect(bodies(host)).toEqual(['<!-- rightcall:review run=12 -->\nlater'])
  })

  test('stays one where two jobs wrote at the same time: the oldest, with the latest text', async () => {
    const twins = [9, 8].map((run, at) => commentBy(BOT, `<!-- rightcall:review run=${run} -->\nof ${run}`, at))
    const host = await commentHost({ comments: twins })
    await comment(host)
    expect(host.state().comments.map(({ id }) => id)).toEqual([0])
    expect(bodies(host)[0]).toContain('run=10')
  })

  test('holds what the host takes, and says where the rest is', async () => {
    const host = await commentHost()
    const many = Array.from({ length: 60 }, (_, at) => ({ suite: `s${at}`, model: null, because: '_'.repeat(1_900) }))
    const { code } = await comment(host, {}, reviewReport({ notMeasured: many }))
    const [body = ''] = bodies(host)
    expect(code).toBe(0)
    expect(body.length).toBeGreaterThan(60_000)
    expect(body.length).toBeLessThanOrEqual(65_536)
    expect(body).toMatch(/Cut here: .* \[the whole run\]\(https:[^)]+\)\.\n$/)
  })
})

describe('a host that does not answer at once', () => {
  const soon = { 'retry-after': '0' }
  test.each<[string, Fault]>([
    ['fails', { on: 'POST /repos', status: 502, times: 2, headers: soon }],
    ['is busy', { on: 'GET /repos', status: 429, times: 1, headers: soon }],
    ['limits us', { on: 'POST /repos', status: 403, times: 1, headers: soon, says: 'secondary rate limit' }],
    ['fails without a word of when', { on: 'POST /graphql', status: 500, times: 1 }],
  ])('%s is asked again', async (_, fault) => {
    const host = await commentHost({ faults: [fault] })
    expect((await comment(host)).code).toBe(0)
    expect(bodies(host)).toHaveLength(1)
  })

  test('holds one comment where it wrote one and said that it failed', async () => {
    const host = await commentHost({ faults: [{ on: 'POST /repos', status: 503, times: 1, headers: soon, done: true }] })
    expect((await comment(host)).code).toBe(0)
    expect(bodies(host)).toHaveLength(1)
  })

  test.each<[string, Fault, string]>([
    ['for good', { on: 'POST /repos', status: 503, times: 99, headers: soon }, 'It was asked 4 times'],
    [
      'for an hour',
      { on: 'POST /repos', status: 429, times: 99, headers: { 'retry-after': '3600' } },
      'did not accept the comment: 429',
    ],
    [
      'a redirect',
      { on: 'POST /repos', status: 302, times: 99, headers: { location: 'http://127.0.0.1:9/' } },
      'did not accept the comment',
    ],
  ])('%s is an error', async (_, fault, says) => {
    const host = await commentHost({ faults: [fault] })
    const { code, err } = await comment(host)
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(says) })
  })
})

describe('a token', () => {
  const refused: Fault = { on: 'POST /repos', status: 403, times: 9, says: 'Resource not accessible by integration' }
  test.each([
    [OWN, 'pull-requests: write'],
    ['stranger/server', 'workflow_run'],
  ])('that only reads is an error that says what to do: from %s', async (from, says) => {
    const host = await commentHost({ faults: [refused] })
    const { code, err } = await comment(host, { from })
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(says) })
    expect(err).toContain('Resource not accessible by integration')
  })

  test('that is refused, or missing, is an error that does not tell it', async () => {
    const host = await commentHost()
    const { code, err } = await comment(host, { token: 'ghs_WRONGtoken' })
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('401') })
    expect(err).not.toContain('WRONG')
    expect((await comment(host, { token: '' })).err).toContain('GITHUB_TOKEN is not set')
  })

  test('is sent over https only', async () => {
    const { code, err } = await comment({ ...(await commentHost()), url: 'http://api.example.com' })
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('not an https address') })
  })

  test('whose account is not told leaves every comment alone', async () => {
    const host = await commentHost({ faults: [{ on: '/graphql', status: 403, times: 9 }] })
    expect((await comment(host)).err).toContain('cannot be recognised')
    expect(bodies(host)).toEqual([])
  })
})

describe('an event', () => {
  test.each(['push', 'merge_group', 'schedule', 'issue_comment'])(
    '%s has no pull request to comment on, and that is fine',
    async (name) => {
      const host = await commentHost()
      const { code, err } = await comment(host, { name, event: {} })
      expect({ code, err }).toEqual({ code: 0, err: `No comment: ${name} does not belong to a pull request.\n` })
      expect(host.state().requests).toEqual([])
    },
  )

  test('pull_request_target comments on a pull request from a fork', async () => {
    const host = await commentHost()
    expect((await comment(host, { name: 'pull_request_target', from: 'stranger/server' })).code).toBe(0)
    expect(bodies(host)).toHaveLength(1)
  })

  test.each([['{'], ['[]'], ['{"pull_request": {}}'], ['{"pull_request": {"number": "5; rm"}}']])(
    'that cannot be used is an error: %s',
    async (text) => {
      const host = await commentHost()
      const cwd = folder({ 'review.json': JSON.stringify(reviewReport()), 'event.json': text })
      const env = { GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: join(cwd, 'event.json') }
      const more = { GITHUB_REPOSITORY: OWN, GITHUB_API_URL: host.url, GITHUB_TOKEN: TOKEN }
      expect((await rightcall(['comment', 'review.json'], { cwd, env: { ...env, ...more } })).code).toBe(2)
      expect(bodies(host)).toEqual([])
    },
  )
})

describe('after the run of a fork', () => {
  const name = 'workflow_run'
  const before = {
    ...{ id: 77, event: 'pull_request', head_sha: HEAD, head_branch: 'patch', pull_requests: [] },
    head_repository: { full_name: 'stranger/server' },
  }
  const event = { workflow_run: before }
  const pull = (number: number, sha: string, from = 'stranger/server') => ({
    ...{ number, label: 'stranger:patch' },
    head: { sha, repo: { full_name: from } },
  })

  test('the comment goes to the pull request with that head, whatever the report says', async () => {
    const host = await commentHost({ pulls: [pull(3, 'd'.repeat(40)), pull(8, HEAD)] })
    const { code, out } = await comment(host, { name, event }, { ...reviewReport(), number: 3, pull_request: 3 })
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('pull request #8') })
    expect(host.state().requests).toContain('POST /repos/owner/server/issues/8/comments')
    expect(bodies(host)[0]).toContain('actions/runs/77')
  })

  test('nothing is written where the pull request moved on, or another repository has that branch', async () => {
    const host = await commentHost({ pulls: [pull(3, 'd'.repeat(40)), pull(4, HEAD, 'other/server')] })
    const { code, err } = await comment(host, { name, event })
    expect({ code, err }).toEqual({ code: 0, err: 'No comment: ccccccc is no longer the head of an open pull request.\n' })
    expect(bodies(host)).toEqual([])
  })

  test('two pull requests with one head are an error', async () => {
    const host = await commentHost({ pulls: [pull(3, HEAD), pull(4, HEAD)] })
    const { code, err } = await comment(host, { name, event })
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('#3 and #4') })
  })

  test('a run that was about a push has none', async () => {
    const host = await commentHost()
    expect((await comment(host, { name, event: { workflow_run: { ...before, event: 'push' } } })).err).toContain('No comment')
  })

  test('its report tells of lint only, escaped, and links to our own pages', async () => {
    const host = await commentHost({ pulls: [pull(8, HEAD)] })
    const message = '@octocat <img src=x onerror=alert(1)> ![x](https://evil.example/x.png) [click](https://evil.example)'
    const found = [finding({ message, help: 'https://evil.example/page', rule: 'description/vague' })]
    const because = 'Approved by @security'
    await comment(
      host,
      { name, event },
      reviewReport({ lint: lintReport(found), notMeasured: [{ suite: null, model: null, because }] }),
    )
    const [body = ''] = bodies(host)
    expect(body).toContain('description/vague')
    expect(body).not.toMatch(/@(?:octocat|security)|<img|!\[x\]|\]\(https:\/\/evil|https:\/\/evil/)
    expect(body).not.toContain('Approved')
    expect(body).not.toContain('#### `golden')
    expect(body).toContain('The run of the fork reported this')
  })
})

describe('a review', () => {
  test.each<[string, string]>([
    ['no JSON', '{'],
    ['Markdown', '# all good'],
    ['another report', JSON.stringify(lintReport([]))],
    ['one of a newer version', JSON.stringify({ ...reviewReport(), version: 2 })],
    ['a severity that is none', JSON.stringify(reviewReport({ lint: lintReport([finding()]) })).replaceAll('"error"', '"<b>"')],
    ['a number that is a text', JSON.stringify(reviewReport()).replace(/"tools":\d+/, '"tools":"<b>9</b>"')],
    ['larger than any', `${JSON.stringify(reviewReport())}${' '.repeat(17 * 2 ** 20)}`],
    ['nested without end', '['.repeat(200_000)],
  ])('that is %s is an error, and nothing is written', async (_, text) => {
    const host = await commentHost()
    expect((await comment(host, {}, text)).code).toBe(2)
    expect(host.state().requests).toEqual([])
  })

  test('behind a link is not read', async () => {
    const cwd = folder({ key: 'SECRET' })
    symlinkSync(join(cwd, 'key'), join(cwd, 'review.json'))
    const { code, err } = await rightcall(['comment', 'review.json'], { cwd })
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('is not a file') })
  })

  test('is printed by --dry-run, which asks nobody', async () => {
    const cwd = folder()
    writeFileSync(join(cwd, 'review.json'), JSON.stringify(reviewReport()))
    const { code, out } = await rightcall(['comment', 'review.json', '--dry-run'], { cwd })
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('### rightcall: ') })
    expect((await rightcall(['comment', 'review.json'], { cwd })).err).toContain('this is neither')
  })
})

test('the fork template installs the version that it was released with', () => {
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'))
  expect(readFileSync(join(import.meta.dirname, '../../templates/comment-on-forks.yml'), 'utf8')).toContain(
    `rightcall@${version} comment`,
  )
})
