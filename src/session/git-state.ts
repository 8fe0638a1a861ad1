import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Manifest } from '../core/manifest.ts'
import { GIT_ENV, GIT_FLAGS } from '../sources/git-settings.ts'
import type { Io } from '../sources/source.ts'

const LARGEST = 64 * 2 ** 20

/**
 * Commit and branch of the working directory, and whether files that git tracks differ from the commit; nothing where there is no
 * git. No command that the repository configures is run, its filters included.
 */
export async function gitState(io: Pick<Io, 'cwd' | 'env'>): Promise<Pick<Manifest, 'git' | 'branch' | 'dirty'>> {
  const [commit, branch, filters] = await Promise.all([
    said(['rev-parse', 'HEAD'], io),
    said(['symbolic-ref', '--short', '-q', 'HEAD'], io),
    said(['config', '--name-only', '--get-regexp', '^filter\\..*\\.(clean|process)$'], io),
  ])
  if (!commit) return { git: undefined, ...(branch ? { branch } : {}) }
  const without = (filters ?? '').split('\n').flatMap((name) => (name === '' ? [] : ['-c', `${name}=`, '-c', required(name)]))
  const changes = await said([...without, 'status', '--porcelain', '--untracked-files=no'], io)
  return { git: commit, ...(branch ? { branch } : {}), ...(changes === undefined ? {} : { dirty: changes !== '' }) }
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
