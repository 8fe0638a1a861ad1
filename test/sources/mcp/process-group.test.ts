import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { loadFixture, only } from './loading.ts'

/** Waits until a process is gone; a zombie counts as gone, since a container may have nobody who reaps it. */
async function gone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 200; tries++) {
    if (!runs(pid)) return true
    await pause(10)
  }
  return false
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return process.platform !== 'linux' || !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

describe('what a server started ends with it', () => {
  test.each([['stays'], ['exits']])('when the server itself %s after its stdin is closed', async (manner) => {
    const { toolsets } = await loadFixture('grandchild', { args: [manner] })
    const pid = Number(only(toolsets).tools[0]?.name.slice('pid_'.length))
    expect(pid).toBeGreaterThan(1)
    expect(await gone(pid)).toBe(true)
  })

  test('when we crash', async () => {
    const servers = 'test/fixtures/servers'
    const { stdout, stderr } = await new Promise<{ stdout: string; stderr: string }>((resolve) => {
      execFile(process.execPath, [`${servers}/crashing-client.mjs`, `${servers}/grandchild.mjs`], (_, out, err) =>
        resolve({ stdout: out, stderr: err }),
      )
    })
    expect(stderr).toContain('Error: crash')
    const pids = stdout.trim().split(' ').map(Number)
    expect(pids).toHaveLength(2)
    for (const pid of pids) expect(await gone(pid)).toBe(true)
  })
})
