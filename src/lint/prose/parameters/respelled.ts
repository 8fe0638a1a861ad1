import { join } from '../../../core/pointer.ts'
import { isArray, isObject, own } from '../../../core/json.ts'
import type { Edit, Tool } from '../../../core/tool.ts'
import { nameParts } from '../text/words.ts'
import { parametersOf, type Parameter } from '../../../schema/parameters.ts'
import { LONG_FORMS } from './spellings.ts'

/**
 * Edits that give one tool another spelling of a parameter that a second tool has too: the other case (`perPage` for `per_page`),
 * or, where no parameter is shared, an abbreviation in a tool that lacks it. Undefined if neither can be done.
 */
export function respelled(tools: readonly Tool[], random: () => number): readonly Edit[] | undefined {
  const all = tools.flatMap((tool) =>
    parametersOf(tool)
      .filter(({ at, name }) => at === join('/inputSchema', 'properties', name))
      .map((parameter) => ({ tool, parameter })),
  )
  const shared = all.filter(
    ({ tool, parameter }) =>
      inOtherCase(parameter.name) !== parameter.name &&
      all.some((other) => other.tool !== tool && other.parameter.name === parameter.name),
  )
  const chosen = shared[Math.floor(random() * shared.length)]
  if (chosen !== undefined) return renamed(chosen.tool, chosen.parameter, inOtherCase(chosen.parameter.name))
  for (const [short, long] of LONG_FORMS) {
    const holder = all.find(({ parameter }) => parameter.name === long)
    const lacks = (tool: Tool): boolean => isObject(own(tool.inputSchema, 'properties')) && !hasParameter(tool, long)
    const other = holder === undefined ? undefined : tools.find(lacks)
    if (holder === undefined || other === undefined) continue
    return [{ tool: other.index, at: join('/inputSchema', 'properties', short), to: holder.parameter.written }]
  }
  return undefined
}

function hasParameter(tool: Tool, name: string): boolean {
  return parametersOf(tool).some((parameter) => parameter.name === name)
}

function inOtherCase(name: string): string {
  if (/_[a-z]/.test(name)) return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
  return /[a-z][A-Z]/.test(name) ? nameParts(name).join('_') : name
}

function renamed(tool: Tool, { name, at, written }: Parameter, to: string): Edit[] {
  const required = own(tool.inputSchema, 'required')
  const edits: Edit[] = [
    { tool: tool.index, at, to: undefined },
    { tool: tool.index, at: join('/inputSchema', 'properties', to), to: written },
  ]
  if (!isArray(required) || !required.includes(name)) return edits
  return [...edits, { tool: tool.index, at: '/inputSchema/required', to: required.map((key) => (key === name ? to : key)) }]
}
