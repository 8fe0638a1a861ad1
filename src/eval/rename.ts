import type { ExpectedCall, Intent } from '../core/intent.ts'
import { isObject, own, type Json } from '../core/json.ts'

/** A tool whose arguments have other names after, and which may have another name itself. */
interface RenamedTool {
  readonly to: string
  /** Old argument name → new argument name. */
  readonly arguments: Readonly<Record<string, string>>
}

/** Old tool name → new tool name, or what else of the tool is called otherwise. */
export type Renames = Readonly<Record<string, string | RenamedTool>>

/** The names of the side before for those of the side after. */
export function reversed(renames: Renames): Renames {
  return Object.fromEntries(
    Object.keys(renames).map((from) => {
      const [to, args] = [newName(from, renames), newArguments(from, renames)]
      const back = Object.fromEntries(Object.entries(args).map(([old, now]) => [now, old]))
      return [to, Object.keys(args).length === 0 ? from : { to: from, arguments: back }]
    }),
  )
}

/** What a tool is called after the renames. */
export function newName(tool: string, renames: Renames): string {
  const rename = Object.hasOwn(renames, tool) ? renames[tool] : undefined
  return typeof rename === 'object' ? rename.to : (rename ?? tool)
}

/** Old argument name → new argument name, of a tool as the renames begin with it. */
export function newArguments(tool: string, renames: Renames): Readonly<Record<string, string>> {
  const rename = Object.hasOwn(renames, tool) ? renames[tool] : undefined
  return typeof rename === 'object' ? rename.arguments : {}
}

/** An intent as it reads after the renames. */
export function renamed(intent: Intent, renames: Renames): Intent {
  const { expect } = intent
  const not = intent.not.map((tool) => newName(tool, renames))
  if (expect.kind !== 'calls') return { ...intent, not }
  const anyOf = expect.anyOf.map((accepted) => ({
    ...accepted,
    calls: accepted.calls.map((call) => renamedCall(call, renames)),
  }))
  return { ...intent, not, expect: { ...expect, anyOf } }
}

function renamedCall(call: ExpectedCall, renames: Renames): ExpectedCall {
  const names = newArguments(call.tool, renames)
  const nameOf = (name: string): string => (Object.hasOwn(names, name) ? (names[name] ?? name) : name)
  const entries = call.arguments && Object.entries(call.arguments).map(([name, matcher]) => [nameOf(name), matcher] as const)
  return {
    ...call,
    tool: newName(call.tool, renames),
    arguments: entries && Object.fromEntries(entries),
    ...(call.only === undefined ? {} : { only: call.only.map(nameOf) }),
  }
}

/** One rename from a journal; undefined where it is none. */
export function renameFrom(tool: string, value: Json): Renames[string] | undefined {
  if (typeof value === 'string') return value
  if (!isObject(value)) return undefined
  const [to = tool, args] = [own(value, 'to'), own(value, 'arguments')]
  const names = Object.entries(isObject(args) ? args : {}).flatMap(([old, now]) => (typeof now === 'string' ? [[old, now]] : []))
  return typeof to === 'string' ? { to, arguments: Object.fromEntries(names) } : undefined
}
