import { isPhrasal } from '../../lexicon/particles.ts'
import { verbForm, VERBS } from '../../lexicon/verbs.ts'
import { sentencesOf } from '../text/sentences.ts'
import { nameParts } from '../text/words.ts'
import { effectOfName, openersOf } from './effect.ts'
import { hintsAtChange } from './may-change.ts'
import { statedChange } from './side-effects.ts'

/** Verbs of which one undoes the other. */
const OPPOSITES = words(
  'enable:disable activate:deactivate add:remove add:delete insert:remove attach:detach assign:unassign link:unlink install:uninstall ' +
    'subscribe:unsubscribe mute:unmute lock:unlock pin:unpin block:unblock archive:unarchive archive:restore publish:unpublish ' +
    'start:stop open:close reopen:close pause:resume suspend:resume approve:reject accept:decline accept:reject grant:revoke ' +
    'upload:download import:export increment:decrement mount:unmount freeze:unfreeze hide:unhide follow:unfollow cordon:uncordon ' +
    'promote:demote upgrade:downgrade stake:unstake buy:sell deposit:withdraw encrypt:decrypt restore:delete send:delete send:cancel archive:delete archive:purge pause:cancel pause:delete pause:terminate suspend:cancel suspend:delete ' +
    'backup:restore snapshot:restore publish:delete register:deregister register:unregister enroll:unenroll bind:unbind pair:unpair associate:dissociate associate:disassociate arm:disarm admit:expel hire:dismiss ' +
    'book:cancel reserve:cancel order:cancel schedule:cancel submit:withdraw submit:cancel install:remove merge:split resume:stop enable:suspend activate:suspend renew:cancel approve:decline approve:cancel credit:debit raise:lower ' +
    'unarchive:delete spawn:kill start:kill attach:remove link:remove assign:remove grant:remove provision:decommission provision:deprovision deploy:decommission clone:delete copy:delete ' +
    'suspend:terminate disable:delete deactivate:delete confirm:cancel accept:cancel',
)
const READS = words('get fetch retrieve read view list search find query lookup describe return')
/** What a tool that is named for reading does not do: to save, to start and to generate are steps of many a reading. */
const CHANGES = new Set([
  ...words(
    'update edit modify set rename replace patch upsert insert add register append send publish cancel remove delete purge destroy',
  ),
  ...words(
    'wipe erase truncate enable disable activate deactivate archive restore reset revoke assign unassign attach detach approve',
  ),
  ...words(
    'reject accept decline merge transfer refund charge purchase buy sell pay invite submit lock unlock block unblock void terminate',
  ),
  ...words('change clear drop mark register'),
])
/** What these show is not done yet. */
const SHOWS = words('preview estimate simulate')
const DOES = words('send publish delete charge pay purchase buy submit refund transfer deploy cancel post')
const MAKES = words('create insert')
const EDITS = words('update edit modify rename')
const DELETES = words('delete purge destroy erase remove')

/** Two verbs that cannot both be what one tool does. */
export interface Opposed {
  /** As the name or title has it. */
  readonly named: string
  /** As the text has it, with its place there. */
  readonly said: string
  readonly words: { readonly start: number; readonly end: number }
}

/**
 * The verb of a label (a name, or a title) against the opening verbs of a text, where none of them agrees: `get_profile` and "Sets
 * the profile". Undefined if the first sentence has the label's verb in any form, or one of the same effect.
 */
export function opposed(label: string, text: string, makesAnyway = false): Opposed | undefined {
  const parts = nameParts(label)
  // of verbs that are no evidence only the opposite tells something: to import is not to export
  const verb = effectOfName(label)?.verb ?? parts.find((part) => VERBS.has(part))
  if (verb === undefined || parts.includes('or') || parts.includes('and')) return undefined
  // the guest is checked in, the method of a request is posted
  const at = parts.indexOf(verb)
  if (at > 2 || /^(?:in|out|up|off|on)$/.test(parts[at + 1] ?? '')) return undefined
  const openers = openersOf(text)
  const first = openers[0] ?? openerOf(text)
  if (first?.words === undefined) return undefined
  const returns = /^returns?$/i.test(first.verb)
  // "Returns the new note" may be all that a text states about a change
  if (returns && (hintsAtChange(text.slice(first.words.end)) || !CHANGES.has(verb))) return undefined
  const said = [first, ...openers].map((opener) => verbForm(opener.verb.toLowerCase())?.verb.verb ?? '')
  const makes = makesAnyway || isNew(text)
  // most texts leave here, before the whole of them is read
  if (!said.every((other) => isOpposed(verb, other, makes))) return undefined
  const change = statedChange(text)?.verb.toLowerCase().split(' ').at(-1)
  if (change !== undefined && change !== first.verb.toLowerCase()) said.push(verbForm(change)?.verb.verb ?? '')
  if (!isOpposed(verb, said.at(-1) ?? '', makes)) return undefined
  const named = new Set([verb, ...parts.filter((part) => VERBS.get(part)?.isThing === false && VERBS.get(part)?.isEvidence)])
  const sentence = sentencesOf(text)[0]?.text ?? ''
  const isOpposite = said.some((other) => areOpposites(verb, other))
  const told = nameParts(sentence.slice(0, 400))
  const agrees = told.some(
    (word, at) => named.has(verbForm(word)?.verb.verb ?? word) && !(isOpposite && isThingThere(word, told[at - 1])),
  )
  return agrees ? undefined : { named: verb, said: first.verb, words: first.words }
}

/** True for two verbs of which one undoes the other: enable and disable, add and remove. */
export function areOpposites(one: string, other: string): boolean {
  return OPPOSITES.has(`${one}:${other}`) || OPPOSITES.has(`${other}:${one}`)
}

/** "from the archive" does not mean archiving. */
function isThingThere(word: string, before = ''): boolean {
  return VERBS.get(word)?.isThing === true && /^(?:the|an?|its|their|this|that|every|each|of)$/.test(before)
}

function isOpposed(named: string, said: string, makes: boolean): boolean {
  // to list an item is also to offer it
  if (named === 'list' && /^(?:add|create|insert|publish)$/.test(said)) return false
  if (SHOWS.has(named)) return DOES.has(said)
  if (READS.has(named)) return CHANGES.has(said) || (makes && MAKES.has(said))
  if (READS.has(said)) return CHANGES.has(named) || MAKES.has(named)
  if (MAKES.has(named)) return EDITS.has(said) || DELETES.has(said)
  if (EDITS.has(named)) return MAKES.has(said) || DELETES.has(said)
  if (DELETES.has(named) && (MAKES.has(said) || EDITS.has(said))) return true
  return areOpposites(named, said)
}

/** The first word, where it is a verb that is no evidence alone. */
function openerOf(text: string): { verb: string; words: { start: number; end: number } } | undefined {
  const match = /^\W{0,4}([a-z]+)/i.exec(text)
  const verb = match?.[1] ?? ''
  const known = verbForm(verb.toLowerCase())
  if (match === null || (known?.form !== 'base' && known?.form !== 'third')) return undefined
  if (isPhrasal(known.verb.verb, text.slice(match[0].length))) return undefined
  return { verb, words: { start: match[0].length - verb.length, end: match[0].length } }
}

/** "Creates a new invoice": nothing that is only computed is called new. */
function isNew(text: string): boolean {
  return /^\W{0,4}\w+ (?:an? |the )?new\b/i.test(text)
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '))
}
