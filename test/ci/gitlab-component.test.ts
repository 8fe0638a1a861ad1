import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { folder } from '../helpers/folder.ts'
import { job, runComponent, type ComponentRun } from '../helpers/gitlab-component.ts'
import { begin, commit, git } from '../helpers/scratch-repository.ts'
import { CONFIG, CLEAN, server, starts, VAGUE } from './samples.ts'

interface Change {
  readonly before?: Readonly<Record<string, string>>
  readonly after?: Readonly<Record<string, string | undefined>>
  readonly from?: 'fork' | 'branch'
  readonly inputs?: Readonly<Record<string, string>>
  readonly ci?: Readonly<Record<string, string>>
  readonly prepare?: (workspace: string) => void
}

function mergeRequest({ before = {}, after = {}, from = 'branch', inputs = {}, ci = {}, prepare }: Change): ComponentRun {
  const workspace = folder()
  const base = begin(workspace, { 'rightcall.config.yaml': CONFIG, 'tools.json': CLEAN, ...before })
  const head = commit(workspace, after)
  git(workspace, 'checkout', '--quiet', '--detach')
  prepare?.(workspace)
  const variables = {
    PIPELINE_SOURCE: 'merge_request_event',
    COMMIT_SHA: head,
    MERGE_REQUEST_DIFF_BASE_SHA: base,
    MERGE_REQUEST_PROJECT_ID: '1',
    MERGE_REQUEST_SOURCE_PROJECT_ID: from === 'fork' ? '2' : '1',
    ...ci,
  }
  return runComponent(workspace, variables, { targets: 'tools.json', ...inputs })
}

test('inputs reach the script as variables that nothing is filled into', () => {
  expect(job.script.join('\n')).not.toContain('$[[')
  for (const said of Object.values(job.variables)) {
    if (JSON.stringify(said).includes('$[[')) expect(said).toMatchObject({ expand: false })
  }
})

test('the component installs the version that it was released with, outside of the repository', () => {
  const { npm } = mergeRequest({})
  expect(npm).toEqual([expect.arrayContaining(['--ignore-scripts', `rightcall@${packageJson.version}`])])
  expect(npm[0]?.[0]).not.toContain('repository')
})

describe('a merge request', () => {
  const after = { 'tools.json': VAGUE, 'rightcall.config.yaml': 'rules:\n  description/vague: off\n' }
  test.each<[string, Change, number]>([
    ['a vague one of the project itself', { after }, 1],
    ['a vague one of a fork', { after, from: 'fork' }, 1],
    ['a careful one', {}, 0],
  ])('is judged by its text and by the configuration of the base: %s', (_, change, code) => {
    expect(mergeRequest(change).code).toBe(code)
  })

  test('is judged by the target branch where the pipeline runs on the merged result', () => {
    const { code, log } = mergeRequest({ ci: { MERGE_REQUEST_TARGET_BRANCH_SHA: 'f'.repeat(40) } })
    expect({ code, log }).toEqual({ code: 2, log: expect.stringContaining('GIT_DEPTH: 0') })
  })

  test('of the project itself starts the servers of the base', () => {
    const [canary, other] = [join(folder(), 'started'), join(folder(), 'started')]
    mergeRequest({
      before: { 'server.mjs': server(canary), 'rightcall.mcp.json': starts('server.mjs') },
      after: { 'other.mjs': server(other), 'rightcall.mcp.json': starts('other.mjs') },
      inputs: { targets: 'rightcall.mcp.json', connect: 'true' },
    })
    expect([existsSync(canary), existsSync(other)]).toEqual([true, false])
  })

  test.each<[string, (canary: string) => Change]>([
    ['as the base has them', () => ({})],
    ['by a changed command', (canary) => ({ after: { 'x.mjs': server(canary), 'rightcall.mcp.json': starts('x.mjs') } })],
    ['by a flag', (canary) => ({ inputs: { targets: `--stdio=touch ${canary}` } })],
    ['by a script', (canary) => ({ inputs: { targets: `$(touch ${canary})\n\`touch ${canary}\`\n"; touch ${canary}; "` } })],
    ['by an event that we do not know', () => ({ ci: { PIPELINE_SOURCE: 'external_pull_request_event' } })],
  ])('of a fork starts nothing: %s', (_, change) => {
    const canary = join(folder(), 'started')
    const { inputs, ...rest } = change(canary)
    mergeRequest({
      before: { 'server.mjs': server(canary), 'rightcall.mcp.json': starts('server.mjs') },
      from: 'fork',
      inputs: { targets: 'rightcall.mcp.json', connect: 'true', ...inputs },
      ...rest,
    })
    expect(existsSync(canary)).toBe(false)
  })

  test('of a fork prints no key that lies on the machine', () => {
    const { log } = mergeRequest({
      from: 'fork',
      inputs: { targets: 'link.json\n.git/config' },
      prepare: (workspace) => {
        symlinkSync(join(folder({ key: '_authToken=SECRET' }), 'key'), join(workspace, 'link.json'))
        git(workspace, 'config', 'http.extraheader', 'SECRET')
      },
    })
    expect(log).toContain('This file is a link to a place outside the working tree, so it is not read.')
    expect(log).toContain('This file belongs to git, so it is not read.')
    expect(log).not.toContain('SECRET')
  })
})

test('the report overwrites nothing by way of a link', () => {
  const home = folder({ key: 'mine' })
  mergeRequest({
    from: 'fork',
    prepare: (workspace) => symlinkSync(join(home, 'key'), join(workspace, 'gl-code-quality-report.json')),
  })
  expect(readFileSync(join(home, 'key'), 'utf8')).toBe('mine')
})

test('a push is judged by what it pushes', () => {
  const { code, commands } = mergeRequest({
    after: { 'tools.json': VAGUE, 'rightcall.config.yaml': 'rules:\n  description/vague: off\n' },
    ci: { PIPELINE_SOURCE: 'push' },
  })
  expect(code).toBe(0)
  expect(commands[0]).not.toContain('--trust')
})
