import type { OptionSpec, Rule, Scope } from '../../lint/rule.ts'

const LOOKS_AT: Record<Scope, string> = {
  tool: 'one tool',
  toolset: 'all tools of a server',
  server: 'what a live server shows',
  configuration: 'all servers of a client configuration',
}

const NEEDS: Readonly<Record<NonNullable<Rule['needs']>, string>> = {
  complete: 'only where the complete list of the server is known',
  'whole-tool': 'only where the whole tool is known',
  reading: 'only where a model read the tools',
}

/** Which runs have a rule, and what it is asked about, a few words each. */
export function whereWords(rule: Rule): string[] {
  const profiles = Object.entries(rule.profiles ?? {}).map(([profile, severity]) => `${profile} (${severity})`)
  const together = rule.together === undefined ? '' : ', and at all servers of a client configuration together'
  return [
    `presets ${rule.presets.join(', ') || 'none'}`,
    ...(profiles.length === 0 ? [] : [`profiles ${profiles.join(', ')}`]),
    `looks at ${LOOKS_AT[rule.scope]}${together}`,
    ...(rule.needs === undefined ? [] : [NEEDS[rule.needs]]),
    ...(rule.entails === undefined ? [] : [`reported instead of ${rule.entails.join(', ')}`]),
  ]
}

/** What an option takes: its words, its bounds, or its type. `quoted` writes a word. */
export function allowedWords({ default: value, min, max, oneOf }: OptionSpec, quoted: (word: string) => string): string {
  if (oneOf !== undefined) return oneOf.map(quoted).join(', ')
  if (min !== undefined && max !== undefined) return `${min} to ${max}`
  if (min !== undefined) return `${min} or more`
  if (max !== undefined) return `up to ${max}`
  return Array.isArray(value) ? 'a list of words' : `any ${typeof value}`
}
