import { canonical } from '../../core/digest.ts'
import { isObject, ownString, type Json } from '../../core/json.ts'
import { DEEPEST } from '../depth.ts'
import { deeperThan } from './depth.ts'

/** A client that got this many pages in a row without anything new is being led in a circle. */
const IDLE = 2

/** What the pages of one list brought, each tool once. */
export interface Pages {
  /** Takes the tools of the next page. True when it only repeats earlier pages, and so did the one before. */
  take(page: readonly Json[]): boolean
  readonly tools: readonly Json[]
  /** Names of tools that a later page lists again, exactly as an earlier page did. */
  repeated(): readonly string[]
}

/** Collects pages. A tool that one page lists twice stays twice: that is no fault of the paging. */
export function collectPages(): Pages {
  const tools: Json[] = []
  const earlier = new Set<string>()
  const repeated = new Set<string>()
  let idle = 0
  return {
    tools,
    take(page) {
      const keys = page.map((tool) => (deeperThan(DEEPEST, tool) ? undefined : canonical(tool)))
      const fresh = page.filter((tool, at) => {
        const again = earlier.has(keys[at] ?? '')
        if (again) repeated.add(nameOf(tool))
        return !again
      })
      for (const tool of fresh) tools.push(tool)
      for (const key of keys) if (key !== undefined) earlier.add(key)
      idle = page.length > 0 && fresh.length === 0 ? idle + 1 : 0
      return idle >= IDLE
    },
    repeated: () => [...repeated],
  }
}

/** The name of an entry of a list; empty where it has none. */
export function nameOf(tool: Json): string {
  return isObject(tool) ? (ownString(tool, 'name') ?? '') : ''
}
