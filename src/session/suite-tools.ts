import { isArray, own, type Json, type JsonObject } from '../core/json.ts'
import type { Toolset } from '../core/tool.ts'
import { UserError } from '../core/user-error.ts'
import { parametersOf } from '../schema/parameters.ts'
import type { Context } from './context.ts'
import type { AskedServer } from './run-settings.ts'
import { oneToolset, openSuite, toolsetOfSuite } from './suite.ts'

/** One tool, as somebody who writes a suite for it wants to see it. */
interface ListedTool {
  readonly name: string
  readonly description: string | undefined
  readonly parameters: readonly {
    /** Dots lead into objects: `items.sku`. */
    readonly name: string
    readonly required: boolean
    /** `integer, default 20`. */
    readonly takes: string
    readonly description: string | undefined
  }[]
  /** As the server gave it. */
  readonly raw: Json
}

/** The tools that a suite is about, or may be. */
export interface ListedTools {
  readonly uri: string
  readonly tools: readonly ListedTool[]
}

/** The tools of a suite or of a server. @throws UserError when they cannot be read, or nothing is named */
export async function listTools(path: string | undefined, server: AskedServer, context: Context): Promise<ListedTools> {
  const { uri, tools } = await toolsetIn(path, server, context)
  return {
    uri,
    tools: tools.map((tool) => ({ name: tool.name, description: tool.description, parameters: listed(tool), raw: tool.raw })),
  }
}

async function toolsetIn(path: string | undefined, server: AskedServer, context: Context): Promise<Toolset> {
  if (path !== undefined) return toolsetOfSuite(await openSuite(path, context.io), context, server)
  if (server.target !== undefined) return oneToolset([server.target], context)
  throw new UserError('No tools were named.', { hint: 'Name a suite, or a server with --stdio "<command>".' })
}

function listed(tool: Toolset['tools'][number]): ListedTool['parameters'] {
  return parametersOf(tool).map(({ at, name, schema, required, types, description }) => ({
    name: nameOf(at, name),
    required,
    takes: takesOf(schema, types),
    description,
  }))
}

/** `/inputSchema/properties/items/items/properties/sku` is `items.sku`. */
function nameOf(at: string, name: string): string {
  const names = [...at.matchAll(/\/properties\/([^/]+)/g)].map(([, one = '']) => one)
  return names.length < 2 ? name : [...names.slice(0, -1), name].join('.')
}

function takesOf(schema: JsonObject, types: readonly string[]): string {
  const [values, format, fallback] = [own(schema, 'enum'), own(schema, 'format'), own(schema, 'default')]
  const kind = isArray(values) ? choice(values) : types.join(' | ') || 'anything'
  return [
    kind,
    ...(format === undefined ? [] : [String(format)]),
    ...(fallback === undefined ? [] : [`default ${JSON.stringify(fallback)}`]),
  ].join(', ')
}

const MOST_VALUES = 8

function choice(values: readonly Json[]): string {
  const shown = values.slice(0, MOST_VALUES).map((value) => JSON.stringify(value))
  return values.length > MOST_VALUES ? `${shown.join(' | ')} | … (${values.length} values)` : shown.join(' | ')
}
