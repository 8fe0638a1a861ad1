import type { Document } from '../core/document.ts'
import type { Diagnostic } from '../core/finding.ts'
import { applied } from '../core/text-edit.ts'
import { documentOf } from '../sources/document.ts'
import type { DocumentTarget, PlacedEdit, TextOf } from '../sources/source.ts'
import type { Context } from './context.ts'
import { placed, written } from './edits.ts'
import { lintTexts } from './lint.ts'
import type { Results } from './lint-report.ts'
import { readDocuments, textsIn } from './read.ts'

/** A file before and after the patches of its findings. */
export interface FixedFile {
  readonly before: Document
  readonly after: Document
  readonly findings: number
  /** Of these, by a suggestion. */
  readonly suggested: number
}

export interface FixedDocuments {
  readonly files: readonly FixedFile[]
  /** Patches that were not made, with the reason. */
  readonly left: readonly string[]
}

interface Fixing {
  /** Whether to make what wants a person's decision, too, where a finding has no safe patch. */
  readonly suggestions?: boolean | undefined
  /** The findings whose patches are made; all when left out. */
  readonly wanted?: ((diagnostic: Diagnostic) => boolean) | undefined
  readonly textOf?: TextOf | undefined
}

/** Patches of patches: more rounds than this would mean two rules that undo each other. */
const MOST_ROUNDS = 10

/**
 * Makes every safe patch of the findings in some documents, and suggestions where they are asked for, in their texts; writes
 * nothing. A patch stays only if its finding is gone afterwards and no finding is there that was not before.
 */
export function fixDocuments(
  targets: readonly DocumentTarget[],
  context: Context,
  { wanted = () => true, suggestions = false, textOf = textsIn(context.io) }: Fixing = {},
): FixedDocuments {
  const read: Read = (documents) => stateOf(documents, context, textOf)
  let state = read(targets)
  const kept: Repair[] = []
  const left = new Map<string, string>()
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const repairs = repairsIn(state, { wanted, suggestions }).filter(({ key }) => !left.has(key))
    if (repairs.length === 0) break
    const made = accepted(apartFrom(repairs), state, { context, read })
    state = made.state
    kept.push(...made.kept)
    for (const [{ key, what }, why] of made.refused) left.set(key, `${what}: ${why}`)
  }
  const files = targets.flatMap(({ document: before }, index) => {
    const after = state.targets[index]?.document
    const own = kept.filter(({ uri }) => uri === before.uri)
    const suggested = own.filter(({ safe }) => !safe).length
    return after === undefined || own.length === 0 ? [] : [{ before, after, findings: own.length, suggested }]
  })
  return { files, left: [...left.values()] }
}

interface Made {
  readonly state: State
  readonly kept: readonly Repair[]
  readonly refused: readonly (readonly [Repair, string])[]
}

/** As many of the repairs as hold together: all at once, or else halves of them, down to the one that does not. */
function accepted(repairs: readonly Repair[], from: State, world: World): Made {
  const tried = attempt(repairs, from, world)
  if ('state' in tried) return { state: tried.state, kept: repairs, refused: [] }
  const [only] = repairs
  if (repairs.length === 1 && only !== undefined) return { state: from, kept: [], refused: [[only, tried.why]] }
  const middle = Math.ceil(repairs.length / 2)
  const first = accepted(repairs.slice(0, middle), from, world)
  const second = accepted(repairs.slice(middle), first.state, world)
  return { state: second.state, kept: [...first.kept, ...second.kept], refused: [...first.refused, ...second.refused] }
}

function attempt(repairs: readonly Repair[], from: State, { context, read }: World): { state: State } | { why: string } {
  const { sources } = context.catalogue
  const targets: DocumentTarget[] = []
  for (const target of from.targets) {
    const { uri, text } = target.document
    const edits = repairs.filter((repair) => repair.uri === uri).flatMap((repair) => repair.edits)
    const result = edits.length === 0 ? [] : written(target.document, edits, sources)
    if ('why' in result) return result
    targets.push(result.length === 0 ? target : { ...target, document: documentOf(uri, applied(text, result), sources) })
  }
  const state = read(targets)
  if (state.problems > from.problems) return { why: 'the file could not be read afterwards' }
  if (repairs.some(({ key }) => state.findings.has(key))) return { why: 'the finding would remain' }
  const created = [...state.findings.values()].find((diagnostic) => !from.findings.has(keyOf(diagnostic)))
  return created === undefined ? { state } : { why: `it would cause ${created.rule}` }
}

/** Documents as they were linted. */
interface State {
  readonly targets: readonly DocumentTarget[]
  readonly results: Results['results']
  readonly findings: ReadonlyMap<string, Diagnostic>
  readonly problems: number
}

type Read = (targets: readonly DocumentTarget[]) => State

interface World {
  readonly context: Context
  readonly read: Read
}

function stateOf(targets: readonly DocumentTarget[], context: Context, textOf: TextOf): State {
  const loaded = readDocuments(targets, context.catalogue.sources, textOf)
  const { results, problems } = lintTexts(loaded, context)
  const diagnostics = results.flatMap(([, result]) => result.diagnostics)
  return {
    targets,
    results,
    findings: new Map(diagnostics.map((diagnostic) => [keyOf(diagnostic), diagnostic])),
    problems: problems.length + results.reduce((sum, [, result]) => sum + result.problems.length, 0),
  }
}

function keyOf({ rule, toolset, index, at }: Diagnostic): string {
  return [rule, toolset, index ?? '', at].join('\n')
}

/** A patch in terms of one document. */
interface Repair {
  readonly safe: boolean
  readonly key: string
  readonly what: string
  readonly uri: string
  readonly edits: readonly PlacedEdit[]
}

function repairsIn(
  { results }: State,
  { wanted, suggestions }: { readonly wanted: (diagnostic: Diagnostic) => boolean; readonly suggestions: boolean },
): Repair[] {
  return results.flatMap(([toolset, { diagnostics }]) =>
    diagnostics.filter(wanted).flatMap((diagnostic) => {
      const patch = diagnostic.patches.find(({ safe }) => safe) ?? (suggestions ? diagnostic.patches[0] : undefined)
      const documents = patch === undefined ? [] : [...(placed(toolset, patch) ?? [])]
      const [only, ...others] = documents
      if (patch === undefined || only === undefined || others.length > 0) return []
      const [uri, edits] = only
      return [
        {
          key: keyOf(diagnostic),
          what: `${diagnostic.rule} on ${diagnostic.tool ?? 'the toolset'}`,
          uri,
          edits,
          safe: patch.safe,
        },
      ]
    }),
  )
}

/** Of repairs that touch the same value, or one inside the other, the first; the others get their turn in the next round. */
function apartFrom(repairs: readonly Repair[]): Repair[] {
  const taken = new Set<string>()
  return repairs.filter(({ uri, edits }) => {
    const places = edits.map(({ place }) => `${uri}\n${place}`)
    if (places.some((place) => [...prefixesOf(place)].some((prefix) => taken.has(prefix)) || taken.has(`${place}/…`)))
      return false
    for (const place of places) {
      taken.add(place)
      for (const prefix of prefixesOf(place)) taken.add(`${prefix}/…`)
    }
    return true
  })
}

function* prefixesOf(place: string): Iterable<string> {
  for (let end = place.length; end > 0; end = place.lastIndexOf('/', end - 1)) yield place.slice(0, end)
}
