import { clip, list } from '../../../core/text.ts'
import type { Tool } from '../../../core/tool.ts'
import { outputFieldsOf, parametersOf } from '../../../schema/parameters.ts'
import { returnedFields } from '../../claims/read/returned-fields.ts'
import { sentencesOf } from '../text/sentences.ts'

const COSTS =
  /\b(?:costs?|billed|charged|credits?|quota|paid|free|slow(?:er)?|fast(?:er)?|expensive|cheap(?:er)?|takes? (?:up to |about )?\d+)\b/i

/**
 * Advice to send the right requests from a tool to its sibling, drafted from what only the sibling has: a parameter, a field of
 * its answer, a cost, or words (`others`, the rarest first). If nothing differs, it leaves the case open.
 */
export function draftedSentence(tool: Tool, sibling: Tool, others: readonly string[]): string {
  const name = clip(sibling.name, 60)
  const cost = sentencesOf(sibling.description ?? '').find(({ text }) => COSTS.test(text))
  const hint = cost === undefined ? '' : ` Also state its cost: "${clip(cost.text.trim(), 60)}".`
  if (/search|find|query/i.test(tool.name) && /list|browse/i.test(sibling.name))
    return `Add "Without words to search for, use ${name} instead.", or state another difference.${hint}`
  const takes = parametersOf(sibling)
    .filter(({ depth }) => depth === 0)
    .map((parameter) => parameter.name)
  const its = new Set(parametersOf(tool).map((parameter) => parameter.name))
  const told = fieldsOf(tool)
  for (const [lead, all, known] of [
    ['To give', takes, its],
    ['If you need', [...fieldsOf(sibling)], told],
  ] as const) {
    const own = all.filter((one) => !known.has(one)).slice(0, 2)
    // a tool without known fields may return the same ones
    if (own.length > 0 && (known === its || told.size > 0))
      return `Add a sentence such as "${lead} ${list(own.map((one) => `\`${clip(one, 30)}\``))}, use ${name} instead."${hint}`
  }
  const words = others.slice(0, 2).map((word) => `"${clip(word, 30)}"`)
  if (words.length === 0) return `Add a sentence such as "For …, use ${name} instead."${hint}`
  return `Add a sentence such as "For …, use ${name} instead." Only that tool mentions ${list(words)}.${hint}`
}

function fieldsOf(tool: Tool): ReadonlySet<string> {
  const declared = outputFieldsOf(tool).map(({ name }) => name)
  return new Set([...declared, ...returnedFields(tool.description ?? '').map(({ name }) => name)])
}
