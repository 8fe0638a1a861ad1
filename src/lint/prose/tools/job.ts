import type { Tool } from '../../../core/tool.ts'
import { rememberedName } from '../text/memo.ts'
import { stem } from '../text/stem.ts'
import { nameParts } from '../text/words.ts'

/** Verbs for one kind of work. Two tools of different kinds are told apart by their verbs. */
const KINDS: readonly (readonly [kind: string, verbs: string])[] = [
  [
    'read',
    'get fetch retrieve read view show describe inspect return display list browse enumerate search find query lookup look check',
  ],
  ['create', 'create add insert new make generate build register open start write draft'],
  ['update', 'update edit modify set patch change rename replace configure'],
  ['delete', 'delete remove purge destroy wipe erase drop clear uninstall'],
  ['send', 'send post publish notify reply share'],
  ['run', 'run execute invoke call perform'],
  ['move', 'move copy transfer clone duplicate'],
  ['stop', 'stop cancel close abort pause disable archive'],
  ['load', 'upload import'],
  ['save', 'download export save'],
  ['restore', 'reset restore undo'],
]
const KIND_OF = new Map(KINDS.flatMap(([kind, verbs]) => verbs.split(' ').map((verb) => [verb, kind])))

/** What a tool does to what, read off its name and the first words of its description. */
export interface Job {
  /** `''` when no verb is known. */
  readonly kind: string
  /** Many things at a time, not one of them. */
  readonly many: boolean
  /** The last noun of the name, stemmed: what the tool is about. */
  readonly object: string | undefined
}

const MANY = new Set('list search find query browse enumerate'.split(' '))
const BULK = new Set('all bulk batch multiple many'.split(' '))
const LITTLE = /^(?:v|\d+|all|by|for|from|in|of|to|with|and|the|a|new|tool)$/
const ONE = /\b(?:specific|specified|single|individual|one|identify|by (?:its |the )?(?:id|uuid|name|number))\b/i

/**
 * The nouns and qualifiers of a name, stemmed: what is left when its verb and little words are out. A second
 * verb qualifies: `update_draft_state`, `build_run_simulator`.
 */
export const nameNouns: (name: string) => readonly string[] = rememberedName((name) => {
  const parts = nameParts(name)
  const verb = parts.findIndex((part) => KIND_OF.has(part))
  // the list of get_domain_list is no object, that of add_list_to_board is one
  const reads = KIND_OF.get(parts[verb] ?? '') === 'read'
  return parts.filter((part, at) => at !== verb && !(reads && KIND_OF.get(part) === 'read') && !LITTLE.test(part)).map(stem)
})

/** The job of a tool; the first known verb of the name counts, or else of the description. */
export function jobOf({ name, description = '' }: Tool): Job {
  const parts = nameParts(name)
  const lead = (/[A-Za-z]+/.exec(description.slice(0, 60))?.[0] ?? '').toLowerCase()
  const verb =
    parts.find((part) => KIND_OF.has(part)) ??
    [lead, lead.replace(/s$/, ''), lead.replace(/es$/, '')].find((form) => KIND_OF.has(form))
  const known = KIND_OF.get(verb ?? '') ?? ''
  // to run a query is no search for one
  const kind = known === 'read' && /^(?:execute|run)s?$/.test(lead) ? 'run' : known
  const last = parts.findLast((part) => !KIND_OF.has(part) && !LITTLE.test(part))
  const listed = MANY.has(verb ?? '') || parts.includes('list') || /^\W*[A-Za-z]+ (?:a )?(?:list|all)\b/i.test(description)
  const bulk = parts.some((part) => BULK.has(part)) || /\b(?:multiple|bulk|batch|all)\b/i.test(description.slice(0, 80))
  const plural = listed || (last !== undefined && /[^s]s$/.test(last) && !ONE.test(description.slice(0, 160)))
  return { kind, many: kind === 'read' ? plural : bulk, object: nameNouns(name).at(-1) }
}
