import { own, type Json, type JsonObject } from './json.ts'
import { REASONING_EFFORTS, TOOL_CHOICES, type ModelParameters } from './model.ts'

/** The parameters of models as files call them: what each is for, and what it takes, for whoever left it empty. */
export const PARAMETER_KEYS = {
  temperature: { says: 'The sampling temperature, for models that take one.', takes: 'a number, such as 0' },
  'reasoning-effort': { says: 'How much a model reasons. Not every model takes each level.', takes: 'a level, such as low' },
  'max-tokens': { says: 'The most tokens of one answer.', takes: 'a whole number, such as 1000' },
  'tool-choice': { says: 'Whether the model must, may or must not call a tool.', takes: 'auto, required or none' },
} as const

export type ParameterKey = keyof typeof PARAMETER_KEYS

/** Reads what a file says of parameters. `wrong` is told of each value that is none. */
export function parametersFrom(
  entry: JsonObject,
  wrong: (key: ParameterKey, wanted: string, value: Json) => void,
): ModelParameters {
  const word = <Word extends string>(key: ParameterKey, words: readonly Word[]): Word | undefined => {
    const value = own(entry, key)
    const found = words.find((one) => one === value)
    if (value !== undefined && found === undefined) wrong(key, `one of ${words.join(', ')}`, value)
    return found
  }
  const number = (key: ParameterKey, wanted: string, fits: (value: number) => boolean): number | undefined => {
    const value = own(entry, key)
    if (typeof value === 'number' && fits(value)) return value
    if (value !== undefined) wrong(key, wanted, value)
    return undefined
  }
  const temperature = number('temperature', 'a number of at least 0', (value) => value >= 0)
  const maxTokens = number('max-tokens', 'a whole number above 0', (value) => Number.isInteger(value) && value > 0)
  const reasoningEffort = word('reasoning-effort', REASONING_EFFORTS)
  const toolChoice = word('tool-choice', TOOL_CHOICES)
  return {
    ...(temperature === undefined ? {} : { temperature }),
    ...(maxTokens === undefined ? {} : { maxTokens }),
    ...(reasoningEffort === undefined ? {} : { reasoningEffort }),
    ...(toolChoice === undefined ? {} : { toolChoice }),
  }
}
