import { describe, expect, test } from 'vitest'
import { UserError } from '../../../src/core/user-error.ts'
import { splitCommand } from '../../../src/sources/mcp/command.ts'

describe('splitCommand', () => {
  test.each([
    ['npx -y my-server ./data', ['npx', '-y', 'my-server', './data']],
    ['  node\tserver.js \n', ['node', 'server.js']],
    [`node 'my server.js' "a b"`, ['node', 'my server.js', 'a b']],
    [`a"b c"'d e'f`, ['ab cd ef']],
    [`'' ""`, ['', '']],
    [`a\\ b \\"c\\" \\\\`, ['a b', '"c"', '\\']],
    [`"a\\"b" "a\\nb" '\\"'`, ['a"b', 'a\\nb', '\\"']],
    ['$HOME * | ; `x`', ['$HOME', '*', '|', ';', '`x`']],
    ['ends\\', ['ends\\']],
  ])('reads %j', (text, words) => {
    expect(splitCommand(text, false)).toEqual(words)
  })

  test.each([
    [String.raw`node dist\server.js C:\data`, ['node', String.raw`dist\server.js`, String.raw`C:\data`]],
    [
      String.raw`"C:\Program Files\nodejs\node.exe" \\host\share`,
      [String.raw`C:\Program Files\nodejs\node.exe`, String.raw`\\host\share`],
    ],
    [String.raw`node "say \"a\"" \"b`, ['node', 'say "a"', '"b']],
    [String.raw`'C:\it' ends\ `, [String.raw`C:\it`, 'ends\\']],
  ])('reads %j as Windows has paths', (text, words) => {
    expect(splitCommand(text, true)).toEqual(words)
  })

  test.each([
    [`node "server.js`, 'unclosed "'],
    [`node 'it`, `unclosed '`],
    ['   ', 'empty'],
  ])('refuses %j', (text, says) => {
    expect(() => splitCommand(text)).toThrow(UserError)
    expect(() => splitCommand(text)).toThrow(says)
  })
})
