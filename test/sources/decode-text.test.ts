import { gzipSync } from 'node:zlib'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { decoded } from '../../src/sources/decode-text.ts'
import { CLEAN_TOOL } from '../../src/lint/example.ts'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'

const little = (text: string) => Buffer.from(text, 'utf16le')
const big = (text: string) => little(text).swap16()
const text = '{"tools": "é 𝄞"}'

test.each([
  ['UTF-8', Buffer.from(text)],
  ['UTF-16, little end first', little(`\uFEFF${text}`)],
  ['UTF-16, big end first', big(`\uFEFF${text}`)],
])('%s is read', (_, bytes) => {
  expect(decoded(bytes, 'a.json')).toBe(text)
})

test.each<[string, Buffer, string]>([
  ['UTF-16 without a mark', little(text), 'UTF-16 without a byte order mark'],
  ['UTF-16 without a mark, big end first', big(text), 'UTF-16 without a byte order mark'],
  ['UTF-16 with half a character', Buffer.concat([little(`\uFEFF${text}`), Buffer.from([0])]), 'not valid UTF-16'],
  ['UTF-16 with half a pair', little('\uFEFF"\uD834"'), 'not valid UTF-16'],
  ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0]), 'UTF-32'],
  ['gzip', gzipSync(text), 'compressed with gzip'],
  ['a ZIP archive', Buffer.from('PK\u0003\u0004 and more'), 'a ZIP archive'],
  ['a program', Buffer.from('\u007fELF\u0002\u0001\u0001\0\0\0'), 'binary'],
  ['Latin-1', Buffer.from('"é"', 'latin1'), 'not valid UTF-8'],
])('%s is refused by name, with what to do', (_, bytes, says) => {
  expect(() => decoded(bytes, 'a.json')).toThrowError(
    expect.objectContaining({ message: expect.stringContaining(says), hint: expect.any(String) }),
  )
})

test('an empty file has an empty text', () => {
  expect(decoded(Buffer.alloc(0), 'a.json')).toBe('')
})

describe('a UTF-16 file', () => {
  const tools = JSON.stringify({ tools: [{ ...CLEAN_TOOL, annotations: { title: 'Search policies', readOnlyHint: 'true' } }] })

  test('has places in its text, and its findings are reported', async () => {
    const cwd = folder({ 't.json': little(`\uFEFF${tools}`) })
    const { out } = await rightcall(['lint', 't.json', '--format', 'json'], { cwd })
    const report = JSON.parse(out)
    expect(report.problems).toEqual([])
    expect(report.diagnostics.length).toBeGreaterThan(0)
  })

  test('is left as it is by --fix, which says why', async () => {
    const bytes = little(`\uFEFF${tools}`)
    const cwd = folder({ 't.json': bytes })
    const { code, out } = await rightcall(['lint', 't.json', '--fix', '--format', 'json'], { cwd })
    expect(code).toBe(1)
    expect(JSON.stringify(JSON.parse(out).problems)).toContain('is not UTF-8, so it was not changed')
    expect(readFileSync(join(cwd, 't.json')).equals(bytes)).toBe(true)
  })
})
