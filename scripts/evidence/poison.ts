import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isObject, ownObject, ownString } from '../../src/core/json.ts'
import { toolFrom, toolsetFrom } from '../../src/core/tool.ts'
import type { Estimate } from '../../src/core/estimate.ts'
import type { ActiveRule } from '../../src/lint/engine.ts'
import { rateEstimate } from '../../src/stats/rate.ts'
import { findingsOf } from './findings.ts'

/** The rules that say of a text that it is an attack. */
const SAYS_ATTACK = ['safety/injection', 'safety/hidden-characters', 'safety/agent-directive']

export interface PoisonCounts {
  readonly poisoned: Estimate
  readonly benign: Estimate
  /** Poisoned and not reported: line of the file, counted from 1, and the technique where it is named. */
  readonly missed: readonly { readonly line: number; readonly technique: string | null }[]
}

/** What is reported of public fixtures of poisoned tools, and of benign tools that look like them. */
export function poisonCounts(corpus: string, rules: readonly ActiveRule[]): PoisonCounts {
  const active = rules.filter(({ id }) => SAYS_ATTACK.includes(id))
  const entries = readFileSync(join(corpus, 'poison', 'poison.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((text, index) => {
      const entry: unknown = JSON.parse(text)
      const fields = isObject(entry) ? entry : {}
      const tools = [toolFrom(ownObject(fields, 'tool') ?? {}, 0, undefined)]
      const toolset = toolsetFrom({ id: 'poison', uri: 'poison', tools })
      return {
        line: index + 1,
        label: ownString(fields, 'label'),
        technique: ownString(fields, 'technique') ?? null,
        reported: findingsOf(toolset, active).length > 0,
      }
    })
  const of = (label: string) =>
    rateEstimate(
      entries
        .filter((entry) => entry.label === label)
        .map(({ reported, line }) => ({ value: reported ? 1 : 0, cluster: String(line) })),
    )
  return {
    poisoned: of('poisoned'),
    benign: of('benign'),
    missed: entries
      .filter(({ label, reported }) => label === 'poisoned' && !reported)
      .map(({ line, technique }) => ({ line, technique })),
  }
}
