import type { Diagnostic } from '../core/finding.ts'
import type { Pointer } from '../core/pointer.ts'
import { matchesRule } from '../core/rule-glob.ts'

/** One entry of `ignore:` in a configuration: a finding that somebody looked at and accepts, and why. */
export interface Ignore {
  /** An id, or a glob of ids. */
  readonly rule: string
  /** Left out: every tool. */
  readonly tool: string | undefined
  /** Left out: every place; otherwise this place and all below it. */
  readonly at: Pointer | undefined
  readonly reason: string
  /** Called whenever the entry suppressed something, so that unused entries can be told. */
  used(): void
}

/** Splits findings into those that stay and the number of those that an entry accepts. */
export function drop(found: readonly Diagnostic[], ignores: readonly Ignore[]): { kept: Diagnostic[]; suppressed: number } {
  const kept = found.filter((diagnostic) => {
    const accepting = ignores.filter((ignore) => accepts(ignore, diagnostic))
    for (const ignore of accepting) ignore.used()
    return accepting.length === 0
  })
  return { kept, suppressed: found.length - kept.length }
}

function accepts({ rule, tool, at }: Ignore, diagnostic: Diagnostic): boolean {
  return (
    matchesRule(rule, diagnostic.rule) &&
    (tool === undefined || tool === diagnostic.tool) &&
    (at === undefined || at === diagnostic.at || diagnostic.at.startsWith(`${at}/`))
  )
}
