import { basename } from 'node:path'
import { isArray, isObject, own, ownString, type Json } from '../core/json.ts'
import { once } from '../core/memo.ts'
import { clip, oneLine, visible } from '../core/text.ts'
import type { Tool } from '../core/tool.ts'
import { suiteSchema } from '../session/suite-schema.ts'
import { typedAt } from '../session/typing.ts'
import { propertyKind, valueKind, type LspCompletionItem, type LspPosition } from './protocol.ts'
import { offersAt, type Offer } from './schema-offers.ts'
import type { Opened, State } from './state.ts'
import { isSuite, toolNamedAround, toolsOfSuite } from './suite.ts'

type Typing = NonNullable<ReturnType<typeof typedAt>>

/** What may be typed at a place of a configuration or a golden suite. */
export function completionsAt(opened: Opened, position: LspPosition, state: State): LspCompletionItem[] {
  const { document, places, session } = opened
  const isConfig = isConfigFile(document.path) || session.config.files.includes(document.path)
  if (!isConfig && !/\.(?:ya?ml|json[c5]?)$/i.test(document.path)) return []
  const typing = typedAt(document.text, places.offsetAt(position))
  if (typing === undefined) return []
  const offers = isConfig
    ? offersAt(session.configSchema(), typing.path, typing.part)
    : isSuite(typing.data)
      ? suiteOffers(typing, opened, state)
      : []
  const range = places.rangeOf(typing.typed)
  const isFollowed = /^["']?\s*:/.test(document.text.slice(typing.typed.end))
  const quote = quoteAt(document.text, typing, document.path)
  return offers
    .filter(({ label, kind }) => kind === 'value' || !typing.siblings.includes(label))
    .map(({ label, kind, says }) => ({
      label,
      kind: kind === 'key' ? propertyKind : valueKind,
      ...(says === undefined ? {} : { documentation: says }),
      filterText: `${quote.open}${label}`,
      textEdit: { range, newText: `${quote.open}${label}${quote.close}${kind === 'key' && !isFollowed ? ': ' : ''}` },
    }))
}

export function isConfigFile(path: string): boolean {
  return /^rightcall\.config\.(?:ya?ml|json)$/.test(basename(path))
}

/** JSON wants quotes around what is typed; where they stand already they stay. YAML wants them around what is no plain text. */
function quoteAt(text: string, { typed }: Typing, path: string): { open: string; close: string } {
  const isOpen = /["']$/.test(text.slice(0, typed.start))
  return /\.json[c5]?$/i.test(path) && !isOpen ? { open: '"', close: '"' } : { open: '', close: '' }
}

const schemaOfSuites = once(suiteSchema)

/** What the schema of suites takes, and what the tools have. */
function suiteOffers({ path, part, data }: Typing, opened: Opened, state: State): Offer[] {
  const known = offersAt(schemaOfSuites(), path, part)
  const tools = toolsOfSuite(isObject(data) ? data : undefined, opened, state)?.tools ?? []
  if (part !== 'key' && (path.at(-1) === 'tool' || path.at(-2) === 'not'))
    return tools.map(({ name, description }) => offer(name, 'value', description))
  const at = path.lastIndexOf('arguments')
  if (at < 0) return known
  const tool = tools.find(({ name }) => name === toolNamedAround(data, path))
  return [...known, ...argumentOffers(path.slice(at + 1), part, tool)]
}

/** Names of parameters, and behind one its values. */
function argumentOffers([name]: readonly string[], part: Typing['part'], tool: Tool | undefined): Offer[] {
  const properties = tool === undefined ? undefined : own(tool.inputSchema, 'properties')
  if (!isObject(properties)) return []
  if (name === undefined) {
    return part === 'value' ? [] : Object.entries(properties).map(([label, schema]) => offer(label, 'key', saysOf(schema)))
  }
  const schema = own(properties, name)
  return part === 'key' ? [] : valuesOfSchema(schema).map((value) => offer(value, 'value', saysOf(schema)))
}

function valuesOfSchema(schema: Json | undefined): string[] {
  if (!isObject(schema)) return []
  const [values, items, fixed] = [own(schema, 'enum'), own(schema, 'items'), own(schema, 'const')]
  const given = [...(isArray(values) ? values : []), ...(fixed === undefined ? [] : [fixed])]
  const branches = ['anyOf', 'oneOf']
    .flatMap((key) => own(schema, key))
    .filter(isArray)
    .flat()
  const plain = given.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)))
  const truth = own(schema, 'type') === 'boolean' ? ['true', 'false'] : []
  return [...new Set([...plain, ...truth, ...[items, ...branches].flatMap(valuesOfSchema)])]
}

function saysOf(schema: Json | undefined): string | undefined {
  return isObject(schema) ? ownString(schema, 'description') : undefined
}

/** Texts of tools are other people's. */
function offer(label: string, kind: Offer['kind'], says?: string): Offer {
  return { label, kind, says: says === undefined ? undefined : clip(oneLine(visible(says)), 500) }
}
