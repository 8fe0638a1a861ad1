import type { Finding } from '../../src/core/finding.ts'
import { isObject, own } from '../../src/core/json.ts'
import { join, segmentsOf, type Pointer } from '../../src/core/pointer.ts'
import type { Tool } from '../../src/core/tool.ts'
import { clip } from '../../src/core/text.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { nameParts } from '../../src/lint/prose/text/words.ts'
import { sentenceAt } from '../../src/lint/prose/text/sentences.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { parametersOf, type Parameter } from '../../src/schema/parameters.ts'
import { subschemasOf } from '../../src/schema/walk.ts'

/** Opaque marks of a place in a list. A page number is not opaque: a caller counts it up. */
const CURSOR =
  /^(?:(?:start|next|page|pagination|after)_?)?cursor$|^(?:next_?page|page|next|pagination|continuation)_?token$|^scroll_?id$/i

const WHERE =
  /\b(?:previous(?:ly)?|prior|last|preceding|earlier|returned|responses?|nextCursor|next_cursor|nextPageToken|next_page_token|endCursor|end_cursor|next_token)\b/i

const paged = (cursor: object, more: object = {}) => ({
  inputSchema: {
    type: 'object',
    properties: {
      query: { type: 'string', description: 'Keywords, for example "leave".' },
      cursor: { type: 'string', ...cursor },
    },
    required: ['query'],
  },
  ...more,
})
const LISTED = { description: 'Search the policy handbook by keyword, up to 10 passages at a time.' }

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'The tool takes a cursor, and nothing states where to get one. Or the tool returns a cursor that no parameter takes.',
  why: 'A cursor cannot be guessed. A model that does not know which field of the last answer contains it leaves it out and reads the first page again, or invents one and gets an error. Write "`next_cursor` of the previous response; leave it out for the first page". An output schema with a field for the cursor is enough.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2025-11-25/server/utilities/pagination',
      says: 'Cursors are opaque. Clients must not assume a format, parse or modify them.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      { description: 'Search the policy handbook; all pages are read, and no next_token is returned.' },
      { description: 'Search the policy handbook. Returns a token for signing in on the next device.' },
      { description: 'Search the policy handbook. Returns an access token for the rest of the session.' },
      { description: 'Search the policy handbook. Readers with more than one bookmark see the next passage first.' },
      { description: 'Search the policy handbook; for the rest, read on in the bookmark of the reader.' },
      paged({ description: 'The next_cursor of the previous response.' }, LISTED),
      paged(
        { description: 'Where to go on.' },
        { description: `${LISTED.description} The answer has a next_cursor for the following ones.` },
      ),
      paged(
        { description: 'Where to go on.' },
        {
          ...LISTED,
          outputSchema: { type: 'object', properties: { nextCursor: { type: 'string', description: 'For the next call.' } } },
        },
      ),
    ],
    bad: [
      {
        description:
          'Search the policy handbook, 30 passages at a time. If there are further ones, the answer ends with a bookmark for them.',
      },
      { description: 'Search the policy handbook. One answer holds 200 passages; longer lists come with a `resumeFrom` mark.' },
      { description: 'Search the policy handbook. When more passages are left, the answer has a continueAfter value.' },
      {
        description: 'Search the policy handbook by keyword, 10 passages at a time.',
        outputSchema: {
          type: 'object',
          properties: { passages: { type: 'array' }, resumeAt: { type: 'string', description: 'Present when more follow.' } },
        },
      },
      { description: 'Search the policy handbook, 10 passages a page. Pass next_token of the last answer to go on.' },
      { description: 'Search the policy handbook. Returns title, section and a cursor for the next page.' },
      { description: 'Search the policy handbook. When continuationToken comes back, there are further passages.' },
      { description: 'Search the policy handbook. The answer ends with a marker for the remaining passages.' },
      {
        description: 'Search the policy handbook by keyword, 10 passages at a time.',
        outputSchema: {
          type: 'object',
          properties: { passages: { type: 'array' }, next_page_token: { type: 'string', description: 'For the next page.' } },
        },
      },
      paged({ description: 'Pagination cursor.' }, { ...LISTED, outputSchema: undefined }),
      paged({ description: 'Cursor for the next page of results.' }, LISTED),
    ],
  },
  *check(tool) {
    const parameters = parametersOf(tool)
    const cursor = parameters.find(({ name, depth }) => depth === 0 && CURSOR.test(name))
    if (cursor === undefined) {
      yield* handedToNobody(tool, parameters)
      return
    }
    const texts = [tool.description ?? '', ...parameters.map(({ description = '' }) => description)]
    if (texts.some((text) => WHERE.test(text))) return
    if (handsOut(tool.outputSchema) || !texts.every(isEnglish)) return
    yield {
      at: cursor.description === undefined ? cursor.at : cursor.descriptionAt,
      message: `Nothing states where \`${clip(cursor.name, 40)}\` comes from, and a model cannot guess it. It reads the first page again, or invents a cursor. Name the field of the previous response that contains it, and state that the first call leaves it out.`,
    }
  },
  plant({ index, description = '', inputSchema, outputSchema }, random) {
    if (WHERE.test(description) || handsOut(outputSchema) || !isObject(inputSchema)) return undefined
    const name = ['cursor', 'page_token', 'nextPageToken', 'start_cursor'][Math.floor(random() * 4)] ?? 'cursor'
    const says = ['Pagination cursor.', 'Cursor for pagination', 'Token of the page to fetch.'][Math.floor(random() * 3)] ?? ''
    return [{ tool: index, at: join('/inputSchema/properties', name), to: { type: 'string', description: says } }]
  },
})

/** Other parameters that lead to the next page. */
const GOES_ON =
  /^(?:cursor|token|page|offset|after|before|start|skip|marker|bookmark|resume|continuation|continue|scroll|from|since|position|next)$/i
const NEXT =
  /\b(?:next|page|paging|pagination|continuation|resume|scroll|continue|more)[_ -]?(?:page[_ -]?)?(?:token|cursor|marker|bookmark)\b|\b(?:a|the|its) (?:opaque )?(?:cursor|token|marker|bookmark|continuation) (?:for|of|to get|to fetch|to read|to load|with which|that leads to) (?:(?:fetching|getting|reading|loading) )?(?:the )?(?:next|following|rest|remaining|further|older|newer|more|others)\b|(?<=\b(?:more|further|next|following|rest|remain(?:s|ing)?|others|left|larger|longer)\b[^.;]{0,80}\b(?:an?|the|its|with) (?:opaque )?[`"']?)(?:bookmark|cursor|continuation|(?:resume|continue|next)(?:_?(?:from|at|after|key|token|mark|point|with)))\b(?![`"']? (?:folder|bar|manager|list|of (?:the|an?|each) (?!next|rest|following|remaining|last)))/i
const DENIES = /\b(?:no|not|never|without|ignore|follows?|automatically|internally|all pages|access|auth)\b/i

/** A text or an output schema with a cursor that no parameter takes. */
function* handedToNobody(tool: Tool, parameters: readonly Parameter[]): Iterable<Finding> {
  const { description = '', inputSchema, outputSchema } = tool
  const found = NEXT.exec(description)
  const field = cursorField(outputSchema)
  if ((found === null && field === undefined) || own(inputSchema, 'properties') === undefined || tool.unknown !== undefined)
    return
  if (parameters.some(({ name }) => nameParts(name).some((part) => GOES_ON.test(part)) || /cursor|token/i.test(name))) return
  if (found === null) {
    if (field !== undefined)
      yield {
        at: field.at,
        message: `The answer has "${clip(field.name, 40)}" for the next page, but no parameter takes it. A model that wants the next page invents an argument, or reads the first page again. Add the parameter, or remove the field.`,
      }
    return
  }
  if (DENIES.test(sentenceAt(description, found.index).text) || !isEnglish(description)) return
  yield {
    at: '/description',
    words: { start: found.index, end: found.index + found[0].length },
    message: `The tool returns "${found[0]}" for the next page, but no parameter takes it. A model that wants the next page invents an argument, or reads the first page again. Add the parameter, or state that there is only one page.`,
  }
}

const NEXT_FIELD =
  /^(?:resume_?(?:from|at|after|key|token|point|mark|with)|(?:next_?)?bookmark|continue_?(?:from|at|after|with|token)|next_?(?:key|marker|start_?key|position)|last_?evaluated_?key|next_?(?:page_?)?(?:token|cursor)|page_?token|continuation_?token|(?:end|pagination)_?cursor|cursor)$/i

/** A field at the top level of the answer that leads to the next page. */
function cursorField(outputSchema: unknown): { readonly name: string; readonly at: Pointer } | undefined {
  if (!isObject(outputSchema)) return undefined
  const found = subschemasOf(outputSchema, '/outputSchema').find(
    ({ keyword, at }) => keyword === 'properties' && segmentsOf(at).length === 3 && NEXT_FIELD.test(segmentsOf(at).at(-1) ?? ''),
  )
  return found && { name: segmentsOf(found.at).at(-1) ?? '', at: found.at }
}

function handsOut(outputSchema: unknown): boolean {
  if (!isObject(outputSchema)) return false
  return subschemasOf(outputSchema, '/outputSchema').some(
    ({ keyword, at }) => keyword === 'properties' && /cursor|token/i.test(segmentsOf(at).at(-1) ?? ''),
  )
}
