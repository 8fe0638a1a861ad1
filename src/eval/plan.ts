import { canonical, digest } from '../core/digest.ts'
import type { Model, Request } from '../core/model.ts'
import { questionDigest } from '../core/question.ts'
import type { Toolset } from '../core/tool.ts'
import type { Intent } from '../core/intent.ts'
import { listed, systemOf } from './expose.ts'
import type { Prompt } from './suite.ts'

/** One question to one model, once, before it is asked. */
export interface Question {
  /** See `Trial.key`. Intent and variant are part of it, so that equal questions of two intents, or of `compare X X`, are asked twice. */
  readonly key: string
  readonly question: string
  readonly intent: Pick<Intent, 'id'>
  readonly variant: string
  readonly repeat: number
  readonly model: Model
  readonly request: Request
}

/** One side of a comparison, or the only one. */
interface Variant {
  readonly name: 'only' | 'before' | 'after'
  readonly toolset: Toolset
  /** Those of the plan where left out. */
  readonly models?: readonly Model[]
  /** Intents of this side alone. */
  readonly more?: readonly Intent[]
}

export interface Plan {
  readonly models: readonly Model[]
  readonly intents: readonly Intent[]
  readonly variants: readonly Variant[]
  readonly prompt: Prompt
  readonly repeats: number
  /** The order is a shuffle by this seed, so that before and after are asked interleaved and at the same time. */
  readonly seed: number
}

/** Every question of a run, in the order in which they are asked. */
export function questionsOf({ models, intents, variants, prompt, repeats, seed }: Plan): Question[] {
  const questions = variants.flatMap(({ name, toolset, models: own = models, more = [] }) => {
    const tools = listed(toolset)
    const system = systemOf(prompt, toolset)
    return [...intents, ...more].flatMap((intent) =>
      Array.from({ length: repeats }, (_, repeat): Request => ({ system, says: intent.says, tools, repeat })).flatMap(
        (request) => {
          const question = questionDigest(request)
          return own.map((model): Question => ({
            key: digest(
              canonical({ model: model.name, parameters: model.parameters, question, intent: intent.id, variant: name }),
            ),
            question,
            intent,
            variant: name,
            repeat: request.repeat,
            model,
            request,
          }))
        },
      ),
    )
  })
  return shuffled(questions, seed)
}

const PLACE_DIGITS = 12

/** By numbers outside of the heap: a text for each of a hundred thousand questions would still lie in it when they are asked. */
function shuffled(questions: readonly Question[], seed: number): Question[] {
  const places = Float64Array.from(questions, ({ intent, key }) =>
    Number.parseInt(digest(`${seed} ${intent.id} ${key}`, PLACE_DIGITS), 16),
  )
  const order = Uint32Array.from(questions.keys()).sort((one, other) => (places[one] ?? 0) - (places[other] ?? 0))
  return [...order].flatMap((index) => questions[index] ?? [])
}
