/** Marks that models put around a call when it is written into the text instead of being made. */
const MARKS =
  /<\/?tool_calls?>|\[TOOL_CALLS?\]|<\|?(?:tool_calls?|python_tag|tool▁calls?▁begin)\|?>|<｜tool▁|<function[=_]|<invoke\s+name=|<function_calls>|functools\[|\[TOOL_REQUEST\]|^Action:\s*\S+\s*\nAction Input:/im

/** Whether a tool has this name. */
export type ToolNames = Pick<ReadonlySet<string>, 'has'>

/** Longer texts are no calls. */
const MOST = 20_000

/**
 * Whether a text is, or holds, a call of one of these tools that was meant to be made: in the marks of a model's own format, as JSON
 * with a name and arguments, or as a line `search(query="x")`. A program that reads the answer finds no call there.
 */
export function isWrittenCall(text: string, tools: ToolNames): boolean {
  if (text.length > MOST) return false
  if (MARKS.test(text)) return true
  return blocksOf(text).some((block) => isJsonCall(block, tools) || isCodeCall(block, tools))
}

/** The whole text, each fenced block in it, and each line that might be one. */
function blocksOf(text: string): string[] {
  const fenced = [...text.matchAll(/```[\w-]*\n([\s\S]*?)(?:```|$)/g)].flatMap(([, block]) => block ?? [])
  return [text, ...fenced, ...text.split('\n')].map((block) => block.trim())
}

function isJsonCall(block: string, tools: ToolNames): boolean {
  if (!/^[[{][\s\S]*[\]}]$/.test(block)) return false
  try {
    const value: unknown = JSON.parse(block)
    return (Array.isArray(value) ? value : [value]).some((one) => isCallObject(one, tools))
  } catch {
    return false
  }
}

function isCallObject(value: unknown, tools: ToolNames): boolean {
  if (typeof value !== 'object' || value === null) return false
  const entries = new Map(Object.entries(value))
  const inner = entries.get('function')
  if (typeof inner === 'object' && inner !== null) return isCallObject(inner, tools)
  const name = ['name', 'tool', 'tool_name', 'function', 'action']
    .map((key) => entries.get(key))
    .find((one) => typeof one === 'string')
  const hasArguments = ['arguments', 'parameters', 'args', 'input', 'action_input', 'tool_input', 'params'].some((key) =>
    entries.has(key),
  )
  return typeof name === 'string' && hasArguments && tools.has(name)
}

function isCodeCall(block: string, tools: ToolNames): boolean {
  const [, name] =
    /^(?:(?:print|await)\s*\(?\s*)?(?:functions\.|tools\.|default_api\.)?([\w.-]{1,128})\s*\([\s\S]*\)\)?;?$/.exec(block) ?? []
  return name !== undefined && tools.has(name)
}
