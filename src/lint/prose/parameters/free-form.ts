import { isArray, isObject, own, type JsonObject } from '../../../core/json.ts'
import type { Tool } from '../../../core/tool.ts'
import type { Parameter } from '../../../schema/parameters.ts'
import { isEnglish } from '../text/language.ts'
import { contentWords, nameParts } from '../text/words.ts'
import { tellsShape } from './tells-shape.ts'
import { saidOf } from './told.ts'

/** Words of a text about a list whose items can be anything on purpose, or are plain texts and numbers. */
const PLAIN =
  /\b(?:any|values?|arguments?|args|placeholders?|elements?|strings?|numbers?|integers?|names|ids|paths|urls|tags|labels|words|keywords|emails|keys|slugs|usernames|domains|symbols|titles|codes|dates|files|JSON)\b/i
const PLAIN_NAMES = new Set(
  'args arguments params parameters values bindings population choices elements ids names tags labels urls paths'.split(' '),
)
/** A text of more words states something of the items that this rule cannot weigh. */
const MOST_WORDS = 6

/** A list of anything (`items: {}`, or objects without a property) of which no text states what is in it. */
export function isFreeForm(tool: Tool, parameter: Parameter): boolean {
  const { schema, types, name, description = '' } = parameter
  const items = own(schema, 'items')
  if (!types.includes('array') || !isObject(items) || !takesAnything(items)) return false
  if (['examples', 'example', 'default', 'prefixItems', 'contains'].some((word) => isTelling(own(schema, word)))) return false
  if (nameParts(name).some((part) => PLAIN_NAMES.has(part))) return false
  const inner = own(items, 'description')
  const said = `${saidOf(tool, parameter)} ${typeof inner === 'string' ? inner : ''}`
  return (
    !PLAIN.test(said) &&
    !tellsShape(said) &&
    contentWords(said).length <= MOST_WORDS &&
    isEnglish(description || (tool.description ?? ''))
  )
}

function isTelling(value: unknown): boolean {
  return value !== undefined && value !== null && !(isArray(value) && value.length === 0)
}

const ANNOTATIONS = new Set(['title', 'description', '$comment', 'additionalProperties'])

function takesAnything(items: JsonObject): boolean {
  const says = Object.keys(items).filter(
    (keyword) => !ANNOTATIONS.has(keyword) && !(keyword === 'type' && items['type'] === 'object'),
  )
  return (says.length === 0 && !isObject(own(items, 'additionalProperties'))) || isEmptyObject(items, says)
}

/** `{"type": "object", "properties": {}}` */
function isEmptyObject(items: JsonObject, says: readonly string[]): boolean {
  const properties = own(items, 'properties')
  return (
    says.length === 1 &&
    isObject(properties) &&
    Object.keys(properties).length === 0 &&
    own(items, 'additionalProperties') !== false
  )
}
