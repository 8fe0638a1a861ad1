import type { ModelParameters } from '../core/model.ts'

/** Models that reason before they answer; the others take no effort. */
function isReasoning(id: string): boolean {
  return /^(?:o\d|gpt-(?:[5-9]|\d\d))/.test(id) && !/-chat\b/.test(id)
}

/** GPT-5.6 and later keep no beginning of a question but what ends at a breakpoint, and charge for writing it. */
export function hasBreakpoints(id: string): boolean {
  return /^gpt-(?:5\.(?:[6-9]|\d\d)|[6-9]|\d\d)/.test(id)
}

const LEAST_OUTPUT = 16

/** Why OpenAI's model does not take a parameter. */
export function openAiReasons(id: string, { reasoningEffort, maxTokens, temperature }: ModelParameters) {
  return {
    temperature:
      isReasoning(id) && reasoningEffort !== 'none'
        ? 'reasoning models take a temperature only with --reasoning-effort none'
        : temperature !== undefined && temperature > 2
          ? 'it must be from 0 to 2'
          : undefined,
    reasoningEffort: isReasoning(id) ? undefined : 'it does not reason before it answers',
    maxTokens: maxTokens !== undefined && maxTokens < LEAST_OUTPUT ? `OpenAI takes ${LEAST_OUTPUT} or more` : undefined,
  }
}
