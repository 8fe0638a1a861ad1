import { clip } from '../../src/core/text.ts'
import { pick } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

/** The longest name that the specification allows. */
const LONGEST = 128

export default defineRule({
  scope: 'tool',
  severity: 'error',
  presets: ['recommended', 'strict'],
  summary: 'The name has characters outside `A-Z a-z 0-9 _ - .` or more than 128 of them.',
  why: 'Hosts pass the name to a provider unchanged, and one bad name makes the whole request fail. OpenAI and Anthropic answer 400 to spaces, slashes and letters outside ASCII. Dots are legal in MCP and are not reported here.',
  proof: 'MCP 2025-11-25, Tool Names: 1 to 128 characters out of A-Z a-z 0-9 _ - . ; checked character by character.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2025-11-25/server/tools#tool-names',
      says: 'Names should be 1 to 128 characters out of A-Z a-z 0-9 _ - . and hold no space, comma or other special character.',
      checked: '2026-11-21',
    },
    {
      kind: 'report',
      ref: 'https://github.com/home-assistant/core/issues/147760',
      says: 'The Anthropic API refuses the whole request over one name that does not match ^[a-zA-Z0-9_-]{1,128}$.',
      checked: '2026-11-21',
    },
  ],
  entails: ['name/portable'],
  examples: {
    good: [{}, { name: 'policies.search-v2' }, { name: 'a'.repeat(128) }],
    bad: [{ name: 'search policies' }, { name: 'policies/search' }, { name: 'suche_über_alles' }, { name: 'a'.repeat(129) }],
  },
  *check(tool) {
    const { name, index } = tool
    if (name.trim() === '') return
    if (name.length > LONGEST) {
      yield {
        at: '/name',
        message: `The name has ${name.length} characters, but MCP allows only ${LONGEST}. Providers refuse a request with a longer name. Shorten it.`,
      }
    }
    const bad = name.match(/[^A-Za-z0-9_.-]/gu)
    if (bad === null) return
    const start = name.search(/[^A-Za-z0-9_.-]/u)
    const shown = [...new Set(bad)].slice(0, 5).map((character) => (character === ' ' ? 'a space' : `"${character}"`))
    const repaired = name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(/[^A-Za-z0-9_.-]+/g, '_')
      .replace(/^_+|_+$/g, '')
      .slice(0, LONGEST)
    yield {
      at: '/name',
      message: `The name "${clip(name, 60)}" contains ${shown.join(', ')}. Providers refuse a request with such a name. Use only the letters A to Z, digits, "_", "-" and ".".`,
      words: { start, end: start + (bad[0]?.length ?? 1) },
      ...(repaired !== '' && {
        patches: [{ says: `rename it "${repaired}"`, safe: false, edits: [{ tool: index, at: '/name', to: repaired }] }],
      }),
    }
  },
  plant({ name, index }, random) {
    const worded = name.replaceAll(/[_.-]/g, ' ')
    const to = pick([worded, `${name}!`, name.replace(/[_.-]/, '/'), `${name} (beta)`, `${name}_für_alle`], random)
    return name === '' || to === undefined || to === name ? undefined : [{ tool: index, at: '/name', to }]
  },
})
