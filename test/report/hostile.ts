import { isArray, isObject, type Json } from '../../src/core/json.ts'
import { pointer } from '../../src/core/pointer.ts'

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

/** Fields that hold words of ours; every other string in a report came from outside. */
export const OURS = ['version', 'kind', 'severity', 'certainty', 'verdict', 'method', 'fingerprint', 'help', 'measure'] as const

/**
 * The report with `text` in every foreign string, before or after a number: strings that were equal stay so, and others
 * differ, because reporters leave out what they have said already. Fields of `keep` stay as they are.
 */
export function poisoned<R extends object>(report: R, text: string, keep: readonly string[] = OURS): R {
  const known = new Map<string, number>()
  const poison = (value: string) => {
    const at = known.get(value) ?? known.size
    known.set(value, at)
    return at === 0 ? text : at % 2 === 0 ? `${at}${text}` : `${text}${at}`
  }
  const result = replaced(JSON.parse(JSON.stringify(report)), poison, new Set(keep), '')
  const check: (value: unknown) => asserts value is R = () => undefined
  check(result)
  return result
}

function replaced(value: Json, poison: (text: string) => string, keep: ReadonlySet<string>, key: string): Json {
  if (typeof value === 'string')
    return keep.has(key) ? value : key === 'pointer' || key === 'at' ? pointer(poison(value)) : poison(value)
  if (isArray(value)) return value.map((item) => replaced(item, poison, keep, key))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === 'tool' && isObject(inner) ? inner : replaced(inner, poison, keep, name),
    ]),
  )
}
