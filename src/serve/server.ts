import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { UserError } from '../core/user-error.ts'
import type { Session } from '../session/api.ts'
import { listenOnLoopback, loopbackHosts } from '../session/loopback/listen.ts'
import type { History } from '../store/history/history.ts'
import { API, runFilter, type AskedFrom, type Differ, type Questioner } from './api.ts'
import { csvOf } from './csv.ts'
import { refusal } from './guard.ts'

/** Most bytes of a request's body. */
const MOST_BYTES = 10_000
const MOST_EXPORTED = 100_000

/** The dashboard's page with the policy that holds for it. */
type DashboardPage = ReturnType<Session['dashboardPage']>

export interface Served {
  readonly url: string
  close(): Promise<void>
}

/** Serves the dashboard on loopback, and to nobody else. Port 0 takes a free one. @throws UserError where the port is taken */
export async function startDashboard(
  history: History,
  page: DashboardPage,
  port: number,
  differ: Differ,
  { questioner = unknownQuestion, defaultBranch }: Partial<Pick<AskedFrom, 'questioner' | 'defaultBranch'>> = {},
): Promise<Served> {
  const hosts: string[] = []
  const server = createServer((request, response) => {
    answer(request, { history, differ, questioner, defaultBranch }, page, hosts).then(
      (reply) => send(response, reply),
      (error: unknown) => send(response, failureOf(error)),
    )
  })
  const taken = await listenOnLoopback(server, port)
  hosts.push(...loopbackHosts(taken))
  return {
    url: `http://127.0.0.1:${taken}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** For who has no journals. */
const unknownQuestion: Questioner = async () => ({ shown: null, because: 'The journals of the runs are not read here.' })

interface Reply {
  readonly status: number
  readonly type: string
  readonly body: string
  readonly headers?: Readonly<Record<string, string>>
}

async function answer(request: IncomingMessage, from: AskedFrom, page: DashboardPage, hosts: readonly string[]): Promise<Reply> {
  const { history } = from
  const refused = refusal(request, hosts)
  if (refused !== undefined) return json(403, { error: refused })
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://loopback')
  const ask = Object.hasOwn(API, pathname) ? API[pathname] : undefined
  if (request.method === 'POST' && pathname === '/api/pin') return pin(await bodyOf(request), history)
  if (request.method !== 'GET' && request.method !== 'HEAD') return json(405, { error: 'This address is read-only.' })
  if (ask !== undefined) return json(200, await ask(searchParams, from))
  if (pathname === '/export/runs.json')
    return file('runs.json', 'application/json', JSON.stringify(await exported(searchParams, history)))
  if (pathname === '/export/runs.csv')
    return file('runs.csv', 'text/csv; charset=utf-8', csvOf(await exported(searchParams, history)))
  // the page routes by itself
  if (pathname.startsWith('/api/') || pathname.startsWith('/export/')) return json(404, { error: `There is no ${pathname}.` })
  return { status: 200, type: 'text/html; charset=utf-8', body: page.html, headers: { 'content-security-policy': page.policy } }
}

function exported(query: URLSearchParams, history: History) {
  query.set('limit', String(MOST_EXPORTED))
  return history.runs(runFilter(query, MOST_EXPORTED))
}

async function pin(body: string, history: History): Promise<Reply> {
  const asked: unknown = JSON.parse(body)
  const { suite, run } = typeof asked === 'object' && asked !== null ? { suite: undefined, run: undefined, ...asked } : {}
  if (typeof suite !== 'string' || (typeof run !== 'string' && run !== null))
    throw new UserError('A pin needs a suite, and a run or null.')
  if (run !== null && (await history.run(run)) === undefined) throw new UserError(`There is no run ${run}.`)
  await history.pin(suite, run ?? undefined)
  return json(200, { suite, run })
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of request) {
    const buffer = Buffer.from(part)
    bytes += buffer.length
    if (bytes > MOST_BYTES) throw new UserError(`A request may have at most ${MOST_BYTES} bytes.`)
    parts.push(buffer)
  }
  return Buffer.concat(parts).toString('utf8')
}

function failureOf(error: unknown): Reply {
  if (error instanceof UserError) return json(400, { error: error.message, hint: error.hint })
  if (error instanceof SyntaxError) return json(400, { error: 'The request is not JSON.' })
  return json(500, { error: error instanceof Error ? error.message : String(error) })
}

function json(status: number, value: unknown): Reply {
  return { status, type: 'application/json', body: JSON.stringify(value) }
}

function file(name: string, type: string, body: string): Reply {
  return { status: 200, type, body, headers: { 'content-disposition': `attachment; filename="${name}"` } }
}

function send(response: ServerResponse, { status, type, body, headers }: Reply): void {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    ...headers,
  })
  response.end(body)
}
