import { isArray, isObject, type Json } from '../../src/core/json.ts'
import type { Report } from '../../src/core/report.ts'

/** What an attacker would put into a tool's name or description, for every medium that a report may reach. */
export const HOSTILE: readonly string[] = [
  '\u001b[2J\u001b]0;owned\u0007',
  '\u009b31m',
  'a\u202Eb\u2066c\u200Bd\u{E0041}',
  '::error file=x::owned',
  '\n::error::owned',
  '\r\n  ::set-output name=a::b',
  '%0A::error::owned',
  '##[error]owned',
  'a,title=owned:b',
  '![x](https://evil.example/p.png)',
  '[x](javascript:alert(1))',
  '[x]: https://evil.example',
  '<script>alert(1)</script>',
  '</details></summary><img src=x onerror=alert(1)>',
  '@octocat @org/team',
  'a | b \\| c | d',
  '`code` ``` ~~~',
  '# heading #123 GH-123',
  'https://evil.example www.evil.example me@evil.example',
  '*bold* __bold__ ~~gone~~ $x^2$',
  '- item\n\n1. item\n\n    code\n---\n> quote',
  '\\',
  '日本語のツール',
  '{0} {1}',
  '\uD800',
]

/** Fields that hold words of ours, digests or pointers; every other string in a report came from outside. */
const OURS = new Set([
  'version',
  'kind',
  'severity',
  'verdict',
  'pointer',
  'at',
  'method',
  'digest',
  'fingerprint',
  'help',
  'started',
  'exposure',
  'git',
])

/** The report with every foreign string replaced by `text`. */
export function poisoned<R extends Report>(report: R, text: string): R {
  const result = replaced(JSON.parse(JSON.stringify(report)), text, '')
  const check: (value: unknown) => asserts value is R = () => undefined
  check(result)
  return result
}

function replaced(value: Json, text: string, key: string): Json {
  if (typeof value === 'string') return OURS.has(key) ? value : text
  if (isArray(value)) return value.map((item) => replaced(item, text, key))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === 'tool' && isObject(inner) ? inner : replaced(inner, text, name),
    ]),
  )
}
