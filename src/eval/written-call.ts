import { isArray, isObject, own, type Json, type JsonObject } from '../core/json.ts'

/**
 * Whether a text is a tool call that no client finds, in the form that some model was trained on: between the marks of its
 * vendor, as JSON, as a call in Python, as XML. A text that only speaks about a tool is none.
 */
export function isWrittenCall(text: string, tools: readonly string[]): boolean {
  const known = new Set(tools)
  return (
    hasMark(text, known) ||
    parts(text).some((part) => isJsonCall(part, known) || isPythonCall(part, known)) ||
    hasElement(text, known) ||
    isLabelled(text, known)
  )
}

/** What stands before a call. Between `<` and `>`, between bars, in brackets. */
const MARKS =
  /<\/?(?:[\w:.-]*:)?(?:tool_?calls?|function_?calls?|tool_use|tool_code|toolcall|start_function_call|invoke|action)(?:[ =][^>\n]{0,200})?>|<function[= ][^>\n]{1,200}>|\[\/?(?:TOOL_CALLS?|TOOL_REQUEST|AVAILABLE_TOOLS)\]|<[|｜][^|｜<>\n]{0,60}?(?:tool|function|python_tag|action|plugin|DSML)[^|｜<>\n]{0,60}[|｜]>|<\|channel\|>\s*commentary to=|\bto=functions\.\w|<[|｜]\w+[|｜](?:function_calls|invoke)|functools\[|✿FUNCTION✿/i

/** A mark in backticks is spoken about; one before a name, JSON or another mark opens a call. */
function hasMark(text: string, known: ReadonlySet<string>): boolean {
  const found = MARKS.exec(text.replaceAll(/(?<!`)`[^`\n]{1,200}`(?!`)/g, ''))
  if (found === null) return false
  const mark = found[0]
  const rest = text.slice(text.indexOf(mark) + mark.length).trimStart()
  const names = [...known].some((name) => mark.includes(name) || rest.slice(0, 400).includes(name))
  return names || /^[[{<✿]/.test(rest) || /^[\w.:-]{1,128}\s*(?:[[{(<]|$)/.test(rest) || /[=:]\w/.test(mark)
}

/** The whole text, what stands in fences, and each line of its own with what follows to its closing bracket. */
function parts(text: string): string[] {
  const fenced = [...text.matchAll(/```[\w-]*\s*\n?([\s\S]*?)(?:```|$)/g)].map(([, inside = '']) => inside.trim())
  const opened = [...text.matchAll(/^[ \t>*-]*([[{(]|[\w.]+\()/gm)]
    .slice(0, 20)
    .map(({ index }) => text.slice(index).replace(/^[ \t>*-]+/, ''))
  const objects = [...text.matchAll(/\{/g)].slice(0, 20).map(({ index }) => text.slice(index))
  const tagged = [...text.matchAll(/^\s*<[\w:.-]+>\s*([\s\S]*?)<\/[\w:.-]+>\s*$/gm)].map(([, inside = '']) => inside)
  return [text.trim(), ...fenced, ...tagged, ...opened, ...objects].map((part) => unmarked(part.slice(0, 20_000)))
}

/** Without the marks of Markdown for code and bold words around a call. */
function unmarked(part: string): string {
  return part.replace(/^`([^`\n]+)`$/, '$1').replace(/^\*\*([\w.-]+)\*\*(?=\()/, '$1')
}

const NAMES = ['name', 'tool', 'tool_name', 'toolName', 'function', 'function_name', 'action', 'recipient_name']
const ARGUMENTS = ['arguments', 'parameters', 'args', 'params', 'input', 'tool_input', 'toolInput', 'action_input', 'kwargs']

function isJsonCall(text: string, known: ReadonlySet<string>): boolean {
  if (!/^[[{]/.test(text)) return false
  // some answers end before their call does
  const [, cut] = /^\{\s*"(?:name|tool)"\s*:\s*"([\w.-]+)"\s*,\s*"(?:arguments|parameters|input|args)"\s*:/.exec(text) ?? []
  if (cut !== undefined && known.has(cut)) return true
  // and some write a dictionary of Python
  const value = parsedHead(/^[[{]+\s*'/.test(text) && !text.includes('"') ? text.replaceAll("'", '"') : text)
  return value !== undefined && holdsCall(value, known, 3)
}

function holdsCall(value: Json, known: ReadonlySet<string>, levels: number): boolean {
  if (levels === 0) return false
  if (isArray(value)) return value.length > 0 && value.every((item) => holdsCall(item, known, levels - 1))
  if (!isObject(value)) return false
  for (const list of ['tool_calls', 'function_call', 'tool_call', 'calls', 'tool_uses', 'function']) {
    const inner = own(value, list)
    if (inner !== undefined && typeof inner === 'object' && inner !== null && holdsCall(inner, known, levels - 1)) return true
  }
  const name = NAMES.map((key) => own(value, key)).find((one) => typeof one === 'string')
  if (typeof name === 'string') {
    const hasArguments = ARGUMENTS.some((key) => Object.hasOwn(value, key))
    return isKnown(name, known) ? hasArguments || Object.keys(value).length <= 2 : hasArguments && looksLikeCall(value)
  }
  const [key, ...others] = Object.keys(value)
  return key !== undefined && others.length === 0 && known.has(key) && isObject(own(value, key))
}

/** An invented tool's call: nothing but the name, the arguments and an id. */
function looksLikeCall(value: JsonObject): boolean {
  return Object.keys(value).every((key) => NAMES.includes(key) || ARGUMENTS.includes(key) || key === 'id' || key === 'type')
}

/** JSON at the start of a text, whatever follows it. */
function parsedHead(text: string): Json | undefined {
  let [depth, inText] = [0, false]
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (inText && character === '\\') at++
    else if (character === '"') inText = !inText
    else if (!inText && (character === '{' || character === '[')) depth++
    else if (!inText && (character === '}' || character === ']') && --depth === 0) {
      try {
        const value: Json = JSON.parse(text.slice(0, at + 1))
        return value
      } catch {
        return undefined
      }
    }
  }
  return undefined
}

/** `search(query="x")`, `[search(query="x"), list()]`, `print(default_api.search(query="x"))`, `call:search{query:…}`. */
function isPythonCall(text: string, known: ReadonlySet<string>): boolean {
  const [, called, opened = '', rest = ''] =
    /^(?:\[\s*|print\(|(?:(?:const |let |var )?\w+ = )?(?:await )?)(?:call:)?((?:[\w-]+[.:])*[\w-]+)([({])([\s\S]{0,2000})/.exec(
      text,
    ) ?? []
  if (called === undefined || !isKnown(called, known)) return false
  return opened === '{' ? /^\w+:|^}/.test(rest) : /^\s*(?:\)|\w+\s*=|["'{[\d-])/.test(rest) && rest.includes(')')
}

/** `functions.search` and `default_api.search` are `search`. */
function isKnown(name: string, known: ReadonlySet<string>): boolean {
  return known.has(name) || known.has(name.split(/[.:]/).at(-1) ?? '')
}

/** An element that has a tool's name: `<search><query>x</query></search>`, `<tool name="search">`. */
function hasElement(text: string, known: ReadonlySet<string>): boolean {
  const [, named] = /<(?:tool|function|call|action)\s+name=["']?([\w.-]+)/i.exec(text) ?? []
  if (named !== undefined && isKnown(named, known)) return true
  return [...text.matchAll(/^\s*<([\w.-]+)(?:\s[^<>]*)?\/?>/gm)].some(
    ([element, name = '']) => known.has(name) && (element.endsWith('/>') || text.includes(`</${name}>`)),
  )
}

/** `Action: search` over `Action Input: {…}`, `Tool: search` over its input, and `search query="x"` as the whole answer. */
function isLabelled(text: string, known: ReadonlySet<string>): boolean {
  const [, name] = /^\s*action:\s*`?([\w.-]+)/im.exec(text) ?? []
  if (name !== undefined && (isKnown(name, known) || /^\s*action input:/im.test(text))) return true
  const [, labelled] = /^\s*(?:tool|function|to)\s*[:=]\s*`?([\w.-]+)`?\s*\n[\s\S]*[{=(]/im.exec(text) ?? []
  const [, command] = /^\s*([\w.-]+)(?:\s+[\w-]+=(?:"[^"]*"|'[^']*'|\S+))+\s*$/.exec(text) ?? []
  return [labelled, command].some((one) => one !== undefined && isKnown(one, known))
}
