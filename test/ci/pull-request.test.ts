import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { bash, npmInstead } from '../helpers/ci-steps.ts'
import { BOT, commentBy, commentHost, TOKEN, type CommentHost } from '../helpers/comment-host.ts'
import { folder } from '../helpers/folder.ts'
import { runAction, type ActionRun } from '../helpers/github-action.ts'
import { begin, commit, git } from '../helpers/scratch-repository.ts'
import { BLURRED, thingSuite, THINGS_BASE } from './desk.ts'

const OWN = 'owner/server'

interface Pull {
  readonly host: CommentHost
  readonly after: Readonly<Record<string, string | undefined>>
  readonly before?: Readonly<Record<string, string>>
  readonly from?: string
  readonly event?: string
  readonly inputs?: Readonly<Record<string, string>>
  readonly run?: number
  readonly env?: Readonly<Record<string, string>>
}

interface Pulled extends ActionRun {
  readonly head: string
}

/** Runs the steps of action.yml on a pull request, against a host on loopback. */
function pull({ host, after, before = {}, from = OWN, event = 'pull_request', inputs = {}, run = 10, env }: Pull): Pulled {
  const workspace = folder()
  const base = begin(workspace, { ...THINGS_BASE, ...before })
  const head = commit(workspace, after)
  git(workspace, 'checkout', '--quiet', '--detach')
  const about = event === 'merge_group' ? { merge_group: { base_sha: base } } : event === 'push' ? {} : pullOf(from, head, base)
  const ran = runAction({
    workspace,
    inputs: { comment: 'true', ...inputs },
    github: { event_name: event, sha: head, repository: OWN, run_id: run, token: TOKEN, api_url: host.url, event: about },
    ...(env === undefined ? {} : { env }),
  })
  expect(ran.log + ran.summary + (ran.review ?? '')).not.toContain(TOKEN)
  return { ...ran, head }
}

function pullOf(from: string, head: string, base: string): object {
  return { pull_request: { number: 5, head: { sha: head, repo: { full_name: from } }, base: { sha: base } } }
}

const bodies = (host: CommentHost) => host.state().comments.map(({ body }) => body)

describe('a pull request of the repository itself', () => {
  test('that makes models choose worse fails, with one comment that tells why', async () => {
    const host = await commentHost()
    const { code, log, summary, review } = pull({ host, after: { 'tools.json': BLURRED } })
    expect({ code, log }).toEqual({ code: 1, log: expect.stringContaining('comparisons: exit code 1') })
    expect(bodies(host)).toEqual([expect.stringContaining('#### `suites/things.yaml`: worse, the change hurts')])
    expect(bodies(host)[0]).toContain('95 % interval')
    expect(bodies(host)[0]).toContain('**Lint:** ')
    expect(summary).toContain('worse, the change hurts')
    expect(JSON.parse(review ?? '').kind).toBe('review')
  })

  test('that is pushed again has its comment updated, next to what a stranger wrote', async () => {
    const host = await commentHost({ comments: [commentBy('stranger', '<!-- rightcall:review run=1 -->\nhello')] })
    host.set({ comments: [...host.state().comments, commentBy(BOT, '<!-- rightcall:review run=10 -->\nfirst', 2)] })
    expect(pull({ host, after: {}, run: 11 }).code).toBe(0)
    expect(bodies(host)).toEqual([expect.stringContaining('hello'), expect.stringContaining('alters nothing that a model sees')])
  })

  test('whose comment was deleted gets another, and only one', async () => {
    const host = await commentHost()
    const inputs = { compare: 'false' }
    pull({ host, after: {}, inputs })
    host.set({ comments: [] })
    pull({ host, after: {}, inputs, run: 12 })
    expect(bodies(host)).toEqual([expect.stringContaining('run=12')])
  })

  test('without suites is linted, and the comment says that nobody was asked', async () => {
    const host = await commentHost()
    const config = { 'rightcall.config.yaml': 'targets: [tools.json]\n' }
    expect(pull({ host, before: config, after: { 'tools.json': BLURRED } }).code).toBe(1)
    expect(bodies(host)).toEqual([expect.stringContaining('names no suite')])
    expect(bodies(host)[0]).toContain('toolset/identical-description')
  })

  test('that edits suite, configuration, lockfile, readings and answers is judged by those of the base, and the comment says so', async () => {
    const host = await commentHost()
    const { code } = pull({
      host,
      after: {
        'tools.json': BLURRED,
        'suites/things.yaml': 'intents:\n  - { id: a, says: Which?, expect: { tool: tool_0 } }\n',
        'rightcall.config.yaml': 'targets: [nothing.json]\n',
        'rightcall.lock.json': '{}\n',
        'rightcall.reading.jsonl': '{}\n',
        '.rightcall/cache/ab/c.json': '{}\n',
      },
    })
    expect(code).toBe(1)
    const [body = ''] = bodies(host)
    expect(body).toContain('worse, the change hurts')
    for (const file of ['suites/things.yaml', 'rightcall.config.yaml', 'rightcall.lock.json', 'rightcall.reading.jsonl'])
      expect(body.split('#### ')[0]).toContain(`\`${file}\``)
  })

  test.each([
    [{ compare: 'false' }, 'told to ask no model', 0],
    [{ models: 'anthropic:claude-haiku-5-5' }, 'ANTHROPIC\\_API\\_KEY is not set', 0],
    [{ models: 'local:bm25', suites: 'suites/other.yaml', 'fail-on': 'never' }, '`suites/other.yaml`: worse', 0],
  ])('obeys the inputs %j', async (inputs, says, exit) => {
    const host = await commentHost()
    // lint is not what this is about
    const before = {
      'suites/other.yaml': thingSuite(),
      'rightcall.config.yaml': `${THINGS_BASE['rightcall.config.yaml']}rules: { '*': off }\n`,
    }
    const { code } = pull({ host, before, after: { 'tools.json': BLURRED }, inputs })
    expect(bodies(host)).toEqual([expect.stringContaining(says)])
    expect(code).toBe(exit)
  })

  test('keeps its verdict where the token may not comment, and says what to do', async () => {
    const says = 'Resource not accessible by integration'
    const host = await commentHost({ faults: [{ on: 'POST /repos', status: 403, times: 9, says }] })
    const { code, log } = pull({ host, after: {} })
    expect({ code, log }).toEqual({ code: 0, log: expect.stringContaining('pull-requests: write') })
    expect(log).toMatch(/^::warning title=rightcall::The comment could not be written/m)
  })

  test('is commented on where the host failed first', async () => {
    const host = await commentHost({ faults: [{ on: 'POST /repos', status: 502, times: 1, headers: { 'retry-after': '0' } }] })
    expect(pull({ host, after: {} }).code).toBe(0)
    expect(bodies(host)).toHaveLength(1)
  })

  test('gets the clients of the models whose keys are there, and the packages that are asked for', async () => {
    const env = { ANTHROPIC_API_KEY: 'sk-ant-SECRET', OPENAI_API_KEY: '' }
    const host = await commentHost()
    const inputs = { packages: 'some-package@1\n--registry=http://127.0.0.1:9', models: 'local:bm25', comment: 'false' }
    const { npm, log, review } = pull({ host, after: {}, env, inputs })
    const words = npm[0] ?? []
    expect(words.slice(words.indexOf('--') + 1)).toEqual([
      expect.stringMatching(/^rightcall@/),
      expect.stringMatching(/^@anthropic-ai\/sdk@\d+\.\d+\.\d+$/),
      'some-package@1',
      '--registry=http://127.0.0.1:9',
    ])
    expect(`${log}${review}`).not.toContain('SECRET')
    expect(host.state().requests).toEqual([])
  })
})

describe('another event', () => {
  test('a merge queue compares, and has no pull request to comment on', async () => {
    const host = await commentHost()
    const { code, log } = pull({ host, after: { 'tools.json': BLURRED }, event: 'merge_group' })
    expect({ code, log }).toEqual({ code: 1, log: expect.stringContaining('merge_group does not belong to a pull request') })
    expect(host.state().requests).toEqual([])
  })

  test('a push compares with nothing', async () => {
    const host = await commentHost()
    const { commands, review } = pull({ host, after: { 'tools.json': BLURRED }, event: 'push' })
    expect(commands.map(([name]) => name)).toEqual(['lint'])
    expect(review).toBeUndefined()
  })

  test('pull_request_target of a fork asks no model, and comments', async () => {
    const host = await commentHost()
    pull({ host, after: { 'tools.json': BLURRED }, event: 'pull_request_target', from: 'stranger/server' })
    expect(bodies(host)).toEqual([expect.stringContaining('comes from a fork')])
  })
})

describe('a pull request from a fork', () => {
  const workflow = parse(readFileSync(join(import.meta.dirname, '../../templates/comment-on-forks.yml'), 'utf8'))
  const job: { readonly if: string; readonly permissions: object; readonly steps: readonly Step[] } = workflow.jobs.comment

  interface Step {
    readonly uses?: string
    readonly run?: string
    readonly env?: Readonly<Record<string, string>>
    readonly with?: Readonly<Record<string, string>>
  }

  /** Runs the workflow after the fork's run: an artifact is what that run left, and the event is GitHub's. */
  function afterwards(host: CommentHost, artifact: string, head: string): { readonly code: number; readonly log: string } {
    const temp = folder()
    let last = { code: 0, log: '' }
    for (const { uses, run, env = {} } of job.steps) {
      if (uses?.startsWith('actions/download-artifact@') === true) {
        mkdirSync(join(temp, 'rightcall-review'))
        writeFileSync(join(temp, 'rightcall-review/review.json'), artifact)
      }
      if (run === undefined) continue
      expect(run).not.toContain('${{')
      expect(env).toEqual({ GITHUB_TOKEN: '${{ github.token }}' })
      const fork = { full_name: 'stranger/server' }
      const about = {
        id: 77,
        event: 'pull_request',
        head_sha: head,
        head_branch: 'patch',
        head_repository: fork,
        pull_requests: [],
      }
      writeFileSync(join(temp, 'event.json'), JSON.stringify({ workflow_run: about }))
      last = bash(run, folder(), {
        ...{ RUNNER_TEMP: temp, HOME: temp, GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: 'workflow_run', GITHUB_REPOSITORY: OWN },
        ...{ GITHUB_EVENT_PATH: join(temp, 'event.json'), GITHUB_API_URL: host.url, GITHUB_RUN_ID: '78', GITHUB_TOKEN: TOKEN },
        PATH: npmInstead(folder()).path,
      })
    }
    expect(last.log).not.toContain(TOKEN)
    return last
  }

  const pulls = (sha: string) => [{ number: 9, label: 'stranger:patch', head: { sha, repo: { full_name: 'stranger/server' } } }]

  test('asks no model and writes no comment itself; a workflow of the base writes it to the pull request with that head', async () => {
    const host = await commentHost()
    const { code, log, commands, review, head } = pull({
      host,
      from: 'stranger/server',
      after: {
        'tools.json': BLURRED,
        'suites/things.yaml': thingSuite().replace('river', 'stream'),
        'rightcall.lock.json': '{}',
      },
      env: { OPENAI_API_KEY: 'sk-SECRET' },
    })
    expect(code).toBe(1)
    expect(log).toContain('templates/comment-on-forks.yml')
    expect(commands.map(([name]) => name)).toEqual(['lint', 'review'])
    expect(commands[1]).toContain('--text-only')
    expect(host.state().requests).toEqual([])
    host.set({ pulls: pulls(head) })
    expect(afterwards(host, review ?? '', head)).toMatchObject({ code: 0 })
    expect(host.state().requests).toContain('POST /repos/owner/server/issues/9/comments')
    const [body = ''] = bodies(host)
    expect(body).toContain('toolset/identical-description')
    expect(body).toContain('* `suites/things.yaml` (suite): changed')
    expect(body).toContain('comes from a fork')
    expect(body).toContain('https://github.com/owner/server/actions/runs/77')
  })

  test.each<[string, string]>([
    ['Markdown', '# Approved by @security'],
    ['a program', '#!/bin/sh\ntouch started\n'],
    ['an endless text', '[' + '"x",'.repeat(5_000_000)],
  ])('may leave anything: %s is not shown', async (_, artifact) => {
    const head = 'e'.repeat(40)
    const host = await commentHost({
      pulls: pulls(head),
      comments: [commentBy(BOT, '<!-- rightcall:review run=1 -->\nbefore', 1)],
    })
    expect(afterwards(host, artifact, head).code).toBe(2)
    expect(bodies(host)).toEqual(['<!-- rightcall:review run=1 -->\nbefore'])
  })

  test('is all that the workflow runs for, with two permissions and nothing checked out', () => {
    expect(workflow.permissions).toEqual({})
    expect(job.permissions).toEqual({ actions: 'read', 'pull-requests': 'write' })
    expect(job.if).toContain('head_repository.full_name != github.repository')
    expect(job.steps.flatMap(({ uses = [] }) => uses)).toEqual([
      expect.stringMatching(/^actions\/download-artifact@v\d+$/),
      expect.stringMatching(/^actions\/setup-node@v\d+$/),
    ])
  })
})
