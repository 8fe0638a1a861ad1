import { existsSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folder } from '../helpers/folder.ts'
import { action, runAction, type ActionRun } from '../helpers/github-action.ts'
import { begin, commit, git } from '../helpers/scratch-repository.ts'
import { CLEAN, CONFIG, server, starts, toolList, VAGUE } from './samples.ts'

interface Change {
  readonly before?: Readonly<Record<string, string>>
  readonly after?: Readonly<Record<string, string | undefined>>
  readonly from?: 'fork' | 'branch'
  readonly inputs?: Readonly<Record<string, string>>
  readonly event?: string
  readonly prepare?: (workspace: string) => void
}

/** Checks out a pull request as actions/checkout does, and runs the action on it. */
function pullRequest({
  before = {},
  after = {},
  from = 'branch',
  inputs = {},
  event = 'pull_request',
  prepare,
}: Change): ActionRun {
  const workspace = join(folder({ 'a folder/x': '' }), 'a folder')
  const base = begin(workspace, { 'rightcall.config.yaml': CONFIG, 'tools.json': CLEAN, ...before })
  const head = commit(workspace, after)
  git(workspace, 'checkout', '--quiet', '--detach')
  prepare?.(workspace)
  const repository = from === 'fork' ? 'stranger/server' : 'owner/server'
  return runAction({
    workspace,
    inputs: { targets: 'tools.json', ...inputs },
    github: {
      event_name: event,
      sha: event.startsWith('pull_request') ? head : base,
      repository: 'owner/server',
      event: { pull_request: { head: { sha: head, repo: { full_name: repository } }, base: { sha: base } } },
    },
  })
}

test('inputs and the event reach the scripts as variables only', () => {
  for (const { run, shell } of action.runs.steps) {
    expect(run).not.toContain('${{')
    expect(shell).toBe('bash')
  }
})

describe('a pull request', () => {
  test('with a vague description fails, with an annotation, SARIF and a summary', () => {
    const { code, log, sarif, summary } = pullRequest({ after: { 'tools.json': VAGUE } })
    expect(log).toContain('::error file=tools.json,line=')
    expect(code).toBe(1)
    expect(JSON.parse(sarif ?? '').runs[0].results[0].ruleId).toBe('description/vague')
    expect(summary).toContain('description/vague')
  })

  test('with a careful description passes', () => {
    const { code, log } = pullRequest({
      after: { 'tools.json': toolList('List the rivers of one country by length, longest first.') },
    })
    expect(log).not.toContain('::error')
    expect(code).toBe(0)
  })

  test('is linted by the version of the action, installed outside of the repository', () => {
    const { npm } = pullRequest({})
    expect(npm).toEqual([
      [
        expect.stringMatching(/\/rightcall$/),
        'install',
        '--ignore-scripts',
        '--no-audit',
        '--no-fund',
        '--loglevel=error',
        '--',
        expect.stringMatching(/^rightcall@\d/),
      ],
    ])
  })

  test.each(['fork', 'branch'] as const)('from a %s is judged by the configuration of the base', (from) => {
    const { code } = pullRequest({
      from,
      after: {
        'tools.json': VAGUE,
        'rightcall.config.yaml': 'rules:\n  description/vague: off\n',
        'rightcall.config.json': '{}',
      },
    })
    expect(code).toBe(1)
  })

  test('compares with its base', () => {
    const { commands } = pullRequest({})
    const [command = []] = commands
    expect(command.slice(command.indexOf('--trust'), command.indexOf('--trust') + 4)).toEqual([
      '--trust',
      expect.stringMatching(/^\w{40}$/),
      '--base',
      expect.stringMatching(/^\w{40}$/),
    ])
  })

  test('that brings the configuration passes: there is nothing to trust yet', () => {
    const workspace = folder()
    const base = begin(workspace, { 'README.md': 'A server.\n' })
    const canary = join(folder(), 'started')
    commit(workspace, {
      'rightcall.config.yaml': CONFIG,
      'server.mjs': server(canary),
      'rightcall.mcp.json': starts('server.mjs'),
    })
    for (const targets of ['', 'rightcall.mcp.json']) {
      const { code, log } = runAction({ workspace, inputs: { targets, connect: 'true' }, github: own(base) })
      expect({ code, log }).toEqual({ code: 0, log: expect.stringContaining('has no configuration') })
    }
    expect(existsSync(canary)).toBe(false)
  })

  test('without its base in the clone fails, and says what to do', () => {
    const workspace = folder()
    begin(workspace, { 'tools.json': CLEAN })
    const { code, log } = runAction({ workspace, inputs: { targets: 'tools.json' }, github: own('1'.repeat(40)) })
    expect({ code, log }).toEqual({ code: 2, log: expect.stringContaining('fetch-depth: 0') })
  })
})

function own(base: string) {
  const pull_request = { head: { repo: { full_name: 'owner/server' } }, base: { sha: base } }
  return { event_name: 'pull_request', repository: 'owner/server', event: { pull_request } }
}

describe('servers', () => {
  const before = (canary: string) => ({ 'server.mjs': server(canary), 'rightcall.mcp.json': starts('server.mjs') })
  const inputs = { targets: 'rightcall.mcp.json', connect: 'true' }

  test('start for the repository itself, and their findings count', () => {
    const canary = join(folder(), 'started')
    const { code, log } = pullRequest({
      before: before(canary),
      after: { 'server.mjs': server(canary, 'Handles things.') },
      inputs,
    })
    expect(existsSync(canary)).toBe(true)
    expect({ code, log }).toEqual({ code: 1, log: expect.stringContaining('description/vague') })
  })

  test('do not start unless the workflow asks for it', () => {
    const canary = join(folder(), 'started')
    const { code } = pullRequest({ before: before(canary), inputs: { ...inputs, connect: 'false' } })
    expect(existsSync(canary)).toBe(false)
    expect(code).toBe(3)
  })

  test('start by the command of the base', () => {
    const [canary, other] = [join(folder(), 'started'), join(folder(), 'started')]
    const { code, log } = pullRequest({
      before: before(canary),
      after: { 'other.mjs': server(other), 'rightcall.mcp.json': starts('other.mjs') },
      inputs,
    })
    expect([existsSync(canary), existsSync(other)]).toEqual([true, false])
    expect({ code, log }).toEqual({ code: 0, log: expect.stringContaining('rightcall.mcp.json is taken from') })
  })

  test.each<[string, (canary: string) => Change]>([
    ['as the base has them', () => ({ inputs })],
    ['by a changed server', (canary) => ({ after: { 'server.mjs': server(canary) }, inputs })],
    [
      'by a changed command',
      (canary) => ({ after: { 'other.mjs': server(canary), 'rightcall.mcp.json': starts('other.mjs') }, inputs }),
    ],
    [
      'by a new file',
      (canary) => ({
        after: { 'new.json': starts('server.mjs'), 'server.mjs': server(canary) },
        inputs: { ...inputs, targets: 'new.json' },
      }),
    ],
    [
      'by a list that names servers now',
      (canary) => ({
        after: { 'tools.json': starts('server.mjs'), 'server.mjs': server(canary) },
        inputs: { ...inputs, targets: 'tools.json' },
      }),
    ],
    [
      'by a glob',
      (canary) => ({
        after: { 'new.json': starts('server.mjs'), 'server.mjs': server(canary) },
        inputs: { ...inputs, targets: '*.json' },
      }),
    ],
    ['by a flag', (canary) => ({ inputs: { targets: `--stdio=touch ${canary}\n--connect` } })],
    [
      'by a script',
      (canary) => ({
        inputs: { targets: `$(touch ${canary})\n\`touch ${canary}\`\n"; touch ${canary}; "\n'; touch ${canary}; '` },
      }),
    ],
    ['by a script in the other input', (canary) => ({ inputs: { targets: 'tools.json', connect: `true; touch ${canary}` } })],
    ['by the event', (canary) => ({ event: `pull_request; touch ${canary}; $(touch ${canary})`, inputs })],
    ['by an event that we do not know', () => ({ event: 'workflow_run', inputs })],
    ['with a token that may write', () => ({ event: 'pull_request_target', inputs })],
  ])('of a fork do not start: %s', (_, change) => {
    const canary = join(folder(), 'started')
    pullRequest({ before: before(canary), from: 'fork', ...change(canary) })
    expect(existsSync(canary)).toBe(false)
  })
})

describe('a fork', () => {
  test('brings no code of its own for us to run', () => {
    const canary = join(folder(), 'started')
    const script = `#!/bin/sh\ntouch ${canary}\n`
    const { code, npm } = pullRequest({
      from: 'fork',
      after: {
        '.npmrc': 'registry=http://127.0.0.1:9/\n',
        'package.json': JSON.stringify({ scripts: { preinstall: `touch ${canary}`, prepare: `touch ${canary}` } }),
        'node_modules/.bin/rightcall': script,
        'node_modules/rightcall/package.json': JSON.stringify({ bin: 'x.sh' }),
        '.git-hooks/post-checkout': script,
        'rightcall.config.ts': `import { writeFileSync } from 'node:fs'\nwriteFileSync(${JSON.stringify(canary)}, '')\n`,
      },
    })
    expect(existsSync(canary)).toBe(false)
    expect(npm.map(([cwd]) => cwd?.endsWith('/rightcall'))).toEqual([true])
    expect(code).toBe(0)
  })

  test.each([
    '//registry.npmjs.org/:_authToken=npm_SECRET123',
    '{"auths": {"ghcr.io": {"SECRET123": "SECRET123"}}}',
    'AKIA: [SECRET123',
    'SECRET123',
  ])('prints no key that lies on the machine: %s', (secret) => {
    const home = folder({ key: secret })
    const { log, summary, sarif } = pullRequest({
      from: 'fork',
      inputs: { targets: `tools.json\nlink.json\nlinked/key\n*.json\n${home}/key\n.git/config\n${'../'.repeat(20)}${home}/key` },
      prepare: (workspace) => {
        symlinkSync(join(home, 'key'), join(workspace, 'link.json'))
        symlinkSync(home, join(workspace, 'linked'))
        git(workspace, 'config', 'http.extraheader', 'AUTHORIZATION: SECRET123')
      },
    })
    for (const what of ['is a link to a place outside the working tree', 'is outside the working tree', 'belongs to git'])
      expect(log).toContain(`This file ${what}, so it is not read.`)
    expect(`${log}${summary}${sarif}`).not.toMatch(/SECRET|AKIA|npm_|ghcr/)
  })

  test('extends the configuration of the base by no file of its own', () => {
    const { code } = pullRequest({
      from: 'fork',
      before: { 'rightcall.config.yaml': 'extends: ./shared.yaml\n', 'shared.yaml': CONFIG },
      after: { 'shared.yaml': 'rules: {}\n', 'tools.json': VAGUE },
    })
    expect(code).toBe(1)
  })

  test('reaches no address', () => {
    const { code, log } = pullRequest({ from: 'fork', inputs: { targets: 'tools.json\nhttp://127.0.0.1:9/mcp' } })
    expect(log).toContain('This address was not read: under --trust, servers need --connect.')
    expect(code).toBe(3)
  })

  test.each(['::error::gotcha.json', '##[error]gotcha.json', '\u001b[2J::stop-commands::gotcha.json'])(
    'gives the runner no command by the name of a file: %j',
    (name) => {
      const { log } = pullRequest({ from: 'fork', after: { [name]: starts('x') }, inputs: { targets: `tools.json\n${name}` } })
      expect(log).toContain('gotcha')
      expect(log).not.toMatch(/^\s*::.*gotcha|##\[/m)
      expect(log).not.toContain('\u001b')
    },
  )

  test.each<[string, Change, boolean]>([
    ['a fork that asks for servers', { from: 'fork', inputs: { connect: 'true' } }, true],
    ['a fork that asks for none', { from: 'fork' }, false],
    ['the repository itself', { inputs: { connect: 'true' } }, false],
  ])('is told that only its files were linted, and others are not: %s', (_, change, told) => {
    expect(pullRequest(change).log.includes('no server was started: only files were linted')).toBe(told)
  })

  test('with a vague description in a list of tools fails like any other', () => {
    expect(pullRequest({ from: 'fork', after: { 'tools.json': VAGUE } }).code).toBe(1)
  })
})

test('a push is judged by what it pushes', () => {
  const workspace = folder()
  begin(workspace, { 'tools.json': VAGUE, 'rightcall.config.yaml': 'rules:\n  description/vague: off\n' })
  const github = { event_name: 'push', repository: 'owner/server', event: {} }
  const { code, commands } = runAction({ workspace, inputs: { targets: 'tools.json' }, github })
  expect(code).toBe(0)
  expect(commands[0]).not.toContain('--trust')
})
