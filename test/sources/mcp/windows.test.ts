/* What would be started on Windows, worked out here: the folders are real, and nothing is started. */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { windowsVariable, windowsLaunch } from '../../../src/sources/mcp/windows.ts'
import { folder } from '../../helpers/folder.ts'

function launch(command: string, args: readonly string[], files: Readonly<Record<string, string>>, env = {}) {
  const root = folder({ 'bin/x': '', 'work/x': '', ...files })
  return { root, launched: windowsLaunch(command, args, { cwd: join(root, 'work'), env: { Path: `${root}/bin`, ...env } }) }
}

describe('a batch file', () => {
  test('goes to cmd.exe, each word in quotes', () => {
    const { root, launched } = launch('npx', ['-y', 'my server', 'a&b|c>d^e!f(g)'], { 'bin/npx.cmd': '', 'bin/npx': '' })
    const line = `""${root}/bin/npx.cmd" "-y" "my server" "a&b|c>d^e!f(g)""`
    expect(launched).toEqual({ command: 'cmd.exe', args: ['/d', '/s', '/c', line], verbatim: true })
  })

  test('is started by what COMSPEC names', () => {
    const { launched } = launch('run', [], { 'bin/run.bat': '' }, { ComSpec: 'C:\\Windows\\system32\\cmd.exe' })
    expect(launched).toMatchObject({ command: 'C:\\Windows\\system32\\cmd.exe' })
  })

  test.each(['C:\\data\\', 'C:\\data\\\\', '\\'])('the closing quotation mark stays one after %j', (word) => {
    const { launched } = launch('npx', [word], { 'bin/npx.cmd': '' })
    const backslashes = /\\*$/.exec(word)?.[0] ?? ''
    expect(JSON.stringify(launched)).toContain(JSON.stringify(`"${word}${backslashes}""`).slice(1, -1))
  })

  test.each(['{"a": 1}', '%PATH%', '100%', 'a\nwhoami', 'a\rb', '"&whoami&"'])(
    'is not started with %j, which cmd.exe would take apart',
    (word) => {
      const { launched } = launch('npx', ['-y', word], { 'bin/npx.cmd': '' })
      expect(launched).toMatchObject({ kind: 'spawn', says: expect.stringContaining('npx is a batch file') })
    },
  )

  test.each(['./run', './run.cmd', '../work/run.CMD'])('is found by its path: %s', (command) => {
    const { launched } = launch(command, [], { 'work/run.cmd': '', 'work/run.CMD': '' })
    expect(launched).toMatchObject({ command: 'cmd.exe' })
  })
})

describe('started as it is', () => {
  const plain = (command: string) => ({ command, args: ['a "b" 100%'], verbatim: false })

  test.each([
    ['a program', 'node', { 'bin/node.exe': '' }],
    ['a program with a batch file next to it', 'node', { 'bin/node.exe': '', 'bin/node.cmd': '' }],
    ['what is nowhere', 'nothing', {}],
    ['a batch file in the working folder only, which is not searched', 'npx', { 'work/npx.cmd': '' }],
    ['a folder that is called like one', 'npx', { 'bin/npx.cmd/x': '' }],
    ['a script without an extension', 'npx', { 'bin/npx': '' }],
  ])('%s', (_, command, files) => {
    expect(launch(command, ['a "b" 100%'], files).launched).toEqual(plain(command))
  })
})

test('the name of a variable is read in any case', () => {
  expect(windowsVariable({ Path: 'a' }, 'PATH')).toBe('a')
  expect(windowsVariable({ APATH: 'a' }, 'PATH')).toBeUndefined()
})
