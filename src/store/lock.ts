import { randomUUID } from 'node:crypto'
import { link, readFile, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { isObject, own, ownString, type Json } from '../core/json.ts'
import { UserError } from '../core/user-error.ts'

interface Owner {
  readonly pid: number
  readonly host: string
  /** Tells this process from an earlier one with its number and host name, as every start of a container has. */
  readonly process: string
}

const SELF: Owner = { pid: process.pid, host: hostname(), process: randomUUID() }

/** A guard left by a crash is itself taken over, under a guard of its own; so many crashes in the same instant are enough. */
const MOST_GUARDS = 3

/**
 * Makes this process the one owner of a file until the returned function is called. A lock whose process has ended on
 * this host is taken over. @throws UserError while another process, or any on another host, holds it
 */
export async function lock(path: string, guards = 0): Promise<() => Promise<void>> {
  const draft = `${path}.${randomUUID()}`
  await writeFile(draft, JSON.stringify(SELF))
  try {
    // a link appears with its content or not at all, and fails where the name exists: no half-written lock is ever seen
    for (let attempt = 0; attempt < 5; attempt++) {
      if (await linked(draft, path)) return () => rm(path, { force: true })
      const holder = await holderOf(path)
      if (typeof holder === 'object') throw held(path, holder)
      if (holder === 'dead') await removeDead(path, guards)
    }
    throw new UserError(`${path} is taken by one run after the other.`, {
      hint: 'Check whether something keeps starting runs here.',
    })
  } finally {
    await rm(draft, { force: true })
  }
}

/** Only under a guard, which one process holds: else a slow one would remove the lock of the one that was faster. */
async function removeDead(path: string, guards: number): Promise<void> {
  if (guards === MOST_GUARDS) throw new UserError(`${path} was left by a crash.`, { hint: 'Delete it.' })
  const release = await lock(`${path}.guard`, guards + 1)
  try {
    if ((await holderOf(path)) === 'dead') await rm(path, { force: true })
  } finally {
    await release()
  }
}

async function linked(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

/** A living owner, or why there is none. */
async function holderOf(path: string): Promise<Owner | 'dead' | 'nobody'> {
  try {
    const owner = ownerFrom(await readFile(path, 'utf8'))
    return owner !== undefined && isAlive(owner) ? owner : 'dead'
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 'nobody'
    throw error
  }
}

function ownerFrom(text: string): Owner | undefined {
  try {
    const value: Json = JSON.parse(text)
    if (!isObject(value)) return undefined
    const [pid, host] = [own(value, 'pid'), ownString(value, 'host')]
    if (typeof pid !== 'number' || !Number.isSafeInteger(pid) || pid < 1 || host === undefined) return undefined
    return { pid, host, process: ownString(value, 'process') ?? '' }
  } catch {
    return undefined
  }
}

function isAlive({ pid, host, process: name }: Owner): boolean {
  if (host !== SELF.host) return true
  if (pid === SELF.pid) return name === SELF.process
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

function held(path: string, { pid, host }: Owner): UserError {
  const here = host === SELF.host
  return new UserError(`Another run (process ${pid} on ${host}) is writing here: ${path}`, {
    hint: `${here ? 'Wait for it' : 'Check that machine'}, or use another --out. If no such run is alive, delete the lock file.`,
  })
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
