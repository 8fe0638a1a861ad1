/** Characters of text whose facts are remembered before all are forgotten; about 40,000 tools. */
const BUDGET = 24_000_000
/** Names are short, and a list says the same few thousand over and over. */
const MOST_NAMES = 200_000

const UNREAD = Symbol('unread')

/** One record a text, with a slot for each reader: most of the cost of a memory is to find a text in it. */
const records = new Map<string, unknown[]>()
let readers = 0
let held = 0
let last: { readonly text: string; readonly record: unknown[] } = { text: '', record: [] }

/**
 * The reader, run once a text. All readers share one memory, which forgets everything when the remembered texts pass a budget, so
 * a language server stays small.
 */
export function remembered<Fact>(read: (text: string) => Fact): (text: string) => Fact {
  const slot = readers++
  // only this reader writes its slot
  const isRead = (fact: unknown): fact is Fact => fact !== UNREAD
  return (text) => {
    const record = recordOf(text)
    const known = record[slot]
    if (isRead(known)) return known
    return (record[slot] = read(text))
  }
}

function recordOf(text: string): unknown[] {
  if (last.text === text && last.record.length === readers) return last.record
  let record = records.get(text)
  if (record === undefined || record.length !== readers) {
    record = new Array<unknown>(readers).fill(UNREAD)
    held += text.length
    if (held > BUDGET) {
      records.clear()
      held = text.length
    }
    records.set(text, record)
  }
  last = { text, record }
  return record
}

/** The same for names and words, which are short and few. */
export function rememberedName<Fact>(read: (name: string) => Fact): (name: string) => Fact {
  const facts = new Map<string, { readonly fact: Fact }>()
  return (name) => {
    const known = facts.get(name)
    if (known !== undefined) return known.fact
    const fact = read(name)
    if (facts.size > MOST_NAMES) facts.clear()
    facts.set(name, { fact })
    return fact
  }
}
