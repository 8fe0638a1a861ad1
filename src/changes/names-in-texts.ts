/** Names that one side had and the other has not. */
export function gone(names: readonly string[], now: readonly string[]): ReadonlySet<string> {
  const there = new Set(now)
  return new Set(names.filter((name) => name !== '' && !there.has(name)))
}

const MARKED = /[`"']([^`"'\s]{1,100})[`"']/g
const BARE = /(?<![\w.$-])[A-Za-z_$][\w$-]{1,100}(?![\w$])/g
/** Written like a name of a program, which no other word of a sentence is. */
const LIKE_A_NAME = /_|-|\p{Ll}\p{Lu}/u

/** Those of some names that a text names: in marks, or bare where no ordinary word is written so. Each once. */
export function namesIn(text: string, names: ReadonlySet<string>): string[] {
  const found = new Set<string>()
  for (const [, name = ''] of text.matchAll(MARKED))
    if (names.has(name.replace(/\(\)$/, ''))) found.add(name.replace(/\(\)$/, ''))
  for (const [name] of text.matchAll(BARE)) if (LIKE_A_NAME.test(name) && names.has(name)) found.add(name)
  return [...found]
}
