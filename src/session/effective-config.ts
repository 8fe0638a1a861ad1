import type { Catalogue } from '../builtins.ts'
import type { Config } from '../config/config.ts'
import { configFor } from '../config/target-config.ts'
import type { ResolvedRule } from '../lint/resolve.ts'
import { effectiveRules, governingTarget } from './lint.ts'
import { targetsNamed } from './targets-configured.ts'

/** What governs one file, or one target of the configuration: the settings of the target that has it over those of all, and its rules. */
interface Effective {
  readonly config: Config
  readonly rules: readonly ResolvedRule[]
}

/**
 * The settings and rules for a file, or for the target of a name.
 * @throws UserError for a name that no target has
 */
export function effectiveConfig(
  config: Config,
  { rules }: Pick<Catalogue, 'rules'>,
  { file = '', target, cwd }: { readonly file?: string | undefined; readonly target?: string | undefined; readonly cwd: string },
): Effective {
  const [named] = target === undefined ? [] : targetsNamed([target], config.targets.value)
  const governing = named ?? governingTarget(config, file, cwd, undefined)
  const stamp = named === undefined ? undefined : { uri: named.from, name: named.name ?? '' }
  return {
    config: governing === undefined ? config : configFor(config)(governing),
    rules: effectiveRules(config, rules, file, cwd, stamp),
  }
}
