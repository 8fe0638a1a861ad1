import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { isObject, ownString, type Json } from '../core/json.ts'
import { UserError } from '../core/user-error.ts'

interface Owner {
  readonly pid: number
  readonly host: string
}

/**
 * Makes this process the one owner of a file until the returned function is called. A lock whose process has ended on
 * this host is taken over. @throws UserError while another process, or any on another host, holds it
 */
export async function lock(path: string): Promise<() => Promise<void>> {
  const own: Owner = { pid: process.pid, host: hostname() }
  const draft = `${path}.${process.pid}.${Date.now().toString(36)}`
  await writeFile(draft, JSON.stringify(own))
  try {
    // a link appears with its content or not at all, and fails where the name exists: no half-written lock is ever seen
    for (let attempt = 0; attempt < 5; attempt++) {
      if (await linked(draft, path)) return () => rm(path, { force: true })
      const holder = await ownerOf(path)
      if (holder !== undefined && isAlive(holder)) throw held(path, holder)
      await breakStale(path, draft)
    }
    throw new UserError(`${path} changes hands too fast to be taken over.`, {
      hint: 'Is another run starting here again and again?',
    })
  } finally {
    await rm(draft, { force: true })
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

/** Moves a stale lock away; when it turns out that a living process took the place meanwhile, gives it back. */
async function breakStale(path: string, draft: string): Promise<void> {
  const grave = `${draft}.stale`
  try {
    await rename(path, grave)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return
    throw error
  }
  const moved = await ownerOf(grave)
  if (moved !== undefined && isAlive(moved)) await linked(grave, path)
  await rm(grave, { force: true })
}

async function ownerOf(path: string): Promise<Owner | undefined> {
  try {
    const value: Json = JSON.parse(await readFile(path, 'utf8'))
    const host = isObject(value) ? ownString(value, 'host') : undefined
    return isObject(value) && typeof value['pid'] === 'number' && host !== undefined ? { pid: value['pid'], host } : undefined
  } catch {
    return undefined
  }
}

function isAlive({ pid, host }: Owner): boolean {
  if (host !== hostname()) return true
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

function held(path: string, { pid, host }: Owner): UserError {
  const here = host === hostname()
  return new UserError(`Another run (process ${pid} on ${host}) is writing here: ${path}`, {
    hint: here ? 'Wait for it, or use another --out.' : 'If that run is dead, delete the lock file; else use another --out.',
  })
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
