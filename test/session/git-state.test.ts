import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { manifestFrom } from '../../src/core/manifest-from.ts'
import { gitState } from '../../src/session/git-state.ts'
import { folder } from '../helpers/folder.ts'
import { repository } from '../helpers/repository.ts'

const PATH = process.env['PATH']
const PULL_REQUEST = {
  repository: { full_name: 'acme/shop', default_branch: 'develop' },
  pull_request: { head: { label: 'mallory:main', repo: { full_name: 'mallory/shop' } } },
}

/** What a run knows of the branches of a repository, after these git commands. */
async function branches(commands: readonly string[][], env: Readonly<Record<string, string>> = {}) {
  const { cwd, git } = repository({ 'a.txt': 'a' })
  for (const command of commands) git(...command)
  const { branch, defaultBranch } = await gitState({ cwd, env: { PATH, ...env } })
  return { branch, defaultBranch }
}

const remote = (name: string, branch: string) => [
  ['update-ref', `refs/remotes/${name}/${branch}`, 'HEAD'],
  ['symbolic-ref', `refs/remotes/${name}/HEAD`, `refs/remotes/${name}/${branch}`],
]

describe('the default branch is', () => {
  test.each<[string, string[][], string | undefined]>([
    ['what the remote had when it was cloned', remote('origin', 'develop'), 'develop'],
    ['one whose name has a slash', remote('origin', 'team/main'), 'team/main'],
    ['that of origin, where there are several remotes', [...remote('fork', 'main'), ...remote('origin', 'develop')], 'develop'],
    ['that of the only remote', remote('upstream', 'develop'), 'develop'],
    ['unknown, where remotes without the name origin disagree', [...remote('one', 'a'), ...remote('two', 'b')], undefined],
    ['unknown, where there is no remote', [], undefined],
    ['not what new repositories are to have', [['config', 'init.defaultBranch', 'trunk']], undefined],
    ['unknown, where the remote has no such ref', [['symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/heads/main']], undefined],
  ])('%s', async (_, commands, expected) => {
    expect(await branches(commands)).toEqual({ branch: 'main', defaultBranch: expected })
  })

  test('what CI says, also where git has no branch', async () => {
    const gitlab = { GITLAB_CI: 'true', CI_COMMIT_BRANCH: 'nightly', CI_DEFAULT_BRANCH: 'develop' }
    expect(await branches([['checkout', '--quiet', '--detach']], gitlab)).toEqual({ branch: 'nightly', defaultBranch: 'develop' })
    const merge = { ...gitlab, CI_COMMIT_BRANCH: '', CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: 'fix' }
    expect(await branches([['checkout', '--quiet', '--detach']], merge)).toMatchObject({ branch: 'fix' })
    const fork = { ...merge, CI_PROJECT_PATH: 'acme/shop', CI_MERGE_REQUEST_SOURCE_PROJECT_PATH: 'mallory/shop' }
    expect(await branches([['checkout', '--quiet', '--detach']], fork)).toMatchObject({ branch: 'mallory/shop:fix' })
  })
})

describe('on GitHub', () => {
  const github = (event: unknown, more: Readonly<Record<string, string>>) => {
    const at = join(folder({ 'event.json': typeof event === 'string' ? event : JSON.stringify(event) }), 'event.json')
    return branches([['checkout', '--quiet', '--detach']], { GITHUB_ACTIONS: 'true', GITHUB_EVENT_PATH: at, ...more })
  }
  test.each<[string, unknown, Record<string, string>, object]>([
    [
      'a push',
      { repository: PULL_REQUEST.repository },
      { GITHUB_REF_TYPE: 'branch', GITHUB_REF_NAME: 'develop', GITHUB_HEAD_REF: '' },
      { branch: 'develop', defaultBranch: 'develop' },
    ],
    [
      'a tag',
      { repository: PULL_REQUEST.repository },
      { GITHUB_REF_TYPE: 'tag', GITHUB_REF_NAME: 'main' },
      { branch: undefined, defaultBranch: 'develop' },
    ],
    [
      'a pull request of a fork, whose branch may be called main',
      PULL_REQUEST,
      { GITHUB_REF_TYPE: 'branch', GITHUB_REF_NAME: '7/merge', GITHUB_HEAD_REF: 'main' },
      { branch: 'mallory:main', defaultBranch: 'develop' },
    ],
    [
      'a pull request whose fork is gone',
      { repository: PULL_REQUEST.repository, pull_request: { head: { repo: null } } },
      { GITHUB_HEAD_REF: 'main' },
      { branch: 'fork:main', defaultBranch: 'develop' },
    ],
    [
      'a pull request of the repository itself',
      { ...PULL_REQUEST, pull_request: { head: { label: 'acme:fix', repo: { full_name: 'acme/shop' } } } },
      { GITHUB_HEAD_REF: 'fix' },
      { branch: 'fix', defaultBranch: 'develop' },
    ],
    ['an event that is torn', '{"repository":{', { GITHUB_REF_TYPE: 'branch', GITHUB_REF_NAME: 'x' }, { branch: 'x' }],
    ['an event that is no object', '[]', {}, { branch: undefined, defaultBranch: undefined }],
  ])('%s', async (_, event, more, expected) => {
    expect(await github(event, more)).toMatchObject(expected)
  })
})

test('a manifest keeps the default branch that it was written with', () => {
  const read = (manifest: object) => manifestFrom({ suite: {}, toolset: {}, models: [], ...manifest })
  expect(read({ defaultBranch: 'develop' })?.defaultBranch).toBe('develop')
  expect(read({ defaultBranch: 7 })).not.toHaveProperty('defaultBranch')
})
