import type { Span } from '../../core/tool.ts'
import { nameParts } from './words.ts'

/** What a tool does to the world, as its words say. */
type Effect = 'reads' | 'changes' | 'destroys'

export interface StatedEffect {
  readonly effect: Effect
  /** The verb as it stands: `Deletes`. */
  readonly verb: string
  /** Its offsets in the description; undefined for a verb of the name. */
  readonly words: Span | undefined
}

const READS = set(
  'get list search find read fetch show view describe query check count lookup look inspect retrieve return preview browse see display explain compare analyze summarize validate verify test poll monitor watch',
)
const CHANGES = set(
  'create update insert rename upload publish edit modify write append overwrite upsert add set save remove move send archive cancel clear reset post enable disable assign unassign',
)
const DESTROYS = set('delete purge destroy wipe erase truncate')

/** The first telling verb of a name, wherever it stands: `kv_delete` destroys, `getMergeRequestState` reads. */
export function effectOfName(name: string): StatedEffect | undefined {
  for (const part of nameParts(name)) {
    const effect = effectOf(part)
    if (effect !== undefined) return { effect, verb: part, words: undefined }
  }
  return undefined
}

/** What the first word of a description says, where it is a verb: `Deletes a branch` destroys. */
export function effectOfDescription(description: string): StatedEffect | undefined {
  const [, lead = '', verb = ''] =
    /^([^A-Za-z]{0,20}(?:permanently |irreversibly )?)([A-Za-z]+)/i.exec(description.slice(0, 120)) ?? []
  const effect = effectOf(verb.toLowerCase())
  return effect && { effect, verb, words: { start: lead.length, end: lead.length + verb.length } }
}

function effectOf(word: string): Effect | undefined {
  const forms = [word, word.replace(/ies$/, 'y'), word.replace(/es$/, ''), word.replace(/s$/, '')]
  if (forms.some((form) => DESTROYS.has(form))) return 'destroys'
  if (forms.some((form) => CHANGES.has(form))) return 'changes'
  return forms.some((form) => READS.has(form)) ? 'reads' : undefined
}

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(' '))
}
