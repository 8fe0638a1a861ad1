import { list } from '../../src/core/text.ts'
import { CLIENT_TOOLS, ownersOf } from '../../src/lint/limits/client-tools.ts'
import { pick } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'tool',
  severity: 'info',
  presets: ['recommended', 'strict'],
  summary: 'The tool has the same name as a built-in tool of a popular client.',
  why: 'In a client with its own `read_file` or `bash`, the model sees two tools with the same name, perhaps with a prefix. It tends to call the one that it was trained with. Some clients drop the second tool. Include the object in the name: `read_repo_file`, `run_in_container`. Only whole names count, and only names from the dated list in `client-tools.ts`.',
  evidence: [
    {
      kind: 'report',
      ref: 'https://github.com/github/github-mcp-server/issues/1935',
      says: 'A user reports that Claude Desktop hid a tool named like one of its own until it was renamed.',
      checked: '2026-11-21',
    },
    {
      kind: 'report',
      ref: 'https://github.com/Significant-Gravitas/AutoGPT/pull/12750',
      says: 'Reviewers found no reliable way for a model to choose between a `Read` and a `read_file` in the same list.',
      checked: '2026-11-21',
    },
    ...CLIENT_TOOLS.map(({ evidence }) => evidence),
  ],
  examples: {
    good: [{}, { name: 'read_repo_file' }, { name: 'bash_history' }],
    bad: [{ name: 'read_file' }, { name: 'Bash' }, { name: 'web_search' }],
  },
  *check({ name }) {
    const owners = ownersOf(name)
    if (owners.length === 0) return
    yield {
      at: '/name',
      message: `${list(owners, 3)} already ${owners.length === 1 ? 'has' : 'have'} a tool "${name}". A model there sees two such tools and may call the built-in one. Include in the name what your tool works on, such as "read_repo_file".`,
    }
  },
  plant({ index, name }, random) {
    if (name === '') return undefined
    const to = pick(
      CLIENT_TOOLS.flatMap(({ names }) => names),
      random,
    )
    return to === undefined ? undefined : [{ tool: index, at: '/name', to }]
  },
})
