import type { Config } from '../config/config.ts'
import type { Document } from '../core/document.ts'
import { edited } from '../core/edit.ts'
import type { Diagnostic } from '../core/finding.ts'
import type { Json } from '../core/json.ts'
import type { Pointer } from '../core/pointer.ts'
import type { Toolset } from '../core/tool.ts'
import { lint } from '../lint/engine.ts'
import type { Io, Target } from '../sources/source.ts'
import { rewritten } from '../sources/write.ts'
import { effectiveRules, ignoresOf, type LintOptions } from './lint.ts'
import { loadTargets } from './load.ts'

type DocumentTarget = Extract<Target, { kind: 'document' }>

/** A file before and after the safe patches of its findings. */
export interface FixedFile {
  readonly before: Document
  readonly after: Document
  readonly findings: number
}

export interface Fixed {
  /** What to lint now: the target with its documents changed. */
  readonly target: DocumentTarget
  readonly files: readonly FixedFile[]
  /** Safe patches that were not made, with the reason. */
  readonly left: readonly string[]
}

/** Patches of patches: more rounds than this would mean two rules that undo each other. */
const MOST_ROUNDS = 10

/**
 * Makes every safe patch of a target's findings in the text of its documents; writes nothing. A patch stays only if its finding
 * is gone afterwards and no finding is there that was not before.
 */
export async function fixTarget(target: DocumentTarget, config: Config, options: LintOptions, io: Io): Promise<Fixed> {
  const quiet: Io = { ...io, note: () => {} }
  let state = await stateOf(target, config, options, quiet)
  const counts = new Map<string, number>()
  const left = new Map<string, string>()
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const repairs = repairsIn(state).filter(({ key }) => !left.has(key))
    if (repairs.length === 0) break
    const made = await accepted(apartFrom(repairs), state)
    state = made.state
    for (const { uri } of made.kept) counts.set(uri, (counts.get(uri) ?? 0) + 1)
    for (const [{ key, what }, why] of made.refused) left.set(key, `${what}: ${why}`)
  }
  const files = documentsOf(target).flatMap((before, index) => {
    const after = documentsOf(state.target)[index]
    const findings = counts.get(before.uri) ?? 0
    return after === undefined || findings === 0 ? [] : [{ before, after, findings }]
  })
  return { target: state.target, files, left: [...left.values()] }

  /** As many of the repairs as hold together: all at once, or else halves of them, down to the one that does not. */
  async function accepted(repairs: readonly Repair[], from: State): Promise<Made> {
    const tried = await attempt(repairs, from)
    if ('state' in tried) return { state: tried.state, kept: repairs, refused: [] }
    const [only] = repairs
    if (repairs.length === 1 && only !== undefined) return { state: from, kept: [], refused: [[only, tried.why]] }
    const middle = Math.ceil(repairs.length / 2)
    const first = await accepted(repairs.slice(0, middle), from)
    const second = await accepted(repairs.slice(middle), first.state)
    return { state: second.state, kept: [...first.kept, ...second.kept], refused: [...first.refused, ...second.refused] }
  }

  async function attempt(repairs: readonly Repair[], from: State): Promise<{ state: State } | { why: string }> {
    const changed = new Map<string, Document>()
    for (const document of documentsOf(from.target)) {
      const edits = repairs.filter(({ uri }) => uri === document.uri).flatMap((repair) => repair.edits)
      if (edits.length === 0) continue
      const data = edits.reduce((value, { place, to }) => edited(value, place, to), document.data)
      const result = await rewritten(document, data)
      if ('why' in result) return result
      changed.set(document.uri, result.document)
    }
    const state = await stateOf(withDocuments(from.target, changed), config, options, quiet)
    if (state.problems > from.problems) return { why: 'the file could not be read afterwards' }
    if (repairs.some(({ key }) => state.findings.has(key))) return { why: 'the finding would remain' }
    const created = [...state.findings.values()].find((diagnostic) => !from.findings.has(keyOf(diagnostic)))
    return created === undefined ? { state } : { why: `it would raise ${created.rule}` }
  }
}

interface Made {
  readonly state: State
  readonly kept: readonly Repair[]
  readonly refused: readonly (readonly [Repair, string])[]
}

/** A target as it was linted. */
interface State {
  readonly target: DocumentTarget
  readonly toolsets: readonly Toolset[]
  readonly findings: ReadonlyMap<string, Diagnostic>
  readonly problems: number
}

async function stateOf(target: DocumentTarget, config: Config, options: LintOptions, io: Io): Promise<State> {
  const { toolsets, problems } = await loadTargets([target], io)
  const { ignores } = ignoresOf(config)
  const findings = new Map<string, Diagnostic>()
  let failed = problems.length
  for (const toolset of toolsets) {
    const result = lint(toolset, effectiveRules(config, options, toolset.uri, io.cwd), ignores)
    failed += result.problems.length
    for (const diagnostic of result.diagnostics) findings.set(keyOf(diagnostic), diagnostic)
  }
  return { target, toolsets, findings, problems: failed }
}

function keyOf({ rule, toolset, index, at }: Diagnostic): string {
  return [rule, toolset, index ?? '', at].join('\n')
}

/** A safe patch in terms of one document. */
interface Repair {
  readonly key: string
  readonly what: string
  readonly uri: string
  readonly edits: readonly { readonly place: Pointer; readonly to: Json | undefined }[]
}

function repairsIn({ toolsets, findings }: State): Repair[] {
  const sets = new Map(toolsets.map((toolset) => [toolset.id, toolset]))
  return [...findings].flatMap(([key, { rule, toolset, tool, patches }]) => {
    const tools = sets.get(toolset)?.tools ?? []
    const patch = patches.find(({ safe }) => safe)
    const origins = patch?.edits.map((edit) => tools[edit.tool]?.origin) ?? []
    const uri = origins[0]?.uri
    if (patch === undefined || uri === undefined || origins.some((origin) => origin?.uri !== uri)) return []
    const edits = patch.edits.flatMap(({ tool: index, at, to }) => {
      const place = tools[index]?.origin?.place?.(at)
      return place === undefined ? [] : [{ place, to }]
    })
    return edits.length === patch.edits.length ? [{ key, what: `${rule} on ${tool ?? 'the set'}`, uri, edits }] : []
  })
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

function documentsOf({ document, beside = [] }: DocumentTarget): readonly Document[] {
  return [document, ...beside]
}

function withDocuments(target: DocumentTarget, changed: ReadonlyMap<string, Document>): DocumentTarget {
  const current = (document: Document) => changed.get(document.uri) ?? document
  return { ...target, document: current(target.document), ...(target.beside ? { beside: target.beside.map(current) } : {}) }
}
