import { readFile } from 'node:fs/promises'
import { isObject, ownObject, ownString, type Json } from '../core/json.ts'
import type { Manifest } from '../core/manifest.ts'
import type { Io } from '../sources/source.ts'

type Branches = Pick<Manifest, 'branch' | 'defaultBranch'>

/** More than any event that a host writes. */
const LARGEST = 16 * 2 ** 20

/**
 * The branch and the default branch as GitHub Actions or GitLab CI tells them: there the commit is checked out without a branch. A
 * branch of a fork is told with its owner, because a fork has a main, too. Nothing where neither runs this.
 */
export async function ciBranches({ env }: Pick<Io, 'env'>): Promise<Branches> {
  if (env['GITLAB_CI'] === 'true') return gitlab(env)
  return env['GITHUB_ACTIONS'] === 'true' ? github(env) : {}
}

function gitlab(env: Io['env']): Branches {
  const [own, source] = [env['CI_PROJECT_PATH'], env['CI_MERGE_REQUEST_SOURCE_PROJECT_PATH']]
  const merged = env['CI_MERGE_REQUEST_SOURCE_BRANCH_NAME']
  const isFork = merged !== undefined && source !== undefined && source !== own
  return told(isFork ? `${source}:${merged}` : (merged ?? env['CI_COMMIT_BRANCH']), env['CI_DEFAULT_BRANCH'])
}

async function github(env: Io['env']): Promise<Branches> {
  const event = await eventAt(env['GITHUB_EVENT_PATH'])
  const repository = ownObject(event, 'repository') ?? {}
  const head = ownObject(ownObject(event, 'pull_request') ?? {}, 'head') ?? {}
  const source = ownString(ownObject(head, 'repo') ?? {}, 'full_name')
  const merged = env['GITHUB_HEAD_REF'] || undefined
  // where the fork is gone, its name is not there either
  const isFork = merged !== undefined && source !== ownString(repository, 'full_name')
  const pushed = env['GITHUB_REF_TYPE'] === 'branch' ? env['GITHUB_REF_NAME'] : undefined
  return told(
    isFork ? (ownString(head, 'label') ?? `fork:${merged}`) : (merged ?? pushed),
    ownString(repository, 'default_branch'),
  )
}

async function eventAt(path: string | undefined) {
  if (path === undefined) return {}
  try {
    const text = await readFile(path, 'utf8')
    const event: Json = text.length > LARGEST ? null : JSON.parse(text)
    return isObject(event) ? event : {}
  } catch {
    // it only adds to what git knows
    return {}
  }
}

function told(branch: string | undefined, defaultBranch: string | undefined): Branches {
  return { ...(branch ? { branch } : {}), ...(defaultBranch ? { defaultBranch } : {}) }
}
