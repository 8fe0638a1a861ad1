import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isArray, isObject, own, ownObject, ownString, type Json, type JsonObject } from '../../src/core/json.ts'
import { callsPass, wireName, type BerkeleyCall, type BerkeleyFunction, type MadeCall } from '../../src/eval/berkeley/calls.ts'

/** Categories of the leaderboard whose verdicts were published with the answers. */
export const CATEGORIES = ['simple', 'multiple_function', 'parallel_function', 'parallel_multiple_function', 'relevance'] as const
export type Category = (typeof CATEGORIES)[number]

/** Models whose answers are recorded as JSON. */
export const MODELS = [
  'claude-3-5-sonnet-20240620-FC',
  'claude-3-haiku-20240307-FC',
  'gpt-3.5-turbo-0125-FC',
  'gpt-4o-2024-08-06-FC',
] as const

/** One recorded answer. */
export interface Answer {
  readonly id: string
  /** Empty where the right answer is no call. */
  readonly expected: readonly BerkeleyCall[]
  /** undefined where the answer is no list of calls, or one of them is not valid JSON. */
  readonly made: readonly MadeCall[] | undefined
  /** The leaderboard's own verdict. */
  readonly official: boolean
}

/** Reads the answers of one model in one category, in the order of the questions. */
export function answersOf(folder: string, model: string, category: Category): Answer[] {
  const official = ownObject(objectIn(readFileSync(join(folder, 'results', model, 'official.json'), 'utf8')), category) ?? {}
  const failing = own(official, 'failing')
  if (!isArray(failing)) throw new Error(`${model} has no official verdicts for ${category}`)
  const accepted =
    category === 'relevance' ? new Map<string, JsonObject>() : byId(join(folder, 'data/possible_answer', `${category}.json`))
  const results = byId(join(folder, 'results', model, `${category}.json`))
  return [...byId(join(folder, 'data', `${category}.json`))].map(([id, question]) => {
    const answer = results.get(id)
    if (answer === undefined) throw new Error(`${model} has no answer to ${id}`)
    return {
      id,
      expected: expectedIn(accepted.get(id), functionsIn(question), category),
      made: madeIn(own(answer, 'result')),
      official: !failing.includes(id),
    }
  })
}

/** The verdict of strict mode. Where no call is right, an answer that holds no readable call is right. */
export function passes({ expected, made }: Answer): boolean {
  if (expected.length === 0) return made === undefined || made.length === 0
  return made !== undefined && callsPass(made, expected)
}

function functionsIn(question: JsonObject): BerkeleyFunction[] {
  const value = own(question, 'function') ?? []
  return (isArray(value) ? value : [value]).flatMap((one) =>
    isObject(one) ? [{ name: ownString(one, 'name') ?? '', parameters: ownObject(one, 'parameters') ?? {} }] : [],
  )
}

/** Accepted answers are keyed by the function's name, with `_1`, `_2` behind it where it is called more than once. */
function expectedIn(answer: JsonObject | undefined, functions: readonly BerkeleyFunction[], category: Category): BerkeleyCall[] {
  return Object.entries((answer && ownObject(answer, 'ground_truth')) ?? {}).map(([key, accepted]) => {
    const only = category === 'simple' || functions.length === 1 ? functions[0] : undefined
    // one answer names a parameter where a function should stand: no call can pass for it
    const of = only ?? functions.find(({ name }) => key.includes(name)) ?? { name: key, parameters: {} }
    return { of, accepted: isObject(accepted) ? accepted : {} }
  })
}

function madeIn(result: Json | undefined): MadeCall[] | undefined {
  if (!isArray(result)) return undefined
  try {
    return result.map((call) => {
      const [[name, text] = []] = isObject(call) ? Object.entries(call) : []
      if (name === undefined || typeof text !== 'string') throw new SyntaxError('no call')
      return { name: wireName(name), arguments: JSON.parse(text) }
    })
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function byId(path: string): Map<string, JsonObject> {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
  return new Map(lines.map((line) => [ownString(objectIn(line), 'id') ?? '', objectIn(line)]))
}

function objectIn(text: string): JsonObject {
  const value: Json = JSON.parse(text)
  if (!isObject(value)) throw new Error(`expected an object, not ${text.slice(0, 60)}`)
  return value
}
