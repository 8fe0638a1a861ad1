import { clip, list } from '../../src/core/text.ts'
import type { Limit } from '../../src/lint/limits/limit.ts'
import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  profiles: { portable: 'warn', anthropic: 'warn', cursor: 'error', vscode: 'warn' },
  summary: 'The name passes a limit of a client once the client has put the name of the server in front.',
  why:
    'Clients qualify names so that those of several servers do not clash: `mcp__<server>__<tool>`, or server and tool counted together. What passes the limit is left out without a word, and the model never learns of the tool. ' +
    'The server is known from a client configuration (its key there) or from a live connection; for a plain file of tools the rule is silent. A name that is too long by itself is for `name/portable`.',
  proof: 'Arithmetic on names, against the dated limits in `src/lint/limits/`, which say who stated them.',
  evidence: [
    {
      kind: 'report',
      ref: 'https://github.com/awslabs/mcp/issues/1283',
      says: 'Users report that Cursor leaves out tools whose server and tool name pass 60 characters together.',
      checked: '2026-11-21',
    },
    {
      kind: 'report',
      ref: 'https://github.com/microsoft/vscode/issues/243602',
      says: 'Prefixed names of MCP tools passed the limit of 64 characters.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [{}, { server: { name: 'policies-of-the-north-american-branch' } }, { name: 'a'.repeat(64) }],
    bad: [
      { server: { name: 'policies-of-the-north-american-branch-offices' } },
      { server: { name: 'com.example.handbook/policies-and-procedures-server' } },
    ],
  },
  *check({ name }, { toolset, limits }) {
    const server = toolset.configured?.name ?? toolset.server?.name
    if (server === undefined || server.trim() === '' || name === '') return
    const over = limits('qualified-name-length').flatMap((limit) => {
      const full = qualified(limit, server, name)
      return full.length > limit.most && name.length <= limit.most ? [{ ...limit, length: full.length }] : []
    })
    if (over.length === 0) return
    const least = Math.min(...over.map(({ most, length }) => most - (length - name.length)))
    yield {
      at: '/name',
      message: `With its server "${clip(server, 40)}" in front the name is too long: ${list(
        over.map(({ then, most, length }) => `${then} (${length} characters, limit ${most})`),
        3,
      )}. ${least < 8 ? 'Shorten the name of the server' : `Keep the name to ${least} characters, or shorten the server's`}.`,
    }
  },
})

function qualified({ form }: Limit, server: string, name: string): string {
  if (form === 'mcp__<server>__<tool>') return `mcp__${server}__${name}`
  return form === '<server>_<tool>' ? `${server}_${name}` : `${server}${name}`
}
