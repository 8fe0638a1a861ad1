import type { Toolset } from '../core/tool.ts'

/** Two lists that are of one server; one of them is undefined where only one side has it. */
export interface PairedSets {
  /** null where one list is compared with one. */
  readonly server: string | null
  readonly before: Toolset | undefined
  readonly after: Toolset | undefined
}

/** Which list after belongs to which before: the only ones belong together, several by what their server is called. */
export function pairedSets(before: readonly Toolset[], after: readonly Toolset[]): PairedSets[] {
  if (before.length === 1 && after.length === 1) return [{ server: null, before: before[0], after: after[0] }]
  const [old, now] = [labelled(before), labelled(after)]
  return [...new Set([...old.keys(), ...now.keys()])].map((server) => ({
    server,
    before: old.get(server),
    after: now.get(server),
  }))
}

function labelled(sets: readonly Toolset[]): ReadonlyMap<string, Toolset> {
  const found = new Map<string, Toolset>()
  for (const set of sets) {
    const label = set.configured?.name ?? set.target?.name ?? set.name ?? set.uri.slice(set.uri.lastIndexOf('/') + 1)
    let own = label
    for (let times = 2; found.has(own); times++) own = `${label} (${times})`
    found.set(own, set)
  }
  return found
}
