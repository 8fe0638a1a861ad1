import type { Chance } from '../chance.ts'
import { fill } from './fill.ts'
import type { Mode } from './lookalike.ts'

type Forms = readonly [string, ...string[]]

/** What a synthetic tool is called, what it is said to do, and what is said to come back. */
export const FRAME: Readonly<Record<Mode, { readonly verbs: Forms; readonly leads: Forms; readonly results: Forms }>> = {
  read: {
    verbs: ['list', 'find', 'search', 'fetch', 'query', 'browse', 'show', 'get'],
    leads: [
      '{verb}s the {many} of a {place}, newest first.',
      '{verb}s {many} in one {place}.',
      'Use this to {verb} the {many} that belong to a {place}.',
      'Lets you {verb} {many} by {place}.',
      '{verb} {many} of a {place}, sorted by the day they were made.',
      'For questions about the {many} of one {place}.',
      'Which {many} does a {place} have? This tells you, the latest in front.',
      'Reads the {many} that are on record for a {place}.',
      'Gives an overview of {many}, one {place} at a time.',
      'Call it when somebody asks what {many} there are in a {place}.',
    ],
    results: [
      'Each comes with its id, its state and its {labels}.',
      'Returns id, state and {labels} of each {one}.',
      'The answer has one entry a {one}: id, state, {labels}.',
      'You get a list; every entry holds an id, a name and the {labels}.',
      'What comes back is an array of objects with id, name and state.',
      'Of each {one} you see the id, when it was made, and whether it is {x}, {y} or {z}.',
      'Result: ids and names, with the {labels} where there are some.',
      'The list is empty if the {place} has no {many}.',
    ],
  },
  create: {
    verbs: ['create', 'add', 'register', 'enter', 'record', 'insert', 'make'],
    leads: [
      '{verb}s a {one} in a {place}.',
      'Use this to {verb} one {one} for a {place}.',
      'Makes a new {one} that belongs to a {place}.',
      'Puts one more {one} into a {place}.',
      'A {place} gets a new {one} through this call.',
      'Writes down a {one} that a {place} did not have so far.',
      'Call it when a {one} has to be set up in a {place}.',
    ],
    results: [
      'Returns the id of the new {one}.',
      'The answer is the {one} with its id.',
      'Gives back its id and {x} as its state.',
      'You get an object with the id and the time at which it was made.',
      'What comes back is the whole {one}, which starts as {x}.',
    ],
  },
  remove: {
    verbs: ['delete', 'remove', 'discard', 'drop', 'erase', 'purge'],
    leads: [
      '{verb}s one {one} from its {place}.',
      'Use this to {verb} a {one} that is no longer wanted.',
      'Takes a {one} off the books of its {place}.',
      'One {one} is deleted, whatever its state.',
      'For a {one} that should not be there any more: it is removed from its {place}.',
      'Call it when a {one} has to go.',
    ],
    results: [
      'Returns the id of what was removed.',
      'The answer has its id and the time of the removal.',
      'Gives back the {one} as it was before.',
      'You get its id back, or an error if there was none.',
    ],
  },
}

/** How a parameter that takes an id is explained; {what} is the thing, {mark} an id. */
const ID_FORMS: Forms = [
  'Id of the {what}, such as "{mark}".',
  'Which {what}, by its id ("{mark}").',
  'The {what} that is meant: its id, e.g. {mark}.',
  'Id as the address of the {what} ends with it, like "{mark}".',
  '{what} id, for example {mark}.',
  'Tells which {what}. Ids look like "{mark}".',
]

/** How an id may look; {n} is a number. */
const MARKS: Forms = ['{what}_{n}', '{n}', '{what}-{n}', 'x{n}k', '{n}-a', 'ID{n}']

/** The description of a parameter that takes the id of something. */
export function idText(what: string, chance: Chance): string {
  const mark = fill(chance.pick(MARKS), { what: what.slice(0, 3), n: String(100 + chance.below(9900)) })
  return fill(chance.pick(ID_FORMS), { what, mark: mark.toLowerCase() })
}

/** One of the sentences that tell what such a tool does; `words` has the verb. */
export function leadOf(mode: Mode, words: Readonly<Record<string, string>>, chance: Chance): string {
  return fill(chance.pick(FRAME[mode].leads), words)
    .replace(/^(\w+(?:sh|ch))s /, '$1es ')
    .replace(/^Querys /, 'Queries ')
}
