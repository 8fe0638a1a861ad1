/** The template with what stands in braces filled in, `{One}` with a capital, and a capital in front, except of a name `{p}`. */
export function fill(template: string, words: Readonly<Record<string, string>>): string {
  const text = template
    .replace(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? capital(words[name.toLowerCase()]) ?? whole)
    .replace(/\b([Aa]) (?=[aeio])/g, '$1n ')
  return template.startsWith('{p}') ? text : (capital(text) ?? text)
}

function capital(word: string | undefined): string | undefined {
  return word === undefined ? undefined : word.slice(0, 1).toUpperCase() + word.slice(1)
}
