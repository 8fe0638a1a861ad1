import type { Tool } from '../../../core/tool.ts'
import { excludes, saysWhen } from './rivals.ts'

/** True for two tools that share a name or a text, which other rules report, and where a text names the other tool or states when to use its own. */
export function textTellsApart(one: Tool, other: Tool, names: ReadonlySet<string>): boolean {
  const [its, theirs] = [one.description ?? '', other.description ?? '']
  if (one.name === other.name || its.trim().toLowerCase() === theirs.trim().toLowerCase()) return true
  if (excludes(one, its, names) || excludes(other, theirs, names)) return true
  return saysWhen(its) || saysWhen(theirs)
}
