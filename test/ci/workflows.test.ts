import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { bash } from '../helpers/ci-steps.ts'
import { folder } from '../helpers/folder.ts'

type Json = ReturnType<typeof JSON.parse>

const ROOT = join(import.meta.dirname, '../..')
const HOME = join(ROOT, '.github/workflows')
const workflows = readdirSync(HOME).map((name) => ({ name, text: readFileSync(join(HOME, name), 'utf8') }))
const read = (name: string): Json => parse(readFileSync(join(HOME, name), 'utf8'))
const stepsOf = (workflow: Json): Json[] => Object.values<Json>(workflow.jobs).flatMap(({ steps }): Json[] => steps)

describe.each(workflows)('$name', ({ text }) => {
  const workflow: Json = parse(text)

  test('takes every action by its commit, and notes the version', () => {
    const used = [...text.matchAll(/uses: (.*)$/gm)].map(([, action = '']) => action)
    expect(used.length).toBe(stepsOf(workflow).filter(({ uses }) => uses !== undefined).length)
    for (const action of used) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
  })

  test('says what its token may do, which is to read at most', () => {
    expect([{}, { contents: 'read' }]).toContainEqual(workflow.permissions)
  })

  test('leaves no credentials in the working tree', () => {
    for (const step of stepsOf(workflow))
      if (step.uses?.startsWith('actions/checkout@')) expect(step.with).toMatchObject({ 'persist-credentials': false })
  })

  test('puts nothing into the text of a script', () => {
    for (const { run } of stepsOf(workflow)) expect(run ?? '').not.toContain('${{')
  })

  test('does not run for strangers with the rights of the repository', () => {
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target')
    expect(Object.keys(workflow.on)).not.toContain('workflow_run')
  })

  test('has a time limit for each job', () => {
    for (const job of Object.values<Json>(workflow.jobs)) expect(job['timeout-minutes']).toBeGreaterThan(0)
  })
})

test('CI covers the oldest Node and the current one, on three systems', () => {
  const { engines } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  const { os, node } = read('ci.yml').jobs.portable.strategy.matrix
  expect(os).toEqual(['ubuntu-latest', 'macos-latest', 'windows-latest'])
  expect(node).toEqual([engines.node.replace('>=', ''), '24'])
})

describe('publish.yml', () => {
  const { on, jobs } = read('publish.yml')

  test('runs for tags only', () => {
    expect(on).toEqual({ push: { tags: ['v*'] } })
  })

  test('gives the identity for npm to a job that runs no code of the repository or of a dependency', () => {
    const trusted = Object.entries<Json>(jobs).filter(([, { permissions }]) => permissions['id-token'] !== undefined)
    expect(trusted.map(([name]) => name)).toEqual(['publish'])
    expect(jobs.publish.permissions).toEqual({ 'id-token': 'write' })
    expect(jobs.check.permissions).toEqual({ contents: 'read' })
    const text = JSON.stringify(jobs.publish.steps)
    for (const word of ['checkout', 'npm ci', 'npm install', 'npm run', 'npx', 'node scripts']) expect(text).not.toContain(word)
  })

  test('publishes only what was tested', () => {
    expect([jobs.publish.needs, jobs.release.needs]).toEqual(['check', 'publish'])
    const runs: string[] = jobs.check.steps.map(({ run, uses }: Json) => run ?? uses)
    const place = (word: string) => runs.findIndex((run) => run.includes(word))
    const order = ['release-notes.ts', '.ci/run', 'npm pack', 'upload-artifact'].map(place)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    expect(order).not.toContain(-1)
  })

  const scriptOf = (job: string): string => jobs[job].steps.find(({ run }: Json) => run !== undefined).run

  test.each([
    ['v1.2.3', 'latest'],
    ['v1.2.3-beta.1', 'next'],
  ])('publishes %s with provenance, for all, as %s', (tag, channel) => {
    const { log } = step(scriptOf('publish'), 'npm', tag)
    const file = `./release/rightcall-${tag.slice(1)}.tgz`
    expect(log).toBe(`npm publish ${file} --provenance --access public --ignore-scripts --tag ${channel}\n`)
  })

  test.each([
    ['v1.2.3', ''],
    ['v1.2.3-beta.1', '--prerelease '],
  ])('makes a release of %s from the notes, with the file', (tag, kind) => {
    const { log } = step(scriptOf('release'), 'gh', tag)
    const notes = `--title ${tag} --notes-file release/notes.md`
    expect(log).toBe(`gh release create ${tag} --verify-tag ${notes} ${kind}release/rightcall-${tag.slice(1)}.tgz\n`)
  })

  test('a tag that is not the version stops it before anything is built', () => {
    const cwd = folder({ 'package.json': '{"version": "1.2.3"}', 'CHANGELOG.md': '## 1.2.3\n\n- Three.\n' })
    const script = scriptOf('check').replace('scripts/', `${join(ROOT, 'scripts')}/`)
    const run = (tag: string) => bash(script, cwd, { PATH: process.env['PATH'] ?? '', GITHUB_REF_NAME: tag })
    expect(run('v1.2.4')).toMatchObject({ code: 1, log: expect.stringContaining('Tag it v1.2.3') })
  })

  test('the changelog becomes the notes', () => {
    const cwd = folder({ 'package.json': '{"version": "1.2.3"}', 'CHANGELOG.md': '## 1.2.3\n\n- Three.\n' })
    const script = scriptOf('check').replace('scripts/', `${join(ROOT, 'scripts')}/`)
    expect(bash(script, cwd, { PATH: process.env['PATH'] ?? '', GITHUB_REF_NAME: 'v1.2.3' })).toEqual({ code: 0, log: '' })
    expect(readFileSync(join(cwd, 'release/notes.md'), 'utf8')).toBe('- Three.\n')
  })
})

test.each([
  [0, 0, ''],
  [1, 1, ''],
  [77, 0, '::warning title=npm audit::The registry gave no answer'],
])('the audit: a script that ends with %i makes the step end with %i', (code, expected, warning) => {
  const cwd = folder({ 'scripts/audit.ts': `process.exitCode = ${code}` })
  const script: string = read('audit.yml').jobs.audit.steps.at(-1).run
  const ran = bash(script, cwd, { PATH: process.env['PATH'] ?? '' })
  expect(ran).toEqual({ code: expected, log: expect.stringMatching(new RegExp(`^${warning}`)) })
})

/** Runs a step with a command in place of the real one, which prints what it was asked. */
function step(script: string, command: string, tag: string) {
  const cwd = folder()
  const bin = join(cwd, 'bin')
  mkdirSync(bin)
  writeFileSync(join(bin, command), `#!/bin/sh\necho ${command} "$@"\n`)
  chmodSync(join(bin, command), 0o755)
  return bash(script, cwd, { PATH: `${bin}:${process.env['PATH']}`, GITHUB_REF_NAME: tag })
}
