import type { Toolset } from '../core/tool.ts'
import type { Asking } from './asking.ts'
import type { Batch } from './batch.ts'
import { READ_PROMPT } from './prompt.ts'
import { REPORT_TOOL } from './report-tool.ts'

/** The question about one batch. */
export function readRequest(_toolset: Toolset, _batch: Batch, _seed: string): Asking {
  return { request: { system: READ_PROMPT, says: '', tools: [REPORT_TOOL], repeat: 0 }, places: new Map() }
}
