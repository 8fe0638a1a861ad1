import { rememberedFor } from '../core/memo.ts'
import type { Config, ConfiguredTarget, RuleSetting, Sourced } from './config.ts'

type Settings = ReadonlyMap<string, Sourced<RuleSetting>>

/**
 * What two layers say of rules, the upper one last. A rule that both name has the upper level and options, and the lower ones
 * where the upper layer leaves them out; it stands where the upper layer says it, because of several words the last counts.
 */
export function overlaid(lower: Settings, upper: Settings): Settings {
  const rest = [...lower].filter(([id]) => !upper.has(id))
  const said = [...upper].map(([id, { value, from }]) => {
    const below = lower.get(id)?.value
    return [id, { value: { level: value.level ?? below?.level, options: value.options ?? below?.options }, from }] as const
  })
  return new Map([...rest, ...said])
}

/** The configuration that governs one target: its own settings over those of all, and under the command line's. */
export const configFor = rememberedFor((config: Config) =>
  rememberedFor(({ rules, profiles, maxWarnings, failOn, gate }: ConfiguredTarget): Config => ({
    ...config,
    flags: overlaid(rules, config.flags),
    profiles: profiles ?? config.profiles,
    maxWarnings: maxWarnings ?? config.maxWarnings,
    failOn: failOn ?? config.failOn,
    gate: gate ?? config.gate,
  })),
)
