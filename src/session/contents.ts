import { isArray, isObject, own, ownObject, ownString, type Json, type JsonObject } from '../core/json.ts'
import type { Manifest } from '../core/manifest.ts'
import { toolFrom, toolsetFrom, type Toolset } from '../core/tool.ts'
import { systemOf } from '../eval/expose.ts'
import type { Suite } from '../eval/suite.ts'
import { termsFrom, type ComparisonTerms } from './comparison-terms.ts'

/** One toolset that a run asked about. */
export interface Side {
  readonly variant: string
  readonly manifest: Manifest
  readonly toolset: Toolset
}

/** A side as a journal holds it. */
export interface HeldSide {
  readonly variant: string
  readonly manifest: JsonObject
  readonly system: string | undefined
  readonly toolset: Toolset
}

/** What a run was about, as its journal holds it: who has the journal needs no other file. */
export interface Contents {
  readonly suite: { readonly uri: string; readonly text: string }
  readonly sides: readonly HeldSide[]
  /** Of a comparison, unless an earlier version wrote it. */
  readonly terms: ComparisonTerms | undefined
}

/** The line of a journal, the second as a rule, that holds manifest, suite and toolsets. */
export function contentsLine({ document, prompt }: Suite, sides: readonly Side[], terms?: ComparisonTerms): JsonObject {
  const line: JsonObject = JSON.parse(
    JSON.stringify({
      kind: 'contents',
      version: 1,
      suite: { uri: document.uri, text: document.text },
      terms,
      sides: sides.map(({ variant, manifest, toolset }) => {
        const { key, id, name, uri, complete, instructions, tools } = toolset
        const held = { key, id, name, uri, complete, instructions, tools: tools.map(({ raw }) => raw) }
        return { variant, manifest, system: systemOf(prompt, toolset), toolset: held }
      }),
    }),
  )
  return line
}

/** What such a line holds; undefined for any other line. */
export function contentsFrom(line: Json): Contents | undefined {
  if (!isObject(line) || own(line, 'kind') !== 'contents' || own(line, 'version') !== 1) return undefined
  const [suite, sides] = [ownObject(line, 'suite'), own(line, 'sides')]
  const [uri, text] = [ownString(suite ?? {}, 'uri'), ownString(suite ?? {}, 'text')]
  if (uri === undefined || text === undefined || !isArray(sides)) return undefined
  const held = sides.map(sideFrom)
  return held.every((side) => side !== undefined)
    ? { suite: { uri, text }, sides: held, terms: termsFrom(ownObject(line, 'terms')) }
    : undefined
}

function sideFrom(side: Json): HeldSide | undefined {
  if (!isObject(side)) return undefined
  const [variant, manifest, held] = [ownString(side, 'variant'), ownObject(side, 'manifest'), ownObject(side, 'toolset')]
  const [uri, tools] = [ownString(held ?? {}, 'uri'), own(held ?? {}, 'tools')]
  if (variant === undefined || manifest === undefined || held === undefined || uri === undefined || !isArray(tools))
    return undefined
  return {
    variant,
    manifest,
    system: ownString(side, 'system'),
    toolset: toolsetFrom({
      uri,
      key: ownString(held, 'key') ?? uri,
      id: ownString(held, 'id') ?? uri,
      name: ownString(held, 'name'),
      complete: own(held, 'complete') === true,
      instructions: ownString(held, 'instructions'),
      tools: tools.map((raw, index) => toolFrom(raw, index, undefined)),
    }),
  }
}
