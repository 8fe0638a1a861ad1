import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Diagnostic } from '../../src/core/finding.ts'
import { isObject, ownObject, ownString, type JsonObject } from '../../src/core/json.ts'
import { toolFrom, toolsetFrom } from '../../src/core/tool.ts'
import type { ActiveRule } from '../../src/lint/engine.ts'
import { clusterBootstrap, partialSpearman, spearman } from './rank.ts'
import { findingsOf } from './findings.ts'

/** The rubric's six components, and the rules of ours that speak of the same thing. */
const COMPONENTS: Readonly<Record<string, RegExp>> = {
  purpose:
    /^description\/(?:missing|placeholder|restates-name|vague|boilerplate|opener|too-short|truncated)$|^toolset\/identical/,
  usage_guideline: /^description\/when-|^toolset\/overlap$/,
  limitation: /^description\/(?:limits|side-effects)$|^returns\/(?:unbounded|cursor-undocumented)$|^parameter\/unbounded-limit$/,
  parameter_explanation: /^parameter\/|^consistency\//,
  examples_balance: /^parameter\/no-example$/,
  length_completeness: /^description\/(?:missing|too-short|truncated)$|^returns\/(?:undescribed|field-undescribed)$/,
}

interface Agreement {
  readonly component: string
  /** Tools of which a rule of the component has something to say. */
  readonly spoken: number
  /** Spearman between "we find nothing" and the judges' mean score; null where we say the same of every tool. */
  readonly raw: number | null
  /** The same with the length of the description held constant, and its interval over servers. */
  readonly partial: number | null
  readonly low: number | null
  readonly high: number | null
}

export interface Ratings {
  readonly tools: number
  readonly servers: number
  /** Spearman between the length of the description alone and the mean of all scores. */
  readonly lengthAlone: number | null
  readonly rows: readonly Agreement[]
}

interface Rated {
  readonly server: string
  readonly length: number
  readonly found: number
  readonly score: number
}

/** Agreement with several language models' ratings of 321 descriptions, component by component (arXiv 2602.14878). */
export function agreementWithRubric(corpus: string, active: readonly ActiveRule[]): Ratings {
  const entries = readFileSync(join(corpus, 'labels', 'description-rubric.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line))
    .filter(isObject)
  const sets = [...Map.groupBy(entries, (entry) => `${ownString(entry, 'dataset')}/${ownString(entry, 'server')}`)]
  const linted = sets.map(([server, tools]) => ({ server, tools, found: lintEntries(server, tools, active) }))
  const rows = Object.entries(COMPONENTS).map(([component, speaks]) =>
    agreement(
      component,
      linted.map(({ server, tools, found }) =>
        tools.map((entry, index): Rated => ({
          server,
          length: (ownString(entry, 'description') ?? '').length,
          found: found.filter((one) => speaks.test(one.rule) && isAbout(one, index, ownString(entry, 'tool'))).length,
          score: meanScore(entry, component),
        })),
      ),
    ),
  )
  const lengths = entries.map((entry) => (ownString(entry, 'description') ?? '').length)
  const overall = entries.map((entry) => mean(Object.keys(COMPONENTS).map((component) => meanScore(entry, component))))
  return { tools: entries.length, servers: sets.length, lengthAlone: spearman(lengths, overall), rows }
}

function lintEntries(server: string, entries: readonly JsonObject[], active: readonly ActiveRule[]): readonly Diagnostic[] {
  const tools = entries.map(({ tool, description, inputSchema, annotations }, index) =>
    toolFrom(
      { name: tool ?? '', description: description ?? '', inputSchema: inputSchema ?? {}, annotations: annotations ?? {} },
      index,
      undefined,
    ),
  )
  return findingsOf(toolsetFrom({ id: server, uri: server, tools }), active)
}

/** A finding about a whole set names the tools that it means. */
function isAbout({ index, related }: Diagnostic, tool: number, name: string | undefined): boolean {
  return index === tool || (index === undefined && name !== undefined && related.includes(name))
}

function meanScore(entry: JsonObject, component: string): number {
  const judges = Object.values(ownObject(entry, 'judges') ?? {}).filter(isObject)
  const scores = judges.map((judge) => Number(ownObject(judge, 'scores')?.[component])).filter(Number.isFinite)
  return mean(scores)
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function agreement(component: string, servers: readonly (readonly Rated[])[]): Agreement {
  const all = servers.flat()
  const columns = (rated: readonly Rated[]) =>
    [rated.map(({ found }) => -found), rated.map(({ score }) => score), rated.map(({ length }) => length)] as const
  const [ours, theirs, length] = columns(all)
  const interval = clusterBootstrap(servers, (sample) => partialSpearman(...columns(sample)), { draws: 2000, seed: 20261121 })
  return {
    component,
    spoken: all.filter(({ found }) => found > 0).length,
    raw: spearman(ours, theirs),
    partial: partialSpearman(ours, theirs, length),
    low: interval?.low ?? null,
    high: interval?.high ?? null,
  }
}
