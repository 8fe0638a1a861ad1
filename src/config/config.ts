import type { Certainty } from '../core/certainty.ts'
import type { JsonObject } from '../core/json.ts'
import type { ModelParameters } from '../core/model.ts'
import type { Pointer } from '../core/pointer.ts'
import type { Price } from '../core/price.ts'

export type Level = 'off' | 'error' | 'warn' | 'info'

/** A value and where it was said: `rightcall.config.yaml:4:9`, `--rule`, `default`. */
export interface Sourced<Value> {
  readonly value: Value
  readonly from: string
}

/** What a configuration says of one rule; a level or options may be left to the layer below. */
export interface RuleSetting {
  readonly level: Level | undefined
  readonly options: JsonObject | undefined
}

/** One finding that somebody looked at and accepts. */
export interface IgnoreEntry {
  readonly rule: string
  readonly tool: string | undefined
  readonly at: Pointer | undefined
  readonly reason: string
}

/** Settings for the toolsets whose uri matches one of the patterns. */
export interface Override {
  readonly files: readonly string[]
  /** Folder of the file that says so; patterns are relative to it. */
  readonly base: string
  readonly rules: ReadonlyMap<string, Sourced<RuleSetting>>
}

/** What a target consists of. Nothing here is expanded or opened yet. */
export type TargetPlace =
  | { readonly kind: 'files'; readonly files: readonly string[] }
  | { readonly kind: 'url'; readonly url: string; readonly headers: Readonly<Record<string, string>> }
  | { readonly kind: 'stdio'; readonly command: string; readonly env: Readonly<Record<string, string>> }

/** One thing to lint when the command line names nothing, with settings of its own. What they leave undefined is as for all. */
export interface ConfiguredTarget {
  /** Undefined for one that is only named; such a one has no settings. */
  readonly name: string | undefined
  /** Where it was said: `rightcall.config.yaml:4:5`. */
  readonly from: string
  /** Folder of the file that says so; files and commands are relative to it. */
  readonly base: string
  readonly place: TargetPlace
  readonly rules: ReadonlyMap<string, Sourced<RuleSetting>>
  readonly profiles: Sourced<readonly string[]> | undefined
  readonly maxWarnings: Sourced<number> | undefined
  readonly failOn: Sourced<Certainty> | undefined
  readonly gate: Sourced<readonly string[]> | undefined
}

/** A configuration with everything that it extends, later layers last. */
export interface Config {
  /** Files read, the extended ones first. */
  readonly files: readonly string[]
  readonly preset: Sourced<'recommended' | 'strict'>
  /** Names of client profiles; the linter knows which there are. */
  readonly profiles: Sourced<readonly string[]>
  readonly rules: ReadonlyMap<string, Sourced<RuleSetting>>
  readonly overrides: readonly Override[]
  /** What the command line says of rules, over everything else. */
  readonly flags: ReadonlyMap<string, Sourced<RuleSetting>>
  readonly ignore: readonly Sourced<IgnoreEntry>[]
  /** More warnings than this fail the run; undefined is no limit. */
  readonly maxWarnings: Sourced<number | undefined>
  /** Findings this sure, or surer, fail the run, whatever their severity; undefined: errors do. */
  readonly failOn: Sourced<Certainty | undefined>
  /** Globs of rule ids: their findings fail the run by themselves, whatever their severity. */
  readonly gate: Sourced<readonly string[]>
  /** What is linted when nothing is named. */
  readonly targets: Sourced<readonly ConfiguredTarget[]>
  /** Absolute path of the file of accepted findings. */
  readonly baseline: Sourced<string | undefined>
  /** What models cost, by name, over what rightcall knows. */
  readonly prices: ReadonlyMap<string, Price>
  readonly eval: EvalConfig
}

/** What evaluations do unless the command line says otherwise. */
export interface EvalConfig {
  /** Absolute paths of suites. */
  readonly suites: Sourced<readonly string[]>
  readonly models: Sourced<readonly string[]>
  readonly parameters: ModelParameters
  /** The least that a metric must reach, from 0 to 1. */
  readonly thresholds: ReadonlyMap<string, Sourced<number>>
  /** The most that a metric may fall since an earlier run, from 0 to 1. */
  readonly drops: ReadonlyMap<string, Sourced<number>>
  /** Absolute path of the folder of that run, or `previous`. */
  readonly against: Sourced<string | undefined>
}

export const DEFAULTS: Config = {
  files: [],
  preset: { value: 'recommended', from: 'default' },
  profiles: { value: [], from: 'default' },
  rules: new Map(),
  overrides: [],
  flags: new Map(),
  ignore: [],
  maxWarnings: { value: undefined, from: 'default' },
  failOn: { value: undefined, from: 'default' },
  gate: { value: [], from: 'default' },
  targets: { value: [], from: 'default' },
  baseline: { value: undefined, from: 'default' },
  prices: new Map(),
  eval: {
    suites: { value: [], from: 'default' },
    models: { value: [], from: 'default' },
    parameters: {},
    thresholds: new Map(),
    drops: new Map(),
    against: { value: undefined, from: 'default' },
  },
}
