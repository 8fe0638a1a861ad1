import { clip, list } from '../../src/core/text.ts'
import { consequenceSentence } from '../../src/lint/limits/consequence.ts'
import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  profiles: {
    portable: 'warn',
    openai: 'error',
    anthropic: 'error',
    'anthropic-directory': 'error',
    gemini: 'error',
    azure: 'error',
    bedrock: 'error',
    nova: 'error',
    copilot: 'error',
    'claude-desktop': 'error',
  },
  summary: 'The name is legal in MCP, but it is longer than a client allows or has characters that a client refuses.',
  why: 'MCP allows 128 characters and dots. OpenAI and Bedrock allow only 64 characters: letters, digits, "_" and "-". Clients also put the name of the server in front. One such name makes the whole request fail, not only this tool. Without a profile, the rule checks what nearly all clients accept. With `--profile`, it checks only the selected ones.',
  proof: 'The name patterns that the vendors publish (`src/lint/limits/`); checked character by character.',
  evidence: [
    {
      kind: 'vendor',
      ref: 'openai 7.55.0, resources/shared.d.ts',
      says: 'Function names take letters, digits, underscores and dashes, at most 64.',
      checked: '2026-11-21',
    },
    {
      kind: 'vendor',
      ref: 'https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ToolSpecification.html',
      says: 'A tool name matches [a-zA-Z0-9_-]+ and has 1 to 64 characters.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: '64 npm servers, 1,843 tools',
      says: 'No name is longer than 64 characters or has a dot. The longest has 52.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [{}, { name: 'search-policies-v2' }, { name: 'a'.repeat(64) }],
    bad: [
      { name: 'policies.search' },
      { name: 'a'.repeat(65) },
      { name: 'search_company_policies_by_keyword_and_department_and_return_passages' },
    ],
  },
  *check({ name, index }, { limits }) {
    // nearly every name; no known client refuses one of these
    if (name === '' || /^[A-Za-z_][A-Za-z0-9_-]{0,59}$/.test(name)) return
    const short = limits('name-length').filter(({ most }) => name.length > most)
    const strict = limits('name-characters').filter(({ pattern }) => pattern?.test(name) === false)
    const signs = [...new Set(name)]
    const strange = signs.filter((sign) => strict.some(({ pattern }) => pattern?.test(`a${sign}`) === false))
    // if a name is too long and also has bad characters, only the characters are reported
    const broken = strange.length > 0 ? strict : short.length > 0 ? short : strict
    if (broken.length === 0) return
    const least = Math.min(...short.map(({ most }) => most), 64)
    const repaired = name.replaceAll(/[^A-Za-z0-9_-]+/g, '_')
    const fits = strict.every(({ pattern }) => pattern?.test(repaired) === true) && repaired.length <= least
    const shown = `"${clip(name, 60)}"`
    const message =
      strange.length > 0
        ? `${shown} contains ${list(strange.map((sign) => `"${sign}"`))}. ${consequenceSentence(broken)} Use only letters, digits, "_" and "-".`
        : short.length > 0
          ? `The name has ${name.length} characters. ${consequenceSentence(broken)} Use at most ${least} characters.`
          : `${shown} begins with "${name.slice(0, 1)}". ${consequenceSentence(broken)} Begin the name with a letter.`
    yield {
      at: '/name',
      message,
      ...(strange.length > 0 && fits
        ? { patches: [{ says: `rename it "${repaired}"`, safe: false, edits: [{ tool: index, at: '/name', to: repaired }] }] }
        : {}),
    }
  },
  plant({ name, index }, random) {
    if (!/^[A-Za-z0-9_-]{2,64}$/.test(name)) return undefined
    const dotted = name.replace(/[_-]/, '.')
    const to =
      random() < 0.5 && dotted !== name ? dotted : `${name}_for_the_given_account_and_return_all_matching_records_with_details`
    return [{ tool: index, at: '/name', to }]
  },
})
