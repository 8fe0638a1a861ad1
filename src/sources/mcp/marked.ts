import { readdirSync, readFileSync } from 'node:fs'

/** What started processes, and whatever they start in turn, carry in their environment. */
const MARK = 'RIGHTCALL_STARTED'

export function withMark(env: Readonly<Record<string, string>>, mark: string): Record<string, string> {
  return { ...env, [MARK]: mark }
}

/**
 * The processes that carry a mark, wherever they went: one that left its process group (setsid, a daemon) is found by
 * nothing else. Only Linux tells; elsewhere there are none, and a daemon there lives on.
 */
export function markedProcesses(mark: string): number[] {
  if (process.platform !== 'linux') return []
  return processes().filter((id) => id !== process.pid && environmentOf(id).split('\0').includes(`${MARK}=${mark}`))
}

function processes(): number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
  } catch {
    return []
  }
}

/** Empty for processes of others, and for one that is gone. */
function environmentOf(id: number): string {
  try {
    return readFileSync(`/proc/${id}/environ`, 'latin1')
  } catch {
    return ''
  }
}
