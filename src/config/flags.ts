import type { Certainty } from '../core/certainty.ts'
import type { Config, ConfiguredTarget, Level } from './config.ts'

/** What the command line says of linting; what is left out stays as the configuration has it. */
export interface ConfigFlags {
  readonly preset?: Config['preset']['value'] | undefined
  /** In place of the configuration's. */
  readonly profiles?: readonly string[] | undefined
  /** `--rule id=level`; of two about one rule the last counts. */
  readonly rules?: readonly { readonly id: string; readonly level: Level }[]
  readonly maxWarnings?: number | undefined
  readonly failOn?: Certainty | undefined
  /** Absolute path. */
  readonly baseline?: string | undefined
}

/** A configuration with the command line's words over it. */
export function withFlags(config: Config, { preset, profiles, rules = [], maxWarnings, failOn, baseline }: ConfigFlags): Config {
  return {
    ...config,
    ...(preset === undefined ? {} : { preset: { value: preset, from: '--preset' } }),
    ...(profiles === undefined ? {} : { profiles: { value: profiles, from: '--profile' } }),
    ...(maxWarnings === undefined ? {} : { maxWarnings: { value: maxWarnings, from: '--max-warnings' } }),
    ...(failOn === undefined ? {} : { failOn: { value: failOn, from: '--fail-on' } }),
    targets: { ...config.targets, value: config.targets.value.map((target) => under(target, { profiles, maxWarnings, failOn })) },
    ...(baseline === undefined ? {} : { baseline: { value: baseline, from: '--baseline' } }),
    flags: new Map([
      ...config.flags,
      ...rules.map(({ id, level }) => [id, { value: { level, options: undefined }, from: `--rule ${id}=${level}` }] as const),
    ]),
  }
}

/** What the command line says counts for every target, so a target's own word about it falls away. */
function under(target: ConfiguredTarget, { profiles, maxWarnings, failOn }: ConfigFlags): ConfiguredTarget {
  return {
    ...target,
    ...(profiles === undefined ? {} : { profiles: undefined }),
    ...(maxWarnings === undefined ? {} : { maxWarnings: undefined }),
    ...(failOn === undefined ? {} : { failOn: undefined }),
  }
}
