import { realpathSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { DataDocument } from '../core/document.ts'
import { own } from '../core/json.ts'
import { UserError } from '../core/user-error.ts'
import { DEFAULTS, type Config } from './config.ts'
import { FILE_KEYS } from './keys.ts'
import { ownLayer } from './own-layer.ts'
import { reader } from './reader.ts'
import { overlaid } from './target-config.ts'

/** Opens a configuration file as a document. */
export type Open = (path: string) => Promise<DataDocument>

/** Why a file must not be read. */
export type Refuse = (path: string) => UserError | undefined

/** More files than this are a generator gone wild, not a configuration. */
const MOST_FILES = 200

/**
 * Reads a configuration with everything that it extends; an extended file is the lower layer. A file that is reached on
 * several ways is read once and is one layer, below everything that extends it.
 * @throws UserError with the exact place of what is wrong
 */
export async function readConfig(path: string, open: Open, refuse: Refuse = () => undefined): Promise<Config> {
  const layers = new Map<string, Config>()
  await addLayers(path, [])
  return [...layers.values()].reduce(layered, DEFAULTS)

  async function addLayers(file: string, chain: readonly string[]): Promise<void> {
    // before anything looks for it
    const refused = refuse(file)
    if (refused !== undefined) throw refused
    const identity = identityOf(file)
    if (chain.some((other) => identityOf(other) === identity))
      throw new UserError(`${file} extends itself: ${[...chain, file].join(' → ')}.`)
    if (layers.has(identity)) return
    if (layers.size + chain.length >= MOST_FILES)
      throw new UserError(`The configuration extends more than ${MOST_FILES} files.`, {
        hint: 'Put shared settings into fewer files.',
      })
    const read = reader(await open(file))
    const data = read.object('', read.document.data, FILE_KEYS)
    for (const [at, name] of read.strings('/extends', own(data, 'extends'))) {
      await addLayers(resolve(dirname(file), name), [...chain, file]).catch((error: unknown) => {
        throw error instanceof UserError && chain.length === 0
          ? new UserError(`${read.place(at)} extends ${name}: ${error.message}`, { hint: error.hint })
          : error
      })
    }
    layers.set(identity, { ...ownLayer(read, dirname(file)), files: [file] })
  }
}

/** The same for every spelling of a path; reading says what is wrong with one that has none. */
function identityOf(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

/** The upper configuration over the lower one: what it says counts, rule by rule. */
function layered(lower: Config, upper: Config): Config {
  return {
    files: [...lower.files, ...upper.files],
    preset: upper.preset.from === 'default' ? lower.preset : upper.preset,
    profiles: upper.profiles.from === 'default' ? lower.profiles : upper.profiles,
    rules: overlaid(lower.rules, upper.rules),
    overrides: [...lower.overrides, ...upper.overrides],
    flags: overlaid(lower.flags, upper.flags),
    ignore: [...lower.ignore, ...upper.ignore],
    maxWarnings: upper.maxWarnings.from === 'default' ? lower.maxWarnings : upper.maxWarnings,
    failOn: upper.failOn.from === 'default' ? lower.failOn : upper.failOn,
    gate: upper.gate.from === 'default' ? lower.gate : upper.gate,
    targets: upper.targets.from === 'default' ? lower.targets : upper.targets,
    baseline: upper.baseline.from === 'default' ? lower.baseline : upper.baseline,
    prices: new Map([...lower.prices, ...upper.prices]),
    eval: {
      suites: upper.eval.suites.from === 'default' ? lower.eval.suites : upper.eval.suites,
      models: upper.eval.models.from === 'default' ? lower.eval.models : upper.eval.models,
      parameters: { ...lower.eval.parameters, ...upper.eval.parameters },
      thresholds: new Map([...lower.eval.thresholds, ...upper.eval.thresholds]),
      drops: new Map([...lower.eval.drops, ...upper.eval.drops]),
      against: upper.eval.against.from === 'default' ? lower.eval.against : upper.eval.against,
    },
  }
}
