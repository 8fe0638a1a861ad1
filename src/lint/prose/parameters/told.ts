import { ownString } from '../../../core/json.ts'
import type { Tool } from '../../../core/tool.ts'
import type { Parameter } from '../../../schema/parameters.ts'
import { stretchesOf } from '../../claims/bind.ts'

/** All that is said of a parameter: its own text, its title, and what the tool's description says of it by name. */
export function saidOf(tool: Tool, { at, description = '', schema }: Parameter): string {
  const told = stretchesOf(tool).filter((stretch) => stretch.at === '/description' && stretch.parameter.at === at)
  return [description, ownString(schema, 'title') ?? '', ...told.map(({ text }) => text)].join(' ')
}

/** True where the tool's own description says what a top-level parameter is: a line `limit: how many`, "`limit` (max 100)". */
export function isToldByTool(tool: Tool, { depth, name }: Parameter): boolean {
  const { description } = tool
  if (depth > 0 || !description?.includes(name)) return false
  if ([` ${name}: `, `\n${name}: `, `\`${name}\`: `].some((form) => description.includes(form))) return true
  return stretchesOf(tool).some(
    ({ parameter, at, by, text }) =>
      at === '/description' && parameter.name === name && (by === 'row' || /^\W*(?:the )?it\b/i.test(text)),
  )
}
