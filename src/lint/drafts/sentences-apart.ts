import { isArray, own } from '../../core/json.ts'
import { clip, list } from '../../core/text.ts'
import type { Edit, Patch, Tool } from '../../core/tool.ts'
import { outputFieldsOf, parametersOf, type Parameter } from '../../schema/parameters.ts'
import { isOnly } from '../../schema/planting.ts'
import { effectOfName } from '../prose/tools/effect.ts'
import { nameParts } from '../prose/text/words.ts'
import { withSentence } from './appended.ts'

/** They say how an answer is cut and not what it is about. */
const PAGING = /^(?:page|per_?page|page_?(?:size|number|token)|limit|offset|cursor|skip|take|max_?results|count|format|verbose)$/i
/** More works make a list of what a tool does, and no sentence. */
const MOST_WORKS = 3
/** They choose what a call does, so nobody has them before. */
const CHOICES = /^(?:method|action|operation|op|mode|type|kind|command|event|status|state|sort|order|order_?by)$/i
const WORDS = new Set('q query search keyword keywords term text'.split(' '))

/**
 * A patch that says in two competing tools when to take the other, each by what only one of them takes or gives back. One of the two may get
 * no sentence; undefined where nothing that is written down differs.
 */
export function draftedApart(tool: Tool, sibling: Tool): Patch | undefined {
  const sentences = [
    { here: tool, sentence: sentenceFor(tool, sibling) },
    { here: sibling, sentence: sentenceFor(sibling, tool) },
  ]
  const edits = sentences.flatMap(({ here, sentence }) => (sentence === undefined ? [] : [added(here, sentence)]))
  const [first] = sentences.flatMap(({ sentence }) => sentence ?? [])
  if (first === undefined) return undefined
  const says = edits.length === 1 ? `add "${clip(first, 120)}"` : `add "${clip(first, 120)}", and the like to the other`
  return { says, safe: false, edits }
}

/** A patch that sends a tool's other requests to its sibling: "For any other `draft`, use create_page instead." */
export function draftedForOthers(tool: Tool, sibling: Tool, parameter: string, value: string): Patch | undefined {
  if (!isName(sibling.name) || !isName(parameter)) return undefined
  const other =
    { true: `With \`${parameter}\`: false`, false: `With \`${parameter}\`: true` }[value] ?? `For any other \`${parameter}\``
  const sentence = `${other}, use ${sibling.name} instead.`
  return { says: `add "${clip(sentence, 120)}"`, safe: false, edits: [added(tool, sentence)] }
}

function added({ index, description = '' }: Tool, sentence: string): Edit {
  return { tool: index, at: '/description', to: withSentence(description, sentence) }
}

/** When to take the sibling in place of a tool; undefined where no fact tells. */
function sentenceFor(tool: Tool, sibling: Tool): string | undefined {
  if (!isName(sibling.name)) return undefined
  const use = `use ${sibling.name} instead.`
  const [its, theirs] = [onlyOf(tool, sibling), onlyOf(sibling, tool)]
  const works = otherWorks(tool, theirs)
  if (works !== undefined) return `To ${works}, ${use}`
  const given = theirs.filter(isGiven)
  if (given.some(({ name }) => WORDS.has(name.toLowerCase()))) return `To search by words, ${use}`
  const needed = its.filter(isGiven)
  // each needs something of its own: `storyId` here and `id` there may be one thing under two names
  if (given.length > 0 && needed.length > 0) return undefined
  if (given.length > 0) return `If you have ${named(given, 'the ')}, ${use}`
  if (needed.length > 0) return `Without ${named(needed, '')}, ${use}`
  // of a tool that does several things, most belong to one of them
  const settings = theirs.some(({ name }) => CHOICES.test(name)) ? [] : theirs.filter(({ required }) => !required)
  if (settings.length > 0) return `To give ${named(settings, '')}, ${use}`
  const [known, fields] = [outputFieldsOf(tool), outputFieldsOf(sibling)]
  const own = fields.filter(({ name, depth }) => depth < 2 && !known.some((field) => field.name === name))
  // a tool of which no field is declared may give the same ones
  return known.length > 0 && own.length > 0 ? `If you need ${named(own, '')} in the answer, ${use}` : undefined
}

/** The parameters of one tool that the other lacks, without switches and paging. */
function onlyOf(one: Tool, other: Tool): readonly Parameter[] {
  const known = new Set(parametersOf(other).map(({ name }) => spelling(name)))
  return parametersOf(one).filter(
    (parameter) =>
      parameter.depth === 0 &&
      isName(parameter.name) &&
      !known.has(spelling(parameter.name)) &&
      !PAGING.test(parameter.name) &&
      (parameter.required || !isOnly(parameter, 'boolean')),
  )
}

/** Something that the caller has or has not; one of a few values is a choice that the caller makes. */
function isGiven({ name, required, schema, types }: Parameter): boolean {
  return (
    required &&
    !CHOICES.test(name) &&
    own(schema, 'enum') === undefined &&
    own(schema, 'const') === undefined &&
    !types.includes('boolean')
  )
}

/** What else a sibling does: of `method: add | remove | reprioritize` for a tool that adds, "remove or reprioritize". */
function otherWorks(tool: Tool, theirs: readonly Parameter[]): string | undefined {
  const verb = effectOfName(tool.name)?.verb
  for (const { schema, required } of theirs) {
    const values = own(schema, 'enum')
    if (!required || verb === undefined || !isArray(values) || !values.includes(verb)) continue
    const others = values.filter((value) => typeof value === 'string').filter((value) => value !== verb)
    if (others.length > 0 && others.length <= MOST_WORKS && others.every((value) => /^[a-z]{3,20}$/.test(value)))
      return others.join(' or ')
  }
  return undefined
}

/** Two spellings of one name are one parameter. */
function spelling(name: string): string {
  return nameParts(name).join('')
}

function named(parameters: readonly Parameter[], article: string): string {
  return `${article}${list(
    parameters.slice(0, 2).map(({ name }) => `\`${name}\``),
    2,
  )}`
}

/** What may be taken into a text: the name of a tool may hold anything. */
function isName(name: string): boolean {
  return /^[\w.:/-]{1,64}$/.test(name)
}
