import { clip, list } from '../../src/core/text.ts'
import { consequenceOf } from '../../src/lint/limits/consequence.ts'
import type { Limit } from '../../src/lint/limits/limit.ts'
import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  profiles: { portable: 'warn', anthropic: 'warn', cursor: 'error', vscode: 'info' },
  summary: 'The name is too long for a client after the client puts the name of the server in front.',
  why: "Clients qualify names so that the tools of several servers do not clash: `mcp__<server>__<tool>`, or server and tool counted together. A tool over the limit is left out without a warning, and the model never learns about it. The server's name comes from a client configuration (its key there) or from a live connection. For a plain file of tools, the rule reports names that leave no room for any server. A name that is too long by itself is reported by `name/portable`. VS Code cuts the name at 64 characters and still finds the tool, unless two tools begin with the same characters.",
  proof: 'Arithmetic on names, against the dated limits in `src/lint/limits/`, which name their sources.',
  evidence: [
    {
      kind: 'report',
      ref: 'https://github.com/awslabs/mcp/issues/1283',
      says: 'Users report that Cursor leaves out a tool if the names of server and tool together have more than 60 characters.',
      checked: '2026-11-21',
    },
    {
      kind: 'report',
      ref: 'https://github.com/ComposioHQ/composio/issues/2788',
      says: 'February 2026: Cursor refuses 60 characters, so server and tool together may have at most 59.',
      checked: '2026-11-30',
    },
    {
      kind: 'vendor',
      ref: 'https://github.com/microsoft/vscode/blob/main/src/vs/workbench/contrib/mcp/common/mcpServer.ts',
      says: 'VS Code writes mcp_, at most 13 characters of the server, "_" and the name, and cuts that to 64 characters.',
      checked: '2026-11-30',
    },
  ],
  examples: {
    good: [{}, { server: { name: 'policies-of-the-north-american-branch' } }, { name: 'a'.repeat(58) }],
    bad: [
      { server: { name: 'policies-of-the-north-american-branch-offices' } },
      { server: { name: 'com.example.handbook/policies-and-procedures-server' } },
      { name: 'a'.repeat(59) },
      { name: 'a'.repeat(64) },
    ],
  },
  *check({ name }, { toolset, limits }) {
    const known = toolset.configured?.name ?? toolset.server?.name ?? ''
    if (name === '' || limits('name-length').some(({ most }) => name.length > most)) return
    // a server without a known name will have at least one character
    const server = known.trim() === '' ? 'x' : known
    const over = limits('qualified-name-length').flatMap((limit) => {
      const { length } = qualified(limit, server, name)
      return length > limit.most ? [{ limit, length }] : []
    })
    if (over.length === 0) return
    if (server !== known) {
      yield {
        at: '/name',
        message: `The name has ${name.length} characters and leaves no room for a server's name: ${list(
          over.map(
            ({ limit }) => `${consequenceOf([limit])} if ${limit.form ?? 'the name'} has more than ${limit.most} characters`,
          ),
          3,
        )}. Shorten it by the length of a server's name.`,
      }
      return
    }
    const least = Math.min(...over.map(({ limit, length }) => limit.most - (length - name.length)))
    yield {
      at: '/name',
      message: `Together with the server's name "${clip(server, 40)}", the name is too long: ${list(
        over.map(({ limit, length }) => `${consequenceOf([limit])} (${length} characters, the limit is ${limit.most})`),
        3,
      )}. ${least < 8 ? 'Shorten the name of the server' : `Use at most ${least} characters, or shorten the server's name`}.`,
    }
  },
  plant({ name, index }) {
    if (name === '' || name.length > 40) return undefined
    return [
      { tool: index, at: '/name', to: `${name}_for_the_given_account_and_return_all_of_them`.slice(0, 64).padEnd(59, '_all') },
    ]
  },
})

/** Characters of the server's name that VS Code keeps: 18 with "mcp_" and "_" around them. */
const KEPT_BY_VSCODE = 13

function qualified({ form }: Limit, server: string, name: string): string {
  if (form === 'mcp__<server>__<tool>') return `mcp__${server}__${name}`
  return form === 'mcp_<server>_<tool>' ? `mcp_${server.slice(0, KEPT_BY_VSCODE)}_${name}` : `${server}${name}`
}
