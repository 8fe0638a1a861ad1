import { isArray, isObject, own, ownObject, ownString, type Json, type JsonObject } from './json.ts'

/** How expected arguments are judged: as a careful person would, or as the checker of the Berkeley leaderboard does. */
export const GRADINGS = ['careful', 'bfcl'] as const
export type Grading = (typeof GRADINGS)[number]

/** The fingerprint of a run: what would have to be equal for the numbers to be comparable. */
export interface Manifest {
  readonly tool: { readonly name: 'rightcall'; readonly version: string }
  readonly started: string
  readonly suite: { readonly path: string; readonly digest: string; readonly intents: number }
  readonly toolset: { readonly id: string; readonly uri: string; readonly digest: string; readonly tools: number }
  readonly models: readonly {
    readonly model: string
    readonly kind: 'language' | 'retrieval' | 'scripted'
    /** Versions that the provider reported, sorted. */
    readonly reported: readonly string[]
    readonly parameters: JsonObject
  }[]
  readonly exposure: string
  readonly grading: Grading
  readonly prompt: JsonObject
  readonly repeats: number
  readonly seed: number
  /** The commit of the working directory; undefined where there is none. */
  readonly git: string | undefined
  /** The branch that was checked out; left out where there is none. */
  readonly branch?: string
  /** Whether files that git tracks differed from the commit; left out without one. */
  readonly dirty?: boolean
}

/** A manifest from a journal; undefined where it is none. */
export function manifestFrom(value: Json | undefined): Manifest | undefined {
  if (!isObject(value)) return undefined
  const [tool, suite, toolset] = [ownObject(value, 'tool'), ownObject(value, 'suite'), ownObject(value, 'toolset')]
  const [started, models, git, branch] = [
    ownString(value, 'started'),
    own(value, 'models'),
    ownString(value, 'git'),
    ownString(value, 'branch'),
  ]
  if (suite === undefined || toolset === undefined || started === undefined || !isArray(models)) return undefined
  const dirty = own(value, 'dirty')
  return {
    tool: { name: 'rightcall', version: ownString(tool ?? {}, 'version') ?? '' },
    started,
    suite: { path: textOf(suite, 'path'), digest: textOf(suite, 'digest'), intents: numberOf(suite, 'intents') },
    toolset: {
      ...{ id: textOf(toolset, 'id'), uri: textOf(toolset, 'uri') },
      ...{ digest: textOf(toolset, 'digest'), tools: numberOf(toolset, 'tools') },
    },
    models: models.flatMap((model) => (isObject(model) ? [modelFrom(model)] : [])),
    grading: GRADINGS.find((grading) => grading === own(value, 'grading')) ?? 'careful',
    exposure: textOf(value, 'exposure'),
    prompt: ownObject(value, 'prompt') ?? {},
    repeats: numberOf(value, 'repeats'),
    seed: numberOf(value, 'seed'),
    git,
    ...(branch === undefined ? {} : { branch }),
    ...(typeof dirty === 'boolean' ? { dirty } : {}),
  }
}

const KINDS = ['language', 'retrieval', 'scripted'] as const

function modelFrom(model: JsonObject): Manifest['models'][number] {
  const reported = own(model, 'reported')
  return {
    model: textOf(model, 'model'),
    kind: KINDS.find((kind) => kind === own(model, 'kind')) ?? 'language',
    reported: isArray(reported) ? reported.filter((version) => typeof version === 'string') : [],
    parameters: ownObject(model, 'parameters') ?? {},
  }
}

function textOf(object: JsonObject, key: string): string {
  return ownString(object, key) ?? ''
}

function numberOf(object: JsonObject, key: string): number {
  const value = own(object, key)
  return typeof value === 'number' ? value : 0
}
