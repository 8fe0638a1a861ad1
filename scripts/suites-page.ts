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

type Said = Readonly<Record<string, { readonly says: string }>>

/** The tables of golden/SUITES.md by name: the reader of suites knows exactly these keys. */
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

/** `golden/SUITES.md` with its tables as the sources have them. The text between the tables is written by hand. */
export function suitesPage(text: string, evals: Readonly<Record<string, Eval>>): string {
  return text.replaceAll(/(<!-- table ([a-z]+) -->\n)[\s\S]*?(<!-- end -->)/g, (_, start: string, name: string, end: string) => {
    const rows = name === 'metrics' ? metricRows(evals) : keyRows(name)
    return `${start}${rows.join('\n')}\n${end}`
  })
}

function keyRows(name: string): string[] {
  const table = SUITE_TABLES[name]
  if (table === undefined) throw new Error(`golden/SUITES.md names the table ${name}, which does not exist`)
  return rowsOf(
    name === 'checks' ? 'check' : 'key',
    Object.entries(table).map(([key, { says }]) => [`\`${key}\``, says]),
  )
}

function metricRows(evals: Readonly<Record<string, Eval>>): string[] {
  return rowsOf(
    'metric',
    Object.entries(evals).map(([name, { summary, reads }]) => [
      `\`${name}\``,
      `${summary}${reads === 'ranking' ? ' Of `local:` models.' : ''}`,
    ]),
  )
}

function rowsOf(head: string, rows: readonly (readonly [string, string])[]): string[] {
  return [`| ${head} | |`, '| --- | --- |', ...rows.map(([key, says]) => `| ${key} | ${says.replaceAll('|', '\\|')} |`)]
}
