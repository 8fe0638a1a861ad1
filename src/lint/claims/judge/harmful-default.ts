import { own } from '../../../core/json.ts'
import type { Span, Tool } from '../../../core/tool.ts'
import { parametersOf, type Parameter } from '../../../schema/parameters.ts'
import { VERBS } from '../../lexicon/verbs.ts'
import { effectOfDescription, effectOfName } from '../../prose/tools/effect.ts'
import { nameParts, nameWords } from '../../prose/text/words.ts'

/** A default that deletes or archives what the tool changes. */
export interface HarmfulDefault {
  readonly parameter: Parameter
  /** The default, as JSON. */
  readonly value: string
  /** "to archive (delete)", as the description has it; undefined if the name or the value states it. */
  readonly words: Span | undefined
}

const ENDS = '(?:delet|archiv|eras|wip|purg|trash|destroy|truncat|expung|obliterat)'
/** "Set to true to archive (delete) a block", "true deletes the page", "If true, the page is moved to the trash". */
const ON = (value: 'true' | 'false') =>
  new RegExp(
    String.raw`\b(?:(?:set|pass|use|send|if|when|is|means)(?: (?:it|this|set|given))?(?: to)? |^\W{0,3})["'\`]?${value}["'\`]?(?:,| to|:| =| means| will|) {0,2}(?:(?:the|this|a|an|every|all) (?:[a-z]+ ){1,2}?(?:is|are|will be|gets) )?(?:to )?(?:permanently |soft[- ])?(${ENDS}\w{0,3}|mov(?:e|es|ed) (?:[a-z]+ ){0,3}to (?:the )?(?:trash|bin|archive))(?: \([a-z ]{2,20}\))?(?: (?:the|this|an?|every|all|its) ([a-z]+(?: [a-z]+)?))?`,
    'i',
  )
const IS_TRUE = ON('true')
const IS_FALSE = ON('false')
const GONE = /^(?:is_?)?(?:deleted?|archived?|trashed|erased?|purged?|wiped?|in_?trash)$/i
const STATES = /^(?:deleted|archived|trashed|erased|purged|removed)$/i
/** Then it is meant, and the reader told. */
const MEANT = /\b(?:by default|defaults? (?:to|is|:)|\(default)/i

/** The defaults by which a call that states nothing about a flag deletes or archives what the tool is said to change; deleting tools and documented defaults apart. */
export function* harmfulDefaults(tool: Tool): Iterable<HarmfulDefault> {
  if (!changesOnly(tool)) return
  for (const parameter of parametersOf(tool)) {
    const { schema, name, description = '', required, depth } = parameter
    const value = own(schema, 'default')
    if (value === undefined || required || MEANT.test(description)) continue
    const said = value === true ? IS_TRUE.exec(description) : value === false ? IS_FALSE.exec(description) : null
    const isIt = (thing: string | undefined) =>
      thing === undefined || nameWords(thing).some((word) => nameWords(tool.name).includes(word))
    if (said !== null && isIt(said[2])) {
      yield { parameter, value: String(value), words: { start: said.index, end: said.index + said[0].length } }
    } else if (depth === 0 && value === true && GONE.test(name)) {
      yield { parameter, value: 'true', words: undefined }
    } else if (
      depth === 0 &&
      typeof value === 'string' &&
      STATES.test(value) &&
      /^(?:status|state|lifecycle|visibility)$/i.test(name)
    ) {
      yield { parameter, value: JSON.stringify(value), words: undefined }
    }
  }
}

/** True for a tool that changes or creates, and by neither name nor opening words deletes or archives. */
function changesOnly({ name, description = '' }: Tool): boolean {
  const named = effectOfName(name)
  const work = VERBS.get(named?.verb ?? '')?.work
  if (work !== 'update' && work !== 'create' && work !== 'save') return false
  if (nameParts(name).some((part) => GONE.test(part) || /^(?:remove|archiving|cleanup|clean)$/.test(part))) return false
  return effectOfDescription(description)?.effect !== 'destroys'
}
