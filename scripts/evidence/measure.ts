import type { Diagnostic } from '../../src/core/finding.ts'
import type { Estimate } from '../../src/core/estimate.ts'
import { SEVERITIES } from '../../src/core/severity.ts'
import { UserError } from '../../src/core/user-error.ts'
import type { ActiveRule } from '../../src/lint/engine.ts'
import type { FalseAlarms, Measured, Share } from '../../src/lint/measured.ts'
import { rateEstimate } from '../../src/stats/rate.ts'
import type { Server, Side } from './corpus.ts'
import { everyRule, findingsOf } from './findings.ts'
import { keyOf, type Label } from './label.ts'
import type { LabelFile } from './labels.ts'
import { recallOf } from './recall.ts'

/** A label with the severity of its finding as it is reported now; undefined where the rule no longer reports it. */
export interface Judged extends Label {
  readonly side: Side
}

export interface Linted {
  readonly server: Server
  readonly findings: readonly Diagnostic[]
}

export function lintAll(servers: readonly Server[], active: readonly ActiveRule[] = everyRule): Linted[] {
  return servers.map((server) => ({ server, findings: findingsOf(server.toolset, active) }))
}

/** Finds the finding of every label on the corpus's servers. @throws UserError for labels of another version than the corpus has */
export function judge(linted: readonly Linted[], files: readonly LabelFile[]): Judged[] {
  const known = new Map(linted.map((one) => [one.server.id, one]))
  return files.flatMap(({ path, server: id, version, labels }) => {
    const one = known.get(id)
    if (one === undefined) return []
    if (one.server.version !== version)
      throw new UserError(`${path} labels version ${version} of ${id}, and the corpus has ${one.server.version}.`)
    const severities = new Map(one.findings.map((found) => [keyOf(found), found.severity]))
    return labels.map((label) => ({ ...label, side: one.server.side, severity: severities.get(keyOf(label)) }))
  })
}

/**
 * Labels on servers that the corpus does not have: they say how the rules did on the day of the reading and are not asked again.
 * @throws UserError for one without the severity of its finding
 */
export function outside(linted: readonly Linted[], files: readonly LabelFile[]): Label[] {
  const known = new Set(linted.map(({ server }) => server.id))
  return files.flatMap(({ path, server, labels }) => {
    if (known.has(server)) return []
    if (labels.some(({ severity }) => severity === undefined))
      throw new UserError(`${path}: "${server}" is not in the corpus, so every label needs the \`severity\` that was reported.`)
    return labels
  })
}

/**
 * Everything that is known of these rules, by id. `clean` are findings in toolsets of our own that have no defect, `independent` what the
 * rules find of defects that others planted.
 */
export function measureRules(
  rules: readonly ActiveRule[],
  servers: readonly Server[],
  judged: readonly Judged[],
  clean: readonly Diagnostic[],
  independent: ReadonlyMap<string, Share> = new Map(),
): Record<string, Measured> {
  const toolsets = servers.map(({ toolset }) => toolset)
  return Object.fromEntries(
    rules.map((active): [string, Measured] => {
      const { id, rule } = active
      const mine = judged.filter((label) => label.rule === id)
      const gone = mine.filter(({ severity }) => severity === undefined)
      const others = independent.get(id)
      const cleanly = clean.filter((found) => found.rule === id)
      // what only a live server shows can only be planted into what was recorded of one
      const contexts = id.startsWith('server/') ? toolsets.filter(({ server }) => server !== undefined) : toolsets
      return [
        id,
        {
          recall: rule.plant === undefined ? null : shareOf(recallOf(active, contexts)),
          ...(others === undefined ? {} : { independent: others }),
          levels: Object.fromEntries(
            SEVERITIES.filter((severity) => mine.some((label) => label.severity === severity)).map((severity) => {
              const at = mine.filter((label) => label.severity === severity)
              return [severity, { tuning: falseAlarms(at, 'tuning'), judging: falseAlarms(at, 'judging') }]
            }),
          ),
          mended: gone.filter(({ right }) => !right).length,
          lost: gone.filter(({ right }) => right).length,
          clean: {
            loud: cleanly.filter(({ severity }) => severity !== 'info').length,
            info: cleanly.filter(({ severity }) => severity === 'info').length,
          },
        },
      ]
    }),
  )
}

/** Servers are clusters: the style of one author repeats. */
function falseAlarms(labels: readonly Judged[], side: Side): FalseAlarms {
  const mine = labels.filter((label) => label.side === side)
  const wrong = rateEstimate(mine.map(({ right, server }) => ({ value: right ? 0 : 1, cluster: server })))
  return { ...shareOf(wrong), untrue: mine.filter(({ as }) => as === 'untrue').length }
}

/** Four digits are more than any of these numbers carries, and survive another machine's arithmetic. */
export function shareOf({ value, n, clusters, low, high }: Estimate): Share {
  return { hits: Math.round((value ?? 0) * n), of: n, clusters, low: rounded(low), high: rounded(high) }
}

export function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1e4) / 1e4
}
