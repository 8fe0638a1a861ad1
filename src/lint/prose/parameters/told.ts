import { ownString } from '../../../core/json.ts'
import { rememberedFor } from '../../../core/memo.ts'
import type { Tool } from '../../../core/tool.ts'
import type { Parameter } from '../../../schema/parameters.ts'
import { stretchesOf } from '../../claims/bind.ts'

/** What a tool's own description states about its parameters, by the place of each. */
const toldIn = rememberedFor((tool: Tool) =>
  Map.groupBy(
    stretchesOf(tool).filter(({ at }) => at === '/description'),
    ({ parameter }) => parameter.at,
  ),
)

/** All that is stated about a parameter: its own text, its title, and what the tool's description states about it by name. */
export function saidOf(tool: Tool, { at, description = '', schema }: Parameter): string {
  const told = toldIn(tool).get(at) ?? []
  return [description, ownString(schema, 'title') ?? '', ...told.map(({ text }) => text)].join(' ')
}

/** True if the tool's own description states what a top-level parameter is: a line `limit: how many`, "`limit` (max 100)". */
export function isToldByTool(tool: Tool, { at, depth, name }: Parameter): boolean {
  const { description } = tool
  if (depth > 0 || !description?.includes(name)) return false
  if ([` ${name}: `, `\n${name}: `, `\`${name}\`: `].some((form) => description.includes(form))) return true
  return (toldIn(tool).get(at) ?? []).some(({ by, text }) => by === 'row' || /^\W*(?:the )?it\b/i.test(text))
}
