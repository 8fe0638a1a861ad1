import { clip, count, list } from '../../src/core/text.ts'
import { namedTools, type NamedTool } from '../../src/lint/prose/tools/named-tools.ts'
import { nameParts } from '../../src/lint/prose/text/words.ts'
import { pick } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

type Style = 'snake_case' | 'kebab-case' | 'camelCase' | 'PascalCase'

const POLICY = { name: 'get_policy', description: 'Return the full text of one policy by its number, for example "4.2".' }
const OFFICES = { name: 'list_offices', description: 'List the offices of the company with city, street and opening hours.' }

export default defineRule({
  scope: 'toolset',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'The names of one server follow two conventions: `get_issue` and `listLabels`.',
  why: 'A model that has seen nine names in snake_case writes the tenth the same way, and the call fails. The finding lists the names of the smaller group, once per set. Single words fit every convention. Names that mix two conventions (`v1_appTable_create`) are not counted, because they follow an API.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2025-11-25/server/tools#tool-names',
      says: 'Tool names are case-sensitive, so the same words in another convention are a different name.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: '64 npm servers, 1,843 tools; 70 other servers, 527 tools',
      says: 'No published server mixes conventions this way. The rule helps while a server is being written.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      { tools: [{}, POLICY, { ...OFFICES, name: 'ping' }] },
      { tools: [{}, POLICY, { ...OFFICES, name: 'v1_officeTable_list' }] },
    ],
    bad: [
      { tools: [{}, POLICY, { ...OFFICES, name: 'listOffices' }] },
      { tools: [{ name: 'SearchPolicies' }, { ...POLICY, name: 'get-policy' }] },
    ],
  },
  *check(toolset) {
    const styles = new Map<Style, NamedTool[]>()
    for (const tool of namedTools(toolset)) {
      const style = styleOf(tool.name)
      if (style === undefined) continue
      const members = styles.get(style)
      if (members === undefined) styles.set(style, [tool])
      else members.push(tool)
    }
    if (styles.size < 2) return
    const ranked = [...styles].sort((a, b) => b[1].length - a[1].length)
    const [usual] = ranked
    const odd = ranked.slice(1).flatMap(([, tools]) => tools)
    const [first] = odd
    if (usual === undefined || first === undefined) return
    const [style, members] = usual
    const names = list(
      odd.map(({ name }) => `"${clip(name, 40)}"`),
      4,
    )
    const even = odd.length * 2 > members.length
    yield {
      tool: first.index,
      at: '/name',
      subject: 'conventions',
      related: odd.slice(1).map(({ index }) => index),
      message: even
        ? `The names of this server follow two conventions. ${members.length} ${members.length === 1 ? 'name is' : 'names are'} ${style}, and ${odd.length} ${odd.length === 1 ? 'is' : 'are'} not (${names}). A model will misspell some of them. Use one convention for all.`
        : `${names} ${odd.length === 1 ? 'does' : 'do'} not follow the ${style} of the other ${count(members.length, 'name')}. A model will misspell ${odd.length === 1 ? 'it' : 'them'}. Write ${odd.length === 1 ? `"${clip(written(first.name, style), 40)}"` : 'all names in one convention'}.`,
    }
  },
  plant({ tools }, random) {
    const styled = tools.filter(({ name }) => styleOf(name) !== undefined)
    const victim = pick(styled, random)
    if (victim === undefined || styled.length < 2) return undefined
    const others = (['camelCase', 'kebab-case', 'snake_case', 'PascalCase'] as const).filter(
      (style) => style !== styleOf(victim.name),
    )
    const to = pick(others, random)
    return to === undefined ? undefined : [{ tool: victim.index, at: '/name', to: written(victim.name, to) }]
  },
})

/** Undefined for one word, and for a name that mixes conventions in itself. */
function styleOf(name: string): Style | undefined {
  const bare = name.replace(/^_+/, '')
  if (/^[a-z\d]+(?:_[a-z\d]+)+$/.test(bare)) return 'snake_case'
  if (/^[a-z\d]+(?:-[a-z\d]+)+$/.test(bare)) return 'kebab-case'
  if (/^[a-z][a-z\d]*[A-Z][A-Za-z\d]*$/.test(bare)) return 'camelCase'
  return /^[A-Z][a-z\d]+[A-Z][A-Za-z\d]*$/.test(bare) ? 'PascalCase' : undefined
}

function written(name: string, style: Style): string {
  const parts = nameParts(name)
  if (style === 'snake_case') return parts.join('_')
  if (style === 'kebab-case') return parts.join('-')
  const [head = '', ...rest] = parts
  return [style === 'camelCase' ? head : capitalized(head), ...rest.map(capitalized)].join('')
}

function capitalized(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`
}
