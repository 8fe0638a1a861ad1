import { isArray, isObject, own, type Json, type JsonObject } from '../core/json.ts'
import { blocksIn } from './written-blocks.ts'

/** Marks that models put around a call, and that nobody writes for another reason. */
const MARKS =
  /<\/?tool_calls?>|\[TOOL_CALLS?\]|\[TOOL_REQUEST\]|<[|｜](?:tool[_▁]|python_tag|DSML|START_ACTION|action_start)|<function=[\w.-]+>|<invoke\s+name=|<function_calls>|functools\[|^Action:\s*\S+\s*\nAction Input:/im

/** Marks that say as much only beside the name of a tool. */
const LOOSE_MARKS =
  /<[|｜][\w▁|｜]+[|｜]>|<\/?(?:start_|end_)?(?:tools?|functions?|action)(?:_\w+)?>|\bto=functions\.|<\/?parameter[\s=>]/i

/** Whether a tool has this name. */
export type ToolNames = Pick<ReadonlySet<string>, 'has'>

/** Longer texts are no calls. */
const MOST = 20_000

/**
 * Whether a text is, or holds, a call of one of these tools that was meant to be made: in the marks of a model's own format, as JSON
 * with a name and arguments, as an element `<search>…</search>`, or as a line `search(query="x")`. A program that reads the answer
 * finds no call there.
 */
export function isWrittenCall(text: string, tools: ToolNames): boolean {
  if (text.length > MOST) return false
  if (MARKS.test(text) || (LOOSE_MARKS.test(text) && namesTool(text, tools))) return true
  return blocksIn(text).some(
    (block) => isJsonCall(block, tools) || isCodeCall(block, tools) || isElement(block, tools) || isNamed(block, tools),
  )
}

function namesTool(text: string, tools: ToolNames): boolean {
  return (text.match(/[\w.-]+/g) ?? []).some((word) => tools.has(word) || tools.has(word.replace(/^(?:functions|tools)\./, '')))
}

function isJsonCall(block: string, tools: ToolNames): boolean {
  if (!/^[[{][\s\S]*[\]}]$/.test(block)) return false
  try {
    // some models write dictionaries of Python
    const value: Json = JSON.parse(block.includes('"') ? block : block.replaceAll("'", '"'))
    return listOf(value).some((one) => isObject(one) && isCallObject(one, tools))
  } catch {
    return false
  }
}

const listOf = (value: Json | undefined): readonly Json[] => (isArray(value) ? value : value === undefined ? [] : [value])

const NAMES = ['name', 'tool', 'tool_name', 'toolName', 'function', 'function_name', 'action', 'recipient_name']
const GIVEN =
  'arguments parameters args input action_input actionInput tool_input toolInput params kwargs function_arguments tool_args'.split(
    ' ',
  )
const AROUND = [
  'tool_calls',
  'toolCalls',
  'tool_uses',
  'function_call',
  'functionCall',
  'tool_call',
  'calls',
  'actions',
  'function',
  'tool_use',
]

function isCallObject(call: JsonObject, tools: ToolNames, levels = 4): boolean {
  if (levels === 0) return false
  const inner = AROUND.flatMap((key) => listOf(own(call, key))).filter(isObject)
  if (inner.some((one) => isCallObject(one, tools, levels - 1))) return true
  const isTool = (name: Json | undefined): boolean =>
    typeof name === 'string' && (tools.has(name) || tools.has(name.replace(/^(?:functions|tools)\./, '')))
  if (NAMES.some((key) => isTool(own(call, key))) && GIVEN.some((key) => Object.hasOwn(call, key))) return true
  const [[name, given] = ['', null], ...more] = Object.entries(call)
  return more.length === 0 && isObject(given) && isTool(name)
}

const CODE =
  /^(?:(?:(?:const|let|var)\s+)?[\w.]+\s*=\s*)?(?:(?:print|await|return)\s*\(?\s*)?(?:(?:functions|tools|default_api|client|mcp)\.)?([\w-]{1,128}(?:\.[\w-]{1,128})*)\s*\([\s\S]*\)\)?;?$/

/** `search(query="x")`, also in a list with others, and `search.call(query="x")`. */
function isCodeCall(block: string, tools: ToolNames): boolean {
  const [, name] = CODE.exec(block.replace(/^\[([\w.-]+\([\s\S]*\))\]$/, '$1')) ?? []
  return name !== undefined && (tools.has(name) || tools.has(name.replace(/\.call$/, '')))
}

function isElement(block: string, tools: ToolNames): boolean {
  const [, name, end] =
    /^<([\w.-]{1,128})>[\s\S]*<\/([\w.-]{1,128})>$/.exec(block) ?? /^<([\w.-]{1,128})\s*(\/)>$/.exec(block) ?? []
  return name !== undefined && (end === name || end === '/') && tools.has(name)
}

/** `Tool: search` over its input, `search query="x"`, and JSON that ends too early. */
function isNamed(block: string, tools: ToolNames): boolean {
  const [, name] =
    /^(?:tool|action|function|to)\s*[:=]\s*([\w.-]{1,128})\s*\n[\s\S]*[{=(]/i.exec(block) ??
    /^([\w.-]{1,128})(?:\s+[\w-]+=(?:"[^"]*"|'[^']*'|\S+))+$/.exec(block) ??
    /^\{\s*"name"\s*:\s*"([\w.-]{1,128})"\s*,\s*"(?:arguments|parameters|input)"\s*:/.exec(block) ??
    []
  return name !== undefined && tools.has(name)
}
