/**
 * The plugin for ESLint 9 and 10: `import rightcall from 'rightcall/eslint'`, then `rightcall.configs.recommended` in the flat
 * configuration. It looks at TypeScript and JavaScript, and with `@eslint/json` at lists of tools in JSON.
 */
import { builtins } from '../builtins.ts'
import { refuseOlderNode } from '../node-version.ts'
import type { Rule } from '../lint/rule.ts'
import type { EslintPlugin, EslintRule, FlatConfig } from './host.ts'
import { ownRules } from './own-rules.ts'
import { eslintRule } from './rule.ts'

// a live server and a whole client configuration are nothing that ESLint opens
const rulesOfTexts = Object.entries(builtins.rules).filter(([, { scope }]) => scope === 'tool' || scope === 'toolset')

const rules: Record<string, EslintRule> = {
  ...Object.fromEntries(rulesOfTexts.map(([id, rule]) => [id, eslintRule(id, rule)])),
  ...ownRules,
}

const base: EslintPlugin = { meta: { name: 'rightcall', version: builtins.version, namespace: 'rightcall' }, rules }

/** The plugin of ESLint: its rules are ours about tools and lists of tools, by our ids. */
const plugin: EslintPlugin & { readonly configs: Readonly<Record<'recommended' | 'strict', FlatConfig>> } = Object.assign(base, {
  configs: {
    recommended: config('recommended', false, (rule) => (rule.severity === 'info' ? undefined : rule.severity)),
    strict: config('strict', true, (rule) => (rule.severity === 'error' ? 'error' : 'warn')),
  },
})

export default plugin
// what `require` gives
export { plugin as 'module.exports' }

refuseOlderNode()

/** ESLint has no level for advice: `recommended` leaves it out, `strict` warns of it. */
function config(
  preset: 'recommended' | 'strict',
  advice: boolean,
  levelOf: (rule: Rule) => 'error' | 'warn' | undefined,
): FlatConfig {
  const levels = rulesOfTexts
    .filter(([, rule]) => rule.presets.includes(preset))
    .flatMap(([id, rule]) => {
      const level = levelOf(rule)
      return level === undefined ? [] : [[`rightcall/${id}`, level] as const]
    })
  return {
    name: `rightcall/${preset}`,
    plugins: { rightcall: base },
    ...(advice ? { settings: { rightcall: { advice } } } : {}),
    rules: { ...Object.fromEntries(levels), 'rightcall/problem': 'error', 'rightcall/unused-comment': 'warn' },
  }
}
