import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Keyboard } from '../../src/cli/keyboard.ts'
import { CLEAN_TOOL } from '../../src/lint/example.ts'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'
import { BIN } from '../helpers/real-process.ts'

/** Three findings with a patch: one that is safe, and two suggestions of one rule. */
const BOUNDS = { a: 'How many, at most 50.', b: 'How many more, at most 60.' }
const properties = Object.fromEntries(
  Object.entries(BOUNDS).map(([name, description]) => [name, { type: 'integer', description }]),
)
const TOOL = {
  ...CLEAN_TOOL,
  annotations: { readOnlyHint: 'true' },
  inputSchema: { type: 'object', properties, additionalProperties: false },
}
const TEXT = `${JSON.stringify({ tools: [TOOL] }, null, 4)}\n`
const read = (cwd: string, file = 'tools.json') => readFileSync(join(cwd, file), 'utf8')

/** Presses these keys one after the other; `between` happens before each. */
function keys(pressed: string, between: () => void = () => undefined): () => Keyboard {
  const left = [...pressed]
  return () => ({
    key: async () => {
      between()
      return left.shift()
    },
    close: () => undefined,
  })
}

async function asked(
  pressed: string,
  argv: readonly string[] = ['tools.json'],
  files: Record<string, string> = { 'tools.json': TEXT },
) {
  const cwd = folder(files)
  return { cwd, ...(await rightcall(['fix', ...argv], { cwd, keyboard: keys(pressed) })) }
}

describe('rightcall fix', () => {
  test.each([
    ['nothing', 'nnn', []],
    ['the first alone', 'ynn', ['hint']],
    ['all, one after the other', 'yyy', ['hint', 'a', 'b']],
    ['all of one rule, and none of another', 'na', ['a', 'b']],
    ['none of a rule', 'ys', ['hint']],
    ['what was made before it was left', 'yq', ['hint']],
    ['what was made, with the last taken back', 'yyunq', ['hint']],
    ['what was left at first', 'nuyq', ['hint']],
    ['all of a rule taken back', 'auq', []],
    ['nothing on Enter, and capital letters as small ones', '\rYs', ['a']],
  ])('makes %s', async (_, pressed, made) => {
    const { cwd, code } = await asked(String(pressed))
    const now = JSON.parse(read(cwd)).tools[0]
    const found = [
      ...(now.annotations.readOnlyHint === true ? ['hint'] : []),
      ...['a', 'b'].filter((name) => now.inputSchema.properties[name].maximum !== undefined),
    ]
    expect(found).toEqual(made)
    expect(code).toBe(0)
  })

  test('changes no byte but those of the change, and gives all of them back', async () => {
    const { cwd } = await asked('ynn')
    expect(read(cwd)).toBe(TEXT.replace('"true"', 'true'))
    expect(read((await asked('yyuuauq')).cwd)).toBe(TEXT)
  })

  test('shows the finding, the change and how many follow, and after it what is gone', async () => {
    const { out } = await asked('y?q')
    expect(out).toContain('annotation/wrong-type')
    expect(out).toContain('- "true"')
    expect(out).toContain('+ true')
    expect(out).toContain('[y,n,a,s,u,q,?] (3 to go, 1 of this rule)')
    expect(out).toContain('1 change made: linted again, gone: 1 × annotation/wrong-type; nothing new.')
    expect(out).toContain('s  leave this and all others of this rule')
    expect(out).toContain('1 change made in 1 file; stopped before the end.')
  })

  test('asks about the rules of --only alone, and refuses one that there is none of', async () => {
    const { out } = await asked('q', ['tools.json', '--only', 'parameter/*'])
    expect(out).toContain('(2 to go, 2 of this rule)')
    const { code, err } = await asked('q', ['tools.json', '--only', 'parameter/range-in-pros'])
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('parameter/range-in-prose') })
  })

  test('writes nothing under --dry-run, and shows one diff at the end', async () => {
    const { cwd, out } = await asked('yyn', ['tools.json', '--dry-run'])
    expect(read(cwd)).toBe(TEXT)
    expect(out).toContain('2 changes agreed to, nothing written')
    expect(out).toMatch(/^--- a\/tools.json\n\+\+\+ b\/tools.json$/m)
  })

  test('keeps what was made at Ctrl-C, and leaves with 130', async () => {
    const { cwd, code } = await asked('y\u0003')
    expect({ code, text: read(cwd) }).toEqual({ code: 130, text: TEXT.replace('"true"', 'true') })
  })

  test('writes nothing to a file that changed meanwhile', async () => {
    const cwd = folder({ 'tools.json': TEXT })
    const changed = TEXT.replace('Search policies', 'Search rules')
    const keyboard = keys('yyy', () => writeFileSync(join(cwd, 'tools.json'), changed))
    const { code, err } = await rightcall(['fix', 'tools.json'], { cwd, keyboard })
    expect({ code, err, text: read(cwd) }).toEqual({
      code: 2,
      err: expect.stringContaining('changed while the command ran'),
      text: changed,
    })
  })

  test('says what to run where there is no terminal, and for standard input', async () => {
    const cwd = folder({ 'tools.json': TEXT })
    for (const result of [await rightcall(['fix', 'tools.json'], { cwd }), await asked('q', ['-'])]) {
      expect({ code: result.code, err: result.err }).toEqual({
        code: 2,
        err: expect.stringContaining('lint --fix --suggestions'),
      })
    }
  })

  test('prints a change for copying where the tools stand in source code', async () => {
    const text = `server.registerTool('get_rain', { description: 'Get the rain of one city.', annotations: { readOnlyHint: 'true' } }, run)\n`
    const { cwd, out } = await asked('a', ['server.ts', '--only', 'annotation/wrong-type'], { 'server.ts': text })
    expect(read(cwd, 'server.ts')).toBe(text)
    expect(out).toContain('There is no file to write.')
    expect(out).toContain('get_rain  /annotations/readOnlyHint\n  true\n')
  })

  test('means all lists by "all of this rule", and takes all of that back', async () => {
    const files = { 'a.json': TEXT, 'b.json': TEXT }
    for (const [pressed, made] of [
      ['nas', ['a.json', 'b.json']],
      ['nauq', []],
      ['nsy', []],
    ] as const) {
      const { cwd } = await asked(pressed, ['a.json', 'b.json'], files)
      expect(Object.keys(files).filter((file) => read(cwd, file).includes('"maximum": 60'))).toEqual(made)
    }
  })

  test('tells that nothing is to be decided', async () => {
    const { out, code } = await asked('', ['tools.json'], { 'tools.json': JSON.stringify({ tools: [CLEAN_TOOL] }) })
    expect({ out, code }).toEqual({ out: expect.stringContaining('Nothing to decide'), code: 0 })
  })

  test('shows hostile names harmlessly', async () => {
    const tool = { ...TOOL, name: 'evil\u001b[2Jtool', description: `\u202e${CLEAN_TOOL['description']}` }
    const { out } = await asked('yyyyy', ['tools.json'], { 'tools.json': JSON.stringify({ tools: [tool] }) })
    for (const sign of ['\u001b', '\u202e']) expect(out).not.toContain(sign)
  })

  test.runIf(process.platform === 'linux' && spawnSync('script', ['--version']).status === 0)(
    'reads single keys from a real terminal, and gives it back',
    () => {
      const cwd = folder({ 'tools.json': TEXT })
      const line = `${process.execPath} ${BIN} fix tools.json; stty -a`
      const { stdout } = spawnSync('script', ['-qec', line, '/dev/null'], {
        cwd,
        input: 'ynq',
        encoding: 'utf8',
        timeout: 60_000,
      })
      expect(stdout).toContain('1 change made in 1 file; 1 left; stopped before the end.')
      expect(stdout).toMatch(/(?<!-)icanon/)
      expect(read(cwd)).toBe(TEXT.replace('"true"', 'true'))
    },
  )
})
