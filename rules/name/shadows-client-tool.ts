import { list } from '../../src/core/text.ts'
import { CLIENT_TOOLS, ownersOf } from '../../src/lint/limits/client-tools.ts'
import { pick } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'tool',
  severity: 'info',
  presets: ['recommended', 'strict'],
  summary: 'The tool has the bare name of a tool that a popular client brings itself.',
  why:
    'Beside a client that has its own `read_file` or `bash`, the model sees two tools of one name, or of one name and a prefix, and falls back on the one it was trained with; ' +
    'some clients drop the second. Say in the name whose thing it works on: `read_repo_file`, `run_in_container`. Only whole names count, and only names of the dated list in `client-tools.ts`.',
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
      says: 'Reviewers found no reliable way for a model to choose between a `Read` and a `read_file` beside each other.',
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
      message: `${list(owners, 3)} ${owners.length === 1 ? 'has' : 'have'} a tool "${name}" already, so there a model sees two and may take the built-in one. Say in the name what yours works on, as in "read_repo_file".`,
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
