import { isObject } from '../core/json.ts'
import { pointer } from '../core/pointer.ts'
import { count, grouped, list } from '../core/text.ts'
import type { Tool, Toolset } from '../core/tool.ts'
import { asCode, asProse, fenced } from './markdown.ts'
import type { LspPosition } from './protocol.ts'
import type { ModelView } from './requests.ts'
import { cutAsClients, SEEN_BYTES, seenOf, serverOf, type Seen } from './seen.ts'
import type { Opened } from './state.ts'

/** What a model is sent of the tools of a document; undefined where there are none. */
export function modelView(opened: Opened, position?: LspPosition): ModelView | undefined {
  const { toolsets, recognised } = opened.lint()
  if (!recognised || toolsets.every(({ tools }) => tools.length === 0)) return undefined
  const here = position === undefined ? undefined : toolAt(toolsets, opened.places.offsetAt(position), opened.uri)
  const blocks: { readonly text: string; readonly tool?: Tool }[] = toolsets.flatMap((toolset) => [
    { text: head(toolset, opened.document.path) },
    ...toolset.tools.map((tool) => ({ tool, text: section(tool, toolset) })),
  ])
  const before = blocks.slice(0, Math.max(0, here === undefined ? 0 : blocks.findIndex(({ tool }) => tool === here)))
  const line = before.reduce((lines, { text }) => lines + text.split('\n').length + 1, 0)
  const text = `${blocks.map((block) => block.text).join('\n\n')}\n`
  return here === undefined ? { text } : { text, line }
}

/** The tool at an offset: of those that begin before it the last one, so that a handler behind a tool counts as its own. */
function toolAt(toolsets: readonly Toolset[], offset: number, uri: string): Tool | undefined {
  const begun = toolsets
    .flatMap(({ tools }) => tools)
    .flatMap((tool) => (tool.origin?.uri === uri ? [{ tool, start: startOf(tool) }] : []))
    .filter(({ start }) => start <= offset)
  return begun.toSorted((one, other) => one.start - other.start).at(-1)?.tool
}

/** Where the first of its values stands: the place of a tool itself is its name, which need not come first. */
function startOf({ raw, origin }: Tool): number {
  const keys = isObject(raw) ? Object.keys(raw) : []
  const spans = [origin?.span(''), ...keys.map((key) => origin?.span(pointer(key)))]
  return Math.min(...spans.flatMap((span) => (span === undefined ? [] : [span.start])))
}

function head(toolset: Toolset, path: string): string {
  const { tools, instructions, complete } = toolset
  const tokens = tools.reduce((sum, tool) => sum + seenOf(tool, toolset).tokens, 0)
  const part = complete ? '' : ' The file is read as a part of a server, which may have more tools in other files.'
  const unnamed =
    serverOf(toolset) === '<server>' ? ' The name of the server is set in the configuration of the client: `<server>`.' : ''
  return [
    `# What a model sees of ${asProse(toolset.name ?? path.split(/[\\/]/).at(-1) ?? path)}`,
    `${count(tools.length, 'tool')}, about ${count(tokens, 'token')} of every request, including the server in front of the names.${part}`,
    `As Claude Code sends them: the server is put in front of each name, and descriptions are cut at ${count(SEEN_BYTES, 'byte')}. ` +
      `Titles, annotations and output schemas are not sent.${unnamed}`,
    ...(instructions === undefined ? [] : [`## Instructions of the server`, ...cutText(cutAsClients(instructions), 'They have')]),
  ].join('\n\n')
}

function section(tool: Tool, toolset: Toolset): string {
  const seen = seenOf(tool, toolset)
  return [
    `## \`${asCode(seen.name)}\``,
    `About ${count(seen.tokens, 'token')}.${unknownOf(tool)}`,
    ...(seen.description === ''
      ? ['It has no description.']
      : cutText({ text: seen.description, bytes: seen.bytes, lost: seen.lost }, 'The description has')),
    fenced(JSON.stringify(tool.inputSchema, undefined, 2), 'json'),
  ].join('\n\n')
}

function cutText({ text, bytes, lost }: Pick<Seen, 'bytes' | 'lost'> & { readonly text: string }, have: string): string[] {
  const says = `${have} ${count(bytes, 'byte')}: the last ${grouped(lost)} are cut off; no model sees them.`
  return lost === 0 ? [fenced(text)] : [fenced(text), `**✂ ${says}**`]
}

/** What only the running program knows is missing here. */
function unknownOf({ unknown = [] }: Tool): string {
  if (unknown.length === 0) return ''
  return ` Not known without running the code, so not shown: ${list(unknown.map((at) => `\`${asCode(at === '' ? 'all of it' : at)}\``))}.`
}
