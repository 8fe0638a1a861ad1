import {
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  parseDocument,
  visit,
  type Alias,
  type Document as Yaml,
  type Node,
} from 'yaml'
import type { Comment } from '../core/comment.ts'
import { once } from '../core/memo.ts'
import { join, segmentsOf, type Pointer } from '../core/pointer.ts'
import { clip, lineStarts, positionAt, visible } from '../core/text.ts'
import type { Span } from '../core/tool.ts'
import { UserError } from '../core/user-error.ts'
import { tooDeep } from './depth.ts'
import type { Places } from './json-places.ts'
import type { ParsedDocument } from './parsed-document.ts'
import type { TextEntry, TextNode } from './write/tree.ts'
import { boundedData } from './yaml-data.ts'
import { shallowYaml, tokensIn } from './yaml-depth.ts'

/** The parser reads about a megabyte a second; what is larger than this was not written by hand. */
const LONGEST = 8 * 2 ** 20
/** Uses of anchors, nested uses multiplied: enough for one shared parameter in every tool, too few for an expansion bomb. */
const MOST_ALIASES = 10_000

/** @throws UserError with line and column where the text is not YAML, is too large, or expands or nests without measure. */
export function yamlDocument(uri: string, text: string): ParsedDocument {
  if (text.length > LONGEST) {
    throw new UserError(`${uri} is YAML, and larger than ${LONGEST / 2 ** 20} MiB.`, { hint: 'Convert it to JSON.' })
  }
  // a line break keeps the first line unindented, as a blank would not
  const unmarked = text.startsWith('\uFEFF') ? `\n${text.slice(1)}` : text
  const { strict, cuts } = shallowYaml(unmarked, new Lexer().lex(unmarked))
  const yaml = composed(uri, { text, strict }, cuts.length > 0)
  const { data, lost } = boundedData(uri, expandedFrom(uri, yaml))
  const open = once(() => placesOf(yaml, strict))
  return {
    uri,
    text,
    format: 'yaml',
    data,
    strict,
    span: (at, part) => open().span(at, part),
    duplicateKeys: () => open().duplicateKeys(),
    lost(at) {
      const within = lost.find((one) => one.at === at || one.at.startsWith(`${at}/`))
      if (within !== undefined) return within.error
      if (cuts.length === 0) return undefined
      const { start, end } = open().span(at)
      return cuts.some((cut) => cut >= start && cut <= end) ? tooDeep(uri) : undefined
    },
    tree: once(() => (yaml.contents === null ? undefined : textNode(strict, yaml.contents))),
  }
}

/** The comments of a text. */
export function commentsInYaml(text: string): Comment[] {
  return [...tokensIn(new Lexer().lex(text))]
    .filter(({ token, isScalarText }) => token.startsWith('#') && !isScalarText)
    .map(({ token, at }) => ({ span: { start: at, end: at + token.length }, text: token.slice(1) }))
}

function textNode(text: string, node: Node): TextNode {
  const { start, end } = spanOf(node)
  const kind = isMap(node) ? 'map' : isSeq(node) ? 'list' : isScalar(node) ? 'scalar' : 'alias'
  return {
    kind,
    start,
    end: start + text.slice(start, end).trimEnd().length,
    flow: (isMap(node) || isSeq(node)) && node.flow === true,
    entries: () => textEntries(text, node),
  }
}

function textEntries(text: string, node: Node): TextEntry[] {
  if (isSeq<Node>(node)) {
    return node.items.map((value, position) => {
      const { start } = spanOf(value)
      return { name: String(position), start, keyEnd: start, value: textNode(text, value) }
    })
  }
  if (!isMap<Node, Node | null>(node)) return []
  return node.items.map(({ key, value }) => ({
    name: isScalar(key) ? String(key.value ?? '') : String(key),
    start: spanOf(key).start,
    keyEnd: spanOf(key).end,
    value: value === null || isEmpty(value) ? undefined : textNode(text, value),
  }))
}

function composed(
  uri: string,
  { text, strict }: { readonly text: string; readonly strict: string },
  wasCut: boolean,
): Yaml.Parsed {
  const yaml = parseDocument(strict, { merge: true, prettyErrors: false, stringKeys: true, uniqueKeys: false })
  const [error] = yaml.errors
  if (error === undefined) return yaml
  if (wasCut) throw tooDeep(uri)
  if (error.code === 'MULTIPLE_DOCS') {
    throw new UserError(`${uri} contains several YAML documents.`, { hint: 'Keep one document per file.' })
  }
  const { line, column } = positionAt(lineStarts(text), error.pos[0])
  throw new UserError(
    `${uri}:${line}:${column} is ${/\.ya?ml$/i.test(uri) ? 'not' : 'neither JSON nor'} YAML: ${clip(visible(error.message), 200)}`,
    {
      hint: 'Fix it there, or write the file as JSON.',
      cause: error,
    },
  )
}

function expandedFrom(uri: string, yaml: Yaml.Parsed): unknown {
  try {
    return yaml.toJS({ maxAliasCount: MOST_ALIASES })
  } catch (cause) {
    // the parser leaves to this step what only shows when anchors and merges are resolved
    if (!(cause instanceof Error)) throw cause
    throw new UserError(`${uri} has anchors or merges that cannot be resolved: ${visible(cause.message)}.`, {
      hint: 'Write the repeated parts in full.',
      cause,
    })
  }
}

function placesOf(yaml: Yaml.Parsed, text: string): Places {
  const known = new Map<Node, Map<string, Entry>>()
  let anchored: Map<Alias, Node> | undefined

  function childrenOf(node: Node): Map<string, Entry> {
    const target = isAlias(node) ? (anchored ??= anchorsOf(yaml)).get(node) : node
    const seen = target === undefined ? undefined : known.get(target)
    if (seen !== undefined || target === undefined) return seen ?? new Map()
    const children = new Map(entriesOf(target).map((entry) => [entry.name, entry]))
    known.set(target, children)
    return children
  }

  return {
    span(at, part) {
      let [node, key]: [Node | null, Node | undefined] = [yaml.contents, undefined]
      for (const segment of segmentsOf(at)) {
        const child: Entry | undefined = node === null ? undefined : childrenOf(node).get(segment)
        if (child === undefined) break
        ;({ value: node, key } = child)
      }
      const { start, end } = spanOf(part === 'key' ? (key ?? node) : node)
      // a block ends where the next one begins, lines later
      return { start, end: start + text.slice(start, end).trimEnd().length }
    },
    duplicateKeys: () => (yaml.contents === null ? [] : [...repeatedKeys(yaml.contents, '')]),
  }
}

interface Entry {
  readonly name: string
  readonly key: Node | undefined
  /** The key itself where nothing follows it, because a place without width cannot be shown. */
  readonly value: Node
}

function entriesOf(node: Node): Entry[] {
  if (isSeq<Node>(node)) return node.items.map((value, position) => ({ name: String(position), key: undefined, value }))
  if (!isMap<Node, Node | null>(node)) return []
  return node.items.map(({ key, value }) => ({
    name: isScalar(key) ? String(key.value ?? '') : String(key),
    key,
    value: value === null || isEmpty(value) ? key : value,
  }))
}

function* repeatedKeys(node: Node, at: Pointer): Iterable<{ at: Pointer; span: Span; first: Span }> {
  const seen = new Map<string, Node>()
  for (const { name, key, value } of entriesOf(node)) {
    const place = join(at, name)
    const first = seen.get(name)
    if (key !== undefined && first !== undefined && name !== '<<') yield { at: place, span: spanOf(key), first: spanOf(first) }
    if (key !== undefined && first === undefined) seen.set(name, key)
    yield* repeatedKeys(value, place)
  }
}

/** What each alias stands for: the last anchor of its name before it. `alias.resolve` would walk the document every time. */
function anchorsOf(yaml: Yaml.Parsed): Map<Alias, Node> {
  const latest = new Map<string, Node>()
  const found = new Map<Alias, Node>()
  visit(yaml, {
    Alias(_, alias) {
      const target = latest.get(alias.source)
      if (target !== undefined) found.set(alias, target)
    },
    Value(_, node) {
      if (node.anchor !== undefined) latest.set(node.anchor, node)
    },
  })
  return found
}

function isEmpty(node: Node): boolean {
  const { start, end } = spanOf(node)
  return start === end
}

function spanOf(node: Node | null): Span {
  const [start, end] = node?.range ?? [0, 0]
  return { start, end }
}

/** Where a person types, in a text that may be broken there. */
export interface TypingPlace {
  /** Keys and positions from the root to what is typed: the key itself is the last where a value is typed. */
  readonly path: readonly string[]
  /** `either`: a text alone on its line, or in a list, which may become the key of an object. */
  readonly part: 'key' | 'value' | 'either'
  /** What stands there already. */
  readonly typed: Span
  /** The whole text as data, as far as it can be read; what is typed is left out. */
  readonly data: unknown
  /** Other keys of the same object. */
  readonly siblings: readonly string[]
}

/** No text has it. */
const HERE = 'rightcallIsTypedHere'

/** The place of an offset in YAML or JSON. A mark is put there, and whatever the parser makes of the broken text tells where the mark is. */
export function typingPlace(text: string, offset: number): TypingPlace | undefined {
  const before = /[\w/.*@-]*$/.exec(text.slice(0, offset))?.[0] ?? ''
  const after = /^[\w/.*@-]*/.exec(text.slice(offset))?.[0] ?? ''
  const typed = { start: offset - before.length, end: offset + after.length }
  const marked = `${text.slice(0, typed.start)}${HERE}${text.slice(typed.end)}`
  if (marked.length > LONGEST) return undefined
  const yaml = parseDocument(marked, { merge: true, prettyErrors: false, stringKeys: true, uniqueKeys: false, strict: false })
  let found: Pick<TypingPlace, 'path' | 'part' | 'siblings'> | undefined
  visit(yaml, {
    Scalar(part, node, holders) {
      if (typeof node.value !== 'string' || !node.value.includes(HERE)) return undefined
      const pairs = holders.findLast((holder) => isMap(holder))
      const siblings = isMap(pairs) && (part === 'key' || part === 'value') ? pairs.items.map(({ key }) => String(key)) : []
      const holder = holders.at(-1)
      const isAlone =
        !isPair(holder) || /\n/.test(marked.slice(spanOf(isNode(holder.key) ? holder.key : null).end, spanOf(node).start))
      found = {
        path: pathOf([...holders, node]).filter((segment) => !segment.includes(HERE)),
        part: part === 'key' ? 'key' : isAlone ? 'either' : 'value',
        siblings: siblings.filter((key) => !key.includes(HERE)),
      }
      return visit.BREAK
    },
  })
  return found === undefined ? undefined : { ...found, typed, data: looseData(yaml) }
}

/** What can be made of a text that is broken, as one is while somebody types. */
export function looseDataIn(text: string): unknown {
  return text.length > LONGEST
    ? undefined
    : looseData(parseDocument(text, { merge: true, prettyErrors: false, stringKeys: true, uniqueKeys: false, strict: false }))
}

function looseData(yaml: Yaml.Parsed): unknown {
  try {
    return yaml.toJS({ maxAliasCount: MOST_ALIASES })
  } catch {
    return undefined
  }
}

/** The keys and positions on the way through these nodes, each inside the one before. */
function pathOf(nodes: readonly unknown[]): string[] {
  return nodes.flatMap((node, position) => {
    const holder = nodes[position - 1]
    if (isSeq(holder)) return [String(holder.items.indexOf(node))]
    return isPair(node) ? [isScalar(node.key) ? String(node.key.value ?? '') : String(node.key)] : []
  })
}
