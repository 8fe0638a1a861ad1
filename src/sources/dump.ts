import type { Document } from '../core/document.ts'
import { isArray, isObject, kindOf, own, ownObject, ownString } from '../core/json.ts'
import { clip, count, list, nearest, visible } from '../core/text.ts'
import type { Tool, Toolset } from '../core/tool.ts'
import { UserError } from '../core/user-error.ts'
import { duplicateKeyProblems } from './problems.ts'
import { listsIn, type ToolList } from './shapes/lists.ts'
import { toolAt } from './tool-at.ts'
import type { Io, Loaded, Source } from './source.ts'

/**
 * Lists of tools in JSON and YAML files, recognised by shape. It claims every document, so it comes last among the sources:
 * what no source knows, it explains.
 */
export const dump: Source = {
  name: 'dump',
  claims: (target) => target.kind === 'document',
  async load(target, io) {
    if (target.kind !== 'document') return { toolsets: [], problems: [] }
    const { document, beside = [] } = target
    return beside.length === 0 ? loadDocument(document, io) : loadFolder([document, ...beside])
  },
}

function loadDocument(document: Document, io: Io): Loaded {
  const lists = listsIn(document.data)
  if (lists.length === 0) throw unknownShape(document)
  for (const { foreign, partial } of lists) {
    if (foreign > 0) io.note(`${document.uri}: left out ${count(foreign, 'tool')} that the provider describes itself.`)
    if (partial) io.note(`${document.uri} holds one page of a list: it has a nextCursor, so the server has more tools.`)
  }
  return {
    toolsets: lists.map((list, index) => toolsetOf(document, list, lists.length === 1 ? '' : `#${index}`)),
    problems: duplicateKeyProblems(document),
  }
}

function toolsetOf(document: Document, list: ToolList, suffix: string): Toolset {
  return {
    id: list.id === undefined ? `${document.uri}${suffix}` : clip(visible(list.id), 100),
    uri: document.uri,
    tools: list.entries.map((entry, index) => toolAt(document, entry, index)),
    instructions: list.instructions,
    server: undefined,
  }
}

/** A snapshot folder: one tool a file, together one set. */
function loadFolder(documents: readonly Document[]): Loaded {
  const uri = commonFolder(documents.map((document) => document.uri))
  const entries = documents.flatMap((document) =>
    listsIn(document.data).flatMap((found) => found.entries.map((entry) => ({ document, entry }))),
  )
  const tools = entries.map(({ document, entry }, index): Tool => toolAt(document, entry, index))
  return {
    toolsets: [{ id: uri, uri, tools, instructions: undefined, server: undefined }],
    problems: documents.flatMap(duplicateKeyProblems),
  }
}

function commonFolder(uris: readonly string[]): string {
  const folders = uris.map((uri) => uri.split('/').slice(0, -1))
  const [first = []] = folders
  const differs = first.findIndex((name, depth) => folders.some((folder) => folder[depth] !== name))
  return (differs < 0 ? first : first.slice(0, differs)).join('/') || '.'
}

const KNOWN =
  'Known: an answer to tools/list, {"tools": […]}, a bare array, one tool a file, the tools of an OpenAI, Anthropic, Gemini or ' +
  'Bedrock request, an MCPB manifest, and client configurations.'

function unknownShape({ uri, data, format }: Document): UserError {
  if (format === 'yaml' && !isObject(data) && !isArray(data)) {
    return new UserError(`${uri} is plain text, neither JSON nor YAML with tools in it.`, { hint: KNOWN })
  }
  if (!isObject(data)) return new UserError(`${uri} holds ${kindOf(data)}, which is no list of tools.`, { hint: KNOWN })
  const error = own(data, 'jsonrpc') === undefined ? undefined : ownObject(data, 'error')
  if (error !== undefined) {
    const says = clip(visible(ownString(error, 'message') ?? 'no message'), 200)
    return new UserError(`${uri} holds a server's error, not its tools: ${says}`, { hint: 'Ask the server again.' })
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
  return new UserError(`${uri} holds ${seen}, which is no list of tools.`, {
    hint: near === undefined ? KNOWN : `Did you mean "tools" instead of ${JSON.stringify(near)}? ${KNOWN}`,
  })
}
