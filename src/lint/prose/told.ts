import type { Tool } from '../../core/tool.ts'
import type { Parameter } from '../schema/parameters.ts'
import { textsAbout } from './about-parameters.ts'

/** True where the tool's own description says what a top-level parameter is: a line `limit: how many`, "`limit` (max 100)". */
export function isToldByTool(tool: Tool, { depth, name }: Parameter): boolean {
  const { description } = tool
  if (depth > 0 || !description?.includes(name)) return false
  if ([` ${name}: `, `\n${name}: `, `\`${name}\`: `].some((form) => description.includes(form))) return true
  return textsAbout(tool).some(({ parameter, at }) => at === '/description' && parameter.name === name)
}
