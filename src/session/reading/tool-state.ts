import type { Finding, ReadBy } from '../../core/finding.ts'
import type { Tool } from '../../core/tool.ts'
import type { ControlCounts } from '../../reading/controls.ts'
import { funnelCounter } from '../../reading/funnel.ts'
import type { OpenFinding } from '../../reading/look.ts'
import type { ReportedFinding } from '../../reading/reading.ts'
import type { ReadJob } from './plan.ts'

/** A verified finding that is to be kept. */
interface KeptFinding {
  readonly rule: string
  readonly finding: Finding
  readonly kept: ReportedFinding
  readonly decided: ReadBy['decided']
}

/** How far the reading of one tool is, while answers are judged. */
export interface ToolState {
  readonly tool: Tool
  /** Why it cannot count as read. */
  unread: string | undefined
  /** The model, as it named itself. */
  model: string
  controls: Omit<ControlCounts, 'refused'>
  canary: boolean | undefined
  readonly funnel: ReturnType<typeof funnelCounter>
  readonly kept: KeptFinding[]
  /** What was seen already, so that nothing is told twice. */
  readonly seen: Set<string>
}

/** How far the reading of one toolset by one model is. */
export interface JobState {
  readonly job: ReadJob
  readonly tools: ReadonlyMap<number, ToolState>
  /** What no comparison decides. */
  readonly open: (OpenFinding & { readonly rule: string; readonly found: Finding })[]
  /** What was reported of no tool of the job. */
  readonly stray: ReturnType<typeof funnelCounter>
}

/** Nothing was judged yet. */
export function jobState(job: ReadJob): JobState {
  const state = ({ tool }: ReadJob['tools'][number]): ToolState => ({
    tool,
    unread: 'was not asked about',
    model: job.model.name,
    controls: { planted: 0, found: 0, clean: 0, flagged: 0 },
    canary: undefined,
    funnel: funnelCounter(),
    kept: [],
    seen: new Set(),
  })
  return { job, tools: new Map(job.tools.map((one) => [one.tool.index, state(one)])), open: [], stray: funnelCounter() }
}
