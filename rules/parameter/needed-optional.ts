import { clip, list } from '../../src/core/text.ts'
import { own, type JsonObject } from '../../src/core/json.ts'
import type { Tool } from '../../src/core/tool.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { conceptOf } from '../../src/lint/lexicon/concepts.ts'
import { verbForm } from '../../src/lint/lexicon/verbs.ts'
import { stem } from '../../src/lint/prose/text/stem.ts'
import { contentWords, nameParts, nameWords } from '../../src/lint/prose/text/words.ts'
import { parametersOf, type Parameter } from '../../src/schema/parameters.ts'
import { defineRule } from '../../src/lint/rule.ts'

/** How a text about one thing begins: "Returns the text of one document by its id". */
const ACTS =
  /^\W{0,4}(?:returns?|gets?|fetch(?:es)?|retrieves?|reads?|shows?|deletes?|removes?|updates?|moves?|cancels?|runs?|executes?|search(?:es)?|finds?|looks? up|closes?|opens?|starts?|stops?|sends?)\b/i
const BY_INPUT =
  /\b(?:by (?:its |their |the |an? )?(?:\w+ ){0,2}(?:ids?|identifier|key|name|number|slug|keyword|keywords|ingredient|title|url|email|ticker|symbol|code|words?|text)|one \w+|a (?:single|specific|given|particular)|(?:the )?(?:given|specified|specific)|a (?:[A-Z]+ )?(?:statement|query|command|script))\b/i
/** Words about a call without the parameter, or about a parameter that only narrows. */
const FREE =
  /\b(?:optional(?:ly)?|omit\w*|left? out|leave out|default\w*|without|neither|if (?:not |no |none |given|provided|set|specified|present|only)|when (?:not |no |given|provided|set)|unless|current|active|all|every|each|any|only|filter\w*|narrow\w*|limit\w*|either|one of|at least one|exactly one|or the|instead of|alternative\w*|authenticated|own|my|me)\b/i
const IDENTIFIES =
  /^(?:id|ids|uuid|guid|key|slug|url|uri|link|email|number|name|code|handle|username|login|serial|isbn|ean|barcode|sku|vin|reference)$/
const INPUT = /^(?:query|q|sql|statement|command|script|code|text|term|keyword|keywords|search|prompt|question|expression)$/

const optional = (description: string, properties: JsonObject, more: JsonObject = {}) => ({
  description,
  inputSchema: { type: 'object', properties, ...more },
  outputSchema: undefined,
})
const text = (description: string) => ({ type: 'string', description })

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  needs: 'whole-tool',
  summary:
    'A tool about one thing does not require anything that identifies it: its only parameter is optional, or one of several ids is needed and no text states that.',
  why: 'The schema allows a call without arguments, but the text is about a specific thing. A model that leaves the id out gets an unexpected error. Add the parameter to `required`. For a pair (`sprint_id`, `sprint_key`), no schema that all clients accept can require one of them, so the texts must: "Give sprint_id or sprint_key". Texts that state what happens without the parameter, or that it only narrows the result, are not reported. The finding is likely and not proved, because the server may use a default.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://json-schema.org/draft/2020-12/json-schema-validation#section-6.5.3',
      says: 'A property that `required` does not list may be left out.',
      checked: '2026-11-30',
    },
  ],
  examples: {
    good: [
      {},
      optional(
        'Returns the text of one policy by its id.',
        { policy_id: text('For example "p_9".') },
        { required: ['policy_id'] },
      ),
      optional('Searches policies by keyword, or lists all without one.', { keyword: text('For example "leave".') }),
      optional('Returns the goal of a sprint; without either, of the current one.', {
        sprint_id: text('Its id'),
        sprint_key: text('Its key'),
      }),
      optional('Creates a sprint in the plan of a team.', { sprint_name: text('Its name.'), sprint_key: text('Its key.') }),
      optional('Lists the policies of the handbook.', { chapter_id: text('The chapter.') }),
      optional('Returns the goal of a sprint.', {
        sprint_id: text('Its id; either this or the key'),
        sprint_key: text('Its key'),
      }),
      optional('Returns the text of one policy by its id.', { policy_id: { ...text('For example "p_9".'), default: 'p_1' } }),
      optional('Shows a page of the handbook.', { page: text('The page.') }),
      optional('Starts a session in the handbook.', { session: text('Session to start from.') }),
      optional('Checks the handbook for dead links.', { section: text('The section.') }),
      optional('Reads the inventory entry of a device.', { device_id: text('Its number'), owner_name: text('Who has it') }),
    ],
    bad: [
      optional('Transcribes a recording and returns its text.', { recording: text('For example "r_9".') }),
      optional('Converts the price of a policy.', { amount: text('Price to convert') }),
      optional('Validates the layout of a policy.', { source: text('Markdown that is validated.') }),
      optional('Reads the inventory entry of a device.', {
        device_id: text('Its number'),
        serial: text('As on the sticker of the device'),
      }),
      optional('Returns the text of one policy by its id.', { policy_id: text('For example "p_9".') }),
      optional('Searches recipes by ingredient and returns title and link.', { ingredient: text('e.g. "leek"') }),
      optional('Returns goal and dates of a sprint.', {
        sprint_id: text('Sprint id'),
        sprint_key: text('Sprint key, e.g. "ABC-3"'),
      }),
    ],
  },
  *check(tool) {
    const { description } = tool
    const top = parametersOf(tool).filter(({ depth }) => depth === 0)
    if (!description || top.length === 0 || !opensWithAct(description)) return
    if (
      [description, ...top.map((parameter) => parameter.description ?? '')].some((one) => FREE.test(one)) ||
      !isEnglish(description)
    )
      return
    const [only] = top
    if (top.length === 1 && only !== undefined && !isGiven(only) && needsOne(only, description)) {
      yield {
        at: only.at,
        message: `\`${clip(only.name, 60)}\` is the only parameter and is optional, although the tool needs it. A model may make a call without it, and the call has nothing to work on. Add it to "required", or describe what happens without it.`,
      }
      return
    }
    const names = top.filter((parameter) => !isGiven(parameter) && IDENTIFIES.test(nameParts(parameter.name).at(-1) ?? ''))
    if (names.length < 2 || names.length > 3 || makesSomething(description) || !areOfOneThing(names, tool)) return
    const first = names[0]
    if (first === undefined) return
    const both = list(names.map(({ name }) => `\`${clip(name, 40)}\``))
    yield {
      at: first.at,
      message: `The schema requires none of ${both}, although the text is about one thing that they identify. A model may leave out all of them. State in both descriptions that one of them is required, and which one counts if both are given.`,
    }
  },
  plant({ index, description = '' }, random) {
    if (description === '') return undefined
    const pair = random() < 0.5
    const thing = 'sprint'
    return [
      {
        tool: index,
        at: '/description',
        to: pair ? `Returns goal and dates of a ${thing}.` : `Returns the goal of one ${thing} by its id.`,
      },
      {
        tool: index,
        at: '/inputSchema',
        to: {
          type: 'object',
          properties: {
            [`${thing}_id`]: text('For example "s_9".'),
            ...(pair && { [`${thing}_key`]: text('For example "ABC-3".') }),
          },
        },
      },
    ]
  },
})

function isGiven({ required, requiredAtTimes, schema }: Parameter): boolean {
  return required || requiredAtTimes || own(schema, 'default') !== undefined
}

/** True for an id of the one thing, or for the input of a search or a run. */
function needsOne(parameter: Parameter, description: string): boolean {
  if (parameter.types.includes('boolean') || parameter.types.includes('object')) return false
  if (isWorkedOn(parameter, description)) return true
  const { name } = parameter
  const last = nameParts(name).at(-1) ?? ''
  if (INPUT.test(last)) return /^\W{0,4}(?:runs?|executes?|search(?:es)?|finds?|looks? up|sends?)\b/i.test(description)
  const by = BY_INPUT.exec(description.slice(0, 200))?.[0]
  return by !== undefined && (IDENTIFIES.test(last) || by.toLowerCase().endsWith(last))
}

const FIRST = /^\W{0,4}(?:permanently |quickly |safely )?([A-Za-z]{3,20})\b/
/** Kinds of work with a thing to fall back on: the open page, the running session, the whole list. */
const OWN_THING = new Set(['read', 'start', 'stop', 'run', 'create', 'load'])

/** True for a text that begins with an action on one thing. */
function opensWithAct(description: string): boolean {
  return (
    ACTS.test(description) || (isVerb(leadOf(description)) && /^\W{0,4}\w+ (?:\w+ly )?(?:an?|one|the|some) /i.test(description))
  )
}

function leadOf(description: string): string {
  return (FIRST.exec(description)?.[1] ?? '').toLowerCase()
}

/** A verb in the third person, known or not: "Transcribes". */
function isVerb(word: string): boolean {
  return verbForm(word)?.form === 'third' || verbForm(word)?.form === 'base' || /[a-z]{3}(?<![suai])s$/.test(word)
}

/** "Translates a passage" with `passage`, or a parameter described as the "file to parse" of a tool that parses. */
function isWorkedOn({ name, description: said = '' }: Parameter, description: string): boolean {
  const lead = leadOf(description)
  const verb = verbForm(lead)?.verb
  if (!isVerb(lead) || (verb !== undefined && (OWN_THING.has(verb.work) || verb.isMany))) return false
  const to = /\b(?:to|(?:that|which) (?:is|are|will be)|to be) ([a-z]{3,20})\b/i.exec(said.slice(0, 80))?.[1]?.toLowerCase()
  if (to !== undefined && stem(to) === stem(lead)) return true
  const [, object = ''] = /^\W{0,4}\w+ (?:an?|the|one|some) ((?:[\w-]+ ){0,2}[\w-]+)/i.exec(description) ?? []
  const last = nameWords(name).at(-1)
  return (
    last !== undefined &&
    !PAGING.test(last) &&
    (verb === undefined || CONSUMES.has(verb.work)) &&
    nameWords(object.replaceAll(' ', '_')).includes(last)
  )
}

/** Kinds of work on the given object. */
const CONSUMES = new Set(['examine', 'send', 'deliver', 'delete'])
const PAGING = /^(?:page|limit|count|number|list|time|date|day)$/

/** The name and the code of a thing that a call makes are its own, and find nothing. */
function makesSomething(description: string): boolean {
  return verbForm(leadOf(description))?.verb.work === 'create'
}

/** `sprint_id` and `sprint_key`, or `user_id` and `email` of a tool about one person: ids of the thing in the tool's name. */
function areOfOneThing(names: readonly Parameter[], { name, description = '' }: Tool): boolean {
  if (!/^\W{0,4}\w+ (?:\w+ (?:and|of|for) )?(?:\w+ ){0,3}(?:an?|one|the) /i.test(description)) return false
  const things = names.map((parameter) => nameParts(parameter.name).slice(0, -1).join(' '))
  const [thing = ''] = things.filter((one) => one !== '')
  return (
    thing !== '' &&
    names.every(
      (parameter, at) =>
        things[at] === '' || things[at] === thing || contentWords(parameter.description ?? '').includes(stem(thing)),
    ) &&
    (nameWords(name)
      .map(conceptOf)
      .includes(conceptOf(stem(thing))) ||
      contentWords(description).slice(0, 6).includes(stem(thing)) ||
      things.every((one) => one !== ''))
  )
}
