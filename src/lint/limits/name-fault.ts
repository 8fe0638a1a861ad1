import { clip, list } from '../../core/text.ts'

/** What is wrong with a name that does not match a pattern of letters and signs: an odd character, the first one, or the length. */
export function nameFault(name: string, pattern: RegExp): string {
  if (name === '') return 'one name is empty'
  const shown = `"${clip(name, 40)}"`
  const strange = [...new Set(name)].filter((sign) => !pattern.test(`a${sign}`))
  if (strange.length > 0) {
    const signs = strange.map((sign) => (sign === ' ' ? 'a space' : `"${sign}"`))
    return `${shown} has ${list(signs, 3)}`
  }
  const [first = ''] = name
  return pattern.test(first) ? `${shown} has ${name.length} characters` : `${shown} begins with "${first}"`
}
