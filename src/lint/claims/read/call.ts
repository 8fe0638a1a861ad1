import type { Span } from '../../../core/tool.ts'
import { remembered } from '../../prose/text/memo.ts'
import { argumentsAt, sampleAt, type Fields, type Sample } from './sample.ts'
import { ready } from '../../prose/text/ready.ts'

/** A call of a tool as a text writes it. */
export interface WrittenCall {
  /** The tool that it names; undefined for a JSON object that a text gives as an example. */
  readonly tool: string | undefined
  /** The name in front of a JSON object, `filter: {…}`: it may be a parameter, whose value the object then is. */
  readonly label: string | undefined
  readonly args: ReadonlyMap<string, Sample>
  /** False with an ellipsis, arguments by position, and no value to send: it does not show all that has to be sent. */
  readonly whole: boolean
  /** False for a JSON object that nothing announces: only its keys can tell what it is. */
  readonly announced: boolean
  readonly words: Span
}

/** Texts with more are code. */
const MOST_CALLS = 100
const MOST_TEXT = 100_000

const CALL = /(?<![\w.`'"@$/-]|\b(?:def|function|class|new|await|return) {0,2})`?([A-Za-z_][\w-]{1,80})(?:\(| (?=\{))/g
/** Behind a wrapper such as `client.` or `await`, only the name itself counts. */
const METHOD = /(?<=\b(?:await|return|=|client|mcp|tools?|server|session)[. ]{1,2})`?([A-Za-z_][\w-]{1,80})\(/g
const BRACE = /\{/g
/** Keys by which a JSON text names a tool, and those that hold its arguments. */
const NAMES = ['tool', 'name', 'tool_name', 'toolName', 'function']
const HOLDERS = ['arguments', 'args', 'params', 'parameters', 'input', 'tool_input']

/** What announces a call: "Example:", "### Example request", "e.g.", "call it with". */
const ANNOUNCES =
  /(?:\b(?:examples?|e\.g\.?|for instance|such as|usage|sample|calls?|calling|requests?|arguments|args|inputs?|parameters|params|payload|invocation|body|pass|send|with|tool use)\b[^\n{}]{0,60}[:>]?|<(?:example|usage|input|call)[^<>\n]{0,40}>)$/i
/** What announces an answer, or something that is not to be sent. */
const ANSWERS =
  /\b(?:responses?|results?|outputs?|returns?|returned|answers?|repl(?:y|ies)|gives|yields|receives?|wrong|bad|incorrect|invalid|not|never|don['’]t|instead of|avoid|errors?|fails?|config(?:uration)?|schema|structure|shape|format|definition|events?|webhooks?|value|values|items?|records?|stored|file|documents?)\b/i

/** The calls that a text writes, in order: `tool(a=1)`, `tool({"a": 1})`, `{"tool": …, "arguments": {…}}`, and JSON objects given as an example. */
export const callsIn: (text: string) => readonly WrittenCall[] = remembered((text) =>
  text.length > MOST_TEXT || !/[({=:]/.test(text)
    ? []
    : outermost([...namedIn(text), ...objectsIn(text), ...pairsIn(text), ...linesIn(text), ...pairIn(text)]),
)

/** Without what nothing announces and is a part of another call. */
function outermost(calls: readonly WrittenCall[]): readonly WrittenCall[] {
  return calls.filter(
    ({ announced, words }) =>
      announced ||
      !calls.some((other) => other.words !== words && other.words.start <= words.start && other.words.end >= words.end),
  )
}

function* namedIn(text: string): Iterable<WrittenCall> {
  if (!/\w\(| \{/.test(text)) return
  let tried = 0
  for (const pattern of [CALL, METHOD]) {
    for (const match of text.matchAll(pattern)) {
      if (++tried > MOST_CALLS) return
      const tool = match[1] ?? ''
      // "is {…}" is ordinary text
      if (match[0].endsWith(' ') && !/[_-]|[a-z][A-Z]/.test(tool)) continue
      const start = match.index + match[0].indexOf(tool)
      const from = match.index + match[0].length
      const found = match[0].endsWith('(') ? (wrappedAt(text, from) ?? argumentsAt(text, from)) : objectAt(text, from)
      if (found === undefined || found.sample.fields.size === 0 || isDenied(text, start)) continue
      yield calling(tool, found.sample, { start, end: found.end })
    }
  }
}

/** `({ a: 1 })` */
function wrappedAt(text: string, from: number): { readonly sample: Fields; readonly end: number } | undefined {
  const inner = text[from] === '{' ? objectAt(text, from) : undefined
  return inner !== undefined && text[inner.end] === ')' ? { ...inner, end: inner.end + 1 } : undefined
}

function objectAt(text: string, from: number): { readonly sample: Fields; readonly end: number } | undefined {
  const read = sampleAt(text, from)
  return read?.sample.kind === 'fields' ? { sample: read.sample, end: read.end } : undefined
}

/** True if a text shows how not to call. */
function isDenied(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 40), at)
  const line = before.slice(before.lastIndexOf('\n') + 1)
  return /\b(?:not|never|don['’]t|instead of|wrong|bad|incorrect|invalid|avoid|rather than|fails?|old|formerly|previously)\b|❌|✗|✘/i.test(
    line,
  )
}

function* objectsIn(text: string): Iterable<WrittenCall> {
  let [end, announced, tried] = [0, false, 0]
  for (const { index } of text.matchAll(BRACE)) {
    if (index < end) continue
    if (++tried > MOST_CALLS) return
    const before = text
      .slice(Math.max(0, index - 160), index)
      .replace(/(?:\s|`{1,3}(?:jsonc?5?|javascript|js)?|~~~(?:json)?)*$/, '')
    // further objects of one example
    announced = (announced && /^[\s`,]*(?:or|and|then)?[\s`,]*$/.test(text.slice(end, index)) && end > 0) || isAnnounced(before)
    const found = objectAt(text, index)
    if (found === undefined) continue
    end = found.end
    const wrapped = unwrapped(found.sample)
    if (wrapped !== undefined) {
      if (!isDenied(text, index)) yield { ...wrapped, words: { start: index, end } }
    } else if (found.sample.fields.size > 0 && (announced || !isAnswer(before.slice(before.search(/[^.;!?\n]*[.:]?$/))))) {
      yield {
        ...calling(undefined, found.sample, { start: index, end }),
        announced,
        label: /([A-Za-z_]\w{0,60})[`'"*]{0,3}\s?[:=]\s{0,2}$/.exec(before)?.[1],
      }
    }
  }
}

/** `query="invoice", limit=100`, outside of a call. */
const PAIRS =
  /(?<![\w.`(&?/,=-]|[,(] )\b[a-z]\w{0,40}=(?:"[^"\n]{0,80}"|'[^'\n]{0,80}'|-?[\w.]{1,40})(?:,? (?:and )?[a-z]\w{0,40}=(?:"[^"\n]{0,80}"|'[^'\n]{0,80}'|-?[\w.]{1,40})){1,12}(?![\w(=])/g

function* pairsIn(text: string): Iterable<WrittenCall> {
  let tried = 0
  for (const { 0: whole, index } of /\w=/.test(text) ? text.matchAll(PAIRS) : []) {
    if (++tried > MOST_CALLS) return
    const found = argumentsAt(`${whole.replace(/(?<!,)(?: and)? (?=[a-z]\w{0,40}=)/g, ', ')})`, 0)
    if (found === undefined || isDenied(text, index)) continue
    yield { ...calling(undefined, found.sample, { start: index, end: index + whole.length }), whole: false }
  }
}

/** `limit: 500`, `limit=500`, alone in code, or with "=" and a literal anywhere. */
const PAIR =
  /`["']?([A-Za-z_]\w{0,60})["']?\s{0,2}[:=]\s{0,2}("[^"`\n]{0,80}"|'[^'`\n]{0,80}'|-?\d[\d.]{0,15}|true|false|\[[^[\]`\n]{0,120}\])`|(?<![\w.`(&?/,=<[-])\b([a-z]\w{1,60})=("[^"\n]{0,80}"|'[^'\n]{0,80}'|-?\d{1,15}(?:\.\d{1,6})?|true|false)(?![\w(=%`]|\.\d|[,&] ?\w+=)/g
/** Behind a value: it is one that is refused. */
const REFUSED =
  /^[`"']{0,2}[ ,]{0,2}(?:(?:is|are|was|would be|will be|gets?|counts? as|(?:does|do|will|would) not|cannot|can['’]t|won['’]t|doesn['’]t) )?(?:not|never|too|invalid|wrong|refused|rejected|ignored|an error|fails?|errors?|outside|beyond|no longer|work)\b/i

/** One argument and its value. */
function* pairIn(text: string): Iterable<WrittenCall> {
  let tried = 0
  for (const match of /\w["']?\s{0,2}[:=]/.test(text) ? text.matchAll(PAIR) : []) {
    if (++tried > MOST_CALLS) return
    const [whole, coded, codedValue, bare, bareValue] = match
    const { index } = match
    const line = text.slice(Math.max(0, index - 160), index)
    const sentence = line.slice(line.search(/[^.!?\n]*$/))
    const value = sampleAt(codedValue ?? bareValue ?? '', 0)?.sample
    if (
      value === undefined ||
      ANSWERS.test(sentence) ||
      ready(REFUSED).test(text.slice(index + whole.length, index + whole.length + 40))
    )
      continue
    const args = new Map([[coded ?? bare ?? '', value]])
    yield {
      tool: undefined,
      label: undefined,
      args,
      whole: false,
      announced: false,
      words: { start: index, end: index + whole.length },
    }
  }
}

const YAML = /```ya?ml[ \t]*\n((?:[A-Za-z_]\w{0,60}: [^\n{}[\]|>]{1,200}\n){1,30})[ \t]*```/g

/** Lines `key: value` of an example. */
function* linesIn(text: string): Iterable<WrittenCall> {
  for (const { 1: lines = '', 0: whole, index } of text.includes('```y') ? text.matchAll(YAML) : []) {
    const before = text.slice(Math.max(0, index - 160), index).trimEnd()
    const found = isAnnounced(before) ? sampleAt(`{${lines.trimEnd().replaceAll('\n', ',\n')}}`, 0)?.sample : undefined
    const start = index + whole.indexOf(lines)
    if (found?.kind === 'fields') yield calling(undefined, found, { start, end: start + lines.trimEnd().length })
  }
}

/** True if the line before mentions an answer, or of what is not to be sent. */
function isAnswer(before: string): boolean {
  return ready(ANSWERS).test(before.slice(before.lastIndexOf('\n') + 1))
}

function isAnnounced(before: string): boolean {
  return !isAnswer(before) && ready(ANNOUNCES).test(before.slice(before.lastIndexOf('\n') + 1))
}

/** `{"name": "get_user", "arguments": {"id": 1}}` */
function unwrapped({ fields }: Fields): Omit<WrittenCall, 'words'> | undefined {
  const [name, holder] = [NAMES, HOLDERS].map((keys) => keys.find((key) => fields.has(key)))
  const inner = holder === undefined ? undefined : fields.get(holder)
  const tool = name === undefined ? undefined : fields.get(name)
  if (inner?.kind !== 'fields') return undefined
  // `{"method": "tools/call", "params": {…}}`
  if (fields.has('method') && name === undefined) return unwrapped(inner)
  if (tool === undefined) return undefined
  if (tool.kind !== 'plain' || typeof tool.value !== 'string') return undefined
  return calling(tool.value, inner, { start: 0, end: 0 })
}

function calling(tool: string | undefined, { fields, whole }: Fields, words: Span): WrittenCall {
  const says = [...fields.values()].some(({ kind }) => kind !== 'any')
  return { tool, label: undefined, args: fields, whole: whole && says, announced: true, words }
}
