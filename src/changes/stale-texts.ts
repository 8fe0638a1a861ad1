import { own, type Json } from '../core/json.ts'
import type { Pointer } from '../core/pointer.ts'
import { clip } from '../core/text.ts'
import { boundsIn } from '../lint/claims/judge/bounds.ts'
import { allClaimsOf, isOfInput, ofKind, quoteOf, type Claim } from '../lint/claims/claim.ts'
import type { Statement } from '../lint/claims/statement.ts'
import { schemaBound } from '../schema/bound.ts'
import { parametersOf, type Parameter } from '../schema/parameters.ts'
import { valuePath } from '../schema/path.ts'
import type { Found } from './found.ts'
import { gone, namesIn } from './names-in-texts.ts'
import { singleSpaced } from './text.ts'
import type { ToolPair } from './match-tools.ts'
import { sentenceValue } from './found.ts'

/**
 * Texts of a tool that stand as they did and state what was true before: a bound, a default, a value, a parameter. `changes` are those of
 * its schema; without any there is nothing to be stale.
 */
export function staleTexts({ before, after }: ToolPair, changes: readonly Found[]): Found[] {
  const changed = changes.filter(({ flow, kind }) => flow === 'input' && !TEXTS.has(kind))
  if (changed.length === 0) return []
  const old = new Map(parametersOf(before).map((parameter) => [valuePath(parameter.at), parameter]))
  const renames = new Map(
    changed.flatMap((found) => (found.kind === 'parameter-renamed' ? [[found.after?.value, found.path] as const] : [])),
  )
  const stood = new Set(
    [before.description, ...parametersOf(before).map(({ description }) => description)].map((text) => singleSpaced(text ?? '')),
  )
  const stands = (text: string): boolean => stood.has(singleSpaced(text))
  const claimed = allClaimsOf(after).flatMap((claim) => {
    const path = valuePath(claim.about.at)
    const was = old.get(path) ?? old.get(renames.get(path) ?? '')
    if (was === undefined || !isOfInput(claim) || claim.statement.holds === 'hedge' || !stands(claim.stretch.source)) return []
    const says = staleClaim(claim, was)
    return says === undefined ? [] : [staleFound(path, claim.at, was, `${quoteOf(claim)}`, says)]
  })
  return [...distinct(claimed), ...staleNames({ before, after }, changed, stands)]
}

const TEXTS: ReadonlySet<Found['kind']> = new Set(['wording', 'form', 'title', 'examples'] as const)

function staleFound(path: string | null, at: Pointer, was: Parameter | undefined, quote: string, says: string): Found {
  const then = at === '/description' || was === undefined ? '/description' : was.descriptionAt
  return {
    kind: 'stale-text',
    path,
    before: { pointer: then, value: quote },
    after: { pointer: at, value: quote },
    says: `The text did not change and still states "${clip(singleSpaced(quote), 120)}"; ${says}.`,
  }
}

/** What the schema has instead of what the text states, where it had that before. */
function staleClaim(claim: Claim, was: Parameter): string | undefined {
  const { about, statement } = claim
  for (const { keyword, value } of boundsIn(ofKind([claim], 'range'))) {
    const now = schemaBound(about, keyword)
    if (schemaBound(was, keyword) === value && now !== value)
      return `its schema ${now === undefined ? `no longer has a ${keyword}` : `has ${keyword} ${now} now`}`
  }
  return staleFact(statement, was, about)
}

function staleFact(statement: Statement, was: Parameter, is: Parameter): string | undefined {
  switch (statement.kind) {
    case 'default': {
      const [old, now] = [own(was.schema, 'default'), own(is.schema, 'default')]
      if (!reads(statement.value.text, old) || reads(statement.value.text, now)) return undefined
      return now === undefined ? 'its schema no longer has a default' : `its default is ${sentenceValue(now)} now`
    }
    case 'choices': {
      const [old, now] = [listOf(was), listOf(is)]
      const value = statement.values.find((one) => old?.includes(one.value) === true && now?.includes(one.value) === false)?.value
      return value === undefined ? undefined : `${sentenceValue(value)} is no longer accepted`
    }
    case 'required':
      if (statement.holds !== 'always' || statement.required !== was.required || statement.required === is.required)
        return undefined
      return `it is ${is.required ? 'required' : 'optional'} now`
    case 'nullable':
      if (!statement.nullable || !was.types.includes('null') || is.types.includes('null')) return undefined
      return 'null is no longer accepted'
    case 'type': {
      const type = statement.type === 'flag' ? 'boolean' : statement.type
      if (!was.types.includes(type) || is.types.includes(type) || is.types.length === 0) return undefined
      return `its type is ${is.types.join(' or ')} now`
    }
    default:
      return undefined
  }
}

/** True where a text gives this value: `"asc"`, `20`. */
function reads(text: string, value: Json | undefined): boolean {
  return (
    value !== undefined &&
    text.replace(/^["'`]|["'`]$/g, '').toLowerCase() ===
      String(typeof value === 'object' ? JSON.stringify(value) : value).toLowerCase()
  )
}

function listOf({ schema }: Parameter): readonly string[] | undefined {
  const values = own(schema, 'enum')
  return Array.isArray(values) ? values.map(String) : undefined
}

/** One for each thing that a text gets wrong, however many statements of it there are. */
function distinct(found: readonly Found[]): Found[] {
  return [...new Map(found.map((one) => [`${one.path} ${one.says.slice(one.says.lastIndexOf('"; '))}`, one])).values()]
}

/** Unchanged texts that name a parameter that is gone, or quote a value that is no longer accepted. */
function staleNames({ before, after }: ToolPair, changed: readonly Found[], stands: (text: string) => boolean): Found[] {
  const names = gone(
    changed.flatMap(({ kind, path }) => (path !== null && /^parameter-(?:removed|renamed)$/.test(kind) ? [lastOf(path)] : [])),
    parametersOf(after).map(({ name }) => name),
  )
  if (names.size === 0) return []
  const texts: (readonly [Pointer, string | undefined, string | null])[] = [
    ['/description', after.description, null],
    ...parametersOf(after).map(({ descriptionAt, description, at }) => [descriptionAt, description, valuePath(at)] as const),
  ]
  const old = parametersOf(before)
  return texts.flatMap(([at, text = '', path]) => {
    if (text === '' || !stands(text)) return []
    const was = old.find(({ description }) => description !== undefined && singleSpaced(description) === singleSpaced(text))
    return namesIn(text, names).map((name) => staleFound(path, at, was, name, 'no parameter has that name now'))
  })
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).replace(/\[\]$/, '')
}
