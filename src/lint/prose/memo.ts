/** Characters of text that one reader remembers before it forgets all; about 40,000 tools. */
const BUDGET = 24_000_000

/** The reader, run once a text. Forgets everything when the remembered texts pass a budget, so a language server stays small. */
export function remembered<Fact>(read: (text: string) => Fact): (text: string) => Fact {
  const facts = new Map<string, { readonly fact: Fact }>()
  let held = 0
  return (text) => {
    const known = facts.get(text)
    if (known !== undefined) return known.fact
    const fact = read(text)
    held += text.length
    if (held > BUDGET) {
      facts.clear()
      held = text.length
    }
    facts.set(text, { fact })
    return fact
  }
}
