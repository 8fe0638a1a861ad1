import { readdirSync, readlinkSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { didYouMean } from '../core/did-you-mean.ts'
import { nearest } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'

/** Why the system did not let us read a path, in plain words. */
export function unreadable(path: string, uri: string, cause: unknown): UserError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  if (code === 'EACCES' || code === 'EPERM') {
    return new UserError(`${uri} cannot be read: permission denied.`, { hint: 'Check its permissions and its owner.', cause })
  }
  if (code === 'ELOOP') {
    return new UserError(`${uri} is a link that leads back to itself.`, { hint: 'Name the file itself.', cause })
  }
  if (code !== 'ENOENT' && code !== 'ENOTDIR') {
    return new UserError(`${uri} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
  const goal = attempt(() => readlinkSync(path))
  if (goal !== undefined) {
    return new UserError(`${uri} is a link to ${goal}, which does not exist.`, {
      hint: 'Correct the link, or name the file itself.',
      cause,
    })
  }
  const neighbours = attempt(() => readdirSync(dirname(path)))
  if (neighbours === undefined) return new UserError(`${uri} does not exist, nor does its folder.`, { cause })
  return new UserError(`${uri} does not exist.`, {
    hint: didYouMean(nearest(basename(path), neighbours), undefined, (near) => join(dirname(uri), near)),
    cause,
  })
}

function attempt<Result>(read: () => Result): Result | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
