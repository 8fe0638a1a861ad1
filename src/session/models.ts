import { didYouMean } from '../core/did-you-mean.ts'
import type { Model, ModelSettings } from '../core/model.ts'
import { nearest } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import type { Context } from './context.ts'
import type { RunSettings } from './run-settings.ts'
import { trustedReader } from './trusted-file.ts'

/** Opens models by name, each once: `local:hybrid`, `openai:<model>`. @throws UserError naming the nearest, or the missing key */
export async function openModels(
  {
    models: names,
    baseUrl,
    parameters = {},
    flagged = parameters,
    trust,
  }: Pick<RunSettings, 'models' | 'baseUrl' | 'parameters' | 'flagged' | 'trust'>,
  { catalogue: { modelProviders }, io: { env, cwd } }: Context,
  asks = true,
): Promise<Model[]> {
  const textOf = trust === undefined ? undefined : trustedReader(trust, cwd)
  const settings: ModelSettings = { env, baseUrl, cwd, textOf, parameters, asks }
  if (names.length === 0) {
    throw new UserError('No model was named.', {
      hint: 'Add --model local:bm25, which needs no key and no package, or --model openai:<model>.',
    })
  }
  const providers = await modelProviders()
  return Promise.all(
    [...new Set(names)].map((name) => {
      const colon = name.indexOf(':')
      const [prefix, id] = colon === -1 ? [name, ''] : [name.slice(0, colon), name.slice(colon + 1)]
      const provider = providers.find((candidate) => candidate.prefix === prefix)
      if (provider !== undefined && id !== '')
        return provider.open(id, provider.generates ? settings : { ...settings, parameters: flagged })
      const prefixes = providers.map((candidate) => candidate.prefix)
      const meant = provider === undefined ? nearest(prefix, prefixes) : prefix
      throw new UserError(`There is no model "${name}".`, {
        hint: didYouMean(
          meant,
          `Models: ${prefixes.map((each) => `${each}:…`).join(', ')}.`,
          (prefix) => `${prefix}:${id || '…'}`,
        ),
      })
    }),
  )
}
