import type { Estimate } from '../../src/core/estimate.ts'
import { digest } from '../../src/core/digest.ts'
import type { Tool, Toolset } from '../../src/core/tool.ts'
import type { ActiveRule } from '../../src/lint/engine.ts'
import { plantedBy } from './plant.ts'
import { randomFrom } from './random.ts'
import { rateEstimate, type RateValue } from '../../src/stats/rate.ts'
import { findingsOf } from './findings.ts'

/** A rule is planted into at most this many contexts, spread over as many servers as can carry it. */
const CONTEXTS = 120
/** Tools of one server that may become contexts. */
const A_SERVER = 8

/**
 * The share of planted defects that a rule finds, over contexts in which it is silent before. The plant comes from the
 * rule's own author, so this is an upper bound of what it finds in the wild.
 */
export function recallOf(active: ActiveRule, toolsets: readonly Toolset[]): Estimate {
  const contexts = toolsets.map((toolset) => contextsIn(active, toolset))
  const values: RateValue[] = []
  for (let nth = 0; nth < A_SERVER && values.length < CONTEXTS; nth++) {
    for (const context of contexts) {
      const planted = context.next().value
      if (planted === undefined || values.length >= CONTEXTS) continue
      values.push({ value: firedOn(active, planted) ? 1 : 0, cluster: planted.id })
    }
  }
  return rateEstimate(values)
}

/** The toolset with the defect in it, once for each tool of it that can carry it; the order is decided by the names. */
function* contextsIn(active: ActiveRule, toolset: Toolset): Generator<Toolset, undefined> {
  for (const { clean, seed } of candidates(active, toolset)) {
    if (firedOn(active, clean)) continue
    const planted = plantedBy(active.rule, clean, randomFrom(seed))
    const elsewhere = active.rule.scope === 'tool' && planted?.tools[0] === clean.tools[0]
    if (planted !== undefined && !elsewhere) yield planted
  }
  return undefined
}

interface Candidate {
  readonly clean: Toolset
  readonly seed: number
}

/** For a rule about one tool: the set with each of its tools in front, where plants are tried first. Else the set, then parts of it. */
function* candidates({ id, rule }: ActiveRule, toolset: Toolset): Generator<Candidate> {
  const seedOf = (name: string) => Number.parseInt(digest([id, toolset.id, name].join(' ')).slice(0, 8), 16)
  if (rule.scope !== 'tool') {
    yield { clean: toolset, seed: seedOf('') }
    for (let part = 1; part < A_SERVER && toolset.tools.length > 3; part++) {
      const seed = seedOf(`part ${part}`)
      const random = randomFrom(seed)
      yield {
        clean: withTools(
          toolset,
          toolset.tools.filter(() => random() < 0.5),
        ),
        seed,
      }
    }
    return
  }
  const seeds = toolset.tools.map((tool) => ({ tool, seed: seedOf(tool.name) }))
  for (const { tool, seed } of seeds.sort((a, b) => a.seed - b.seed)) {
    yield { clean: withTools(toolset, [tool, ...toolset.tools.filter((other) => other !== tool)]), seed }
  }
}

function withTools(toolset: Toolset, tools: readonly Tool[]): Toolset {
  return { ...toolset, tools: tools.map((tool, index) => ({ ...tool, index })) }
}

/** Whether the rule speaks: of the tool in front, or of the set. */
function firedOn(active: ActiveRule, toolset: Toolset): boolean {
  return findingsOf(toolset, [active]).some(({ index }) => active.rule.scope !== 'tool' || index === 0)
}
