import type { Finding } from '../core/finding.ts'
import type { Origin, Tool } from '../core/tool.ts'

/**
 * What rules found in the tools of one list before. A tool that is the same now keeps its findings of the rules that looked at
 * nothing but it, and for all others it stands as the same object, of which they remember facts. Findings hold no places, so it
 * does not matter where in the text the tool stands now.
 */
export interface Recall {
  /** The tools as rules see them. */
  standIns(tools: readonly Tool[]): readonly Tool[]
  /** undefined where the rule has to be asked. */
  found(rule: string, tool: Tool): readonly Finding[] | undefined
  keep(rule: string, tool: Tool, findings: readonly Finding[]): void
}

interface Entry {
  readonly tool: Tool
  readonly found: Map<string, readonly Finding[]>
}

/** Remembers the tools of the last lint, and none of an earlier one. The rules and their options must be the same every time. */
export function recallOfTools(): Recall {
  let entries = new Map<string, Entry>()
  let current = new Map<Tool, Entry>()
  let latest: Origin | undefined
  // an origin of its own would keep a text as long as the tool is the same
  const origin: Origin = {
    get uri() {
      return latest?.uri ?? ''
    },
    get text() {
      return latest?.text
    },
    span: () => undefined,
  }
  return {
    standIns(tools) {
      const next = new Map<string, Entry>()
      current = new Map()
      latest = tools.find((tool) => tool.origin !== undefined)?.origin
      const all = tools.map((tool) => {
        const key = `${tool.index} ${JSON.stringify([tool.unknown ?? null, tool.raw])}`
        const entry = entries.get(key) ?? { tool: tool.origin === undefined ? tool : { ...tool, origin }, found: new Map() }
        next.set(key, entry)
        current.set(entry.tool, entry)
        return entry.tool
      })
      entries = next
      return all
    },
    found: (rule, tool) => current.get(tool)?.found.get(rule),
    keep: (rule, tool, findings) => void current.get(tool)?.found.set(rule, findings),
  }
}
