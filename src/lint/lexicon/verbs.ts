import { gerund, participle, thirdPerson } from './inflect.ts'
import { VERB_TABLE } from './verb-table.ts'

/** What a tool does to the world, as its words say. */
export type Effect = 'reads' | 'changes' | 'destroys'

/** A verb of tools' names and texts. */
export interface Verb {
  readonly verb: string
  /** What it does; of a verb that is no evidence, what it usually does. */
  readonly effect: Effect
  /** The kind of work: `get`, `list` and `find` are one, `read`. */
  readonly work: string
  /** True if the word is as often a thing: a post, an archive, a list. */
  readonly isThing: boolean
  /** False for `run`, `open`, `drop` and `clear`: only their object tells what happens. */
  readonly isEvidence: boolean
  readonly isReversible: boolean
  /** True if a second call does it a second time: to create, to send, to charge. */
  readonly adds: boolean
  /** True if something that was there is gone afterwards, unless it was only detached ("remove from"). */
  readonly takesAway: boolean
  /** True of reading many: to list, to search. */
  readonly isMany: boolean
  /** How many names of the corpus have it as a part, and how many descriptions open with it. */
  readonly seen: { readonly names: number; readonly openers: number }
}

type Form = 'base' | 'third' | 'gerund' | 'participle'

/** A word of a text that is a form of a known verb. `deletes` is the third person of `delete`. */
interface VerbForm {
  readonly verb: Verb
  readonly form: Form
}

const ENTRY = /^([a-z]+)([*?!+#-]*):(\d+)\/(\d+)$/

/** All verbs, by their base form. */
export const VERBS: ReadonlyMap<string, Verb> = new Map(rows().map((entry) => [entry.verb, entry]))

const INFLECT: readonly (readonly [Form, (verb: string) => string])[] = [
  ['base', (verb) => verb],
  ['third', thirdPerson],
  ['gerund', gerund],
  ['participle', participle],
]

/** A form that two verbs share is the first one's, and a base form before it is another: `set`, `read`. */
const FORMS: ReadonlyMap<string, VerbForm> = new Map(
  INFLECT.flatMap(([form, inflect]) =>
    [...VERBS.values()].map((verb): [string, VerbForm] => [inflect(verb.verb), { verb, form }]),
  ).reverse(),
)

/** The verb that a word is a form of; the word is lower case. */
export function verbForm(word: string): VerbForm | undefined {
  return FORMS.get(word)
}

/** The verbs of a kind of work, as a set: `verbsOf('read')`. */
export function verbsOf(...works: readonly string[]): ReadonlySet<string> {
  return new Set([...VERBS.values()].filter(({ work }) => works.includes(work)).map(({ verb }) => verb))
}

function rows(): Verb[] {
  const verbs: Verb[] = []
  let [effect, work]: [Effect, string] = ['reads', '']
  for (const word of VERB_TABLE.split(/\s+/)) {
    const [, verb, marks = '', names, openers] = ENTRY.exec(word) ?? []
    if (verb !== undefined)
      verbs.push({
        verb,
        effect,
        work,
        isThing: marks.includes('*'),
        isEvidence: !marks.includes('?'),
        isReversible: !marks.includes('!'),
        adds: marks.includes('+'),
        takesAway: marks.includes('-'),
        isMany: marks.includes('#'),
        seen: { names: Number(names), openers: Number(openers) },
      })
    else if (word === 'reads' || word === 'changes' || word === 'destroys') effect = word
    else work = word.replace(':', '')
  }
  return verbs
}
