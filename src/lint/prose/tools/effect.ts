import type { Span } from '../../../core/tool.ts'
import { nameParts } from '../text/words.ts'

/** What a tool does to the world, as its words say. */
export type Effect = 'reads' | 'changes' | 'destroys'

export interface StatedEffect {
  readonly effect: Effect
  /** The verb as it stands: `Deletes`. */
  readonly verb: string
  /** Its offsets in the description; undefined for a verb of the name. */
  readonly words: Span | undefined
}

const VERBS: ReadonlyMap<string, Effect> = new Map([
  ...verbs(
    'reads',
    'get list search find read fetch show view describe query check count lookup look inspect retrieve return preview browse see display explain compare analyze summarize validate verify test poll monitor watch',
  ),
  ...verbs(
    'changes',
    'create update insert rename upload publish edit modify write append overwrite upsert add set save remove move send archive cancel clear reset post enable disable assign unassign replace attach detach install uninstall deploy approve reject grant revoke invite submit restore duplicate clone provision purchase terminate',
  ),
  ...verbs('destroys', 'delete purge destroy wipe erase truncate'),
])

/** Verbs that are as often the thing that a tool is about: `monitor_delete`, `post_get`. */
const THINGS = new Set('monitor query view list search display watch preview post archive set upload'.split(' '))

/** Verbs that end a name only as what is done to the thing in front of them. */
const DONE_TO = new Set(
  'get list search read fetch find create update edit insert add remove delete purge destroy wipe erase'.split(' '),
)

/** The first telling verb of a name, wherever it stands: `kv_delete` destroys, `getMergeRequestState` and `post_get` read. */
export function effectOfName(name: string): StatedEffect | undefined {
  const parts = nameParts(name)
  const first = parts.find((part) => VERBS.has(part))
  if (first === undefined) return undefined
  const last = parts.at(-1)
  const verb =
    last !== undefined && THINGS.has(first) && DONE_TO.has(last) && parts.indexOf(first) < parts.length - 1 ? last : first
  const effect = VERBS.get(verb)
  return effect && { effect, verb, words: undefined }
}

const PREAMBLE =
  /^[^A-Za-z]{0,20}(?:\w{1,30} ?[|:] ?)?(?:(?:this (?:tool|function|command|endpoint|operation|method) |(?:tool|function|command) to |use (?:this|it) (?:tool |endpoint |function )?to |allows? (?:you |users |clients |agents )?to |lets you |can be used to |used to |will |can )){0,2}(?:(?:permanently|irreversibly|completely|immediately|bulk|batch)[ -]){0,2}/i
const VERB = /([A-Za-z]+)(?:(,(?: and| or|)| ?\/| and| or| and\/or) ?(?=[A-Za-z]))?/y

/** More verbs in one breath are a list of things, not of actions. */
const MOST_VERBS = 8

/**
 * What the opening verbs of a description say: `Deletes a branch` destroys, `List, create or close a tab` changes. Of several
 * verbs the one that does most counts; undefined where the description does not open with a verb known here.
 */
export function effectOfDescription(description: string): StatedEffect | undefined {
  const opening = description.slice(0, 200)
  let at = PREAMBLE.exec(opening)?.[0].length ?? 0
  let strongest: StatedEffect | undefined
  for (let verbs = 0; verbs < MOST_VERBS; verbs++) {
    VERB.lastIndex = at
    const [whole = '', verb = '', more] = VERB.exec(opening) ?? []
    const effect = effectOfVerb(verb.toLowerCase())
    if (effect === undefined) break
    if (strongest === undefined || STRENGTH[effect] > STRENGTH[strongest.effect]) {
      strongest = { effect, verb, words: { start: at, end: at + verb.length } }
    }
    if (more === undefined) break
    at += whole.length
  }
  return strongest
}

const STRENGTH: Readonly<Record<Effect, number>> = { reads: 0, changes: 1, destroys: 2 }

function effectOfVerb(word: string): Effect | undefined {
  return (
    VERBS.get(word) ??
    VERBS.get(word.replace(/ies$/, 'y')) ??
    VERBS.get(word.replace(/es$/, '')) ??
    VERBS.get(word.replace(/s$/, ''))
  )
}

function verbs(effect: Effect, words: string): [string, Effect][] {
  return words.split(' ').map((word) => [word, effect])
}
