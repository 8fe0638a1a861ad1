import type { Certainty } from '../core/certainty.ts'
import type { Config, Level } from './config.ts'

/** What the command line says of linting; what is left out stays as the configuration has it. */
export interface ConfigFlags {
  readonly preset?: Config['preset']['value'] | undefined
  /** In place of the configuration's. */
  readonly profiles?: readonly string[] | undefined
  /** `--rule id=level`; of two about one rule the last counts. */
  readonly rules?: readonly { readonly id: string; readonly level: Level }[]
  readonly maxWarnings?: number | undefined
  readonly failOn?: Certainty | undefined
}

/** A configuration with the command line's words over it. */
export function withFlags(config: Config, { preset, profiles, rules = [], maxWarnings, failOn }: ConfigFlags): Config {
  return {
    ...config,
    ...(preset === undefined ? {} : { preset: { value: preset, from: '--preset' } }),
    ...(profiles === undefined ? {} : { profiles: { value: profiles, from: '--profile' } }),
    ...(maxWarnings === undefined ? {} : { maxWarnings: { value: maxWarnings, from: '--max-warnings' } }),
    ...(failOn === undefined ? {} : { failOn: { value: failOn, from: '--fail-on' } }),
    flags: new Map([
      ...config.flags,
      ...rules.map(({ id, level }) => [id, { value: { level, options: undefined }, from: `--rule ${id}=${level}` }] as const),
    ]),
  }
}
