import { extname } from 'node:path'
import type { DataDocument } from '../core/document.ts'
import { isArray, isObject } from '../core/json.ts'
import { UserError } from '../core/user-error.ts'

/**
 * The real format of a text that is none of ours, as an error; undefined for one that may be ours. `read` is what was read of it, left
 * out where it could not be read. Only what fails as JSON or YAML is looked at, and what YAML takes although its name says
 * otherwise: nearly every text is YAML.
 */
export function foreignFormat(uri: string, text: string, read?: Pick<DataDocument, 'format' | 'data'>): UserError | undefined {
  if (read === undefined) return /\S/.test(text) ? (ofName(uri) ?? ofShape(uri, text)) : undefined
  if (read.format !== 'yaml') return undefined
  const isTree = isObject(read.data) || isArray(read.data)
  return ofName(uri) ?? (isTree ? undefined : ofShape(uri, text))
}

const FORMATS: Readonly<Record<string, string>> = {
  '.toml': 'TOML',
  '.xml': 'XML',
  '.html': 'HTML',
  '.htm': 'HTML',
  '.csv': 'CSV',
  '.tsv': 'CSV',
  '.md': 'Markdown',
  '.mdx': 'Markdown',
  '.ini': 'an INI file',
  '.env': 'a list of variables',
}

/** TypeScript and JavaScript are read where they hold tools. */
const SOURCE = /^\.(?:py|go|rs|java|kt|cs|rb|php|swift)$/

function ofName(uri: string): UserError | undefined {
  const end = extname(uri).toLowerCase()
  const format = Object.hasOwn(FORMATS, end) ? FORMATS[end] : undefined
  if (format !== undefined) return foreign(uri, format)
  if (!SOURCE.test(end)) return undefined
  const start = end === '.py' ? `python ${uri}` : 'its start command'
  return new UserError(`${uri} is source code in a language that is not read yet; TypeScript and JavaScript are.`, {
    hint: `Lint the server while it runs: --stdio "${start}". Or save its answer to tools/list as JSON.`,
  })
}

function ofShape(uri: string, text: string): UserError | undefined {
  // there the readers of JSON and YAML know the place, and have hints of their own
  if (/\.(?:json\w?|ya?ml)$/i.test(uri)) return undefined
  if (/^\s*<(?:!doctype|\?xml|[a-z])/i.test(text)) return foreign(uri, 'HTML or XML')
  if (
    /^[ \t]*[\w."-]+[ \t]*=[ \t]*\S/m.test(text) &&
    /^[ \t]*(?:\[{1,2}[\w." -]+\]{1,2}|[\w."-]+[ \t]*=[ \t]*["[{\d])/m.test(text)
  )
    return foreign(uri, 'TOML')
  return undefined
}

function foreign(uri: string, format: string): UserError {
  return new UserError(`${uri} is ${format}, neither JSON nor YAML.`, { hint: 'Write it as JSON or YAML.' })
}
