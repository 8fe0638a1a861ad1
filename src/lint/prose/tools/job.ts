import type { Tool } from '../../../core/tool.ts'
import { verbForm, VERBS } from '../../lexicon/verbs.ts'
import { rememberedName } from '../text/memo.ts'
import { stem } from '../text/stem.ts'
import { nameParts } from '../text/words.ts'

/** Works whose verbs mean nearly the same, so that two of them tell no tools apart; to assign is not to unassign. */
const SYNONYMOUS = new Set('read create update delete send run move stop load save restore'.split(' '))

/** The kind of work that a word of a name is about; `new_policy` creates one. */
function workOf(word: string): string | undefined {
  const work = word === 'new' ? 'create' : VERBS.get(word)?.work
  return work !== undefined && SYNONYMOUS.has(work) ? work : undefined
}

/** What a tool does to what, read off its name and the first words of its description. */
export interface Job {
  /** `''` when no verb is known. */
  readonly kind: string
  /** Many things at a time, not one of them. */
  readonly many: boolean
  /** The last noun of the name, stemmed: what the tool is about. */
  readonly object: string | undefined
}

const BULK = new Set('all bulk batch multiple many'.split(' '))
const LITTLE = /^(?:v|\d+|all|by|for|from|in|of|to|with|and|the|a|new|tool)$/
const ONE = /\b(?:specific|specified|single|individual|one|identify|by (?:its |the )?(?:id|uuid|name|number))\b/i

/**
 * The nouns and qualifiers of a name, stemmed: what is left when its verb and little words are out. A second
 * verb qualifies: `update_draft_state`, `build_run_simulator`.
 */
export const nameNouns: (name: string) => readonly string[] = rememberedName((name) => {
  const parts = nameParts(name)
  const verb = parts.findIndex((part) => workOf(part) !== undefined)
  // the list of get_domain_list is not an object, that of add_list_to_board is one
  const reads = workOf(parts[verb] ?? '') === 'read'
  return parts.filter((part, at) => at !== verb && !(reads && workOf(part) === 'read') && !LITTLE.test(part)).map(stem)
})

/** The job of a tool; the first known verb of the name counts, or else of the description. */
export function jobOf({ name, description = '' }: Tool): Job {
  const parts = nameParts(name)
  const lead = (/[A-Za-z]+/.exec(description.slice(0, 60))?.[0] ?? '').toLowerCase()
  const verb = parts.find((part) => workOf(part) !== undefined) ?? verbForm(lead)?.verb.verb
  const known = workOf(verb ?? '') ?? ''
  // to run a query is not a search for one
  const kind = known === 'read' && /^(?:execute|run)s?$/.test(lead) ? 'run' : known
  const last = parts.findLast((part) => !workOf(part) !== undefined && !LITTLE.test(part))
  const listed =
    VERBS.get(verb ?? '')?.isMany === true || parts.includes('list') || /^\W*[A-Za-z]+ (?:a )?(?:list|all)\b/i.test(description)
  const bulk = parts.some((part) => BULK.has(part)) || /\b(?:multiple|bulk|batch|all)\b/i.test(description.slice(0, 80))
  const plural = listed || (last !== undefined && /[^s]s$/.test(last) && !ONE.test(description.slice(0, 160)))
  return { kind, many: kind === 'read' ? plural : bulk, object: nameNouns(name).at(-1) }
}
