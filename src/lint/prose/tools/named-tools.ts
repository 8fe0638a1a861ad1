import type { Tool } from '../../../core/tool.ts'
import { factOfEach } from '../../memo.ts'

/** What tells a tool from others in findings and messages. */
export type NamedTool = Pick<Tool, 'index' | 'name'>

/** The tools of a set with nothing but their names: what is derived from them stands while anything else is typed. */
export const namedTools = factOfEach(({ index, name }): NamedTool => ({ index, name }))
