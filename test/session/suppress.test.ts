import { describe, expect, test } from 'vitest'
import { builtins } from '../../src/builtins.ts'
import { CLEAN_TOOL } from '../../src/lint/example.ts'
import { createSession } from '../../src/session.ts'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'

const vague = { ...CLEAN_TOOL, description: 'Handles various things.' }
const ORDER = 'rightcall-disable-next-line description/vague -- kept for version 1'

const JSONC = JSON.stringify({ tools: [vague] }, null, 2).replace(
  /^( *)"description": "Handles/m,
  `$1// ${ORDER}\n$1"description": "Handles`,
)
const YAML = `tools:
  - name: ${String(CLEAN_TOOL['name'])}
    # ${ORDER}
    description: Handles various things.
    title: '# rightcall-disable-next-line description/vague'
    notes: |
      # rightcall-disable-next-line description/vague
    inputSchema: { type: object } # rightcall-disable-line schema/* -- fine as it is
`
const TS = `server.registerTool('get_rain', {
  // ${ORDER}
  description: 'Handles various things.',
  title: \`// rightcall-disable-next-line description/vague\`,
  inputSchema: {},
}, run)
`

describe.each([
  ['tools.json', JSONC],
  ['tools.yaml', YAML],
  ['server.ts', TS],
])('in %s', (name, text) => {
  const opened = async () => {
    const session = createSession(builtins)
    await session.prepare()
    return session
  }

  test('a comment suppresses what it names, and a string that looks like one does not', async () => {
    const { diagnostics, problems } = (await opened()).lintText(name, text)
    expect(diagnostics.map(({ rule }) => rule)).not.toContain('description/vague')
    expect(problems).toEqual([])
  })

  test('without a reason it is a problem with its place, and the finding stays', async () => {
    const { diagnostics, problems } = (await opened()).lintText(name, text.replace(' -- kept for version 1', ''))
    expect(diagnostics.map(({ rule }) => rule)).toContain('description/vague')
    const line = text.slice(0, text.indexOf(ORDER)).split('\n').length
    expect(problems).toMatchObject([{ start: { line }, message: expect.stringContaining('gives no reason') }])
  })

  test('one without use has a place', async () => {
    const { unusedComments } = (await opened()).lintText(
      name,
      text.replace(/Handles various things\./, 'Gets the rain of one city.'),
    )
    const about = unusedComments.map(({ span, message }) => [text.slice(span.start, span.end).includes(ORDER), message])
    expect(about).toContainEqual([true, expect.stringContaining('description/vague finds nothing there')])
  })

  test('the command line counts what is suppressed with what is accepted, and tells what is unused', async () => {
    const cwd = folder({ [name]: text })
    const { out } = await rightcall(['lint', name, '--format', 'json'], { cwd })
    expect(JSON.parse(out).summary.suppressed).toBeGreaterThan(0)
    const off = await rightcall(['lint', name, '--rule', 'description/vague=off'], { cwd })
    expect(off.err).not.toContain('description/vague finds nothing')
    const moved = await rightcall(['lint', name], { cwd: folder({ [name]: text.replace(`${ORDER}\n`, `${ORDER}\n\n`) }) })
    expect(moved.err).toMatch(new RegExp(`${name}:\\d+:\\d+ The comment .rightcall-disable-next-line. suppresses nothing`))
    expect(moved.out).toContain('description/vague')
  })
})

test('what is suppressed is not repaired', async () => {
  const tool = { ...CLEAN_TOOL, description: `This tool allows you to ${String(CLEAN_TOOL['description'])}` }
  const text = `// rightcall-disable description/opener -- as it is\n${JSON.stringify({ tools: [tool] })}`
  const { out } = await rightcall(['lint', 'tools.json', '--fix-dry-run', '--format', 'json'], {
    cwd: folder({ 'tools.json': text }),
  })
  expect(JSON.parse(out).fixes).toEqual([])
})

test('a file suppresses nothing of another, and a finding about a whole set is suppressed at its first tool', async () => {
  const tools = (name: string) => JSON.stringify({ tools: [{ ...vague, name, annotations: undefined }] })
  const cwd = folder({ 'a.json': `// rightcall-disable * -- generated\n${tools('get_rain')}`, 'b.json': tools('get_snow') })
  const { out } = await rightcall(['lint', '*.json', '--format', 'json'], { cwd })
  const { diagnostics }: { diagnostics: readonly { uri: string; rule: string }[] } = JSON.parse(out)
  expect([...new Set(diagnostics.map(({ uri }) => uri))]).toEqual(['b.json'])
  expect(diagnostics.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['annotation/missing', 'description/vague']))
})
