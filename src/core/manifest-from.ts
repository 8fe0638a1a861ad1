import { isArray, isObject, own, ownObject, ownString, type Json, type JsonObject } from './json.ts'
import { GRADINGS, type Manifest } from './manifest.ts'

/** A manifest from data that was read; undefined where it is none. */
export function manifestFrom(value: Json | undefined): Manifest | undefined {
  if (!isObject(value)) return undefined
  const [suite, toolset, models] = [ownObject(value, 'suite'), ownObject(value, 'toolset'), own(value, 'models')]
  if (suite === undefined || toolset === undefined || !isArray(models)) return undefined
  const [branch, defaultBranch] = [ownString(value, 'branch'), ownString(value, 'defaultBranch')]
  const dirty = own(value, 'dirty')
  return {
    tool: { name: 'rightcall', version: text(ownObject(value, 'tool') ?? {}, 'version') },
    started: text(value, 'started'),
    suite: { path: text(suite, 'path'), digest: text(suite, 'digest'), intents: number(suite, 'intents') },
    toolset: {
      id: text(toolset, 'id'),
      uri: text(toolset, 'uri'),
      digest: text(toolset, 'digest'),
      tools: number(toolset, 'tools'),
    },
    models: models.filter(isObject).map((model) => ({
      model: text(model, 'model'),
      kind: KINDS.find((kind) => kind === own(model, 'kind')) ?? 'language',
      reported: texts(own(model, 'reported')),
      parameters: ownObject(model, 'parameters') ?? {},
    })),
    grading: GRADINGS.find((grading) => grading === own(value, 'grading')) ?? 'careful',
    exposure: ownString(value, 'exposure') ?? 'list',
    prompt: ownObject(value, 'prompt') ?? {},
    repeats: number(value, 'repeats'),
    seed: number(value, 'seed'),
    git: ownString(value, 'git'),
    ...(branch === undefined ? {} : { branch }),
    ...(defaultBranch === undefined ? {} : { defaultBranch }),
    ...(typeof dirty === 'boolean' ? { dirty } : {}),
    ...gateFrom(ownObject(value, 'gate')),
  }
}

function gateFrom(gate: JsonObject | undefined): Pick<Manifest, 'gate'> {
  if (gate === undefined) return {}
  const [thresholds, drops] = ['thresholds', 'drops'].map((name) => fractions(ownObject(gate, name) ?? {}))
  const against = ownString(gate, 'against')
  return { gate: { thresholds: thresholds ?? {}, drops: drops ?? {}, ...(against === undefined ? {} : { against }) } }
}

function fractions(object: JsonObject): Record<string, number> {
  const found = Object.entries(object).filter((entry): entry is [string, number] => typeof entry[1] === 'number')
  return Object.fromEntries(found.filter(([, value]) => value >= 0 && value <= 1))
}

const KINDS = ['language', 'retrieval', 'scripted'] as const

const text = (object: JsonObject, key: string): string => ownString(object, key) ?? ''

function number(object: JsonObject, key: string): number {
  const value = own(object, key)
  return typeof value === 'number' && Number.isFinite(value) ? value : 0
}

function texts(value: Json | undefined): string[] {
  return isArray(value) ? value.filter((item) => typeof item === 'string') : []
}
