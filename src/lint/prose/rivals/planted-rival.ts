import { isObject } from '../../../core/json.ts'
import type { Edit, Tool, Toolset } from '../../../core/tool.ts'
import { sentencesOf } from '../text/sentences.ts'

const SYNONYMS = new Map(
  (
    'search:find find:search query:search list:browse get:fetch fetch:get retrieve:get create:add add:create update:modify edit:update ' +
    'modify:edit delete:remove remove:delete send:post run:execute execute:run'
  )
    .split(' ')
    .map((pair) => [pair.slice(0, pair.indexOf(':')), pair.slice(pair.indexOf(':') + 1)] as const),
)

/**
 * Edits that give a set a second tool for the work of one that it has, as they come about when two people add what they miss:
 * another verb, nearly the same first sentence, and neither text states which to take. Undefined if no verb has a synonym.
 */
export function withRival({ tools }: Toolset, random: () => number): readonly Edit[] | undefined {
  const able = tools.flatMap((tool) => rivalTo(tool, tools))
  return able[Math.floor(random() * able.length)]?.(tools.length, random())
}

type Planting = (count: number, chance: number) => readonly Edit[]

function rivalTo({ name, description = '', raw, index }: Tool, tools: readonly Tool[]): Planting[] {
  const verb = /^[a-z]+/.exec(name)?.[0] ?? ''
  const synonym = SYNONYMS.get(verb)
  const lead = sentencesOf(description)[0]?.text.trim() ?? ''
  if (synonym === undefined || !isObject(raw) || !lead.toLowerCase().startsWith(verb)) return []
  const rival = `${synonym}${name.slice(verb.length)}`
  if (tools.some((other) => other.name === rival)) return []
  return [
    (count, chance) => [
      { tool: index, at: '/description', to: lead },
      { tool: count, at: '', to: { ...raw, name: rival, description: reworded(lead, verb, synonym, chance) } },
    ],
  ]
}

function reworded(lead: string, verb: string, synonym: string, chance: number): string {
  const inflected = /^e?s\b/.exec(lead.slice(verb.length))?.[0] ?? ''
  const rest = lead.slice(verb.length + inflected.length)
  const other = `${synonym.slice(0, 1).toUpperCase()}${synonym.slice(1)}${inflected === '' ? '' : 's'}${rest}`
  if (chance < 1 / 3) return other
  return chance < 2 / 3 ? `${other.replace(/\.$/, '')}, quickly and easily.` : `This tool will ${synonym}${rest}`
}
