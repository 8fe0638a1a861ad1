import type { Finding } from '../core/finding.ts'
import { isArray, isObject, own } from '../core/json.ts'
import { join } from '../core/pointer.ts'
import type { Tool, Toolset } from '../core/tool.ts'
import { refusedCalls } from '../lint/claims/judge/call.ts'
import { conflictsOf } from '../lint/claims/judge.ts'
import { ghostsOf, strangersBeside } from '../lint/claims/judge/exists.ts'
import { unknownFound } from '../lint/claims/judge/found-names.ts'
import { misspeltIn } from '../lint/claims/judge/misspelt.ts'
import { wrongShape } from '../lint/claims/judge/returned-shape.ts'
import { missingFields } from '../lint/claims/judge/returns.ts'
import { siblingConflicts } from '../lint/claims/judge/sibling.ts'
import { missingTools } from '../lint/claims/judge/tool-names.ts'
import { factInSet } from '../lint/memo.ts'
import { brokenOff } from '../lint/prose/text/broken-off.ts'
import { developerTalk } from '../lint/prose/text/developer-talk.ts'
import { isEnglish } from '../lint/prose/text/language.ts'
import { textsOf } from '../lint/prose/text/texts.ts'
import { contradictionsIn, WEIGHED } from '../schema/contradiction.ts'
import { deadReferences } from '../schema/references.ts'
import { misfit } from '../schema/value.ts'
import { keywords, subschemasOf, subschemasWith } from '../schema/walk.ts'
import { schemaFaults } from '../schema/well-formed.ts'
import type { ReadingKind } from './kinds.ts'
import { effectPlaces } from './ordinary-effects.ts'

/** What a rule reports without any reader. */
export interface Ordinary extends Pick<Finding, 'at' | 'words'> {
  /** What a reader may call it. */
  readonly kinds: readonly ReadingKind[]
}

const VALUE: readonly ReadingKind[] = ['type', 'format', 'unit', 'base', 'range', 'choices', 'default', 'example', 'told']
const NAME: readonly ReadingKind[] = ['exists', 'example', 'returns', 'required', 'schema']

/** What rules report of a tool that a reader may report, too. Not all of it: what only a rule knows, its finding tells. */
export const ordinaryFindings = factInSet((tool: Tool, toolset: Toolset): readonly Ordinary[] => [
  ...conflictsOf(tool).map(({ kind, finding }) => ({
    ...finding,
    kinds: kind === 'required' || kind === 'nullable' ? ([...VALUE, 'required'] as const) : VALUE,
  })),
  ...siblingConflicts(toolset).flatMap((finding) =>
    finding.tool === tool.index ? [{ ...finding, kinds: ['unit', 'format', 'siblings'] as const }] : [],
  ),
  ...namesIn(tool, toolset),
  ...schemaFindings(tool),
  ...wordings(tool, toolset),
  ...effectPlaces(tool).map((at) => ({ at, kinds: ['effect', 'purpose'] as const })),
])

function* namesIn(tool: Tool, toolset: Toolset): Iterable<Ordinary> {
  for (const [at, text] of textsOf(tool)) {
    for (const { reference } of misspeltIn(text, tool, toolset)) yield { at, words: reference.words, kinds: NAME }
    if (!toolset.complete) continue
    for (const { reference } of missingTools(text, toolset)) yield { at, words: reference.words, kinds: ['refers', 'exists'] }
  }
  for (const { documented } of ghostsOf(tool, toolset)) yield { at: '/description', words: documented.words, kinds: NAME }
  for (const { parameter, documented } of strangersBeside(tool, toolset))
    yield { at: parameter.descriptionAt, words: documented.words, kinds: NAME }
  for (const { finding } of refusedCalls(tool, toolset)) yield { ...finding, kinds: [...NAME, 'type', 'choices', 'range'] }
  for (const { at, named } of unknownFound(tool, toolset)) yield { at, words: named.words, kinds: ['exists', 'returns'] }
  for (const { words } of missingFields(tool, toolset)) yield { at: '/description', words, kinds: ['exists', 'returns'] }
  const shape = wrongShape(tool)
  if (shape !== undefined) yield { at: '/description', words: shape.words, kinds: ['returns'] }
}

const GIVEN = keywords('default', 'examples', 'required')

function* schemaFindings({ inputSchema, outputSchema }: Tool): Iterable<Ordinary> {
  const kinds: readonly ReadingKind[] = [
    'schema',
    'type',
    'choices',
    'range',
    'default',
    'example',
    'format',
    'required',
    'exists',
  ]
  for (const [root, base] of [
    [inputSchema, '/inputSchema'],
    [outputSchema, '/outputSchema'],
  ] as const) {
    if (!isObject(root)) continue
    for (const { at } of deadReferences(root, base)) yield { at, kinds }
    for (const { at } of schemaFaults(root, base)) yield { at, kinds }
    for (const { schema, at } of subschemasWith(root, base, WEIGHED))
      for (const found of contradictionsIn(root, schema)) yield { at: join(at, ...found.at), kinds }
    for (const { schema, at } of subschemasWith(root, base, GIVEN)) {
      const given = own(schema, 'default')
      if (given !== undefined && given !== null && misfit(root, schema, given) !== undefined)
        yield { at: join(at, 'default'), kinds }
      const [required, known] = [own(schema, 'required'), own(schema, 'properties')]
      if (
        isArray(required) &&
        isObject(known) &&
        required.some((name) => typeof name === 'string' && own(known, name) === undefined)
      )
        yield { at: join(at, 'required'), kinds }
    }
    for (const { schema, at } of subschemasOf(root, base))
      if (isBrokenPattern(own(schema, 'pattern'))) yield { at: join(at, 'pattern'), kinds }
  }
}

function isBrokenPattern(pattern: unknown): boolean {
  if (typeof pattern !== 'string' || pattern.length > 2000) return false
  try {
    new RegExp(pattern, 'u')
    return false
  } catch {
    try {
      new RegExp(pattern)
      return false
    } catch {
      return true
    }
  }
}

function* wordings(tool: Tool, toolset: Toolset): Iterable<Ordinary> {
  for (const [at, text] of textsOf(tool)) {
    if (!isEnglish(text)) continue
    const words = brokenOff(text, toolset) ?? developerTalk(text)
    if (words !== undefined) yield { at, words, kinds: ['wording', 'vague'] }
  }
}
