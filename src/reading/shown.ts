import { isObject, own, type Json } from '../core/json.ts'
import { rememberedFor } from '../core/memo.ts'
import type { Tool } from '../core/tool.ts'

/** What clients hand on to models and people. Other members of a tool, such as icons, are not sent. */
const MEMBERS = ['name', 'title', 'description', 'inputSchema', 'outputSchema', 'annotations'] as const

/** A tool of more UTF-16 units than this, as compact JSON, is not read: some 50,000 tokens. */
export const MOST_UNITS = 200_000

/** The tool as compact JSON with the members that are sent, wrong types included; undefined where it is too large or too deep to be read. */
export function shownJson(tool: Tool): string | undefined {
  const text = jsonOf(tool)
  return text.length > MOST_UNITS || text === '' ? undefined : text
}

const jsonOf = rememberedFor(({ raw }: Tool): string => {
  try {
    return JSON.stringify(membersOf(raw))
  } catch {
    // thousands of levels
    return ''
  }
})

function membersOf(raw: Json): Json {
  if (!isObject(raw)) return raw
  return Object.fromEntries(
    MEMBERS.flatMap((name) => {
      const value = own(raw, name)
      return value === undefined ? [] : [[name, value]]
    }),
  )
}
