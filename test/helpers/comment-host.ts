import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { folder } from './folder.ts'

const SCRIPT = join(import.meta.dirname, '../fixtures/hosts/host.mjs')

export interface HostedComment {
  readonly id: number
  readonly body: string
  readonly user: { readonly login: string; readonly type: string }
  readonly author: { readonly id: number }
}

export interface Fault {
  /** A part of `POST /repos/…`. */
  readonly on: string
  readonly status: number
  readonly times: number
  readonly says?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Whether the host did what it refuses. */
  readonly done?: boolean
}

interface State {
  readonly viewer: string
  readonly account: number
  readonly token: string
  readonly next: number
  readonly comments: readonly HostedComment[]
  readonly pulls: readonly object[]
  readonly faults: readonly Fault[]
  readonly requests: readonly string[]
}

export const TOKEN = 'ghs_SECRETtoken123'
export const BOT = 'github-actions[bot]'

const BEGIN: State = { viewer: BOT, account: 7, token: TOKEN, next: 100, comments: [], pulls: [], faults: [], requests: [] }

export interface CommentHost {
  readonly url: string
  /** What it holds now. */
  state(): State
  set(over: Partial<State>): void
}

/** Starts a host of requests on loopback, gone when the test ends. */
export async function commentHost(over: Partial<State> = {}): Promise<CommentHost> {
  const file = join(folder(), 'state.json')
  const state = (): State => JSON.parse(readFileSync(file, 'utf8'))
  const set = (more: Partial<State>) => writeFileSync(file, JSON.stringify({ ...state(), ...more }))
  writeFileSync(file, JSON.stringify({ ...BEGIN, ...over }))
  const child = spawn(process.execPath, [SCRIPT, file], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const [port] = await once(child.stdout, 'data')
  return { url: `http://127.0.0.1:${String(port).trim()}`, state, set }
}

/** A comment of somebody. */
export function commentBy(login: string, body: string, id = 1): HostedComment {
  return { id, body, user: { login, type: login.endsWith('[bot]') ? 'Bot' : 'User' }, author: { id: login === BOT ? 7 : 1 } }
}
