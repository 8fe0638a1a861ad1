import { grouped, list } from '../../src/core/text.ts'
import type { Toolset } from '../../src/core/tool.ts'
import { consequenceOf, consequenceSentence } from '../../src/lint/limits/consequence.ts'
import type { Limit } from '../../src/lint/limits/limit.ts'
import { defineRule, type RuleContext } from '../../src/lint/rule.ts'

const options = {
  info: {
    default: 64,
    min: 1,
    says: 'A list with more tools than this is an info. Up to here, three of four recorded models chose as well as with one tool, and the fourth lost 2 points.',
  },
  warn: {
    default: 128,
    min: 1,
    says: 'A list with more tools than this is a warning. With 128 tools, three of four recorded models chose worse, and with 256 all of them.',
  },
}

export default defineRule({
  scope: 'toolset',
  severity: 'error',
  presets: ['recommended', 'strict'],
  summary: 'There are so many tools that models choose worse, or that clients refuse the list.',
  why: 'A request to OpenAI with more than 128 tools fails, which is an error by arithmetic. With up to about 64 tools for different purposes, recorded models chose nearly as well as with one. With 128 tools, three of four models chose worse, and with 256 all of them. That is an upper bound, because some of the other tools did the same as the right one. A list of 65 or more tools is therefore an info, and a list of 129 or more a warning. The recommendations of a vendor count if its profile is selected: OpenAI recommends fewer than 20 tools at the start of a turn, Google 10 to 20, and Anthropic sees worse selection beyond 30 to 50. Similar tools cause confusion earlier (see `toolset/overlap`). In a client configuration, the tools of all servers count together, because the model sees them together. Split the server by task, put rare tools behind a flag, or merge tools that are always called in sequence.',
  proof: 'Arithmetic: the number of tools against the dated limits in `src/lint/limits/`.',
  evidence: [
    {
      kind: 'vendor',
      ref: 'https://platform.openai.com/docs/guides/function-calling',
      says: 'Aim for fewer than 20 functions at the start of a turn. At most 128 are supported.',
      checked: '2026-11-21',
    },
    {
      kind: 'vendor',
      ref: 'https://platform.claude.com/docs/en/agents-and-tools/tool-use/tool-search-tool',
      says: 'Selection accuracy degrades past 30 to 50 tools.',
      checked: '2026-11-21',
    },
    {
      kind: 'recomputed',
      row: 'thousand-tools/64',
      says: 'With 64 other tools, all models except one chose as well as without them, within 5 points.',
    },
    { kind: 'recomputed', row: 'thousand-tools/128', says: 'With 128 other tools, all models except one chose worse.' },
    { kind: 'recomputed', row: 'thousand-tools/256', says: 'With 256 other tools, all of them chose worse.' },
    {
      kind: 'recomputed',
      row: 'thousand-tools/256-equivalent',
      says: 'If an equivalent tool also counts as right (according to the judge of the source, a model), the loss is smaller.',
    },
    {
      kind: 'recomputed',
      row: 'paramx/12-37',
      says: 'From 12 to 37 tools there is no significant difference, neither in choosing nor in search. The number of requests is small.',
    },
  ],
  options,
  examples: {
    good: [{}, { tools: many(21) }, { tools: many(64) }],
    bad: [{ tools: many(65) }, { tools: many(100) }, { tools: many(129) }],
  },
  *check(toolset, context) {
    // the servers of a configuration count together, below
    if (toolset.configured === undefined) yield* tooMany('This list', toolset.tools.length, context)
  },
  *together({ toolsets }, context) {
    const total = toolsets.reduce((sum, { tools }) => sum + tools.length, 0)
    const largest = toolsets.toSorted((a, b) => b.tools.length - a.tools.length).slice(0, 5)
    yield* tooMany('This configuration', total, context, `: ${list(largest.map(sizeOf), 5)}`)
  },
  plant({ tools }, random) {
    const wanted = 65 + Math.floor(random() * 100)
    const added = Math.max(0, wanted - tools.length)
    return many(added).map((raw, index) => ({ tool: tools.length + index, at: '', to: raw }))
  },
})

function* tooMany(who: string, count: number, { options: { info, warn }, limits }: RuleContext<typeof options>, parts = '') {
  const [refused, advised] = (['tools', 'tools-advised'] as const).map((kind) => passed(limits(kind), count))
  const has = `${who} has ${grouped(count)} tools${parts}.`
  const remedy =
    parts === '' ? 'Split them by task, or let users disable groups' : 'Disable the tools that this work does not need'
  if (refused !== undefined) {
    yield {
      at: '' as const,
      message: `${has} Beyond ${refused.most} tools, ${consequenceOf([refused])}. ${remedy}.`,
      ...(refused.evidence.kind === 'report' ? { severity: 'warn' as const } : {}),
    }
  } else if (count > info || advised !== undefined) {
    const severity = count > warn || advised !== undefined ? ('warn' as const) : ('info' as const)
    const worse = 'Models choose worse from long lists'
    yield {
      at: '' as const,
      severity,
      message: `${has} ${worse}.${advised === undefined ? '' : ` ${consequenceSentence([advised])}`} ${remedy}.`,
    }
  }
}

/** The largest of the limits that a count exceeds. */
function passed(limits: readonly Limit[], count: number): Limit | undefined {
  return limits.filter(({ most }) => count > most).toSorted((a, b) => b.most - a.most)[0]
}

function sizeOf({ configured, id, tools }: Toolset): string {
  return `"${configured?.name ?? id}" ${tools.length}`
}

function many(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    name: `look_up_section_${index + 1}`,
    description: `Return the text of section ${index + 1} of the policy handbook; use it when the user names that section by its number.`,
    inputSchema: { type: 'object', additionalProperties: false },
  }))
}
