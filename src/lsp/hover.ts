import { clip, count } from '../core/text.ts'
import type { Span, Tool, Toolset } from '../core/tool.ts'
import { segmentsOf, type Pointer } from '../core/pointer.ts'
import { isObject, own, type Json } from '../core/json.ts'
import { spanIn } from './diagnostics.ts'
import { asCode, asProse, fenced, smallHeadings } from './markdown.ts'
import type { LspHover, LspPosition } from './protocol.ts'
import { seenOf } from './seen.ts'
import type { Opened } from './state.ts'

const MOST_RULES = 3

/** The pages of the rules that report a place; on a tool what models see of it, and on a parameter what is read of it. */
export async function hoverAt(opened: Opened, position: LspPosition): Promise<LspHover | undefined> {
  const { session, places } = opened
  const linted = opened.lint()
  if (!linted.recognised) return undefined
  const offset = places.offsetAt(position)
  const here = linted.diagnostics.filter((diagnostic) => holds(spanIn(diagnostic, linted), offset))
  const rules = [...new Set(here.map(({ rule }) => rule))].slice(0, MOST_RULES)
  const pages = await Promise.all(rules.map((rule) => session.explain(rule)))
  const subject = subjectAt(linted.toolsets, offset, opened.document.text)
  const about = subject === undefined ? [] : [aboutSubject(subject, opened)]
  const parts = [...about, ...pages.map(smallHeadings)]
  if (parts.length === 0) return undefined
  const span = subject?.span ?? here.map((diagnostic) => spanIn(diagnostic, linted))[0]
  return {
    contents: { kind: 'markdown', value: parts.join('\n\n---\n\n') },
    ...(span === undefined ? {} : { range: places.rangeOf(span) }),
  }
}

interface Subject {
  readonly toolset: Toolset
  readonly tool: Tool
  /** The parameter; undefined for the tool itself. */
  readonly at: Pointer | undefined
  readonly span: Span
}

/** The smallest thing at an offset: a parameter, or the name or the description of a tool. */
function subjectAt(toolsets: readonly Toolset[], offset: number, text: string): Subject | undefined {
  let best: Subject | undefined
  for (const toolset of toolsets) {
    for (const tool of toolset.tools) {
      for (const [at, isParameter] of pointersOf(tool)) {
        const value = tool.origin?.span(at)
        const span = value === undefined ? undefined : withKey(value, text)
        if (span === undefined || !holds(span, offset)) continue
        if (best === undefined || span.end - span.start <= best.span.end - best.span.start) {
          best = { toolset, tool, at: isParameter ? at : undefined, span }
        }
      }
    }
  }
  return best
}

function pointersOf(tool: Tool): (readonly [Pointer, boolean])[] {
  return [
    ['', false],
    ['/description', false],
    ...propertiesIn(tool.inputSchema, '/inputSchema').map((at) => [at, true] as const),
  ]
}

const MOST_LEVELS = 20

function propertiesIn(schema: Json | undefined, base: Pointer, levels = MOST_LEVELS): Pointer[] {
  if (!isObject(schema) || levels === 0) return []
  const properties = own(schema, 'properties')
  const named = isObject(properties) ? Object.entries(properties) : []
  return [
    ...named.flatMap(([name, inner]): Pointer[] => {
      const at: Pointer = `${base}/properties/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
      return [at, ...propertiesIn(inner, at, levels - 1)]
    }),
    ...propertiesIn(own(schema, 'items'), `${base}/items`, levels - 1),
  ]
}

/** The place of a value together with the key before it. */
function withKey(span: Span, text: string): Span {
  const before = text.slice(Math.max(0, span.start - 200), span.start)
  const key = /(["']?)[\w$.@-]+\1\s*:\s*$/.exec(before)?.[0].length ?? 0
  return { start: span.start - key, end: span.end }
}

function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end
}

function aboutSubject({ toolset, tool, at }: Subject, { session }: Opened): string {
  return at === undefined ? aboutTool(tool, toolset) : aboutParameter(tool, at, session)
}

function aboutTool(tool: Tool, toolset: Toolset): string {
  const { name, description, bytes, lost, tokens } = seenOf(tool, toolset)
  const cut =
    lost > 0 ? ` Of its ${count(bytes, 'byte')}, a client that cuts at 2 KB shows these ${count(bytes - lost, 'byte')}.` : ''
  return [
    `**What models see of \`${asCode(tool.name)}\`**`,
    `Claude Code calls it \`${asCode(name)}\`. It costs about ${count(tokens, 'token')} of every request.${cut}`,
    description === '' ? 'It has no description.' : fenced(description),
  ].join('\n\n')
}

function aboutParameter(tool: Tool, at: Pointer, session: Opened['session']): string {
  const name = segmentsOf(at).at(-1) ?? ''
  const path = pathOfValue(at)
  const claims = session.claimsOf(tool).filter(({ about }) => about === path)
  const rows = claims.map(
    ({ kind, says, quote, conflict }) =>
      `- ${kind}: \`${asCode(clip(says, 60))}\`, from "${asProse(clip(quote, 100))}"${conflict ? ' (**contradicts the schema**)' : ''}`,
  )
  const head = `**\`${asCode(name)}\` of \`${asCode(tool.name)}\`**`
  return rows.length === 0
    ? `${head}\n\nIts texts state nothing that can be checked.`
    : [head, '', 'What its texts state:', '', ...rows].join('\n')
}

/** As claims name it: `zone[].ttl`. */
function pathOfValue(at: Pointer): string {
  return segmentsOf(at)
    .slice(1)
    .join('/')
    .replace(/(^|\/)properties\/([^/]*)/g, (_, __, name: string) => `.${name}`)
    .replace(/\/items/g, '[]')
    .replace(/^\./, '')
}
