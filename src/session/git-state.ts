import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Manifest } from '../core/manifest.ts'
import { GIT_ENV, GIT_FLAGS } from '../sources/git-settings.ts'
import type { Io } from '../sources/source.ts'
import { ciBranches } from './ci-branch.ts'

const LARGEST = 64 * 2 ** 20

/**
 * Commit and branch of the working directory, the default branch of its repository, and whether files that git tracks differ from the
 * commit; nothing where there is no git. No command that the repository configures is run, its filters included, and no server is asked.
 */
export async function gitState(
  io: Pick<Io, 'cwd' | 'env'>,
): Promise<Pick<Manifest, 'git' | 'branch' | 'defaultBranch' | 'dirty'>> {
  const [ci, heads, commit, checkedOut, filters] = await Promise.all([
    ciBranches(io),
    said(['for-each-ref', '--format=%(refname) %(symref)', 'refs/remotes/*/HEAD'], io),
    said(['rev-parse', 'HEAD'], io),
    said(['symbolic-ref', '--short', '-q', 'HEAD'], io),
    said(['config', '--name-only', '--get-regexp', '^filter\\..*\\.(clean|process)$'], io),
  ])
  const branch = checkedOut || ci.branch
  const defaultBranch = ci.defaultBranch ?? remoteDefault(heads ?? '')
  const branches = { ...(branch ? { branch } : {}), ...(defaultBranch === undefined ? {} : { defaultBranch }) }
  if (!commit) return { git: undefined, ...branches }
  const without = (filters ?? '').split('\n').flatMap((name) => (name === '' ? [] : ['-c', `${name}=`, '-c', required(name)]))
  const changes = await said([...without, 'status', '--porcelain', '--untracked-files=no'], io)
  return { git: commit, ...branches, ...(changes === undefined ? {} : { dirty: changes !== '' }) }
}

/**
 * The default branch that the remote had when it was cloned, by the remote's HEAD: that of `origin`, or of the only remote. A name that
 * `init.defaultBranch` gives is one for new repositories, and tells nothing of this one.
 */
function remoteDefault(heads: string): string | undefined {
  const found = heads.split('\n').flatMap((line) => {
    const [, remote = '', target = ''] = /^refs\/remotes\/([^ ]+)\/HEAD refs\/remotes\/(.+)$/.exec(line) ?? []
    return remote !== '' && target.startsWith(`${remote}/`) ? [{ remote, name: target.slice(remote.length + 1) }] : []
  })
  return (found.find(({ remote }) => remote === 'origin') ?? (found.length === 1 ? found[0] : undefined))?.name
}

/** A filter that must run, and does not, is an error. */
function required(name: string): string {
  return `${name.replace(/[^.]*$/, '')}required=false`
}

async function said(args: readonly string[], { cwd, env }: Pick<Io, 'cwd' | 'env'>): Promise<string | undefined> {
  try {
    const options = { cwd, env: { ...env, ...GIT_ENV }, maxBuffer: LARGEST, windowsHide: true }
    return (await promisify(execFile)('git', [...GIT_FLAGS, ...args], options)).stdout.trim()
  } catch {
    return undefined
  }
}
