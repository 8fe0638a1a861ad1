import { capital, list } from '../../core/text.ts'
import type { Limit } from './limit.ts'

/** What happens beyond these limits, as a clause: "OpenAI and Amazon Bedrock refuse the request, and Cursor drops the tool". */
export function consequenceOf(limits: readonly Pick<Limit, 'client' | 'does'>[]): string {
  const byDeed = Map.groupBy(limits, ({ does }) => does)
  const clauses = [...byDeed].map(([does, some]) => {
    const clients = [...new Set(some.map(({ client }) => client))]
    return `${list(clients, 4)} ${clients.length === 1 ? does : plural(does)}`
  })
  return clauses.length < 2 ? clauses.join('') : `${clauses.slice(0, -1).join(', ')}, and ${clauses.at(-1) ?? ''}`
}

/** The same as a sentence: "OpenAI and Amazon Bedrock refuse the request." */
export function consequenceSentence(limits: readonly Pick<Limit, 'client' | 'does'>[]): string {
  return `${capital(consequenceOf(limits))}.`
}

/** "drops the tool" for one client, "drop the tool" for several. */
function plural(does: string): string {
  return does.replace(/^(\w+)s\b/, '$1')
}
