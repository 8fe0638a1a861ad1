import { nameParts } from '../../src/lint/prose/text/words.ts'
import { pick } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

/** Verbs that any tool could have. */
const VERBS = new Set('process handle execute run do perform use invoke call manage operate get fetch make test start'.split(' '))
/** Nouns that any tool could be about. Domain words such as item, task, event, command and code do not belong here. */
const NOUNS = new Set(
  (
    'action actions operation operations helper helpers util utils utility function functions method data info information thing things stuff ' +
    'request requests input inputs output something anything job work process'
  ).split(' '),
)
const LITTLE = new Set('my the a an new custom generic general main misc default simple basic mcp it this'.split(' '))
/** Verbs that are filler only before one of the nouns in EMPTY. */
const WEAK = new Set(['get', 'fetch', 'make', 'test', 'start', 'call', 'use'])
const EMPTY = new Set('data info information thing things stuff something anything'.split(' '))
/** Words for the tool itself: filler next to a number or a helper. "call_tool" and "list_tools" are about other tools. */
const TOOL = new Set(['tool', 'tools'])
const OF_TOOLS = new Set(['call', 'invoke', 'execute', 'run', 'use', 'get'])

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'The name is only filler: `process`, `handle_request`, `do_action`, `helper`, `tool1`.',
  why: 'A model reads the name first, and tool search ranks it highest. Words that fit every tool give no information, and next to the tools of other servers they mislead. Use a verb and an object: `parse_invoice`. A name with one informative word is not reported, even if it is short (`query`, `ping`, `run_code`).',
  evidence: [
    {
      kind: 'vendor',
      ref: 'https://platform.claude.com/docs/en/agents-and-tools/tool-use/tool-search-tool',
      says: 'Tool search matches tool names and descriptions, and the names and descriptions of arguments.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: '64 npm servers, 1,843 tools; 70 other servers, 527 tools',
      says: 'No published server has such a name. It is a mistake of first drafts.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [{}, { name: 'query' }, { name: 'run_code' }, { name: 'call_tool' }, { name: 'get_task' }, { name: 'process_refund' }],
    bad: [
      { name: 'process' },
      { name: 'handle_request' },
      { name: 'doAction' },
      { name: 'tool1' },
      { name: 'my-helper' },
      { name: 'get_data' },
    ],
  },
  *check({ name }) {
    if (!isFiller(nameParts(name))) return
    yield {
      at: '/name',
      message: `"${name}" would fit any tool. Neither a model nor a tool search can tell what this tool does. Use a verb and an object, such as "parse_invoice".`,
    }
  },
  plant({ index, name }, random) {
    const to = pick(
      ['process', 'handle_request', 'executeAction', 'do_operation', 'helper', 'tool2', 'process-data', 'run'],
      random,
    )
    return name === '' || to === undefined ? undefined : [{ tool: index, at: '/name', to }]
  },
})

function isFiller(parts: readonly string[]): boolean {
  if (parts.length === 0) return false
  // "get_tool" and "call_tool" are about the tools of a gateway
  if (parts.some((part) => TOOL.has(part)) && parts.some((part) => OF_TOOLS.has(part))) return false
  const telling = parts.filter((part) => !LITTLE.has(part) && !/^\d+$/.test(part))
  if (telling.some((part) => !VERBS.has(part) && !NOUNS.has(part) && !TOOL.has(part))) return false
  // "get" alone is a complete name in a server about one thing, and its object may be a domain word: actions, functions
  const gets = telling.some((part) => WEAK.has(part))
  return telling.length > 0 && (!gets || telling.some((part) => EMPTY.has(part)))
}
