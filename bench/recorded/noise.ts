import type { Intent } from '../../src/core/intent.ts'
import type { Run } from '../../src/core/run.ts'
import { compare } from '../../src/eval/compare.ts'
import { bitsFrom } from '../../src/stats/random.ts'
import type { Contrast } from './contrast.ts'
import { readAgentgauge } from './sources/agentgauge.ts'
import { EXACT, readComposio } from './sources/composio.ts'
import { readParamx } from './sources/paramx.ts'

/** The same texts asked twice: whatever a comparison finds here is noise. */
interface Twice {
  readonly source: string
  readonly intents: readonly Intent[]
  readonly first: Run
  readonly second: Run
}

/** How often pairs without a difference come out as what. */
export interface NoiseRow {
  readonly source: string
  /** `asked twice`: two repeats of the same texts. `exchanged`: before and after of a real contrast, exchanged for each cluster by a coin. */
  readonly how: 'asked twice' | 'exchanged'
  /** `comparison`: the verdict over all metrics. `row`: each metric alone, at 5 %. */
  readonly of: 'comparison' | 'row'
  readonly n: number
  readonly better: number
  readonly worse: number
  readonly equivalent: number
  readonly undecided: number
}

export interface Agreement {
  readonly source: string
  /** One intent of one model under one text, asked more than once. */
  readonly cells: number
  /** Right every time, or wrong every time. */
  readonly same: number
}

const MARGIN = 0.05

/** Exchanged this often each. */
const TURNS = 5

export function noiseIn(folder: string, contrasts: readonly Contrast[]): { noise: NoiseRow[]; agreement: Agreement[] } {
  const twice = [...composioTwice(folder), ...composioTogether(folder), ...agentgaugeTwice(folder), ...paramxTwice(folder)]
  const random = bitsFrom(16)
  const exchanged = contrasts.flatMap((contrast) => Array.from({ length: TURNS }, () => exchange(contrast, random)))
  return { noise: [...rowsFor('asked twice', twice), ...rowsFor('exchanged', exchanged)], agreement: agreementIn(folder) }
}

function rowsFor(how: NoiseRow['how'], pairs: readonly Twice[]): NoiseRow[] {
  const found = pairs.map(({ source, intents, first, second }) => ({
    source,
    ...compare(first, second, { intents, margin: MARGIN }),
  }))
  return [...Map.groupBy(found, ({ source }) => source)].flatMap(([source, own]) => {
    // a source's own score has no headline, and so no verdict over all metrics
    const verdicts = own.flatMap(({ rows, verdict }) => (rows.some(({ headline }) => headline) ? [verdict] : []))
    const alone = own.flatMap(({ rows }) => rows.map((row) => row.verdict))
    return [...(verdicts.length === 0 ? [] : [counted(source, how, 'comparison', verdicts)]), counted(source, how, 'row', alone)]
  })
}

/** For each cluster a coin says which of the two texts counts as before: whatever differs then, differs by chance. */
function exchange({ source, intents, before, after }: Contrast, random: () => number): Twice {
  const clusters = new Map(intents.map(({ id, cluster }) => [id, cluster]))
  const turned = new Map([...new Set(clusters.values())].map((cluster) => [cluster, random() < 2 ** 31]))
  const isTurned = (intent: string) => turned.get(clusters.get(intent) ?? '') === true
  const mixed = (one: Run, other: Run): Run => ({
    ...one,
    trials: [...one.trials.filter(({ intent }) => !isTurned(intent)), ...other.trials.filter(({ intent }) => isTurned(intent))],
  })
  return { source, intents, first: mixed(before, after), second: mixed(after, before) }
}

function counted(source: string, how: NoiseRow['how'], of: NoiseRow['of'], verdicts: readonly string[]): NoiseRow {
  const count = (wanted: string) => verdicts.filter((verdict) => verdict === wanted).length
  return {
    source,
    how,
    of,
    n: verdicts.length,
    better: count('better'),
    worse: count('worse'),
    equivalent: count('equivalent'),
    undecided: count('undecided'),
  }
}

function composioTwice(folder: string): Twice[] {
  const { models, arms, intents, run } = readComposio(folder)
  return models.flatMap((model) =>
    arms.flatMap((arm) =>
      successive(3).map(([one, two]) => ({
        source: 'composio',
        intents,
        first: run(model, arm, [one]),
        second: run(model, arm, [two]),
      })),
    ),
  )
}

/** All texts of a model in one comparison: more answers, and the same requests as clusters. */
function composioTogether(folder: string): Twice[] {
  const { models, arms, intents, run } = readComposio(folder)
  const together = (model: string, repeat: number): Run => {
    const runs = arms.map((arm) => run(model, arm, [repeat]))
    const trials = runs.flatMap((one, index) =>
      one.trials.map((trial) => ({ ...trial, intent: `${arms[index] ?? ''} ${trial.intent}` })),
    )
    return { ...run(model, 'main', [repeat]), trials }
  }
  const all = arms.flatMap((arm) => intents.map((intent) => ({ ...intent, id: `${arm} ${intent.id}` })))
  return models.flatMap((model) =>
    successive(3).map(([one, two]) => ({
      source: 'composio, all texts together',
      intents: all,
      first: together(model, one),
      second: together(model, two),
    })),
  )
}

function agentgaugeTwice(folder: string): Twice[] {
  return readAgentgauge(folder).flatMap(({ intents, run, repeats }) =>
    (['a', 'b'] as const).flatMap((side) =>
      successive(repeats).map(([one, two]) => ({
        source: 'agentgauge',
        intents,
        first: run(side, [one]),
        second: run(side, [two]),
      })),
    ),
  )
}

/** Models that both logs have, by their names in either. */
const BOTH = [
  ['Opus 4.7', 'claude-opus-4-7'],
  ['Sonnet 4.6', 'claude-sonnet-4-6'],
  ['Haiku 4.5', 'claude-haiku-4-5-20251001'],
] as const

function paramxTwice(folder: string): Twice[] {
  const { intents, run } = readParamx(folder)
  return BOTH.flatMap(([named, id]) =>
    (['small', 'medium', 'large'] as const).map((tier) => ({
      source: 'paramx',
      intents,
      first: run('run.log', id, tier, named),
      second: run('cross-run.log', named, tier),
    })),
  )
}

const successive = (repeats: number): (readonly [number, number])[] =>
  Array.from({ length: Math.max(0, repeats - 1) }, (_, index) => [index, index + 1])

function agreementIn(folder: string): Agreement[] {
  const composio = readComposio(folder)
  const agentgauge = readAgentgauge(folder).filter(({ repeats }) => repeats > 1)
  const texts = composio.models.flatMap((model) => composio.arms.map((arm) => [model, arm] as const))
  return [
    agreed(
      'composio, as it judges itself',
      texts.map(([model, arm]) => composio.exact(model, arm)),
      EXACT,
    ),
    agreed(
      'composio',
      texts.map(([model, arm]) => composio.run(model, arm)),
      'right-call',
    ),
    agreed(
      'agentgauge',
      agentgauge.flatMap(({ run }) => [run('a'), run('b')]),
      'selection',
    ),
  ]
}

function agreed(source: string, runs: readonly Run[], metric: string): Agreement {
  const cells = runs.flatMap(({ trials }) =>
    [...Map.groupBy(trials, ({ intent }) => intent).values()].map(
      (own) => new Set(own.map(({ outcome }) => (outcome.ok ? outcome.scores[metric]?.value : undefined))).size,
    ),
  )
  return { source, cells: cells.length, same: cells.filter((different) => different === 1).length }
}
