import { didYouMean } from '../core/did-you-mean.ts'
import type { DataDocument } from '../core/document.ts'
import { isObject, kindOf, own, ownObject, type Json, type JsonObject } from '../core/json.ts'
import { join, type Pointer } from '../core/pointer.ts'
import { clip, nearest } from '../core/text.ts'
import { toolFrom, type Tool } from '../core/tool.ts'
import type { Renames } from './rename.ts'
import { suiteFaults, type Faults } from './suite-faults.ts'

/** What an overlay may change of a tool. Values are merged into what is there, and `null` takes away. */
const OVERLAY_KEYS = {
  name: { says: 'The new name of the tool.' },
  title: { says: 'The title.' },
  description: { says: 'The description.' },
  parameters: { says: 'Parameters by name: a text is the description, an object is merged into the schema.' },
  inputSchema: { says: 'Merged into the schema of the arguments.' },
  outputSchema: { says: 'Merged into the schema of the answer.' },
  annotations: { says: 'Merged into the annotations.' },
} as const

const TEXTS = ['name', 'title', 'description'] as const
const OBJECTS = ['inputSchema', 'outputSchema', 'annotations'] as const

/** Tools with an overlay laid over them. */
export interface Overlaid {
  readonly tools: readonly Tool[]
  /** Tools that it gives another name. */
  readonly renames: Renames
}

/**
 * Lays the edits of a file over some tools: tool name → what changes; `null` takes the tool away.
 * @throws UserError with every fault and its place: a tool or a parameter that is not there, a key that is none
 */
export function laidOver(document: DataDocument, tools: readonly Tool[]): Overlaid {
  const faults = suiteFaults(document)
  faults.repeatedKeys()
  const { data } = document
  if (!isObject(data) || Object.keys(data).length === 0) {
    faults.add('', `should map names of tools to their changes, not ${isObject(data) ? 'nothing' : kindOf(data)}.`)
  }
  const edits = isObject(data) ? data : {}
  const names = tools.map(({ name }) => name)
  for (const name of Object.keys(edits).filter((name) => !names.includes(name))) {
    const hint = didYouMean(nearest(name, names), `There are ${names.length} tools, and none has this name.`)
    faults.add(join('', name), `is about the tool "${clip(name, 128)}", which does not exist. ${hint}`, 'key')
  }
  const renames: Record<string, string> = {}
  const changed = tools.flatMap((tool): Tool[] => {
    const edit = own(edits, tool.name)
    if (edit === undefined) return [tool]
    if (edit === null) return []
    const raw = isObject(edit) ? rawOf(tool, edit, join('', tool.name), faults) : undefined
    if (raw === undefined) faults.add(join('', tool.name), `should be { description: … }, or null, not ${kindOf(edit)}.`)
    const made = toolFrom(raw ?? {}, tool.index, undefined)
    if (made.name !== tool.name) renames[tool.name] = made.name
    return [made]
  })
  const taken = changed.map(({ name }) => name)
  for (const [from, to] of Object.entries(renames)) {
    if (taken.indexOf(to) !== taken.lastIndexOf(to))
      faults.add(join(join('', from), 'name'), `gives ${clip(from, 80)} the name of another tool, "${clip(to, 80)}".`)
  }
  faults.throwAny()
  return { tools: changed.map((tool, index) => ({ ...tool, index })), renames }
}

function rawOf(tool: Tool, edit: JsonObject, at: Pointer, faults: Faults): JsonObject {
  faults.unknownKeys(edit, at, OVERLAY_KEYS)
  const raw: Record<string, Json> = isObject(tool.raw) ? { ...tool.raw } : {}
  for (const key of TEXTS) {
    const value = own(edit, key)
    if (value === undefined) continue
    const isName = key === 'name'
    if (typeof value === 'string' && !(isName && value === '')) raw[key] = value
    else if (value === null && !isName) delete raw[key]
    else faults.add(join(at, key), `should be a text${isName ? '' : ', or null'}, not ${kindOf(value)}.`)
  }
  for (const key of OBJECTS) {
    const value = own(edit, key)
    if (value === undefined) continue
    const merged = merge(own(raw, key), value)
    if (value === null && key !== 'inputSchema') delete raw[key]
    else if (isObject(value) && merged !== undefined) raw[key] = merged
    else faults.add(join(at, key), `should be an object, not ${kindOf(value)}.`)
  }
  const parameters = own(edit, 'parameters')
  if (isObject(parameters)) raw['inputSchema'] = schemaWith(raw, parameters, join(at, 'parameters'), faults)
  else if (parameters !== undefined)
    faults.add(join(at, 'parameters'), `should map names of parameters to their changes, not ${kindOf(parameters)}.`)
  return raw
}

function schemaWith(raw: JsonObject, edits: JsonObject, at: Pointer, faults: Faults): JsonObject {
  const schema = ownObject(raw, 'inputSchema') ?? {}
  const properties: Record<string, Json> = { ...ownObject(schema, 'properties') }
  const names = Object.keys(properties)
  for (const [name, edit] of Object.entries(edits)) {
    const property = own(properties, name)
    if (property === undefined) {
      const hint = didYouMean(nearest(name, names), 'To add a parameter, use inputSchema: { properties: … }.')
      faults.add(join(at, name), `is about the parameter "${clip(name, 60)}", which does not exist. ${hint}`, 'key')
    } else if (edit === null) delete properties[name]
    else if (typeof edit === 'string') properties[name] = merge(property, { description: edit }) ?? property
    else if (isObject(edit)) properties[name] = merge(property, edit) ?? property
    else faults.add(join(at, name), `should be a text, an object or null, not ${kindOf(edit)}.`)
  }
  const required = own(schema, 'required')
  const gone = (name: Json): boolean => typeof name === 'string' && own(edits, name) === null
  return { ...schema, properties, ...(Array.isArray(required) ? { required: required.filter((name: Json) => !gone(name)) } : {}) }
}

/** JSON Merge Patch (RFC 7396). */
function merge(value: Json | undefined, patch: Json): Json | undefined {
  if (patch === null) return undefined
  if (!isObject(patch)) return patch
  const merged: Record<string, Json> = isObject(value) ? { ...value } : {}
  for (const [key, inner] of Object.entries(patch)) {
    const made = merge(own(merged, key), inner)
    if (made === undefined) delete merged[key]
    else merged[key] = made
  }
  return merged
}
