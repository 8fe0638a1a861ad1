import { inline } from '../escape.ts'
import { columnsOf } from './columns.ts'
import { hanging } from './hanging.ts'
import { indented } from './view.ts'

/**
 * A value of JSON in few lines for people: what fits stands on one line, and keys that hold one key each are one path,
 * `inputSchema.properties.limit`. A field that is `undefined` is "(absent)". Foreign text comes out harmless.
 */
export function outline(value: unknown, width: number): string[] {
  const entries = entriesOf(value)
  if (entries === undefined || entries.length === 0) return scalar('', value, width)
  return Array.isArray(value)
    ? entries.flatMap(([, item]) => itemLines(item, width))
    : entries.flatMap(([key, inner]) => fieldLines(key, inner, width))
}

function fieldLines(key: string, value: unknown, width: number): string[] {
  const [path, inner] = chained(word(key), value)
  if (isLeaf(inner) || columnsOf(flat(inner)) + columnsOf(path) + 2 <= width) return scalar(`${path}: `, inner, width)
  return [`${path}:`, ...indented(outline(inner, width - 2), 2)]
}

/** The first field stands behind the dash. */
function itemLines(value: unknown, width: number): string[] {
  if (isLeaf(value) || columnsOf(flat(value)) + 2 <= width) return scalar('- ', value, width)
  const [first = '', ...rest] = outline(value, width - 2)
  return [`- ${first}`, ...indented(rest, 2)]
}

/** Follows keys that stand alone. */
function chained(path: string, value: unknown): readonly [string, unknown] {
  const entries = Array.isArray(value) ? undefined : entriesOf(value)
  const [only, ...others] = entries ?? []
  if (only === undefined || others.length > 0 || isLeaf(only[1])) return [path, value]
  return chained(`${path}.${word(only[0])}`, only[1])
}

/** One line where it fits; a long text goes on below. */
function scalar(lead: string, value: unknown, width: number): string[] {
  const line = `${lead}${flat(value)}`
  return columnsOf(line) <= width ? [line] : hanging(line, width)
}

function flat(value: unknown): string {
  if (value === undefined) return '(absent)'
  const entries = entriesOf(value)
  if (entries === undefined) return inline(JSON.stringify(value))
  if (Array.isArray(value)) return `[${entries.map(([, item]) => flat(item)).join(', ')}]`
  return entries.length === 0 ? '{}' : `{ ${entries.map(([key, inner]) => `${word(key)}: ${flat(inner)}`).join(', ')} }`
}

function entriesOf(value: unknown): [string, unknown][] | undefined {
  return typeof value === 'object' && value !== null ? Object.entries(value) : undefined
}

function isLeaf(value: unknown): boolean {
  return (entriesOf(value) ?? []).length === 0
}

/** A key without quotes where nobody can misread it. */
function word(key: string): string {
  return /^[\w$-]+$/.test(key) ? key : inline(JSON.stringify(key))
}
