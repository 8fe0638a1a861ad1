import { describe, expect, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { commentHost, type CommentHost } from '../helpers/comment-host.ts'
import { folder } from '../helpers/folder.ts'
import { runComponent, type ComponentRun } from '../helpers/gitlab-component.ts'
import { begin, commit, git } from '../helpers/scratch-repository.ts'
import { BLURRED, THINGS_BASE } from './desk.ts'

const TOKEN = 'glpat-SECRETtoken'

interface Change {
  readonly host: CommentHost
  readonly after?: Readonly<Record<string, string | undefined>>
  readonly from?: 'fork' | 'branch'
  readonly inputs?: Readonly<Record<string, string>>
  readonly ci?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
}

/** Runs the job of the component on a merge request, against a host on loopback. */
function mergeRequest({
  host,
  after = {},
  from = 'branch',
  inputs = {},
  ci = {},
  env = { GITLAB_TOKEN: TOKEN },
}: Change): ComponentRun {
  const workspace = folder()
  const base = begin(workspace, THINGS_BASE)
  const head = commit(workspace, after)
  git(workspace, 'checkout', '--quiet', '--detach')
  const variables = {
    ...{
      PIPELINE_SOURCE: 'merge_request_event',
      PIPELINE_ID: '10',
      PIPELINE_URL: 'https://gitlab.example.com/o/s/-/pipelines/10',
    },
    ...{ COMMIT_SHA: head, MERGE_REQUEST_DIFF_BASE_SHA: base, MERGE_REQUEST_IID: '5', API_V4_URL: host.url },
    ...{ MERGE_REQUEST_PROJECT_ID: '1', MERGE_REQUEST_SOURCE_PROJECT_ID: from === 'fork' ? '2' : '1' },
    ...ci,
  }
  const ran = runComponent(workspace, variables, { comment: 'true', ...inputs }, env)
  expect(ran.log).not.toContain('SECRET')
  return ran
}

const gitlab = () => commentHost({ token: TOKEN })
const bodies = (host: CommentHost) => host.state().comments.map(({ body }) => body)

describe('a merge request', () => {
  test('that makes models choose worse fails, with a note that tells why', async () => {
    const host = await gitlab()
    const { code, log } = mergeRequest({ host, after: { 'tools.json': BLURRED } })
    expect({ code, log }).toEqual({ code: 1, log: expect.stringContaining('The comment was written: merge request !5') })
    expect(bodies(host)).toEqual([expect.stringContaining('#### `suites/things.yaml`: worse, the change hurts')])
    expect(bodies(host)[0]).toContain('(https://gitlab.example.com/o/s/-/pipelines/10)')
    expect(host.state().requests).toContain('POST /projects/1/merge_requests/5/notes')
  })

  test("that is pushed again has our note updated, and nobody else's", async () => {
    const mark = '<!-- rightcall:review run=9 -->\n'
    const note = (id: number, account: number) => ({
      id,
      body: `${mark}${account}`,
      user: { login: '', type: '' },
      author: { id: account },
    })
    const host = await gitlab()
    host.set({ comments: [note(1, 1), note(2, 7)] })
    expect(mergeRequest({ host }).code).toBe(0)
    expect(bodies(host)).toEqual([`${mark}1`, expect.stringContaining('alters nothing that a model sees')])
    expect(host.state().requests).toContain('PUT /projects/1/merge_requests/5/notes/2')
  })

  test('of a fork asks no model; where its pipeline has the token, the note is written', async () => {
    const host = await gitlab()
    const { code, commands } = mergeRequest({ host, from: 'fork', after: { 'tools.json': BLURRED } })
    expect(code).toBe(1)
    expect(commands[1]).toContain('--text-only')
    expect(bodies(host)).toEqual([expect.stringContaining('comes from a fork')])
  })

  test.each<[string, Partial<Change>, string]>([
    ['no token is there, as in a fork', { env: {}, from: 'fork' }, 'GITLAB_TOKEN is not set'],
    ['the token is refused', { env: { GITLAB_TOKEN: 'glpat-SECRETother' } }, 'GitLab refused the token (401'],
  ])('keeps its verdict where %s', async (_, change, says) => {
    const host = await gitlab()
    const { code, log } = mergeRequest({ host, inputs: { compare: 'false' }, ...change })
    expect({ code, log }).toEqual({ code: 0, log: expect.stringContaining(says) })
    expect(log).toContain('The note could not be written.')
  })

  test('keeps its verdict where the token may not write, and says what to do', async () => {
    const host = await gitlab()
    host.set({ faults: [{ on: 'POST', status: 403, times: 9, says: '403 Forbidden' }] })
    const { code, log } = mergeRequest({ host, inputs: { compare: 'false' } })
    expect({ code, log }).toEqual({ code: 0, log: expect.stringContaining('with the scope api') })
  })
})

test('a push compares with nothing and writes no note', async () => {
  const host = await gitlab()
  const { commands } = mergeRequest({ host, ci: { PIPELINE_SOURCE: 'push' } })
  expect(commands.map(([name]) => name)).toEqual(['lint'])
  expect(host.state().requests).toEqual([])
})

test('the clients of models come in the versions that rightcall was tested with', async () => {
  const env = { ANTHROPIC_API_KEY: 'SECRET', OPENAI_API_KEY: 'SECRET' }
  const { npm } = mergeRequest({ host: await gitlab(), inputs: { comment: 'false', models: 'local:bm25' }, env })
  const { devDependencies, version } = packageJson
  expect(npm[0]?.slice(-3)).toEqual([
    `rightcall@${version}`,
    `openai@${devDependencies.openai}`,
    `@anthropic-ai/sdk@${devDependencies['@anthropic-ai/sdk']}`,
  ])
})
