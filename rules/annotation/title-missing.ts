import { own } from '../../src/core/json.ts'
import { clip, count, list } from '../../src/core/text.ts'
import type { Tool } from '../../src/core/tool.ts'
import { factOfEach } from '../../src/lint/memo.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { isMcp } from '../../src/schema/mcp.ts'

/** A longer list of names does not help the reader. */
const MOST_NAMED = 10

export default defineRule({
  scope: 'toolset',
  severity: 'info',
  presets: ['strict'],
  profiles: { 'anthropic-directory': 'warn' },
  summary: 'Tools have neither `title` nor `annotations.title`. There is one finding for all of them.',
  why: 'The title is what a person sees when the host asks for permission to make a call. Without a title, the person sees the name, such as `jira_transition_issue_v2`. A model does not need it. The rule is therefore advice in the strict preset, and a warning for the Anthropic directory, which requires a title on every tool.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2025-11-25/schema#tool',
      says: 'The display name is title, then annotations.title, then name.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: '1,843 tools of 64 npm servers',
      says: '905 tools have no title of either kind.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [{}, { title: undefined }, { annotations: { readOnlyHint: true } }],
    bad: [
      { title: undefined, annotations: { readOnlyHint: true } },
      { title: '  ', annotations: { readOnlyHint: true, title: '' } },
      {
        tools: [
          {},
          {
            name: 'list_offices',
            description: 'List the offices of the company, ordered by city.',
            title: undefined,
            annotations: { readOnlyHint: true },
          },
        ],
      },
    ],
  },
  *check(toolset) {
    const bare = ofEach(toolset).filter((tool) => !tool.titled)
    if (bare.length === 0 || !isMcp(toolset)) return
    const all = bare.length === ofEach(toolset).length
    const named = list(
      bare.map(({ name }) => `"${clip(name, 40)}"`),
      3,
    )
    yield {
      at: '',
      message: `${all && bare.length > 1 ? `None of ${count(bare.length, 'tool')} has a title` : `${named} ${bare.length === 1 ? 'has' : 'have'} no title`}. A person who is asked to allow a call sees only the raw name. Add a "title" of two to four words${bare.length === 1 ? '' : ' to each'}.`,
      ...(!all && { related: bare.slice(0, MOST_NAMED).map(({ index }) => index) }),
    }
  },
  plant({ tools }) {
    return tools.flatMap(({ index, annotations }) => [
      { tool: index, at: '/title', to: undefined },
      ...(annotations === undefined ? [] : [{ tool: index, at: '/annotations/title' as const, to: undefined }]),
    ])
  },
})

const ofEach = factOfEach((tool) => ({ index: tool.index, name: tool.name, titled: isTitled(tool) }))

function isTitled({ title, annotations }: Tool): boolean {
  const other = annotations === undefined ? undefined : own(annotations, 'title')
  return Boolean(title?.trim()) || (typeof other === 'string' && other.trim() !== '')
}
