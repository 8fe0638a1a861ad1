import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { builtins } from '../../src/builtins.ts'
import { everyCommand } from '../../src/cli/commands.ts'
import { offeredBy } from '../../src/cli/completions/offer.ts'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'

const offered = await offeredBy(await everyCommand(), builtins)

const isThere = (program: string): boolean => spawnSync(program, ['--version']).error === undefined

/** A pipeline has bash and a terminal, so there nothing is left out but shells that few images have. */
const inTerminal = process.platform === 'linux' && (process.env['CI'] !== undefined || (isThere('bash') && isThere('script')))

/** What is typed, with \t for the Tab key, and the arguments that rightcall then gets. */
const TYPED: readonly (readonly [string, readonly string[]])[] = [
  ['li\t --form\t sar\t', ['lint', '--format', 'sarif']],
  ['lint --format=sa\t', ['lint', '--format=sarif']],
  ['lint --rule description/vague=w\t', ['lint', '--rule', 'description/vague=warn']],
  ['explain safety/hid\t', ['explain', 'safety/hidden-characters']],
  ['eval --model local:b\t', ['eval', '--model', 'local:bm25']],
  ['read --model ant\tx', ['read', '--model', 'anthropic:x']],
  ['compare --fail-on un\t', ['compare', '--fail-on', 'undecided']],
  ['lint --fail-on pro\t', ['lint', '--fail-on', 'proved']],
  ['lint --pres\tstri\t', ['lint', '--preset', 'strict']],
  ['rules --category saf\t', ['rules', '--category', 'safety']],
  ['lint --profile curs\t', ['lint', '--profile', 'cursor']],
  ['golden li\t', ['golden', 'lint']],
  ['completions zs\t', ['completions', 'zsh']],
  ['lint too\t', ['lint', 'tools.json']],
  ['lint --config too\t', ['lint', '--config', 'tools.json']],
  ['lint --output js\ttoo\t', ['lint', '--output', 'json:tools.json']],
  ['lint --max-warnings \t3', ['lint', '--max-warnings', '3']],
  ['lint --stdio "a b" --pro\tcurs\t', ['lint', '--stdio', 'a b', '--profile', 'cursor']],
  ['nosuch li\t', ['nosuch', 'li']],
]

/** Types the lines into a shell on a terminal, with a `rightcall` that writes down what it gets. */
async function typedInto(shell: string, start: string, setup: (script: string) => string): Promise<readonly string[][]> {
  const script = (await rightcall(['completions', shell], { cwd: folder() })).out
  const cwd = folder({ 'tools.json': '{}', [`completions/_rightcall`]: script })
  const record = `rightcall() { printf '%s\\x1f' "$@" >> got; echo >> got; }`
  const lines = [setup(join(cwd, 'completions/_rightcall')), record, ...TYPED.map(([line]) => `rightcall ${line}`), 'exit', '']
  spawnSync('script', ['-qec', start, '/dev/null'], { cwd, input: lines.join('\n'), timeout: 30_000 })
  return readFileSync(join(cwd, 'got'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\u001f').slice(0, -1))
}

describe.skipIf(!inTerminal)('in a real shell, the Tab key completes', () => {
  const wanted = TYPED.map(([, argv]) => argv)

  test('in bash', { timeout: 60_000 }, async () => {
    expect(await typedInto('bash', 'bash --norc -i', (script) => `source ${script}`)).toEqual(wanted)
  })

  test('in bash that parts no words at colons and equals signs', { timeout: 60_000 }, async () => {
    const setup = (script: string) => `source ${script}; COMP_WORDBREAKS=' "><;|&('`
    const got = await typedInto('bash', 'bash --norc -i', setup)
    // readline completes a file behind a colon only where that parts words
    expect(got.filter(([, flag]) => flag !== '--output')).toEqual(wanted.filter(([, flag]) => flag !== '--output'))
  })

  describe.skipIf(!isThere('zsh'))('in zsh', () => {
    test('that sources the script', { timeout: 60_000 }, async () => {
      const setup = (script: string) => `autoload -Uz compinit; compinit -D -u; source ${script}`
      expect(await typedInto('zsh', 'zsh -f -i', setup)).toEqual(wanted)
    })

    test('that finds the script in its fpath', { timeout: 60_000 }, async () => {
      const setup = (script: string) => `fpath=(${join(script, '..')} $fpath); autoload -Uz compinit; compinit -D -u`
      expect(await typedInto('zsh', 'zsh -f -i', setup)).toEqual(wanted)
    })
  })
})

describe.skipIf(!isThere('fish'))('in fish', () => {
  test.each<[string, readonly string[]]>([
    ['rightcall li', ['lint']],
    ['rightcall lint --format sar', ['sarif']],
    ['rightcall lint --rule description/vague=', ['error', 'info', 'off', 'warn'].map((level) => `description/vague=${level}`)],
    ['rightcall explain safety/hid', ['safety/hidden-characters']],
    ['rightcall eval --model local:', ['local:bm25', 'local:hybrid']],
    ['rightcall read --model ant', ['anthropic:']],
    ['rightcall lint --pres', ['--preset']],
    ['rightcall lint too', ['tools.json']],
    ['rightcall lint --config too', ['tools.json']],
    ['rightcall lint --output json:too', ['json:tools.json']],
    ['rightcall lint --max-warnings ', []],
    ['rightcall golden li', ['lint']],
    ['rightcall nosuch --pres', []],
  ])('%j', async (typed, words) => {
    const script = (await rightcall(['completions', 'fish'], { cwd: folder() })).out
    const cwd = folder({ 'tools.json': '{}', 'rightcall.fish': script })
    const { stdout, stderr } = spawnSync('fish', ['--no-config', '-c', 'source rightcall.fish; complete -C $argv[1]', typed], {
      cwd,
      encoding: 'utf8',
    })
    expect(stderr).toBe('')
    expect(stdout.split('\n').flatMap((line) => line.split('\t', 1).filter((word) => word !== ''))).toEqual(words)
  })
})

describe('what shells are offered', () => {
  test('is every command with every flag', async () => {
    const commands = await everyCommand()
    expect(offered.map(({ name, flags }) => [name, flags.map((flag) => flag.name)])).toEqual(
      commands.map(({ name, flags }) => [name, [...Object.keys(flags), 'help']]),
    )
    for (const shell of ['bash', 'zsh', 'fish']) {
      const { out } = await rightcall(['completions', shell], { cwd: folder() })
      for (const { name } of commands) expect(out, shell).toContain(name)
    }
  })

  test('has no word that a shell would expand', () => {
    const words = offered.flatMap((command) => [
      command.name,
      ...command.words,
      ...command.flags.flatMap(({ words: own }) => own),
    ])
    expect(words.filter((word) => !/^[\w./:=-]+$/.test(word))).toEqual([])
  })

  test('is words or files for every value but those that only the user knows', async () => {
    const free = new Set(['N', 'TEXT', 'REV', 'URL', 'DOLLARS', 'POINTS', 'ID', 'METRIC=N', 'HOW', 'NAME[=VALUE]'])
    const named = new Set(['target', 'tool', 'default-branch', 'stdio', 'header'])
    const takes = (await everyCommand()).flatMap(({ name, flags }) =>
      Object.entries(flags).flatMap(([flag, { type, value = '' }]) =>
        type === 'boolean' || free.has(value) || named.has(flag) ? [] : [`${name} --${flag}`],
      ),
    )
    const helped = offered.flatMap(({ name, flags }) =>
      flags.flatMap((flag) => (flag.words.length > 0 || flag.files ? [`${name} --${flag.name}`] : [])),
    )
    expect(takes.filter((flag) => !helped.includes(flag))).toEqual([])
    expect(takes.length).toBeGreaterThan(20)
  })
})

test.each<[readonly string[], string]>([
  [[], 'completions takes one shell.\n  Shells: bash, zsh, fish.'],
  [['bash', 'zsh'], 'completions takes one shell.'],
  [['bahs'], 'Did you mean bash?'],
  [['powershell'], 'There are no completions for "powershell".\n  Shells: bash, zsh, fish.'],
  [['bash', '--out'], 'Unknown flag --out.'],
])('completions %j is exit 2', async (argv, says) => {
  const ran = await rightcall(['completions', ...argv], { cwd: folder() })
  expect(ran).toMatchObject({ code: 2, out: '', err: expect.stringContaining(says) })
})
