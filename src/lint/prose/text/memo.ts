/** About how many bytes of texts and their records one generation holds; a tool has some six texts. */
const BUDGET = 4_000_000
/** What a record takes, about, whatever the length of its text: its entry, its header, and a slot for each reader. */
const RECORD_BYTES = 100
const SLOT_BYTES = 8
/** Names are short, and a list repeats the same few thousand. */
const MOST_NAMES = 200_000

const UNREAD = Symbol('unread')

/** One record a text, with a slot for each reader: most of the cost of a memory is to find a text in it. */
let records = new Map<string, unknown[]>()
/** What was read before that: forgotten as a whole when the present generation is full, save what was asked for again. */
let older = new Map<string, unknown[]>()
let readers = 0
let held = 0
let last: { readonly text: string; readonly record: unknown[] } = { text: '', record: [] }

/**
 * The reader, run once a text. All readers share one memory of two generations, which forgets the texts that nobody has asked for
 * lately, so a language server stays small and keeps what its open documents say.
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
  const record = recordIn(text)
  last = { text, record }
  return record
}

function recordIn(text: string): unknown[] {
  const known = records.get(text)
  if (known?.length === readers) return known
  const bytes = text.length + RECORD_BYTES + SLOT_BYTES * readers
  if (known === undefined) held += bytes
  if (held > BUDGET) {
    older = records
    records = new Map()
    held = bytes
  }
  const old = older.get(text)
  const record = old?.length === readers ? old : new Array<unknown>(readers).fill(UNREAD)
  records.set(text, record)
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
