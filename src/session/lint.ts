import { lintReport } from './lint-report.ts'
import type { LintReport } from '../core/report.ts'
import type { Severity } from '../core/finding.ts'
import type { Configuration, Toolset } from '../core/tool.ts'
import { rules } from '../builtins.ts'
import { matches } from '../config/match.ts'
import type { Config } from '../config/config.ts'
import { lint, lintConfiguration, type LintResult } from '../lint/engine.ts'
import type { Ignore } from '../lint/ignore.ts'
import { profileOf, resolveRules, unknownRule, type ResolvedRule, type RuleWord } from '../lint/resolve.ts'
import type { Loaded } from '../sources/source.ts'

/** What the command line says over the configuration. */
export interface LintOptions {
  readonly preset: 'recommended' | 'strict' | undefined
  /** `--profile`, in place of the configuration's; undefined leaves those. */
  readonly profiles?: readonly string[] | undefined
  /** `--rule id=severity`, in order. */
  readonly rules: readonly { readonly id: string; readonly level: Severity | 'off' }[]
}

export interface LintOutcome {
  readonly report: LintReport
  /** Ignore entries that accepted nothing: `rightcall.config.yaml:12 …`. */
  readonly unusedIgnores: readonly string[]
}

/** Lints what was loaded, each toolset with the rules that the configuration gives it. */
export function lintLoaded(loaded: Loaded, config: Config, options: LintOptions, cwd: string): LintOutcome {
  const { ignores, unused } = ignoresOf(config)
  const results = loaded.toolsets.map((toolset): [Toolset, LintResult] => [
    toolset,
    lint(toolset, effectiveRules(config, options, toolset.uri, cwd), ignores),
  ])
  const across = configurationsIn(loaded.toolsets).map((configuration) =>
    lintConfiguration(configuration, effectiveRules(config, options, configuration.uri, cwd), ignores),
  )
  return { report: lintReport(results, across, loaded.problems), unusedIgnores: unused() }
}

/** The accepted findings of a configuration, and afterwards those entries that accepted nothing. */
export function ignoresOf(config: Config): { ignores: readonly Ignore[]; unused: () => string[] } {
  const used = new Set<string>()
  const ignores = config.ignore.map(({ value, from }): Ignore => {
    if (!Object.hasOwn(rules, value.rule)) throw unknownRule(value.rule, from, Object.keys(rules))
    return { ...value, used: () => used.add(from) }
  })
  const unused = () =>
    config.ignore
      .filter(({ from }) => !used.has(from))
      .map(
        ({ value, from }) =>
          `${from} accepts ${value.rule}${value.tool === undefined ? '' : ` on ${value.tool}`}, but nothing was found there; remove the entry.`,
      )
  return { ignores, unused }
}

/** The client configurations that toolsets came from, each with all of its servers. */
function configurationsIn(toolsets: readonly Toolset[]): Configuration[] {
  const servers = Map.groupBy(toolsets, ({ configured }) => configured?.uri)
  return [...servers].flatMap(([uri, together]) => (uri === undefined ? [] : [{ uri, toolsets: together }]))
}

/** The rules that one toolset is linted with, and what decided each. */
export function effectiveRules(config: Config, options: LintOptions, uri: string, cwd: string): ResolvedRule[] {
  const layers = [
    config.rules,
    ...config.overrides.filter((override) => matches(override, uri, cwd)).map((override) => override.rules),
  ]
  const words: RuleWord[] = layers.flatMap((layer) => [...layer].map(([id, { value, from }]) => ({ id, ...value, from })))
  const flags = options.rules.map(({ id, level }) => ({ id, level, options: undefined, from: `--rule ${id}=${level}` }))
  const profiles =
    options.profiles?.map((name) => profileOf(name, '--profile')) ??
    config.profiles.value.map((name) => profileOf(name, config.profiles.from))
  return resolveRules(rules, { preset: options.preset ?? config.preset.value, profiles }, [...words, ...flags])
}
