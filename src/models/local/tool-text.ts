import { isObject, own, ownObject, ownString, type JsonObject } from '../../core/json.ts'
import type { ShownTool } from '../../core/model.ts'
import { words } from './tokens.ts'

/** What retrieval reads of a tool. */
export interface ToolText {
  /** The name's words, and the title where the schema has one. */
  readonly name: string
  readonly description: string
  /** Names and descriptions of the parameters, nested ones too. */
  readonly parameters: string
}

const DEEPEST = 5
const MOST_PARAMETERS = 200

/** The texts of a tool that a provider's tool search reads too: name, description, names and descriptions of arguments. */
export function toolText(tool: ShownTool): ToolText {
  const found: string[] = []
  collect(tool.inputSchema, 0, found)
  const title = ownString(tool.inputSchema, 'title') ?? ''
  return {
    name: [...words(tool.name), title].join(' ').trim(),
    description: tool.description ?? '',
    parameters: found.join('. '),
  }
}

function collect(schema: JsonObject, depth: number, found: string[]): void {
  if (depth > DEEPEST) return
  for (const [name, inner] of Object.entries(ownObject(schema, 'properties') ?? {})) {
    if (found.length >= MOST_PARAMETERS) return
    if (!isObject(inner)) continue
    const description = ownString(inner, 'description')
    found.push(description === undefined ? words(name).join(' ') : `${words(name).join(' ')}: ${description}`)
    collect(inner, depth + 1, found)
  }
  const items = own(schema, 'items')
  if (isObject(items)) collect(items, depth + 1, found)
}
