import type { DataDocument } from '../core/document.ts'
import { isArray, isObject, kindOf, own, ownString, type Json, type JsonObject } from '../core/json.ts'
import { join, type Pointer } from '../core/pointer.ts'
import type { Intent } from '../core/intent.ts'
import type { ModelParameters } from '../core/model.ts'
import { PARAMETER_KEYS, parametersFrom } from '../core/model-parameters.ts'
import { clip } from '../core/text.ts'
import type { Renames } from './rename.ts'
import { readExpectation, type Mention } from './suite-expect.ts'
import { suiteFaults, type Faults, type SuiteFault } from './suite-faults.ts'
import { DEFAULTS_KEYS, INTENT_KEYS, LONGEST_TEXT, PROMPT_KEYS, SUITE_KEYS } from './suite-keys.ts'
import { readRenames } from './suite-renames.ts'
import { readToolset, type SuiteToolset } from './suite-toolset.ts'

/** What the model is told in addition to the intent. */
export interface Prompt {
  readonly system: string | undefined
  /** Whether the server's own instructions are shown, as clients do. */
  readonly instructions: 'shown' | 'hidden'
}

/** A golden suite: what users say, and what a model should do about it. */
export interface Suite {
  readonly document: DataDocument
  /** undefined where the suite names none: then only `compare` can use it. */
  readonly toolset: SuiteToolset | undefined
  readonly prompt: Prompt
  /** How models are to answer. */
  readonly parameters: ModelParameters
  /** What tools and arguments are called after, for comparisons across a rename. */
  readonly renames: Renames
  readonly intents: readonly Intent[]
  /** Every place that names a tool, so that `checkSuite` can point at it. */
  readonly mentions: readonly Mention[]
}

/** Named in the design of suites, but built later. */
const LATER = ['distractors', 'results']

const NO_PROMPT: Prompt = { system: undefined, instructions: 'shown' }

interface Defaults {
  readonly not: readonly string[]
  readonly tags: readonly string[]
  readonly cluster: string | undefined
}

/** Reads a suite. @throws UserError with every fault and its place, not only the first */
export function readSuite(document: DataDocument): Suite {
  const faults = suiteFaults(document)
  const suite = suiteIn(document, faults)
  faults.throwAny()
  return suite
}

/** A suite as far as it can be read, with every fault. An editor shows what is wrong while it is being written. */
export function inspectSuite(document: DataDocument): { suite: Suite; faults: readonly SuiteFault[] } {
  const faults = suiteFaults(document)
  const suite = suiteIn(document, faults)
  return { suite, faults: faults.found() }
}

function suiteIn(document: DataDocument, faults: Faults): Suite {
  faults.repeatedKeys()
  const root = isObject(document.data) ? document.data : undefined
  if (root === undefined) {
    faults.add('', `is ${kindOf(document.data)}, not a golden suite; it starts with toolset: and intents:.`)
    return { document, toolset: undefined, prompt: NO_PROMPT, parameters: {}, renames: {}, intents: [], mentions: [] }
  }
  const later = LATER.filter((key) => Object.hasOwn(root, key))
  for (const key of later) faults.add(join('', key), `is not supported yet; leave out ${key}:.`)
  faults.unknownKeys(root, '', SUITE_KEYS, LATER)
  const address = own(root, '$schema')
  if (address !== undefined && typeof address !== 'string')
    faults.add('/$schema', `should be the address of a JSON Schema, not ${kindOf(address)}.`)
  const mentions: Mention[] = []
  return {
    document,
    toolset: readToolset(own(root, 'toolset'), '/toolset', faults),
    prompt: readPrompt(own(root, 'prompt'), faults),
    parameters: readParameters(own(root, 'parameters'), faults),
    renames: readRenames(own(root, 'renames'), faults),
    intents: readIntents(own(root, 'intents'), readDefaults(own(root, 'defaults'), faults), mentions, faults),
    mentions,
  }
}

function readPrompt(value: Json | undefined, faults: Faults): Prompt {
  if (value === undefined) return NO_PROMPT
  if (!isObject(value)) {
    faults.add('/prompt', `should be { system: …, instructions: shown or hidden }, not ${kindOf(value)}.`)
    return NO_PROMPT
  }
  faults.unknownKeys(value, '/prompt', PROMPT_KEYS)
  const system = Object.hasOwn(value, 'system') ? own(value, 'system') : 'none'
  if (typeof system !== 'string') faults.add('/prompt/system', `should be none or a text, not ${kindOf(system)}.`)
  const instructions = Object.hasOwn(value, 'instructions') ? own(value, 'instructions') : 'shown'
  if (instructions !== 'shown' && instructions !== 'hidden') faults.add('/prompt/instructions', 'should be shown or hidden.')
  return {
    system: typeof system === 'string' && system !== 'none' ? system : undefined,
    instructions: instructions === 'hidden' ? 'hidden' : 'shown',
  }
}

function readParameters(value: Json | undefined, faults: Faults): ModelParameters {
  if (value === undefined) return {}
  if (!isObject(value)) {
    faults.add('/parameters', `should be an object such as { temperature: 0 }, not ${kindOf(value)}.`)
    return {}
  }
  faults.unknownKeys(value, '/parameters', PARAMETER_KEYS)
  return parametersFrom(value, (key, wanted, given) => {
    const shown = typeof given === 'string' ? `"${clip(given, 60)}"` : typeof given === 'number' ? given : kindOf(given)
    faults.add(join('/parameters', key), `should be ${wanted}, not ${shown}.`)
  })
}

function readDefaults(value: Json | undefined, faults: Faults): Defaults {
  const object = isObject(value) ? value : {}
  if (value !== undefined && !isObject(value)) faults.add('/defaults', `should be an object, not ${kindOf(value)}.`)
  faults.unknownKeys(object, '/defaults', DEFAULTS_KEYS)
  return {
    not: readNames(own(object, 'not'), '/defaults/not', faults),
    tags: readNames(own(object, 'tags'), '/defaults/tags', faults),
    cluster: own(object, 'cluster') === undefined ? undefined : readText(object, 'cluster', '/defaults', faults),
  }
}

function readIntents(value: Json | undefined, defaults: Defaults, mentions: Mention[], faults: Faults): Intent[] {
  if (!isArray(value) || value.length === 0) {
    faults.add('/intents', `should list at least one intent, not ${isArray(value) ? 'none' : kindOf(value)}.`)
    return []
  }
  const seen = new Map<string, Pointer>()
  return value.flatMap((entry, index) => {
    const at = join('/intents', index)
    if (!isObject(entry)) {
      faults.add(at, `should be an intent with id, says and expect, not ${kindOf(entry)}.`)
      return []
    }
    const intent = readIntent(entry, at, defaults, mentions, faults)
    const twin = seen.get(intent.id)
    if (twin !== undefined) faults.add(join(at, 'id'), `repeats the id "${intent.id}" of ${faults.place(join(twin, 'id'))}.`)
    seen.set(intent.id, at)
    return [intent]
  })
}

function readIntent(entry: JsonObject, at: Pointer, defaults: Defaults, mentions: Mention[], faults: Faults): Intent {
  faults.unknownKeys(entry, at, INTENT_KEYS)
  const id = readText(entry, 'id', at, faults)
  const says = readText(entry, 'says', at, faults)
  const not = own(entry, 'not') === undefined ? defaults.not : readNames(own(entry, 'not'), join(at, 'not'), faults)
  if (own(entry, 'not') !== undefined) {
    mentions.push(...not.map((tool, index) => ({ tool, at: join(at, 'not', index), role: 'forbids' as const, arguments: [] })))
  }
  return {
    id,
    says,
    expect: readExpectation(own(entry, 'expect'), join(at, 'expect'), mentions, faults),
    not,
    tags: [...new Set([...defaults.tags, ...readNames(own(entry, 'tags'), join(at, 'tags'), faults)])],
    cluster: own(entry, 'cluster') === undefined ? (defaults.cluster ?? id) : readText(entry, 'cluster', at, faults),
  }
}

function readText(object: JsonObject, key: string, at: Pointer, faults: Faults): string {
  const text = ownString(object, key)
  if (text !== undefined && text.trim() !== '' && text.length <= LONGEST_TEXT) return text
  const value = own(object, key)
  const problem = text === undefined ? kindOf(value) : text.length > LONGEST_TEXT ? `${text.length} characters` : 'an empty one'
  if (value === undefined) faults.add(at, `lacks ${key}:.`)
  else faults.add(join(at, key), `should be a text of 1 to ${LONGEST_TEXT} characters, not ${problem}.`)
  return ''
}

function readNames(value: Json | undefined, at: Pointer, faults: Faults): string[] {
  if (value === undefined) return []
  if (isArray(value) && value.every((name) => typeof name === 'string')) return [...value]
  faults.add(at, `should be a list of texts, not ${kindOf(value)}.`)
  return []
}
