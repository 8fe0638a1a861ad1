import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'server',
  severity: 'info',
  presets: ['strict'],
  summary: 'Replace this: say in one sentence when the rule fires.',
  why: 'Replace this: say why a client or a model stumbles on it, and what to do instead.',
  evidence: [
    {
      kind: 'vendor',
      ref: 'Replace this: the address of the page that says so, or what was measured on which servers.',
      says: 'Replace this: what it says, in your own words.',
      checked: '2000-01-01',
    },
  ],
  examples: {
    good: [{ server: {} }, { server: { version: '2.0.0' } }],
    bad: [{ server: { version: 'replaceme' } }, { server: { version: 'REPLACEME' } }],
  },
  *check({ version }) {
    if (version?.toLowerCase() !== 'replaceme') return
    yield {
      at: '',
      message: `The version "${version}" is wrong, and a client stumbles on it because of this (replace this). Do that instead.`,
    }
  },
  plant: () => ({ version: 'replaceme' }),
})
