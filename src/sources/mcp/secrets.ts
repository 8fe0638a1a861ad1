const SECRET = /key|token|secret|passw|credential|auth|cookie|session/i
const MASK = '***'

/** True for the name of a flag, a variable or a header whose value is a secret, as far as a name tells. */
export function isSecretName(name: string): boolean {
  return SECRET.test(name)
}

/** The words of a command line, or parts of them, that `shownCommand` masks. */
export function maskedIn(words: readonly string[]): string[] {
  return words.flatMap((word, at) => {
    const shown = shownWord(word, words[at - 1] ?? '')
    if (shown === word || !shown.endsWith(MASK)) return []
    return [word.slice(shown.length - MASK.length)]
  })
}

/** A command line for people's eyes: words quoted where needed, secrets masked. */
export function shownCommand(words: readonly string[]): string {
  return words.map((word, at) => quoted(shownWord(word, words[at - 1] ?? ''))).join(' ')
}

function shownWord(word: string, previous: string): string {
  const flag = /^--?[\w-]+$/.test(previous) && SECRET.test(previous)
  if ((flag && !word.startsWith('-')) || /^(sk|pk|ghp|gho|xox[abp])[-_]\w{8}/.test(word)) return MASK
  const [, name = '', separator = ''] = /^((?:\$env:)?[\w.-]+)(=|:\s*)\S/.exec(word) ?? []
  if (name !== '' && SECRET.test(name) && !word.startsWith('://', name.length)) return `${name}${separator}${MASK}`
  return URL.canParse(word) && word.includes('://') ? shownUrl(word) : word
}

function quoted(word: string): string {
  return /^[\w@%+=:,./*-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}

/** A URL for people's eyes: user, password and the values of its query masked. */
export function shownUrl(text: string): string {
  if (!URL.canParse(text)) return text
  const url = new URL(text)
  if (url.username !== '') url.username = MASK
  if (url.password !== '') url.password = MASK
  const names = [...new Set(url.searchParams.keys())]
  const query = names.map((name) => `${encodeURIComponent(name)}=${MASK}`).join('&')
  url.search = ''
  return query === '' ? url.href : url.href.replace(/#|$/, (end) => `?${query}${end}`)
}

/** Masks values that a server was given in confidence where it repeats them. Short values would mask innocent words. */
export function masking(given: Readonly<Record<string, string>>, always: boolean): (text: string) => string {
  const values = Object.entries(given)
    .filter(([name]) => always || SECRET.test(name))
    .flatMap(([, value]) => [value, ...value.split(/\s+/)])
    .filter((value) => value.length >= 8)
    .sort((a, b) => b.length - a.length)
  return (text) => values.reduce((masked, value) => masked.replaceAll(value, MASK), text)
}
