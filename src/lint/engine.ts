import type { Diagnostic, Finding, Problem, Severity } from '../core/finding.ts'
import { valueAt, type Pointer } from '../core/pointer.ts'
import type { Certainty } from '../core/certainty.ts'
import { bySeverity } from '../core/severity.ts'
import { visible } from '../core/text.ts'
import { toolsetFrom, type Configuration, type Span, type Tool, type Toolset } from '../core/tool.ts'
import { wordsIn } from '../core/words-in.ts'
import { fingerprintsOf, identityOf } from './identity.ts'
import { drop, type Ignore } from './ignore.ts'
import { limitsOf } from './limits.ts'
import type { Limit, LimitKind, Profile } from './limits/limit.ts'
import type { Recall } from './recall.ts'
import { ruleCertainty } from './rule-certainty.ts'
import type { OptionSpecs, ReadFinding, Rule, RuleContext } from './rule.ts'
import { isToldAlready } from './told-already.ts'

/** A rule as a run uses it: switched on, at a severity, with its options. */
export interface ActiveRule {
  readonly id: string
  readonly rule: Rule
  readonly severity: Severity
  readonly options: RuleContext<OptionSpecs>['options']
  /** Client profiles whose limits count; empty for those that most clients share. */
  readonly profiles?: readonly Profile[]
}

export interface LintResult {
  readonly diagnostics: readonly Diagnostic[]
  /** Rules of ours that threw. The run went on without that one answer. */
  readonly problems: readonly Problem[]
  readonly suppressed: number
  /** How many rules were asked. */
  readonly rules: number
}

/** What is known of a toolset before its rules are asked. */
interface Known {
  readonly recall?: Recall | undefined
  /** What a model read in it, verified. */
  readonly readings?: readonly ReadFinding[]
}

/**
 * Runs rules over one toolset; over a part of one, only those that conclude nothing from what is missing. Findings come in the
 * order of tools, places and rules; the same input gives the same output.
 */
export function lint(
  toolset: Toolset,
  all: readonly ActiveRule[],
  ignores: readonly Ignore[] = [],
  { recall, readings = [] }: Known = {},
): LintResult {
  const seen = recall?.standIn(toolset) ?? toolset
  const rules = all.filter(
    ({ rule: { scope, needs } }) =>
      scope !== 'configuration' &&
      (needs !== 'complete' || toolset.complete) &&
      (needs !== 'reading' || readings.length > 0) &&
      (scope !== 'server' || toolset.server !== undefined),
  )
  const byId = new Map(rules.map((active) => [active.id, active]))
  const problems: Problem[] = []
  const found = collection()
  const add = (active: ActiveRule, findings: Iterable<Finding>, tool?: Tool): void => {
    for (const finding of findings) found.add(active, finding, finding.tool ?? tool?.index, toolset)
  }
  /** False for a rule that failed. */
  const ask = <Subject>({ active, rule, context }: Asked<Subject>, subject: Subject, tool?: Tool): boolean => {
    try {
      const check = () => rule.check(subject, context)
      // what a model read is not a part of the list that a recall compares
      const asked = active.rule.needs === 'reading' ? undefined : recall
      add(active, asked?.found(active.id, tool, check) ?? check(), tool)
      return true
    } catch (error) {
      problems.push(ourBug(active.id, tool, toolset, error))
      return false
    }
  }
  const each: Asked<Tool>[] = []
  for (const active of rules) {
    if (active.rule.scope === 'tool') each.push({ active, rule: active.rule, context: contextOf(active, seen, readings) })
  }
  // tool by tool, not rule by rule: in a large list the facts of one tool are still at hand for the next rule
  for (const tool of seen.tools) {
    const known = recall?.known(tool)
    for (const { rule, findings } of known?.told ?? []) {
      const active = byId.get(rule)
      if (active !== undefined) add(active, findings, tool)
    }
    if (known?.stale.length === 0) continue
    const able = tool.unknown === undefined ? each : each.filter(({ active }) => active.rule.needs !== 'whole-tool')
    const asked = known === undefined ? able : able.filter(({ active }) => known.stale.includes(active.id))
    // `filter` and not `every`: a rule that fails is no reason to leave out the others
    if (asked.filter((one) => !ask(one, tool, tool)).length === 0) recall?.complete(tool)
  }
  const askOfAll = (active: ActiveRule, left: readonly ReadFinding[]): void => {
    const { rule } = active
    const context = contextOf(active, seen, left)
    if (rule.scope === 'toolset') ask({ active, rule, context }, seen)
    if (rule.scope === 'server' && toolset.server !== undefined) ask({ active, rule, context }, toolset.server)
  }
  for (const active of rules) if (active.rule.needs !== 'reading') askOfAll(active, readings)
  // last, because what rules tell by themselves is left out of it
  const left = readings.filter((read) => {
    const active = byId.get(read.rule)
    return active !== undefined && !found.tells(read, severityOf(active, read.finding))
  })
  for (const active of rules) if (active.rule.needs === 'reading') askOfAll(active, left)
  for (const { rule, finding } of left) {
    const active = byId.get(rule)
    if (active !== undefined && active.rule.needs !== 'reading') add(active, [finding])
  }
  const { diagnostics, suppressed } = found.kept(rules, ignores)
  return { diagnostics: diagnostics.sort(byPlace), problems, suppressed, rules: rules.length }
}

interface Asked<Subject> {
  readonly active: ActiveRule
  readonly rule: { check(subject: Subject, context: RuleContext<OptionSpecs>): Iterable<Finding> }
  readonly context: RuleContext<OptionSpecs>
}

/** Asks the rules about all servers that one client configuration names, as `lint` asks them about one toolset. */
export function lintConfiguration(
  configuration: Configuration,
  rules: readonly ActiveRule[],
  ignores: readonly Ignore[] = [],
): LintResult {
  const { uri, toolsets } = configuration
  const whole = toolsetFrom({ uri, tools: [] })
  const nameOf = (toolset: number, tool: number) => {
    const { configured, id, tools } = toolsets[toolset] ?? whole
    return `${configured?.name ?? id}/${tools[tool]?.name ?? ''}`
  }
  const problems: Problem[] = []
  const found = collection()
  for (const active of rules) {
    const { rule } = active
    try {
      const context = contextOf(active, toolsets[0] ?? whole)
      const findings =
        rule.scope === 'configuration' ? rule.check(configuration, context) : rule.together?.(configuration, context)
      for (const finding of findings ?? []) {
        const about = finding.toolset === undefined ? undefined : toolsets[finding.toolset]
        const related = finding.across?.map(({ toolset, tool }) => nameOf(toolset, tool)) ?? []
        found.add(active, finding, about === undefined ? undefined : finding.tool, about ?? whole, related)
      }
    } catch (error) {
      problems.push(ourBug(active.id, undefined, whole, error))
    }
  }
  const { diagnostics, suppressed } = found.kept(rules, ignores)
  return { diagnostics, problems, suppressed, rules: rules.length }
}

function contextOf(
  { options, profiles = [] }: ActiveRule,
  toolset: Toolset,
  readings: readonly ReadFinding[] = [],
): RuleContext<OptionSpecs> {
  const known = new Map<LimitKind, readonly Limit[]>()
  return {
    options,
    toolset,
    readings,
    limits(kind) {
      const limits = known.get(kind) ?? limitsOf(profiles, kind)
      known.set(kind, limits)
      return limits
    },
  }
}

/** Gathers findings, and afterwards gives those that stay as diagnostics. */
function collection() {
  const found: Diagnostic[] = []
  const identities = new Map<Diagnostic, () => string>()
  let prints: ReadonlyMap<Diagnostic, string> | undefined
  const identity = (diagnostic: Diagnostic): string => identities.get(diagnostic)?.() ?? ''

  function add(
    active: ActiveRule,
    finding: Finding,
    index: number | undefined,
    toolset: Toolset,
    related = finding.related?.map((other) => toolset.tools[other]?.name ?? '') ?? [],
  ): void {
    const tool = index === undefined ? undefined : toolset.tools[index]
    if (tool?.unknown !== undefined && isOpen(finding.at, tool.unknown)) return
    const diagnostic: Diagnostic = {
      rule: active.id,
      severity: severityOf(active, finding),
      certainty: certaintyOf(active.rule, finding),
      message: visible(finding.message),
      toolset: toolset.key,
      index,
      tool: tool?.name,
      at: finding.at,
      words: finding.words,
      uri: tool?.origin?.uri ?? toolset.uri,
      get span(): Span | undefined {
        return spanOf(finding, tool)
      },
      related,
      patches: finding.patches ?? [],
      ...(finding.readBy === undefined ? {} : { readBy: finding.readBy }),
      // hashing every finding of a large set would cost more than finding it
      get fingerprint(): string {
        prints ??= fingerprintsOf(found, identity)
        return prints.get(diagnostic) ?? ''
      },
    }
    identities.set(diagnostic, () => identityOf(diagnostic, { subject: finding.subject, name: toolset.name, tool }))
    found.push(diagnostic)
  }

  function kept(rules: readonly ActiveRule[], ignores: readonly Ignore[]) {
    const { kept: diagnostics, suppressed } = drop(withoutEntailed(found, rules), ignores)
    return { diagnostics, suppressed }
  }

  const tells = (read: ReadFinding, severity: Severity): boolean => isToldAlready(read, severity, found)

  return { add, tells, kept }
}

/** True if what is found may be otherwise: it is about something, or about the whole of something, of which a part is not known. */
function isOpen(at: Pointer, unknown: readonly Pointer[]): boolean {
  return unknown.some((gap) => gap === at || gap.startsWith(`${at}/`) || at.startsWith(`${gap}/`))
}

function spanOf({ at, words }: Finding, tool: Tool | undefined): Span | undefined {
  const span = tool?.origin?.span(at)
  const text = tool?.origin?.text
  const told = words === undefined ? undefined : tool?.origin?.wordsSpan?.(at, words)
  if (told !== undefined) return told
  const string = words === undefined ? undefined : valueAt(tool?.raw, at)
  if (span === undefined || text === undefined || words === undefined || typeof string !== 'string') return span
  return wordsIn(text, span, string, words)
}

function severityOf({ rule, severity }: ActiveRule, { readBy, ...finding }: Finding): Severity {
  // a model's reading alone fails no run
  if (readBy !== undefined && severity === 'error' && rule.severity === 'error') return finding.severity ?? 'warn'
  // whoever raised or lowered the rule meant all of its findings
  if (finding.severity === undefined || severity !== rule.severity) return severity
  return bySeverity({ severity: finding.severity }, { severity }) > 0 ? finding.severity : severity
}

/** What the finding is alone: a configuration that raises or lowers the rule changes nothing. */
function certaintyOf(rule: Rule, finding: Finding): Certainty {
  // what a model pointed at is a reviewer's opinion, even where arithmetic agrees
  if (finding.readBy !== undefined) return finding.certainty === 'advice' ? 'advice' : 'likely'
  if (finding.certainty !== undefined) return finding.certainty
  return finding.severity === 'info' ? 'advice' : ruleCertainty(rule)
}

function ourBug(id: string, tool: Tool | undefined, toolset: Toolset, error: unknown): Problem {
  const where = tool === undefined ? '' : ` on tool ${JSON.stringify(visible(tool.name))}`
  const says = error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 2).join(' ') : String(error)
  return {
    uri: toolset.uri,
    message: `rule ${id} failed${where}: ${visible(says)}`,
    hint: 'This is a bug in rightcall, not in your tools. All other rules ran; please report it.',
  }
}

/** A finding is dropped where a rule that states more fired at the same place (`entails`). */
function withoutEntailed(found: readonly Diagnostic[], rules: readonly ActiveRule[]): Diagnostic[] {
  const entails = new Map(rules.map(({ id, rule }) => [id, rule.entails ?? []]))
  const implied = new Set<string>()
  for (const { rule, index, at } of found) {
    for (const weaker of entails.get(rule) ?? []) implied.add(key(weaker, index, at))
  }
  return found.filter(({ rule, index, at }) => !implied.has(key(rule, index, at)))
}

function key(rule: string, index: number | undefined, at: Pointer): string {
  return `${rule} ${index ?? ''} ${at}`
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return (
    (a.index ?? -1) - (b.index ?? -1) ||
    bySeverity(a, b) ||
    (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0) ||
    (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)
  )
}
