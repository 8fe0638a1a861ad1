import type { Problem } from '../core/finding.ts'
import { matchesRule } from '../core/rule-glob.ts'
import { rememberedFor } from '../core/memo.ts'
import type { LintReport } from '../core/report.ts'
import type { Configuration, Toolset } from '../core/tool.ts'
import { matches, targetHaving } from '../config/match.ts'
import type { Config, ConfiguredTarget } from '../config/config.ts'
import { configFor } from '../config/target-config.ts'
import { lint, lintConfiguration } from '../lint/engine.ts'
import type { Ignore } from '../lint/ignore.ts'
import { profileOf } from '../lint/limits.ts'
import type { Recall } from '../lint/recall.ts'
import { resolveRules, unknownRule, type ResolvedRule, type RuleWord } from '../lint/resolve.ts'
import type { Rule } from '../lint/rule.ts'
import { UNREAD, type ReadingFile } from '../reading/file.ts'
import { readFindings } from '../reading/findings.ts'
import { pauser } from '../sources/pauser.ts'
import type { Loaded } from '../sources/source.ts'
import type { Context } from './context.ts'
import { lintReport, type Results } from './lint-report.ts'
import type { LintSettings } from './linted.ts'
import { unreadTools } from './reading/unread.ts'
import type { Sift } from './sift.ts'
import { withoutSuppressed, type LintedToolset, type UnusedComment } from './suppress.ts'
import { gateOf, ownGateOf } from './targets-gate.ts'

export interface LintOutcome {
  readonly report: LintReport
  /** Ignore entries and comments that accepted nothing: `rightcall.config.yaml:12 …`. */
  readonly unusedIgnores: readonly string[]
}

/** Lints what was loaded, each toolset with the rules that the configuration gives it. @throws UserError when interrupted */
export async function lintLoaded(
  loaded: Loaded,
  context: Context,
  {
    allowEmpty = false,
    unchecked = [],
    requireReading = false,
    sift,
    readings = UNREAD,
  }: Pick<LintSettings, 'allowEmpty' | 'unchecked' | 'requireReading'> & {
    readonly sift?: Sift | undefined
    /** What models read in the tools. */
    readonly readings?: ReadingFile
  } = {},
): Promise<LintOutcome> {
  const { config, catalogue, io } = context
  const { ignores, unused } = ignoresOf(config, catalogue.rules)
  const pause = pauser(io.signal)
  const linted: LintedToolset[] = []
  for (const toolset of loaded.toolsets) {
    await pause()
    linted.push(lintToolset(toolset, context, ignores, { readings: readFindings(toolset, readings) }))
  }
  const { results, problems, unused: unusedComments } = withoutSuppressed(linted, context)
  const configurations = configurationsIn(loaded.toolsets)
  const across = configurations.map((configuration) =>
    lintConfiguration(
      configuration,
      effectiveRules(config, catalogue.rules, configuration.uri, io.cwd, configuration.toolsets[0]?.target),
      ignores,
    ),
  )
  const sets = [
    ...loaded.toolsets.map((toolset) => ({ key: toolset.key, uri: ruledAs(toolset), target: toolset.target })),
    ...configurations.map(({ uri, toolsets }) => ({ key: uri, uri, target: toolsets[0]?.target })),
  ]
  const targets = new Map(
    sets.flatMap(({ key, uri, target }) => {
      const configured = governingTarget(config, uri, io.cwd, target)
      const own = configured && ownGateOf(config, configured)
      return own === undefined ? [] : [[key, own] as const]
    }),
  )
  const gate = { ...gateOf(config), targets, allowEmpty }
  const unread = {
    problems: [...loaded.problems, ...problems],
    unchecked,
    ...(requireReading ? { unread: unreadTools(loaded.toolsets, readings) } : {}),
  }
  return {
    report: lintReport({ results, across }, unread, catalogue, gate, sift),
    unusedIgnores: [
      ...unused(),
      ...unusedComments.map(({ place, message, hint = '' }) => `${place} ${message} ${hint}`.trimEnd()),
    ],
  }
}

function lintToolset(
  toolset: Toolset,
  { config, catalogue, io }: Context,
  ignores: readonly Ignore[],
  known: Parameters<typeof lint>[3],
): LintedToolset {
  const rules = effectiveRules(config, catalogue.rules, ruledAs(toolset), io.cwd, toolset.target)
  return { toolset, rules, result: lint(toolset, rules, ignores, known) }
}

/** The file whose settings count: for what a lockfile holds, the one that it was read from. */
function ruledAs({ uri, locked }: Toolset): string {
  return locked?.from ?? uri
}

/** What was read of texts, linted at once and without a look at whole client configurations: nothing there is started. */
export function lintTexts(
  loaded: Loaded,
  context: Context,
  { recallFor, readings = UNREAD }: { readonly recallFor?: (key: string) => Recall; readonly readings?: ReadingFile } = {},
): Results & { readonly problems: readonly Problem[]; readonly unusedComments: readonly UnusedComment[] } {
  const { ignores } = ignoresOf(context.config, context.catalogue.rules)
  const linted = loaded.toolsets.map((toolset) =>
    lintToolset(toolset, context, ignores, { recall: recallFor?.(toolset.key), readings: readFindings(toolset, readings) }),
  )
  const { results, problems, unused: unusedComments } = withoutSuppressed(linted, context)
  return { results, across: [], problems: [...loaded.problems, ...problems], unusedComments }
}

/** The accepted findings of a configuration, and afterwards those entries that accepted nothing. */
function ignoresOf(config: Config, rules: Rules): { ignores: readonly Ignore[]; unused: () => string[] } {
  const used = new Set<string>()
  const ignores = config.ignore.map(({ value, from }): Ignore => {
    checkGlob(value.rule, from, rules)
    return { ...value, used: () => used.add(from) }
  })
  const unused = () =>
    config.ignore
      .filter(({ from }) => !used.has(from))
      .map(
        ({ value, from }) =>
          `${from} accepts ${value.rule}${value.tool === undefined ? '' : ` on ${value.tool}`}, but there is no such finding; remove the entry.`,
      )
  return { ignores, unused }
}

/** The client configurations that toolsets came from, each with all of its servers. */
function configurationsIn(toolsets: readonly Toolset[]): Configuration[] {
  const servers = Map.groupBy(toolsets, ({ configured }) => configured?.uri)
  return [...servers].flatMap(([uri, together]) => (uri === undefined ? [] : [{ uri, toolsets: together }]))
}

/** @throws UserError for a rule, an option or a profile that does not exist, wherever the configuration names it */
export function checkConfig(config: Config, rules: Rules): void {
  for (const one of [config, ...config.targets.value.map(configFor(config))]) {
    for (const glob of one.gate.value) checkGlob(glob, `${one.gate.from} gate`, rules)
    resolved(one, rules, one.overrides)
  }
  ignoresOf(config, rules)
}

/** @throws UserError for a rule, or a glob of rules, that none has */
export function checkGlob(glob: string, from: string, rules: Rules): void {
  const known = Object.keys(rules)
  if (!known.some((id) => matchesRule(glob, id))) throw unknownRule(glob, from, known)
}

/** The rules that one toolset is linted with, and what decided each. @throws UserError as `checkConfig` */
export function effectiveRules(
  config: Config,
  rules: Rules,
  uri: string,
  cwd: string,
  target?: Toolset['target'],
): readonly ResolvedRule[] {
  const configured = governingTarget(config, uri, cwd, target)
  return resolved(
    configured === undefined ? config : configFor(config)(configured),
    rules,
    config.overrides.filter((override) => matches(override, uri, cwd)),
  )
}

/** The target that a set was read for, or else the one whose files have it: an editor and a path on the command line get the same rules. */
export function governingTarget(
  config: Config,
  uri: string,
  cwd: string,
  target: Toolset['target'],
): ConfiguredTarget | undefined {
  const all = config.targets.value
  if (all.length === 0) return undefined
  if (target === undefined) return targetHaving(all, uri, cwd)
  // a lockfile knows its targets by name
  return all.find(({ from }) => from === target.uri) ?? all.find(({ name }) => name === target.name)
}

type Rules = Readonly<Record<string, Rule>>

function resolved(config: Config, rules: Rules, overrides: Config['overrides']): readonly ResolvedRule[] {
  return overrides.length === 0 ? everywhere(config)(rules) : resolvedUnder(config, rules, overrides)
}

/** Nearly all toolsets are under no override, and share one list. */
const everywhere = rememberedFor((config: Config) => rememberedFor((rules: Rules) => resolvedUnder(config, rules, [])))

function resolvedUnder(config: Config, rules: Rules, overrides: Config['overrides']): readonly ResolvedRule[] {
  const layers = [config.rules, ...overrides.map((override) => override.rules), config.flags]
  const words: RuleWord[] = layers.flatMap((layer) => [...layer].map(([id, { value, from }]) => ({ id, ...value, from })))
  const profiles = config.profiles.value.map((name) => profileOf(name, config.profiles.from))
  return resolveRules(rules, { preset: config.preset.value, profiles }, words)
}
