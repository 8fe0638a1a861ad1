import { competingDigests, toolDigest } from '../../reading/fresh.ts'
import type { ReadingLine } from '../../reading/line.ts'
import { PROMPT_VERSION } from '../../reading/prompt.ts'
import { withoutPath } from './model-words.ts'
import type { JobState } from './tool-state.ts'

/** What is kept of the tools of a job that were read: a line each, and one for each finding. */
export function linesToKeep({ job, tools }: JobState, on: string): ReadingLine[] {
  const competing = competingDigests(job.toolset)
  return [...tools.values()].flatMap((one): ReadingLine[] => {
    if (one.unread !== undefined) return []
    const { tool, controls, canary, kept } = one
    const head = {
      tool: tool.name.slice(0, 500),
      set: job.set,
      sha256: toolDigest(tool),
      model: withoutPath(one.model).slice(0, 200),
      prompt: PROMPT_VERSION,
      on,
    }
    const asked = withoutPath(job.model.name).slice(0, 200)
    const read = {
      ...head,
      kind: 'read' as const,
      asked,
      counts: Object.fromEntries(Object.entries(one.funnel.counts()).map(([step, times]) => [step, times ?? 0])),
      trust: { ...controls, canary },
      competing: competing(tool),
    }
    return [
      read,
      // what a reader that cannot be trusted did report has visible quotes all the same
      ...kept.map(({ decided, kept: finding }) => ({ ...head, kind: 'finding' as const, decided, finding })),
    ]
  })
}
