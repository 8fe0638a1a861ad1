import { clip, grouped } from '../../src/core/text.ts'
import { defineRule } from '../../src/lint/rule.ts'

/** Commands that download or build before the server starts. That time does not belong to the server. */
const FETCHES = /^(?:\S*\/)?(?:npx|npm|pnpm|pnpx|yarn|bunx|bun|deno|uvx|uv|pipx|docker|podman|nix)(?:\.cmd|\.exe)?\s/

export default defineRule({
  scope: 'server',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'The server takes seconds to answer its first request.',
  why: 'A client waits for every server before the first turn. Some clients give up after a few seconds, and the tools are then missing without notice. Open connections and load data when a tool needs them. The slowest of 89 real servers took 2.4 s, so the limit is 5 s. Commands that may download first (`npx`, `uvx`, `docker`, …) are not checked. Remote servers are not checked either, because the network adds its own time.',
  evidence: [
    {
      kind: 'measured',
      ref: '89 npm servers over stdio',
      says: 'The slowest start took 2.4 s.',
      checked: '2026-11-21',
    },
  ],
  options: {
    ms: { default: 5000, min: 1, says: 'The number of milliseconds from the start to the answer of the first request.' },
  },
  examples: {
    good: [{ server: { startMs: 4900 } }, { server: { startMs: 28_000, target: 'npx -y policies-server' } }],
    bad: [{ server: { startMs: 5100 } }, { server: { startMs: 12_000, target: '/usr/bin/python3 policies.py' } }],
  },
  *check({ startMs, target, transport }, { options }) {
    if (transport !== 'stdio' || startMs <= options.ms || FETCHES.test(`${target} `)) return
    yield {
      at: '',
      message: `"${clip(target, 60)}" took ${grouped(startMs)} ms to answer its first request. Clients with a shorter timeout start without its tools. Load data and open connections when a tool needs them.`,
    }
  },
  plant: (_, random) => ({ startMs: 5001 + Math.floor(random() * 20_000), target: 'node policies.js' }),
})
