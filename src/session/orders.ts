import type { Diagnostic } from '../core/finding.ts'
import { valueAt } from '../core/pointer.ts'
import type { Toolset } from '../core/tool.ts'
import type { Catalogue } from '../builtins.ts'
import type { Order } from '../changes/orders.ts'
import { lint } from '../lint/engine.ts'
import { resolveRules } from '../lint/resolve.ts'

/** The rules that read texts for orders to the model, and for what people do not see. */
const RULES = new Set(['safety/injection', 'safety/agent-directive', 'safety/hidden-characters', 'safety/instructions'])

/**
 * The orders that rules find in a list of tools. No configuration counts here: what a project accepted in its own tools is no reason to
 * leave it out of what a third party changed.
 */
export function ordersInToolset(toolset: Toolset, { rules }: Catalogue): Order[] {
  const active = resolveRules(rules, { preset: 'strict', profiles: [] }, []).filter(({ id }) => RULES.has(id))
  return lint(toolset, active).diagnostics.map((diagnostic) => orderOf(diagnostic, toolset))
}

/** What the rule tells the author of the tool; who reviews it is somebody else. */
const ADVICE = / Remove (?:it|them)\b.*$/s

function orderOf({ rule, index, at, words, message }: Diagnostic, { tools }: Toolset): Order {
  const text = index === undefined ? undefined : valueAt(tools[index]?.raw, at)
  // the words of hidden text are the hidden characters, which tell nobody anything
  const isQuoted = words !== undefined && typeof text === 'string' && rule !== 'safety/hidden-characters'
  const says = message.replace(ADVICE, '')
  return { tool: index ?? null, rule, pointer: at, quote: isQuoted ? text.slice(words.start, words.end) : says, says }
}
