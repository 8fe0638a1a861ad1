import { chmodSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CLEAN_TOOL } from '../../src/lint/example.ts'
import { saveText } from '../../src/sources/write/save.ts'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'

const WRONG = { ...CLEAN_TOOL, annotations: { title: 'Search policies', readOnlyHint: 'true', openWorldHint: 'false' } }
const json = (tool: object) => `${JSON.stringify({ tools: [tool] }, null, 4)}\n`
const read = (cwd: string, file: string) => readFileSync(join(cwd, file), 'utf8')

const BOUNDED = {
  ...WRONG,
  inputSchema: {
    type: 'object',
    properties: { limit: { type: 'integer', description: 'How many, at most 50.' } },
    additionalProperties: false,
  },
}

describe('--suggestions', () => {
  test('makes the suggestions, too, says how many, and without it none', async () => {
    const cwd = folder({ 'tools.json': json(BOUNDED) })
    const shown = await rightcall(['lint', 'tools.json', '--fix-dry-run', '--suggestions', '--format', 'json'], { cwd })
    expect(JSON.parse(shown.out).fixes).toEqual([
      {
        uri: 'tools.json',
        findings: 3,
        suggested: 1,
        saved: false,
        diff: expect.stringContaining('+                        "maximum": 50'),
      },
    ])
    expect(read(cwd, 'tools.json')).toBe(json(BOUNDED))
    await rightcall(['lint', 'tools.json', '--fix'], { cwd })
    expect(read(cwd, 'tools.json')).not.toContain('maximum')
    const { err } = await rightcall(['lint', 'tools.json', '--fix', '--suggestions'], { cwd })
    expect(err).toContain('fixed 1 finding in 1 file, 1 of them by suggestions')
    expect(JSON.parse(read(cwd, 'tools.json')).tools[0].inputSchema.properties.limit.maximum).toBe(50)
  })

  test('leaves out one that the linter would complain about, and says why', async () => {
    const limits = ['Levels to show (max: 50).', undefined].map((description, at) => ({
      ...CLEAN_TOOL,
      name: `list_${['policies', 'offices'][at] ?? ''}`,
      inputSchema: { type: 'object', properties: { depth: { type: 'integer', description } }, additionalProperties: false },
    }))
    const cwd = folder({ 'tools.json': JSON.stringify({ tools: limits }) })
    const { err } = await rightcall(
      ['lint', 'tools.json', '--fix-dry-run', '--suggestions', '--rule', 'parameter/range-in-prose=warn'],
      { cwd },
    )
    expect(err).toContain('not fixed: parameter/description-missing on list_offices: it would cause parameter/range-in-prose')
  })

  test('goes with --fix or --fix-dry-run alone', async () => {
    const { code, err } = await rightcall(['lint', 'tools.json', '--suggestions'], { cwd: folder({ 'tools.json': json(WRONG) }) })
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('rightcall fix') })
  })
})

describe('--fix', () => {
  test('makes the safe repairs in the file, says so, and leaves with what remains; a second run changes nothing', async () => {
    const cwd = folder({ 'tools.json': json(WRONG) })
    const first = await rightcall(['lint', 'tools.json', '--fix'], { cwd })
    expect(first.code).toBe(0)
    expect(first.err).toContain('fixed 2 findings in 1 file')
    const fixed = read(cwd, 'tools.json')
    expect(fixed).toBe(json(WRONG).replace('"true"', 'true').replace('"false"', 'false'))
    const second = await rightcall(['lint', 'tools.json', '--fix'], { cwd })
    expect(second.err).toContain('fixed 0 findings in 0 files')
    expect(read(cwd, 'tools.json')).toBe(fixed)
  })

  test('writes a tool in another shape where that shape has it', async () => {
    const { name, description, inputSchema } = CLEAN_TOOL
    const entry = {
      type: 'function',
      function: { name, description: `This tool allows you to ${String(description)}`, parameters: inputSchema },
    }
    const cwd = folder({ 'request.json': JSON.stringify({ model: 'm', tools: [entry] }) })
    const { err } = await rightcall(['lint', 'request.json', '--fix'], { cwd })
    expect(err).toContain('fixed 1 finding in 1 file')
    expect(JSON.parse(read(cwd, 'request.json')).tools[0].function.description).toBe(description)
  })

  test('never writes into source code, and says what is left', async () => {
    const text = `server.registerTool('get_rain', { annotations: { readOnlyHint: 'true' } }, run)\n`
    const cwd = folder({ 'server.ts': text })
    const { err } = await rightcall(['lint', 'server.ts', '--fix'], { cwd })
    expect(read(cwd, 'server.ts')).toBe(text)
    expect(err).toContain('fixed 0 findings in 0 files')
    expect(err).toContain('1 safe fix left: --fix never writes into source code. Make the changes by hand.')
  })

  test('goes on where one file is read-only, which is a problem and exit 2', async () => {
    const cwd = folder({ 'a.json': json(WRONG), 'b.json': json({ ...WRONG, name: 'find_policies' }) })
    chmodSync(join(cwd, 'a.json'), 0o444)
    const { code, out, err } = await rightcall(['lint', 'a.json', 'b.json', '--fix', '--format', 'json'], { cwd })
    // root may write what nobody may
    if (process.getuid?.() === 0) return expect(code).toBe(0)
    expect(code).toBe(2)
    expect(err).toContain('fixed 2 findings in 1 file')
    expect(read(cwd, 'a.json')).toBe(json(WRONG))
    expect(JSON.parse(out).problems[0].message).toContain('a.json cannot be written')
  })

  test('says that standard input has no file', async () => {
    const { err, out } = await rightcall(['lint', '-', '--fix', '--format', 'json'], { cwd: folder({}), stdin: json(WRONG) })
    expect(err).toContain('2 safe fixes left: a live server or standard input has no file')
    expect(JSON.parse(out).summary.fixable).toBe(2)
  })
})

describe('--fix-dry-run', () => {
  test('shows the change and writes nothing; the report is that of afterwards', async () => {
    const cwd = folder({ 'tools.json': json(WRONG) })
    const { code, out, err } = await rightcall(['lint', 'tools.json', '--fix-dry-run'], { cwd })
    expect(code).toBe(0)
    expect(out).toContain('-                "readOnlyHint": "true",\n')
    expect(out).toContain('+                "readOnlyHint": true,\n')
    expect(err).toContain('would fix 2 findings in 1 file')
    expect(read(cwd, 'tools.json')).toBe(json(WRONG))
    const report = JSON.parse((await rightcall(['lint', 'tools.json', '--fix-dry-run', '--format', 'json'], { cwd })).out)
    expect(report.fixes).toMatchObject([{ uri: 'tools.json', findings: 2, saved: false }])
    expect(report.summary.errors).toBe(0)
  })

  test('shows hostile text harmlessly', async () => {
    const cwd = folder({ 'tools.json': json({ ...WRONG, title: 'Search\u202e \u001b[2J policies' }) })
    const { out } = await rightcall(['lint', 'tools.json', '--fix-dry-run'], { cwd })
    expect(out).not.toContain('\u202e')
    expect(out).not.toContain('\u001b')
  })
})

describe('saveText', () => {
  test('refuses a file that changed since it was read, and leaves it as it is', async () => {
    const cwd = folder({ a: 'new' })
    await expect(saveText(join(cwd, 'a'), 'a', 'old', 'wanted')).rejects.toThrow('a changed while the command ran')
    expect(read(cwd, 'a')).toBe('new')
  })

  test('keeps the byte order mark and the mode, and writes through a symbolic link', async () => {
    const cwd = folder({ a: '\uFEFFold' })
    chmodSync(join(cwd, 'a'), 0o640)
    symlinkSync('a', join(cwd, 'link'))
    await saveText(join(cwd, 'link'), 'link', 'old', 'wanted')
    expect(read(cwd, 'a')).toBe('\uFEFFwanted')
    expect(statSync(join(cwd, 'a')).mode & 0o777).toBe(0o640)
  })

  test('says what cannot be written', async () => {
    const cwd = folder({})
    writeFileSync(join(cwd, 'a'), 'old')
    await expect(saveText(join(cwd, 'gone'), 'gone', 'old', 'wanted')).rejects.toThrow('gone cannot be written: ENOENT')
  })
})
