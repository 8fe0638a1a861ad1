import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'

/** One tool with one warning and no error under the recommended preset. */
const tools = (name: string, description = 'Handles various things.') =>
  JSON.stringify({
    tools: [{ name, description, inputSchema: { type: 'object', properties: {} }, annotations: { readOnlyHint: true } }],
  })

const server = (file: string) => `${process.execPath} ${new URL(`../fixtures/servers/${file}.mjs`, import.meta.url).pathname}`

function project(config: string, files: Readonly<Record<string, string>> = {}): string {
  return folder({
    'rightcall.config.yaml': config,
    'shop.json': tools('find_order'),
    'desk.json': tools('find_ticket'),
    'old/legacy.json': tools('find_file'),
    'sub/README': '',
    ...files,
  })
}

interface Found {
  readonly rule: string
  readonly uri: string
  readonly severity: string
  readonly fails?: boolean
}

async function linted(cwd: string, ...argv: string[]) {
  const { code, out, err } = await rightcall(['lint', ...argv, '--format', 'json'], {
    cwd,
    env: { HOME: '/home/x', TOKEN: 'a-secret-value' },
  })
  const report = out === '' ? undefined : JSON.parse(out)
  const of = (rule: string) => (report?.diagnostics ?? []).filter((found: Found) => found.rule === rule)
  return { code, out, err, report, verdict: report?.verdict, of }
}

const uris = ({ report }: { report: { toolsets: { uri: string }[] } }) => report.toolsets.map(({ uri }) => uri)
const VAGUE = 'description/vague'

describe('lint without arguments', () => {
  const config = `targets:
  - shop.json
  - old/*.json
  - '!old/secret.json'
  - name: desk
    files: desk.json
    rules: { ${VAGUE}: error }
`

  test('lints the targets of the configuration, each with its rules', async () => {
    const { code, report, of, verdict } = await linted(project(config, { 'old/secret.json': '{' }))
    expect(uris({ report })).toEqual(['shop.json', 'old/legacy.json', 'desk.json'])
    expect(of(VAGUE).map(({ uri, severity }: Found) => [uri, severity])).toEqual([
      ['shop.json', 'warn'],
      ['old/legacy.json', 'warn'],
      ['desk.json', 'error'],
    ])
    expect([code, verdict.because]).toEqual([1, '1 error'])
    expect(report.toolsets.map(({ target }: { target?: object }) => target)).toEqual([
      undefined,
      undefined,
      { name: 'desk', uri: 'rightcall.config.yaml:5:5' },
    ])
  })

  test('finds them from a folder below, relative to the configuration', async () => {
    const { report } = await linted(join(project(config), 'sub'))
    expect(uris({ report })).toEqual(['../shop.json', '../old/legacy.json', '../desk.json'])
  })

  test('finds them below a folder with the characters of a glob', async () => {
    const root = folder({ 'a (b) [c]/rightcall.config.yaml': "targets: ['*.json']\n", 'a (b) [c]/shop.json': tools('x') })
    const { report } = await linted(root, '--config', 'a (b) [c]/rightcall.config.yaml')
    expect(uris({ report })).toEqual(['a (b) [c]/shop.json'])
  })

  test('and without targets says what to name', async () => {
    const { code, err } = await linted(project('preset: strict\n'))
    expect([code, err]).toEqual([2, expect.stringContaining('list "targets" in the configuration')])
  })

  test('says which target is not there, at its place', async () => {
    const { code, report } = await linted(project('targets:\n  - shop.json\n  - { name: gone, files: gone.json }\n'))
    expect(code).toBe(3)
    expect(report.problems).toEqual([
      expect.objectContaining({
        uri: 'rightcall.config.yaml:3:5',
        message: expect.stringMatching(/^The target "gone": gone\.json /),
      }),
    ])
  })

  test('lints a file of two targets once, under the last', async () => {
    const { report, of } = await linted(
      project(`targets:\n  - '*.json'\n  - { name: desk, files: ./desk.json, rules: { ${VAGUE}: off } }\n`),
    )
    expect(uris({ report })).toEqual(['shop.json', 'desk.json'])
    expect(of(VAGUE)).toHaveLength(1)
  })
})

test('--fix repairs the files of targets under their rules, and lints what remains', async () => {
  const broken = JSON.stringify({
    tools: [
      {
        name: 'a',
        description: 'Deletes one order.',
        inputSchema: { type: 'object', required: ['x'], properties: { x: { type: 'string', enum: ['b', 'b'] } } },
      },
    ],
  })
  const cwd = project('targets:\n  - { name: kept, files: kept.json, rules: { schema/enum-duplicates: off } }\n  - shop.json\n', {
    'kept.json': broken,
    'shop.json': broken,
  })
  await linted(cwd, '--fix')
  expect(readFileSync(join(cwd, 'kept.json'), 'utf8')).toBe(broken)
  expect(readFileSync(join(cwd, 'shop.json'), 'utf8')).not.toBe(broken)
})

describe('the limits of a target', () => {
  test.each([
    ['max-warnings: 0', 'desk: 1 warning, the limit is 0'],
    ['fail-on: likely', 'desk: 1 likely finding, and "fail-on" is likely'],
    [`gate: [description/*]`, /^desk: \d findings? of gated rules \(description\/vague/],
  ])('%s is judged on it alone, and the reason names it', async (limit, because) => {
    const cwd = project(`max-warnings: 5\ntargets:\n  - shop.json\n  - { name: desk, files: desk.json, ${limit} }\n`)
    const { code, verdict, report } = await linted(cwd)
    expect([code, verdict.because]).toEqual([1, typeof because === 'string' ? because : expect.stringMatching(because)])
    const failing = report.diagnostics.filter(({ fails }: Found) => fails === true).map(({ uri }: Found) => uri)
    expect(new Set(failing)).toEqual(new Set(['desk.json']))
  })

  test('lets it have more warnings than the others, which are counted without it', async () => {
    const cwd = project(
      'max-warnings: 0\ntargets:\n  - { name: old, files: old/, max-warnings: 9 }\n  - { name: desk, files: desk.json, rules: { description/*: off, annotation/*: off, returns/*: off } }\n',
    )
    expect((await linted(cwd)).code).toBe(0)
  })

  test('that several gates hold are one reason', async () => {
    const cwd = project('targets:\n  - { name: desk, files: desk.json, max-warnings: 0 }\n', {
      'desk.json': tools('find_ticket').replace('"properties"', '"required":["gone"],"properties"'),
    })
    expect((await linted(cwd)).verdict.because).toBe('desk: 1 error and 1 warning, the limit is 0')
  })

  test('of the command line are those of all targets together', async () => {
    const cwd = project(
      'targets:\n  - { name: desk, files: desk.json, max-warnings: 0 }\n  - { name: shop, files: shop.json, max-warnings: 0 }\n',
    )
    expect((await linted(cwd)).verdict.because).toBe('desk: 1 warning, the limit is 0; shop: 1 warning, the limit is 0')
    expect((await linted(cwd, '--max-warnings', '1')).verdict.because).toBe('2 warnings, the limit is 1')
    expect((await linted(cwd, '--max-warnings', '2')).code).toBe(0)
  })
})

describe('--target', () => {
  const config = `targets:\n  - shop.json\n  - { name: desk, files: desk.json, rules: { ${VAGUE}: error } }\n  - { name: desks, files: old }\n`

  test('lints only the targets that it names', async () => {
    expect(uris(await linted(project(config), '--target', 'desk'))).toEqual(['desk.json'])
    expect(uris(await linted(project(config), '--target', 'desk', '--target', 'desks', 'shop.json'))).toEqual([
      'desk.json',
      'old/legacy.json',
      'shop.json',
    ])
  })

  test('of an unknown name says which there are', async () => {
    expect(await rightcall(['lint', '--target', 'desck'], { cwd: project(config) })).toMatchObject({
      code: 2,
      err: expect.stringContaining('Did you mean desk?'),
    })
    expect((await rightcall(['lint', '--target', 'x'], { cwd: project(config) })).err).toContain('Targets: desk and desks.')
  })

  test('is what a name without it is told', async () => {
    const { report } = await linted(project(config), 'desk')
    expect(report.problems[0].hint).toBe('For the target of the configuration write --target desk.')
  })

  test('a path that belongs to a target gets its rules, here and in an editor', async () => {
    const { of } = await linted(project(config), 'desk.json')
    expect(of(VAGUE)[0].severity).toBe('error')
  })
})

describe('a server of the configuration', () => {
  const config = (more = '') =>
    `targets:\n  - name: live\n    stdio: ${server('tells-its-environment')}\n    env: { GIVEN: '\${TOKEN}' }\n${more}`

  test('is named as unchecked without --connect, and a run that checked nothing is not green', async () => {
    const { code, err, verdict, report } = await linted(project(config()))
    expect([code, verdict.because]).toEqual([3, 'nothing was checked: 1 target not started without --connect'])
    expect(report.unchecked).toEqual([
      expect.objectContaining({
        uri: 'rightcall.config.yaml:2:5',
        message: 'The target "live" was not checked: it starts a server.',
      }),
    ])
    expect(err).toContain('The target "live" was not checked')
    expect((await linted(project(config('  - shop.json\n')))).code).toBe(0)
  })

  test('is started with --connect, announced, with its variables and no other', async () => {
    const { err, of, report } = await linted(project(config()), '--connect')
    const names = of('description/missing').map(({ tool }: { tool: string }) => tool)
    expect(names).toEqual(expect.arrayContaining(['GIVEN', 'PATH']))
    expect(names).not.toContain('TOKEN')
    expect(err).toContain('live: starting ')
    expect(report.toolsets).toEqual([
      expect.objectContaining({ id: 'live', uri: 'mcp://live', target: { name: 'live', uri: 'rightcall.config.yaml:2:5' } }),
    ])
  })

  test('never shows a value of the environment', async () => {
    const cwd = project(`targets:\n  - { name: live, stdio: '${server('exits')} \${TOKEN}', env: { A: '\${TOKEN}' } }\n`)
    const { code, out, err, report } = await linted(cwd, '--connect')
    expect([code, report.problems[0].uri]).toEqual([2, 'rightcall.config.yaml:2:5'])
    expect(out + err).not.toContain('a-secret-value')
    const printed = await rightcall(['print-config'], {
      cwd: project('targets:\n  - { name: a, url: https://u:p@h/m, headers: { X: literal-secret } }\n'),
    })
    expect(printed.out).toContain('"url":"https://***:***@h/m"')
    expect(printed.out).not.toContain('literal-secret')
  })

  test.each([
    ["stdio: 'x', env: { A: '${NOT_SET}' }", /^The target "live": \$\{NOT_SET\} is not set/],
    ["stdio: 'x', env: { A: '${OPENAI_API_KEY}' }", /^The target "live": .*model provider/],
    ["stdio: '\"x'", /^The target "live": .*unclosed/],
    ['url: "https://h/m", headers: { A: "${NOT_SET}" }', /^The target "live": \$\{NOT_SET\} is not set/],
  ])('that cannot be started (%s) is a problem at its place', async (server, message) => {
    const cwd = project(`targets:\n  - shop.json\n  - { name: live, ${server} }\n`)
    const { code, report } = await linted(cwd, '--connect')
    expect(code).toBe(3)
    expect(report.problems).toEqual([
      expect.objectContaining({ uri: 'rightcall.config.yaml:3:5', message: expect.stringMatching(message) }),
    ])
  })
})

describe('a configuration that names a rule, glob or client that is none, in a target', () => {
  test.each([
    ['rules: { description/vage: off }', 'rightcall.config.yaml:2:43 names the rule "description/vage"'],
    ['gate: [nope/*]', 'names the rule "nope/*"'],
    ['profiles: [opnai]', 'names the client profile "opnai"'],
  ])('is refused: %s', async (setting, message) => {
    const { code, err } = await rightcall(['lint'], { cwd: project(`targets:\n  - { name: a, files: shop.json, ${setting} }\n`) })
    expect([code, err]).toEqual([2, expect.stringContaining(message)])
  })
})
