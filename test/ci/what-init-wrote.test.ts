import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'
import { runAction, type ActionRun } from '../helpers/github-action.ts'
import { begin, commit, git } from '../helpers/scratch-repository.ts'
import { server } from './samples.ts'

interface Pull {
  readonly description: string
  readonly from: 'owner/tides' | 'stranger/tides'
  readonly canary?: string
}

/** Runs init in a server's repository, commits what it wrote, and runs the workflow's action on a pull request. */
async function pull({ description, from, canary = join(folder(), 'started') }: Pull): Promise<ActionRun> {
  const workspace = folder()
  const manifest = { name: 'tides', dependencies: { '@modelcontextprotocol/sdk': '1' }, bin: 'server.mjs' }
  begin(workspace, { 'package.json': JSON.stringify(manifest), 'server.mjs': server(canary) })
  await rightcall(['init'], { cwd: workspace })
  const base = commit(workspace, {})
  commit(workspace, { 'server.mjs': server(canary, description) })
  git(workspace, 'checkout', '--quiet', '--detach')
  const { jobs } = parse(readFileSync(join(workspace, '.github/workflows/rightcall.yml'), 'utf8'))
  const given: Record<string, string> = jobs.lint.steps.at(-1).with
  return runAction({
    workspace,
    inputs: given,
    github: {
      event_name: 'pull_request',
      repository: 'owner/tides',
      event: { pull_request: { head: { repo: { full_name: from } }, base: { sha: base } } },
    },
  })
}

test('a vague description is blocked by the gate', async () => {
  const { code, log } = await pull({ description: 'Handles things.', from: 'owner/tides' })
  expect({ code, log }).toEqual({ code: 1, log: expect.stringContaining('description/vague') })
})

test('a careful description passes', async () => {
  const { code } = await pull({ description: 'List the rivers of one country by length, longest first.', from: 'owner/tides' })
  expect(code).toBe(0)
})

test('a fork gets nothing started', async () => {
  const canary = join(folder(), 'started')
  const { code, log } = await pull({ description: 'Handles things.', from: 'stranger/tides', canary })
  expect({ code, log }).toEqual({ code: 0, log: expect.stringContaining('no server was started') })
  expect(existsSync(canary)).toBe(false)
})
