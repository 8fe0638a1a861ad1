import type { Document } from '../core/document.ts'
import { isArray, isObject, kindOf, own, ownObject, ownString, type JsonObject } from '../core/json.ts'
import { clip, list, nearest, visible } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import { dataOf, isData } from './data.ts'

const KNOWN =
  'Known: an answer to tools/list, {"tools": […]}, an array of tools, a single tool, the tools of an OpenAI, Anthropic, Gemini or ' +
  'Bedrock request, an MCPB manifest, and client configurations.'

const KNOWN_IN_CODE =
  'Known in source code: registerTool and tool of the MCP SDK, handlers of tools/list, addTool of FastMCP, tool of the AI SDK, and ' +
  'objects with name and inputSchema. Name the file that defines the tools, or its folder.'

/** Why a document that no source accepts is no list of tools, and what would be one. */
export function unrecognised(document: Document): UserError {
  if (!isData(document)) {
    const isCode = document.format === 'typescript'
    return new UserError(`${document.uri} contains no tools in a known form.`, { hint: isCode ? KNOWN_IN_CODE : KNOWN })
  }
  try {
    const { uri, data, format, lost } = dataOf(document)
    const deep = lost('')
    if (deep !== undefined) return deep
    if (format === 'yaml' && !isObject(data) && !isArray(data)) {
      return new UserError(`${uri} is plain text, neither JSON nor YAML with tools in it.`, { hint: KNOWN })
    }
    return isObject(data)
      ? unknownObject(uri, data)
      : new UserError(`${uri} contains ${kindOf(data)}, which is not a list of tools.`, { hint: KNOWN })
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
}

function unknownObject(uri: string, data: JsonObject): UserError {
  const error = own(data, 'jsonrpc') === undefined ? undefined : ownObject(data, 'error')
  if (error !== undefined) {
    const says = clip(visible(ownString(error, 'message') ?? 'no message'), 200)
    return new UserError(`${uri} contains an error of a server, not its tools: ${says}`, { hint: 'Ask the server again.' })
  }
  const tools = own(data, 'tools')
  if (tools !== undefined) {
    const what = isArray(tools) ? 'an array without an object' : kindOf(tools)
    return new UserError(`${uri} has "tools", but there is no tool in them: ${what}.`, { hint: KNOWN })
  }
  const keys = Object.keys(data)
  const near = nearest('tools', keys)
  const named = list(keys.map((key) => JSON.stringify(clip(visible(key), 40))))
  const seen = keys.length === 0 ? 'an empty object' : `an object with ${keys.length === 1 ? 'the key' : 'the keys'} ${named}`
  return new UserError(`${uri} contains ${seen}, which is not a list of tools.`, {
    hint: near === undefined ? KNOWN : `Did you mean "tools" instead of ${JSON.stringify(near)}? ${KNOWN}`,
  })
}
