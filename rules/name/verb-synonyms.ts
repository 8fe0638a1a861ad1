import { clip, list } from '../../src/core/text.ts'
import { VERBS } from '../../src/lint/lexicon/verbs.ts'
import { namedTools, type NamedTool } from '../../src/lint/prose/tools/named-tools.ts'
import { nameParts } from '../../src/lint/prose/text/words.ts'
import { defineRule } from '../../src/lint/rule.ts'

/** Verbs that mean the same if two of them are in one set. */
const SYNONYMS: readonly (readonly string[])[] = [
  ['get', 'fetch', 'retrieve'],
  ['update', 'edit', 'modify'],
]
/** Fetching one of these is a different kind of work from getting a record. */
const FETCHED = /^(?:url|urls|web|page|webpage|website|html|markdown|content|json|txt|youtube)$/

const POLICY = { name: 'get_policy', description: 'Return the full text of one policy by its number, for example "4.2".' }
const AUTHOR = { description: 'Return name and department of the author of a policy by the number of the policy.' }

export default defineRule({
  scope: 'toolset',
  severity: 'info',
  presets: ['recommended', 'strict'],
  summary: 'Two verbs are used for the same kind of operation: `get_user` and `retrieve_page`.',
  why: 'A model that has seen `get_user` looks for `get_page`, and does not find or misspells `retrieve_page`. A different verb also suggests a difference that does not exist. There is one finding per set and group of verbs, which names the rarer verb. Only get, fetch and retrieve, and update, edit and modify count as the same. Create and add, delete and remove, find and search, read and get were checked on real servers and dropped. They nearly always mean different things there (to add a member, to remove a label).',
  evidence: [
    {
      kind: 'measured',
      ref: '64 npm servers, 1,843 tools; 70 other servers',
      says: 'Servers with both verbs of a pair: create and add (13), delete and remove (7), find and search (5), read and get (7) nearly all use them for two different operations. Get and retrieve (2), update and edit (3) use them for one.',
      checked: '2026-11-21',
    },
    {
      kind: 'vendor',
      ref: 'https://www.anthropic.com/engineering/writing-tools-for-agents',
      says: 'How tools are named and grouped has an effect on how well agents choose among them.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      { tools: [{}, POLICY, { ...AUTHOR, name: 'get_author' }] },
      { tools: [{}, POLICY, { name: 'fetch_url', description: 'Download a page and return its text as Markdown.' }] },
    ],
    bad: [
      { tools: [{}, POLICY, { ...AUTHOR, name: 'retrieve_author' }] },
      {
        tools: [
          {},
          {
            name: 'update_policy',
            description: 'Replace the text of a policy by its number.',
            annotations: { readOnlyHint: false },
          },
          { name: 'editAuthor', description: 'Replace name or department of an author.', annotations: { readOnlyHint: false } },
        ],
      },
    ],
  },
  *check(toolset) {
    const users = new Map<string, NamedTool[]>()
    for (const tool of namedTools(toolset)) {
      const parts = nameParts(tool.name)
      const verb = parts.find((part) => VERBS.get(part)?.isEvidence)
      if (verb === undefined || (verb === 'fetch' && parts.some((part) => FETCHED.test(part)))) continue
      const others = users.get(verb)
      if (others === undefined) users.set(verb, [tool])
      else others.push(tool)
    }
    for (const group of SYNONYMS) {
      const used = group.filter((verb) => users.has(verb)).sort((a, b) => many(users, b) - many(users, a))
      const [usual, ...rarer] = used
      const odd = rarer.flatMap((verb) => users.get(verb) ?? [])
      const [first] = odd
      if (usual === undefined || first === undefined) continue
      const names = list(
        odd.map(({ name }) => `"${clip(name, 40)}"`),
        3,
      )
      yield {
        tool: first.index,
        at: '/name',
        subject: group.join(' '),
        related: odd.slice(1).map(({ index }) => index),
        message: `${names} ${odd.length === 1 ? 'uses' : 'use'} "${rarer.join('" and "')}", but ${many(users, usual)} other ${many(users, usual) === 1 ? 'tool uses' : 'tools use'} "${usual}" ("${clip(users.get(usual)?.[0]?.name ?? '', 40)}"). A model then guesses names that do not exist. Use one verb for one operation.`,
      }
    }
  },
  plant({ tools }, random) {
    for (const { name, index } of tools) {
      const verb = nameParts(name).find((part) => VERBS.get(part)?.isEvidence)
      const group = SYNONYMS.find((verbs) => verb !== undefined && verbs.includes(verb))
      const other = group?.filter((one) => one !== verb)[Math.floor(random() * (group.length - 1))]
      const twin = tools.find((tool) => tool.index !== index && tool.name !== '')
      if (other === undefined || twin === undefined) continue
      const rest = nameParts(twin.name).slice(1).join('_')
      return [{ tool: twin.index, at: '/name', to: `${other}_${rest === '' ? 'details' : rest}` }]
    }
    return undefined
  },
})

function many(users: ReadonlyMap<string, readonly NamedTool[]>, verb: string): number {
  return users.get(verb)?.length ?? 0
}
