const IRREGULAR = new Map(
  Object.entries({
    using: 'use',
    used: 'use',
    children: 'child',
    people: 'person',
    indices: 'index',
    indexes: 'index',
    vertices: 'vertex',
    criteria: 'criterion',
    wrote: 'writ',
    written: 'writ',
    sent: 'send',
    built: 'build',
    found: 'find',
    news: 'news',
    status: 'status',
    statuses: 'status',
    alias: 'alias',
    aliases: 'alias',
    data: 'data',
  }),
)

/** A word's stem, good enough to see that `creates`, `created` and `creation` share one. Takes lower case; not a dictionary form. */
export function stem(word: string): string {
  const known = IRREGULAR.get(word)
  if (known !== undefined) return known
  const bare = singular(word.replace(/['’]s?$/, ''))
  return withoutE(withoutEnding(bare))
}

function singular(word: string): string {
  if (word.length < 4 || !word.endsWith('s')) return word.endsWith('s') && word.length === 3 && word === 'ids' ? 'id' : word
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1)
  if (/(?:s|x|z|ch|sh)es$/.test(word)) return word.slice(0, /(?:[^s]s|[^z]z)es$/.test(word) ? -1 : -2)
  return /(?:ss|us|is)$/.test(word) ? word : word.slice(0, -1)
}

function withoutEnding(word: string): string {
  if (word.endsWith('ied') && word.length > 4) return `${word.slice(0, -3)}y`
  for (const ending of ['ing', 'ed']) {
    if (!word.endsWith(ending)) continue
    const rest = word.slice(0, -ending.length)
    // `string`, `feed`, `ring` are not inflections
    if (rest.length < 3 || !/[aeiouy]/.test(rest) || rest.endsWith('e')) return word
    return undoubled(rest)
  }
  if (word.length > 7 && /[ts]ion$/.test(word)) return word.slice(0, -3)
  return word
}

function undoubled(word: string): string {
  return /([bdfgmnprt])\1$/.test(word) ? word.slice(0, -1) : word
}

function withoutE(word: string): string {
  return word.length > 4 && word.endsWith('e') ? word.slice(0, -1) : word
}
