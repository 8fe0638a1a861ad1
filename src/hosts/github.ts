import { readFile } from 'node:fs/promises'
import { isArray, isObject, own, ownObject, ownString, type Json, type JsonObject } from '../core/json.ts'
import { clip, count, list, visible } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import type { CommentHost, JobEnv, NoRequest, OwnComment, ReviewedRequest } from './host.ts'
import { pagesOf } from './pages.ts'
import { doorTo, type AskHost, type HostAnswer } from './request.ts'

/** What a comment of GitHub holds at most, in characters. */
export const GITHUB_LIMIT = 65_536

/** Says who writes the comment where the token of the run must not. */
const FORK_HINT =
  'The token of a pull request from a fork can only read. Let a workflow on workflow_run write the comment: see templates/comment-on-forks.yml in the repository of rightcall.'

/**
 * The pull request of a job of GitHub Actions. After a run of another workflow it is the one whose head that run was about: nothing that
 * the run wrote decides it. @throws UserError without a token, and where GitHub cannot be asked
 */
export async function githubRequest(env: JobEnv, signal: AbortSignal): Promise<ReviewedRequest | NoRequest> {
  const event = await eventOf(env)
  const name = env['GITHUB_EVENT_NAME'] ?? ''
  const repository = repositoryOf(env)
  const pull = ownObject(event, 'pull_request')
  if ((name === 'pull_request' || name === 'pull_request_target') && pull !== undefined) {
    const head = ownObject(pull, 'head') ?? {}
    const isFork = ownString(ownObject(head, 'repo') ?? {}, 'full_name') !== repository
    const ask = doorOf(env, signal)
    const run = Number(env['GITHUB_RUN_ID'] ?? 0)
    return requestOf({ ask, env, repository, run, number: numberIn(pull), head: ownString(head, 'sha'), isFork, stranger: false })
  }
  const before = ownObject(event, 'workflow_run')
  if (name !== 'workflow_run' || before === undefined) return { why: `${name || 'this event'} does not belong to a pull request` }
  if (ownString(before, 'event') !== 'pull_request') return { why: 'the earlier run did not belong to a pull request' }
  return afterRun(before, { env, repository, signal })
}

interface Job {
  readonly env: JobEnv
  readonly repository: string
  readonly signal: AbortSignal
}

async function afterRun(before: JsonObject, { env, repository, signal }: Job): Promise<ReviewedRequest | NoRequest> {
  const sha = ownString(before, 'head_sha')
  const branch = ownString(before, 'head_branch')
  const from = ownString(ownObject(before, 'head_repository') ?? {}, 'full_name')
  const owner = from?.split('/')[0]
  if (sha === undefined || branch === undefined || from === undefined || owner === undefined)
    return { why: 'the earlier run does not name its commit' }
  const ask = doorOf(env, signal)
  const query = new URLSearchParams({ state: 'open', head: `${owner}:${branch}` })
  const pulls = (await pagesOf(ask, `/repos/${repository}/pulls?${query}`, refused)).filter((pull) => {
    const head = ownObject(pull, 'head') ?? {}
    return ownString(head, 'sha') === sha && ownString(ownObject(head, 'repo') ?? {}, 'full_name') === from
  })
  const [pull, ...others] = pulls
  if (pull === undefined) return { why: `${sha.slice(0, 7)} is no longer the head of an open pull request` }
  if (others.length > 0) {
    const numbers = pulls.map((one) => `#${numberIn(one)}`)
    throw new UserError(
      `${count(pulls.length, 'pull request')} have the head ${sha.slice(0, 7)} (${list(numbers)}), so nobody knows which was reviewed.`,
    )
  }
  const run = Number(own(before, 'id') ?? 0)
  return requestOf({ ask, env, repository, run, number: numberIn(pull), head: sha, isFork: false, stranger: from !== repository })
}

interface Found {
  readonly ask: AskHost
  readonly env: JobEnv
  readonly repository: string
  readonly run: number
  readonly number: number
  readonly head: string | undefined
  /** Whether the token may be one of a fork's run. */
  readonly isFork: boolean
  readonly stranger: boolean
}

function requestOf({ ask, env, repository, run, number, head, isFork, stranger }: Found): ReviewedRequest {
  const server = env['GITHUB_SERVER_URL'] ?? 'https://github.com'
  return {
    ...{ name: `pull request #${number} of ${repository}`, head, run, stranger },
    address: run > 0 && URL.canParse(server) ? `${server}/${repository}/actions/runs/${run}` : undefined,
    comments: commentsOf(ask, `/repos/${repository}/issues`, number, isFork),
  }
}

function commentsOf(ask: AskHost, issues: string, number: number, isFork: boolean): CommentHost {
  const checked = (answer: HostAnswer): HostAnswer => (answer.status < 300 ? answer : refused(answer, isFork))
  const at = (id: number): string => `${issues}/comments/${id}`
  return {
    async own() {
      const viewer = await viewerOf(ask)
      const all = await pagesOf(ask, `${issues}/${number}/comments`, (answer) => refused(answer, isFork))
      return all.flatMap((comment): OwnComment[] => {
        const [id, body] = [own(comment, 'id'), ownString(comment, 'body')]
        return typeof id === 'number' && body !== undefined && isBy(comment, viewer) ? [{ id, body }] : []
      })
    },
    async create(body) {
      checked(await ask('POST', `${issues}/${number}/comments`, { body }))
    },
    async update(id, body) {
      const answer = await ask('PATCH', at(id), { body })
      return answer.status === 404 ? false : checked(answer).status < 300
    },
    async remove(id) {
      const answer = await ask('DELETE', at(id))
      if (answer.status !== 404) checked(answer)
    },
  }
}

/** The account that a token stands for. REST tells it to people only; a job's token has no user. */
async function viewerOf(ask: AskHost): Promise<string> {
  const { status, data } = await ask('POST', '/graphql', { query: '{ viewer { login } }' })
  const answer = ownObject(isObject(data) ? data : {}, 'data') ?? {}
  const login = ownString(ownObject(answer, 'viewer') ?? {}, 'login')
  if (login !== undefined && login !== '') return login
  throw new UserError(`GitHub does not report whose token this is (${status}), so our own comment cannot be recognised.`, {
    hint: 'Use the token of the job: GITHUB_TOKEN: ${{ github.token }}.',
  })
}

/** One interface calls an app's account `name[bot]`, the other may leave out the end. */
function isBy(comment: JsonObject, viewer: string): boolean {
  const user = ownObject(comment, 'user') ?? {}
  const login = ownString(user, 'login')
  return login === viewer || (ownString(user, 'type') === 'Bot' && login === `${viewer}[bot]`)
}

function refused({ status, data }: HostAnswer, isFork = false): never {
  const said = isObject(data) ? clip(visible(ownString(data, 'message') ?? ''), 200) : ''
  const why = `${status}${said === '' ? '' : `: ${said}`}`
  if (status === 403 || status === 404) {
    throw new UserError(`The token may not comment on this pull request (${why}).`, {
      hint: isFork
        ? FORK_HINT
        : 'Give the job the permission pull-requests: write. Tokens of Dependabot can only read, like those of forks: see templates/comment-on-forks.yml in the repository of rightcall.',
    })
  }
  throw new UserError(`GitHub did not accept the comment (${why}).`)
}

/** @throws UserError without a token */
function doorOf(env: JobEnv, signal: AbortSignal): AskHost {
  const token = env['GITHUB_TOKEN']
  if (token === undefined || token === '')
    throw new UserError('GITHUB_TOKEN is not set, so no comment can be written.', {
      hint: 'Pass it to the step: env: { GITHUB_TOKEN: ${{ github.token }} }.',
    })
  const headers = {
    Accept: 'application/vnd.github+json',
    Authorization: `Bearer ${token}`,
    'User-Agent': 'rightcall',
    'X-GitHub-Api-Version': '2022-11-28',
  }
  const ask = doorTo({
    name: 'GitHub',
    base: env['GITHUB_API_URL'] ?? 'https://api.github.com',
    variable: 'GITHUB_TOKEN',
    token,
    headers,
    signal,
  })
  const graphql = env['GITHUB_GRAPHQL_URL']
  if (graphql === undefined) return ask
  const other = doorTo({ name: 'GitHub', base: graphql, variable: 'GITHUB_TOKEN', token, headers, signal })
  return (method, path, body) => (path === '/graphql' ? other(method, '', body) : ask(method, path, body))
}

function repositoryOf(env: JobEnv): string {
  const repository = env['GITHUB_REPOSITORY'] ?? ''
  if (/^[\w.-]+\/[\w.-]+$/.test(repository)) return repository
  throw new UserError('GITHUB_REPOSITORY does not name a repository.', { hint: 'GitHub Actions sets it: owner/name.' })
}

function numberIn(pull: JsonObject): number {
  const number = own(pull, 'number')
  if (typeof number === 'number' && Number.isSafeInteger(number) && number > 0) return number
  throw new UserError('The event does not contain the number of the pull request.')
}

/** @throws UserError for an event that cannot be read */
async function eventOf(env: JobEnv): Promise<JsonObject> {
  const path = env['GITHUB_EVENT_PATH']
  if (path === undefined || path === '') throw new UserError('GITHUB_EVENT_PATH is not set.', { hint: 'GitHub Actions sets it.' })
  try {
    const event: Json = JSON.parse(await readFile(path, 'utf8'))
    if (isObject(event) && !isArray(event)) return event
  } catch (error) {
    throw new UserError(
      `The event at GITHUB_EVENT_PATH cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
      { cause: error },
    )
  }
  throw new UserError('The event at GITHUB_EVENT_PATH is not an object.')
}
