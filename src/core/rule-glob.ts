/** True where a glob of rule ids has this one: `description/vague`, `description/*`, `*`. Only `*` is special, and it crosses no slash unless it is all. */
export function matchesRule(glob: string, rule: string): boolean {
  if (glob === '*' || glob === rule) return true
  if (!glob.includes('*')) return false
  const [family, name, ...rest] = glob.split('/')
  const [ruleFamily, ruleName] = rule.split('/')
  if (rest.length > 0 || family === undefined || name === undefined) return false
  return fits(family, ruleFamily ?? '') && fits(name, ruleName ?? '')
}

/** Parts between stars must stand in order; a pattern is short and its stars are few. */
function fits(pattern: string, word: string): boolean {
  const [first = '', ...parts] = pattern.split('*')
  const last = parts.pop()
  if (last === undefined) return word === first
  if (!word.startsWith(first) || word.length < first.length + last.length || !word.endsWith(last)) return false
  let at = first.length
  for (const part of parts) {
    const found = word.indexOf(part, at)
    if (found === -1) return false
    at = found + part.length
  }
  return at <= word.length - last.length
}
