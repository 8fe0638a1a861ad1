import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'

/** Process groups that have to end with us, by the id of their leader. */
const living = new Set<number>()

let watching = false

/** Starts a command as the leader of a process group of its own, so that whatever it starts can be ended with it. */
export function startGroup(
  command: string,
  args: readonly string[],
  { cwd, env }: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
): ChildProcessWithoutNullStreams {
  if (!watching) {
    watching = true
    process.on('exit', () => {
      for (const leader of living) signalGroup(leader, 'SIGKILL')
    })
  }
  const child = spawn(command, args, { cwd, env, stdio: 'pipe', detached: process.platform !== 'win32', windowsHide: true })
  if (child.pid !== undefined) living.add(child.pid)
  return child
}

/** Ends a group the way the MCP lifecycle asks for: closes stdin, then SIGTERM, then SIGKILL. Takes at most two seconds. */
export async function endGroup(child: ChildProcessWithoutNullStreams): Promise<void> {
  const leader = child.pid
  if (leader === undefined) return
  child.stdin.end()
  const left = await goneWithin(leader, 500)
  if (!left && signalGroup(leader, 'SIGTERM')) {
    if (!(await goneWithin(leader, 1_000))) signalGroup(leader, 'SIGKILL')
  }
  living.delete(leader)
  for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy()
}

async function goneWithin(leader: number, ms: number): Promise<boolean> {
  const until = performance.now() + ms
  while (performance.now() < until) {
    if (!signalGroup(leader, 0)) return true
    await pause(10)
  }
  return false
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
