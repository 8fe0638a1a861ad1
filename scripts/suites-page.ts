import { CHECKS } from '../src/eval/golden/checks.ts'
import type { Eval } from '../src/eval/eval.ts'
import { PARAMETER_KEYS } from '../src/core/model-parameters.ts'
import {
  ALL_KEYS,
  ANY_OF_KEYS,
  CALL_KEYS,
  CALLS_KEYS,
  DEFAULTS_KEYS,
  INTENT_KEYS,
  MATCHERS,
  PROMPT_KEYS,
  RANGE_KEYS,
  RENAME_KEYS,
  SUITE_KEYS,
  TOOLSET_KEYS,
} from '../src/eval/suite-keys.ts'
import { keyTable, withTables, type Tables } from './key-tables.ts'

type Said = Readonly<Record<string, { readonly says: string }>>

/** The tables of docs/suites.md by name: the reader of suites knows exactly these keys. */
export const SUITE_TABLES: Readonly<Record<string, Said>> = {
  suite: SUITE_KEYS,
  toolset: TOOLSET_KEYS,
  prompt: PROMPT_KEYS,
  parameters: PARAMETER_KEYS,
  defaults: DEFAULTS_KEYS,
  renames: RENAME_KEYS,
  intent: INTENT_KEYS,
  call: CALL_KEYS,
  calls: { ...CALLS_KEYS, ...ALL_KEYS, ...ANY_OF_KEYS },
  matchers: MATCHERS,
  range: RANGE_KEYS,
  checks: CHECKS,
}

/** `docs/suites.md` with its tables as the sources have them. The text between the tables is written by hand. */
export function suitesPage(text: string, evals: Readonly<Record<string, Eval>>): string {
  const keys = Object.entries(SUITE_TABLES).map(([name, table]) => [name, keyTable(table, name === 'checks' ? 'check' : 'key')])
  return withTables('docs/suites.md', text, { ...Object.fromEntries(keys), metrics: metricTable(evals) })
}

function metricTable(evals: Readonly<Record<string, Eval>>): Tables[string] {
  return {
    head: 'metric',
    rows: Object.entries(evals).map(([name, { summary, reads }]) => [
      `\`${name}\``,
      `${summary}${reads === 'ranking' ? ' Of `local:` models.' : ''}`,
    ]),
  }
}
