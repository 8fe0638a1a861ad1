import { isObject, own, ownObject, ownString, type JsonObject } from '../core/json.ts'
import { clip, visible } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import type { CommentHost, JobEnv, NoRequest, OwnComment, ReviewedRequest } from './host.ts'
import { pagesOf } from './pages.ts'
import { doorTo, type AskHost, type HostAnswer } from './request.ts'

const TOKEN_HINT =
  'Set GITLAB_TOKEN, as a masked variable, to a project access token with the scope api: the token of a job cannot write notes.'

/** The merge request of a job of GitLab CI. @throws UserError without a token */
export async function gitlabRequest(env: JobEnv, signal: AbortSignal): Promise<ReviewedRequest | NoRequest> {
  const [project, iid, base] = [env['CI_MERGE_REQUEST_PROJECT_ID'], env['CI_MERGE_REQUEST_IID'], env['CI_API_V4_URL']]
  if (project === undefined || iid === undefined) return { why: 'this pipeline does not belong to a merge request' }
  if (!/^\d+$/.test(project) || !/^\d+$/.test(iid) || base === undefined)
    throw new UserError('The variables of GitLab CI do not name a merge request.', {
      hint: 'GitLab CI sets CI_API_V4_URL and CI_MERGE_REQUEST_IID.',
    })
  const token = env['GITLAB_TOKEN']
  if (token === undefined || token === '')
    throw new UserError('GITLAB_TOKEN is not set, so no comment can be written.', { hint: TOKEN_HINT })
  const headers = { 'PRIVATE-TOKEN': token, 'User-Agent': 'rightcall' }
  const ask = doorTo({ name: 'GitLab', base, variable: 'GITLAB_TOKEN', token, headers, signal })
  const address = env['CI_PIPELINE_URL']
  return {
    name: `merge request !${iid}`,
    head: env['CI_MERGE_REQUEST_SOURCE_BRANCH_SHA'] || env['CI_COMMIT_SHA'],
    run: Number(env['CI_PIPELINE_ID'] ?? 0),
    address: address !== undefined && /^https?:\/\/[\w./:%-]+$/.test(address) ? address : undefined,
    stranger: false,
    comments: notesOf(ask, `/projects/${project}/merge_requests/${iid}/notes`),
  }
}

function notesOf(ask: AskHost, notes: string): CommentHost {
  return {
    async own() {
      const me = await accountOf(ask)
      const all = await pagesOf(ask, `${notes}?sort=asc&order_by=created_at`, refused)
      return all.flatMap((note): OwnComment[] => {
        const [id, body] = [own(note, 'id'), ownString(note, 'body')]
        return typeof id === 'number' && body !== undefined && isBy(note, me) ? [{ id, body }] : []
      })
    },
    async create(body) {
      checked(await ask('POST', notes, { body }))
    },
    async update(id, body) {
      const answer = await ask('PUT', `${notes}/${id}`, { body })
      return answer.status === 404 ? false : checked(answer).status < 300
    },
    async remove(id) {
      const answer = await ask('DELETE', `${notes}/${id}`)
      if (answer.status !== 404) checked(answer)
    },
  }
}

/** The id of the account that a token stands for. */
async function accountOf(ask: AskHost): Promise<number> {
  const answer = checked(await ask('GET', '/user'))
  const id = isObject(answer.data) ? own(answer.data, 'id') : undefined
  if (typeof id === 'number') return id
  throw new UserError('GitLab does not report whose token this is, so our own note cannot be recognised.', {
    hint: TOKEN_HINT,
  })
}

function isBy(note: JsonObject, me: number): boolean {
  return own(note, 'system') !== true && own(ownObject(note, 'author') ?? {}, 'id') === me
}

function checked(answer: HostAnswer): HostAnswer {
  return answer.status < 300 ? answer : refused(answer)
}

function refused({ status, data }: HostAnswer): never {
  const said = isObject(data) ? clip(visible(ownString(data, 'message') ?? ''), 200) : ''
  throw new UserError(`GitLab did not accept the note (${status}${said === '' ? '' : `: ${said}`}).`, {
    hint: status === 403 || status === 404 ? TOKEN_HINT : undefined,
  })
}
