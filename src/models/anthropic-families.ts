import type { ModelParameters, ReasoningEffort } from '../core/model.ts'

/** Claude 5.1 and later always decide by themselves whether to call a tool. */
function decidesItself(id: string): boolean {
  return /^claude-[a-z]+-(?:5-[1-9]|[6-9])/.test(id)
}

/** Claude 4.5 but Opus, and what came before, knows no effort. */
function takesEffort(id: string): boolean {
  return !/^claude-(?:[1-3]|(?:haiku|sonnet)-4(?:-5)?\b|opus-4(?:-[01])?(?:-\d{8})?$)/.test(id)
}

const EFFORTS = ['low', 'medium', 'high', 'xhigh', 'max'] as const

/** The effort as the Messages API names it; undefined for one that it has not. */
export function effortOf(effort: ReasoningEffort | undefined): (typeof EFFORTS)[number] | undefined {
  return EFFORTS.find((each) => each === effort)
}

/** Why a Claude model does not take a parameter. */
export function anthropicReasons(id: string, { reasoningEffort, toolChoice }: ModelParameters) {
  return {
    temperature: 'the Messages API no longer takes a temperature',
    reasoningEffort: !takesEffort(id)
      ? 'this model takes no effort'
      : effortOf(reasoningEffort) === undefined
        ? `Claude knows ${EFFORTS.join(', ')}`
        : undefined,
    toolChoice: toolChoice !== 'auto' && decidesItself(id) ? 'this model takes only auto' : undefined,
  }
}

/** The shortest beginning of a question that the prompt cache keeps, in tokens (2026-10). */
export function leastCached(id: string): number {
  if (/^claude-(?:haiku-4-5|opus-4-[5-7])/.test(id)) return 4_096
  return /^claude-(?:opus|fable|mythos|haiku)-5/.test(id) ? 512 : 1_024
}
