import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { markedProcesses, withMark } from './marked.ts'

/** Process groups that have to end with us: the id of their leader, and the mark of everything that it started. */
const living = new Map<number, string>()

let watching = false

interface StartOptions {
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  /** On Windows: the arguments are quoted already. */
  readonly verbatim?: boolean
}

/** Starts a command as the leader of a process group of its own, so that whatever it starts can be ended with it. */
export function startGroup(
  command: string,
  args: readonly string[],
  { cwd, env, verbatim = false }: StartOptions,
): ChildProcessWithoutNullStreams {
  if (!watching) {
    watching = true
    process.on('exit', () => {
      for (const [leader, mark] of living) {
        signalGroup(leader, 'SIGKILL')
        signalMarked(mark, 'SIGKILL')
      }
    })
  }
  const mark = randomUUID()
  const child = spawn(command, args, {
    cwd,
    env: withMark(env, mark),
    stdio: 'pipe',
    detached: process.platform !== 'win32',
    windowsHide: true,
    windowsVerbatimArguments: verbatim,
  })
  if (child.pid !== undefined) living.set(child.pid, mark)
  return child
}

/** Ends a group the way the MCP lifecycle asks for: closes stdin, then SIGTERM, then SIGKILL. Takes at most two seconds. */
export async function endGroup(child: ChildProcessWithoutNullStreams): Promise<void> {
  const leader = child.pid
  if (leader === undefined) return
  child.stdin.end()
  const left = await within(500, () => !signalGroup(leader, 0))
  if (!left && signalGroup(leader, 'SIGTERM')) {
    if (!(await within(1_000, () => !signalGroup(leader, 0)))) signalGroup(leader, 'SIGKILL')
  }
  const mark = living.get(leader)
  if (mark !== undefined && signalMarked(mark, 'SIGTERM')) {
    if (!(await within(500, () => markedProcesses(mark).length === 0))) signalMarked(mark, 'SIGKILL')
  }
  living.delete(leader)
  for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy()
}

async function within(ms: number, holds: () => boolean): Promise<boolean> {
  const until = performance.now() + ms
  while (performance.now() < until) {
    if (holds()) return true
    await pause(10)
  }
  return false
}

/** Signals what left the group. False when there is nobody. */
function signalMarked(mark: string, signal: NodeJS.Signals): boolean {
  const left = markedProcesses(mark)
  for (const id of left) {
    try {
      process.kill(id, signal)
    } catch {
      // it ended meanwhile
    }
  }
  return left.length > 0
}

/** False when there is nobody left to signal. */
function signalGroup(leader: number, signal: NodeJS.Signals | 0): boolean {
  if (process.platform === 'win32') return signalTree(leader, signal)
  try {
    return process.kill(-leader, signal)
  } catch {
    return false
  }
}

/** Windows knows no process groups; its own tool ends a tree. */
function signalTree(leader: number, signal: NodeJS.Signals | 0): boolean {
  try {
    if (signal === 0) return process.kill(leader, 0)
    return spawnSync('taskkill', ['/pid', String(leader), '/T', '/F'], { windowsHide: true }).status === 0
  } catch {
    return false
  }
}
