/** The tools of a set, or what is known of each, by name. Where a rule takes the first of several, which one that is must not hang on the order of the list. */
export function byName<Named extends { readonly name: string }>(tools: readonly Named[]): Named[] {
  return tools.toSorted((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0))
}
