import { spawnSync } from 'node:child_process'
import type { Buffer } from 'node:buffer'
import { realpathSync } from 'node:fs'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import { clip, visible } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import { GIT_ENV, GIT_FLAGS } from '../sources/git-settings.ts'

/** A state of the repository that git knows, such as the base of a pull request. */
export interface Revision {
  /** As it was named. */
  readonly name: string
  /** Top folder of the working tree. */
  readonly root: string
  /** What these files held, by path; those that were not there are left out. Paths are absolute. @throws UserError */
  filesAt(paths: readonly string[]): ReadonlyMap<string, Buffer>
}

/** As for files of the disk. */
const LARGEST = 64 * 2 ** 20

/** Opens a revision by any name that git takes. Runs git, which reads the repository and starts nothing of it. @throws UserError */
export function openRevision(name: string, cwd: string): Revision {
  const root = git(['rev-parse', '--show-toplevel'], cwd, name).toString().replace(/\n$/, '')
  const here = realpathSync(cwd)
  // a name that begins with a dash would be a flag
  const commit = git(['rev-parse', '--verify', '--end-of-options', `${name}^{commit}`], cwd, name)
    .toString()
    .trim()
  return {
    name,
    root,
    filesAt(paths) {
      const asked = paths.flatMap((path) => {
        const inside = withinRoot(resolve(here, relative(cwd, path)), root)
        return inside === undefined || inside.includes('\n') ? [] : [{ path, inside }]
      })
      if (asked.length === 0) return new Map()
      const objects = asked.map(({ inside }) => `${commit}:${inside}\n`).join('')
      const answers = blobsIn(git(['cat-file', '--batch'], cwd, name, objects), asked.length)
      return new Map(asked.flatMap(({ path }, index) => pair(path, answers[index])))
    },
  }
}

function pair<Value>(key: string, value: Value | undefined): [string, Value][] {
  return value === undefined ? [] : [[key, value]]
}

/** A path as git writes it; undefined for one outside of the working tree. */
function withinRoot(path: string, root: string): string | undefined {
  const inside = relative(root, path)
  return inside === '' || inside.startsWith('..') || isAbsolute(inside) ? undefined : inside.split(sep).join('/')
}

/** What `git cat-file --batch` answers: a line `<id> blob <size>` and that many bytes, or a line that ends in `missing`. */
function blobsIn(answer: Buffer, count: number): (Buffer | undefined)[] {
  const blobs: (Buffer | undefined)[] = []
  let at = 0
  while (blobs.length < count && at < answer.length) {
    const end = answer.indexOf('\n', at)
    const [, kind, size] = / (\w+) (\d+)$/.exec(answer.toString('utf8', at, end)) ?? []
    at = end + 1
    if (size === undefined) {
      blobs.push(undefined)
      continue
    }
    blobs.push(kind === 'blob' ? answer.subarray(at, at + Number(size)) : undefined)
    at += Number(size) + 1
  }
  return blobs
}

function git(args: readonly string[], cwd: string, revision: string, input = ''): Buffer {
  const env = { ...process.env, ...GIT_ENV }
  const ran = spawnSync('git', [...GIT_FLAGS, ...args], { cwd, env, input, maxBuffer: LARGEST })
  if (ran.error === undefined && ran.status === 0) return ran.stdout
  const shown = clip(visible(revision), 80)
  const code = ran.error !== undefined && 'code' in ran.error ? ran.error.code : undefined
  if (code === 'ENOENT') throw new UserError(`The revision ${shown} cannot be read: git is not installed here.`)
  if (code === 'ENOBUFS') {
    throw new UserError(`The revision ${shown} cannot be read: its files are larger than ${LARGEST / 2 ** 20} MiB together.`)
  }
  const says = clip(visible(String(ran.stderr).trim().split('\n')[0] ?? ''), 300)
  throw new UserError(`The revision ${shown} cannot be read: ${says || 'git failed'}.`, {
    hint: 'Fetch it first. In CI the history may be cut off: fetch-depth: 0 for actions/checkout, GIT_DEPTH: 0 for GitLab.',
  })
}
