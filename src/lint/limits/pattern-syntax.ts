/** A stretch of a pattern that only some engines of regular expressions read, and the name that limits give it. */
export interface Syntax {
  readonly word: '\\p{…} and \\P{…}' | '\\u{…}' | '(?<name>…)' | '(?=…) and (?!…)' | '(?<=…) and (?<!…)'
  readonly start: number
  readonly end: number
}

/** Alternatives in the order in which they are tried at one place; what is escaped or is in a class is read as that. */
const TOKENS =
  /(?<property>\\[pP]\{[^}]*\})|(?<code>\\u\{[^}]*\})|\\[^]|(?<open>\[)|(?<close>\])|(?<ahead>\(\?[=!])|(?<behind>\(\?<[=!])|(?<named>\(\?<[A-Za-z_$][^>]*>)/g

/** What of ECMA-262 a pattern uses that Python's `re` or an engine without look-around does not read, in order. */
export function unusualSyntaxOf(pattern: string): readonly Syntax[] {
  const found: Syntax[] = []
  let inClass = false
  for (const match of pattern.matchAll(TOKENS)) {
    const { property, code, open, close, ahead, behind, named } = match.groups ?? {}
    if (open !== undefined) inClass = true
    if (close !== undefined) inClass = false
    const word =
      property !== undefined
        ? '\\p{…} and \\P{…}'
        : code !== undefined
          ? '\\u{…}'
          : inClass
            ? undefined
            : ahead !== undefined
              ? '(?=…) and (?!…)'
              : behind !== undefined
                ? '(?<=…) and (?<!…)'
                : named === undefined
                  ? undefined
                  : '(?<name>…)'
    if (word !== undefined) found.push({ word, start: match.index, end: match.index + match[0].length })
  }
  return found
}
