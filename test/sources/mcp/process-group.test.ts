import { execFile, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
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

  // elsewhere a process that left its group cannot be found
  test.skipIf(process.platform !== 'linux').each([
    ['detached', 'stays'],
    ['detached', 'exits'],
    ['daemon', 'stays'],
    ['daemon', 'exits'],
  ])('also a %s one, when the server itself %s', async (kind, manner) => {
    const { toolsets } = await loadFixture('grandchild', { args: [manner, kind] })
    const pid = Number(only(toolsets).tools[0]?.name.slice('pid_'.length))
    expect(pid).toBeGreaterThan(1)
    expect(await gone(pid)).toBe(true)
  })

  test.skipIf(process.platform !== 'linux')('and nobody else, however alike', async () => {
    const bystander = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {
      env: { RIGHTCALL_STARTED: 'somebody-else' },
      stdio: 'ignore',
    })
    onTestFinished(() => void bystander.kill('SIGKILL'))
    await loadFixture('grandchild', { args: ['exits', 'detached'] })
    expect(runs(bystander.pid ?? 0)).toBe(true)
  })

  test.each([['child'], ...(process.platform === 'linux' ? [['detached'], ['daemon']] : [])])(
    'when we crash, a %s',
    async (kind) => {
      const servers = 'test/fixtures/servers'
      const { stdout, stderr } = await new Promise<{ stdout: string; stderr: string }>((resolve) => {
        execFile(process.execPath, [`${servers}/crashing-client.mjs`, `${servers}/grandchild.mjs`, kind], (_, out, err) =>
          resolve({ stdout: out, stderr: err }),
        )
      })
      expect(stderr).toContain('Error: crash')
      const pids = stdout.trim().split(' ').map(Number)
      expect(pids).toHaveLength(2)
      for (const pid of pids) expect(await gone(pid)).toBe(true)
    },
  )
})
