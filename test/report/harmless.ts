import { expect } from 'vitest'
import { visible } from '../../src/core/text.ts'

/**
 * Everything that must not be in any output, whatever stood in the report. `calm` is the same report with plain words: hostile
 * ones must not give the output another structure.
 */
export function expectHarmless(name: string, output: string, calm?: string) {
  expect(visible(output)).toBe(output)
  expect(output).not.toContain('##[')
  const commands = output.split('\n').filter((line) => line.trimStart().startsWith('::'))
  if (name === 'github') for (const command of commands) expectHarmlessCommand(command)
  else expect(commands).toEqual([])
  if (name === 'github' && calm !== undefined) expect(output.split('\n')).toHaveLength(calm.split('\n').length)
  if (name === 'sarif') for (const [key, text] of stringsOf(JSON.parse(output))) expectHarmlessSarif(key, text)
  if (name === 'markdown') expectHarmlessMarkdown(output, calm)
}

const COMMAND =
  /^::(?:error|warning|notice)(?: (?:file|line|col|endLine|endColumn|title)=[^:,]*(?:,(?:file|line|col|endLine|endColumn|title)=[^:,]*)*)?::/

function expectHarmlessCommand(command: string): void {
  expect(command).toMatch(COMMAND)
  const [, , properties = ''] = /^::(\w+) ?([^:]*)::/.exec(command) ?? []
  const names = properties.split(',').map((property) => property.split('=')[0])
  expect(new Set(names).size, command).toBe(names.length)
}

function expectHarmlessMarkdown(output: string, calm: string | undefined): void {
  const outsideCode = output.replace(/`[^`\n]*`/g, '')
  expect(outsideCode).not.toMatch(/(^|[^\w;])@\w/)
  expect(output).not.toContain('![')
  expect(output).not.toMatch(/(?<!\\)\]\((?!https:\/\/(example\.org|github\.com\/rightcall)\/)/)
  expect(outsideCode.replace(/\]\(https:[^)]*\)/g, '')).not.toMatch(/:\/\/|www\./i)
  expect(output.replace(/<\/?(details|summary|code)>/g, '')).not.toMatch(/<(?! \d)/)
  const read = output.replace(/&#(?!8203;)(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
  expect(visible(read)).toBe(read)
  if (calm !== undefined) expect(output.split('\n').map(markupIn)).toEqual(calm.split('\n').map(markupIn))
}

/** The characters of a line that Markdown or GitHub reads as more than themselves. */
function markupIn(line: string): string {
  const text = line.replace(/\\[!-/:-@[-`{-~]|`[^`]*`|<code>[^<]*<\/code>|&#?\w+;/g, '·').replace(/\]\(https:[^)]*\)/g, ']()')
  return text.match(/^\s*(?:[-*+>]|#+|\d+[.)])\s|[`*_~[\]<>|!$\\&]|[@#](?=\w)|:(?=\/\/)|\bgh-\d|\bwww\./gi)?.join(' ') ?? ''
}

/** Whoever shows a message may send it to a terminal, and reads `[text](target)` as a link; a URI must be one. */
function expectHarmlessSarif(key: string, text: string): void {
  if (key === 'text') {
    expect(visible(text)).toBe(text)
    expect(text).not.toMatch(/(?<!\\)\]\(/)
  }
  if (/uri$/i.test(key)) expect(text).toMatch(/^(?:[\w\-.~:/?#@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*$/)
}

function stringsOf(value: unknown, key = ''): [key: string, text: string][] {
  if (typeof value === 'string') return [[key, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => stringsOf(inner, name))
}
