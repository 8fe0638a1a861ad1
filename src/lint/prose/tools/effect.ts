import type { Span } from '../../../core/tool.ts'
import { isPhrasal } from '../../lexicon/particles.ts'
import { verbForm, VERBS, type Effect, type Verb } from '../../lexicon/verbs.ts'
import { rememberedName } from '../text/memo.ts'
import { nameParts } from '../text/words.ts'
import { ready } from '../text/ready.ts'

/** An effect that words state outright. */
export interface StatedEffect {
  readonly effect: Effect
  /** The verb as it stands: `Deletes`. */
  readonly verb: string
  /** Its offsets in the description; undefined for a verb of the name. */
  readonly words: Span | undefined
}

/** Words behind a verb that make it a thing: `merge_request`, `post_history`, "Charge details". */
const HEADS = new Set(
  (
    'request requests status statuses history histories log logs type types id ids info information detail details stats statistics ' +
    'result results count counts rate rates date dates time times fee fees conflicts notes number numbers contents'
  ).split(' '),
)
/** Words before a verb that make it a thing: `add_card_to_list`. */
const BEFORE = new Set('to from of by for in on per with'.split(' '))

/** The telling verb of a name, wherever it stands: `kv_delete` destroys, `getMergeRequestState` and `post_get` read. */
export const effectOfName: (name: string) => StatedEffect | undefined = rememberedName((name) => {
  const parts = nameParts(name)
  const verbs = parts.map((part) => VERBS.get(part))
  const led = verbs.findIndex((verb) => verb !== undefined)
  // a thing behind another verb is one: `claim_domain_transfer`
  const at = parts.findIndex(
    (part, index) => isVerb(part, parts[index - 1], parts[index + 1]) && (index === led || verbs[index]?.isThing === false),
  )
  const first = verbs[at]
  if (first === undefined) return undefined
  const { effect, verb } = (first.isThing ? doneTo(first, parts.slice(at + 1)) : undefined) ?? first
  return { effect, verb, words: undefined }
})

/** What is done to the thing in front: the next or the last word of `mail_create_alias`, `firewall_monitor_delete`, `post_list`. */
function doneTo(thing: Verb, rest: readonly string[]): Verb | undefined {
  // `list_rerun_jobs` lists
  return [thing.work === 'read' ? undefined : rest[0], rest.at(-1)]
    .map((part) => VERBS.get(part ?? ''))
    .find((verb) => verb?.isEvidence === true && (!verb.isThing || verb.work === 'read'))
}

/** True for a verb that tells something and is not a thing where it stands. */
function isVerb(part: string, before: string | undefined, after: string | undefined): boolean {
  const verb = VERBS.get(part)
  if (verb?.isEvidence !== true || (after !== undefined && isPhrasal(part, ` ${after}`))) return false
  return !verb.isThing || ((before === undefined || !BEFORE.has(before)) && (after === undefined || !HEADS.has(after)))
}

const PREAMBLE =
  /^[^A-Za-z]{0,20}(?:\w{1,30} ?[|:] ?)?(?:(?:this (?:tool|function|command|endpoint|operation|method) |(?:a |the )?(?:tool|function|command|endpoint) (?:to |that |which )|(?:use|call|invoke) (?:this|it) (?:tool |endpoint |function )?to |helps (?:you |users )?(?:to )?|allows? (?:you |users |clients |agents )?to |lets you |can be used to |used to |will |can )){0,2}(?:(?:permanently|irreversibly|irrevocably|completely|immediately|bulk|batch)[ -]){0,2}/i
const VERB = /([A-Za-z]+)(?:(,(?: and| or|)| ?\/| and| or| and\/or) ?(?=[A-Za-z]))?/y

/** More verbs in one breath are a list of things, not of actions. */
const MOST_VERBS = 8

/**
 * What the opening verbs of a description say: `Deletes a branch` destroys, `List, create or close a tab` changes. Of several
 * verbs the one that does most counts; undefined if the description does not open with a verb that is evidence.
 */
export function effectOfDescription(description: string): StatedEffect | undefined {
  return openersOf(description).reduce<StatedEffect | undefined>(
    (strongest, one) => (strongest === undefined || STRENGTH[one.effect] > STRENGTH[strongest.effect] ? one : strongest),
    undefined,
  )
}

/** The opening verbs of a text that are evidence, in order: two of `List, create or close a tab`. */
export function openersOf(text: string): readonly StatedEffect[] {
  const opening = text.slice(0, 200)
  let at = ready(PREAMBLE).exec(opening)?.[0].length ?? 0
  const found: StatedEffect[] = []
  for (let verbs = 0; verbs < MOST_VERBS; verbs++) {
    VERB.lastIndex = at
    const [whole = '', word = '', more] = VERB.exec(opening) ?? []
    const known = verbForm(word.toLowerCase())
    if (known === undefined || known.form === 'gerund' || known.form === 'participle') break
    const { effect, isThing, isEvidence } = known.verb
    // "Adds up the visits" changes nothing
    if (more === undefined && isPhrasal(known.verb.verb, text.slice(at + word.length, at + word.length + 200))) break
    const next = /^ ([a-z]+)/i.exec(opening.slice(at + whole.length))?.[1]?.toLowerCase() ?? ''
    if (isThing && more === undefined && HEADS.has(next)) break
    if (isEvidence) found.push({ effect, verb: word, words: { start: at, end: at + word.length } })
    if (more === undefined) break
    at += whole.length
  }
  return found
}

const STRENGTH: Readonly<Record<Effect, number>> = { reads: 0, changes: 1, destroys: 2 }
