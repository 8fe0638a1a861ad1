import { canonical, digest } from '../core/digest.ts'
import type { Model } from '../core/model.ts'
import type { Recorded } from '../core/recorded.ts'
import type { Toolset } from '../core/tool.ts'
import type { Intent } from '../core/intent.ts'
import type { Manifest } from '../core/manifest.ts'
import type { Suite } from '../eval/suite.ts'
import type { Context } from './context.ts'
import type { Executed } from './execute.ts'
import { gitState } from './git-state.ts'
import type { RunSettings } from './run-settings.ts'

/** The fingerprint of one variant's run. */
export async function manifestOf(
  { started, recorded }: Pick<Executed, 'started' | 'recorded'>,
  {
    suite,
    intents,
    toolset,
    models,
    settings,
  }: {
    suite: Suite
    intents: readonly Intent[]
    toolset: Toolset
    models: readonly Model[]
    settings: RunSettings
  },
  { catalogue, io }: Context,
): Promise<Manifest> {
  return {
    tool: { name: 'rightcall', version: catalogue.version },
    started,
    suite: { path: suite.document.uri, digest: digest(canonical(suite.document.data)), intents: intents.length },
    toolset: {
      id: toolset.id,
      uri: toolset.uri,
      digest: digest(canonical(toolset.tools.map(({ raw }) => raw))),
      tools: toolset.tools.length,
    },
    models: models.map(({ name, kind, parameters }) => ({ model: name, kind, reported: reportedBy(name, recorded), parameters })),
    exposure: 'list',
    grading: settings.grading ?? 'careful',
    prompt: { system: suite.prompt.system ?? null, instructions: suite.prompt.instructions },
    repeats: settings.repeats,
    seed: settings.seed,
    ...(await gitState(io)),
    ...gateOf(settings),
  }
}

function gateOf({ thresholds = new Map(), drops = new Map(), against }: RunSettings): Pick<Manifest, 'gate'> {
  if (thresholds.size + drops.size === 0) return {}
  const counted = drops.size === 0 || against === undefined ? {} : { against }
  return { gate: { thresholds: Object.fromEntries(thresholds), drops: Object.fromEntries(drops), ...counted } }
}

/** The versions that a model gave of itself, sorted. */
export function reportedBy(model: string, recorded: readonly Pick<Recorded, 'model' | 'outcome'>[]): string[] {
  const versions = recorded.flatMap((trial) => (trial.model === model && trial.outcome.ok ? [trial.outcome.reply.model] : []))
  return [...new Set(versions)].sort()
}
