/** Tool names as a provider accepts them, and back. */
export interface WireNames {
  /** One for each tool, in order; unique. */
  readonly wire: readonly string[]
  /** The tool's own name; a name that was never sent comes back as it is, for the scorers to call invented. */
  own(wire: string): string
}

/** Maps names onto `[A-Za-z0-9_-]`, at most `longest` characters, unique. Names that are fine stay as they are. */
export function wireNames(names: readonly string[], longest: number): WireNames {
  const byWire = new Map<string, string>()
  // names that need no change come first, so that none of them is taken by one that does
  const fine = new Set(names.filter((name) => name.length <= longest && /^[A-Za-z0-9_-]+$/.test(name)))
  const seen = new Set<string>()
  const wire = names.map((name) => {
    const first = fine.has(name) && !seen.has(name)
    seen.add(name)
    const safe = first
      ? name
      : unused(name.replaceAll(/[^A-Za-z0-9_-]/g, '_') || 'tool', longest, (one) => byWire.has(one) || fine.has(one))
    byWire.set(safe, name)
    return safe
  })
  return { wire, own: (name) => byWire.get(name) ?? name }
}

function unused(base: string, longest: number, taken: (name: string) => boolean): string {
  const short = base.slice(0, longest)
  if (!taken(short)) return short
  for (let number = 2; ; number++) {
    const numbered = `${base.slice(0, longest - 1 - String(number).length)}_${number}`
    if (!taken(numbered)) return numbered
  }
}
