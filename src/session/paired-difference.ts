import type { ModelScores } from '../core/intent-scores.ts'
import type { PairedDifference } from '../core/paired-difference.ts'
import { toolFrom } from '../core/tool.ts'
import { comparedRows, type MetricPairs } from '../eval/compared-rows.ts'
import { pairScores, type Scored } from '../eval/pairs.ts'
import { readSuite, type Suite } from '../eval/suite.ts'
import { openData } from '../sources/data.ts'
import type { AskedSuite, History, RunHead, ScoredRun } from '../store/history/history.ts'
import { comparability, type ComparedRun } from './comparability.ts'

const VERSION = 1
/** Within ± this a difference counts as none, as on the page of the difference. */
const MARGIN = 0.05

/**
 * The difference of two runs of a history as `compare` works it out: intent by intent, with the same tests and the same adjustment, from
 * the scores that the history holds. Kept there. Undefined where a run was pushed by a version that kept no scores.
 */
export async function pairedDifference(before: RunHead, after: RunHead, history: History): Promise<PairedDifference | undefined> {
  const kept = await history.difference(before.id, after.id)
  if (kept?.version === VERSION) return kept
  const [old, now] = [await history.scored(before.id), await history.scored(after.id)]
  if (old === undefined || now === undefined) return undefined
  const found = differenceOf(
    { scores: byModel(old.scores), compared: await comparedOf(before, old, history) },
    { scores: byModel(now.scores), compared: await comparedOf(after, now, history) },
    [...new Set([...before.summary, ...after.summary].map(({ metric }) => metric))],
  )
  await history.keepDifference(before.id, after.id, found)
  return found
}

interface Side {
  readonly scores: ReadonlyMap<string, Scored>
  readonly compared: ComparedRun
}

function differenceOf(before: Side, after: Side, metrics: readonly string[]): PairedDifference {
  const { general, ofModels, pairs, sorted } = comparability(before.compared, after.compared)
  const apart = new Set(ofModels.map(({ pair }) => pair.after))
  const models = pairs.filter((pair) => pair.before === pair.after && !apart.has(pair.after)).map((pair) => pair.after)
  const told = { version: VERSION, general, ofModels }
  if (general.length > 0 || models.length === 0) return { ...told, rows: [], verdict: null, newlyForbidden: 0 }
  const intents = (sorted?.common ?? []).map((intent) => intent.before)
  const cells = metrics.flatMap((metric) =>
    models.flatMap((model): MetricPairs[] => {
      const [old, now] = [before.scores.get(model), after.scores.get(model)]
      if (old === undefined || now === undefined) return []
      const found = pairScores(metric, old, now, intents)
      return found.pairs.length + found.dropped.length > 0 ? [{ metric, model, found }] : []
    }),
  )
  const { rows, verdict } = comparedRows(cells, { models, labels: new Map(), margin: MARGIN })
  const forbidden = cells.filter(({ metric }) => metric === 'forbidden').flatMap(({ found }) => found.pairs)
  return {
    ...told,
    rows: rows.map(({ metric, model, delta, adjusted }) => ({ metric, model, delta, adjusted })),
    verdict,
    newlyForbidden: forbidden.filter((pair) => pair.after < pair.before).length,
  }
}

function byModel(scores: readonly ModelScores[]): ReadonlyMap<string, Scored> {
  return new Map(scores.map(({ model, intents }) => [model, new Map(intents.map((one) => [one.intent, one]))]))
}

async function comparedOf(head: RunHead, { suite: file, scores }: ScoredRun, history: History): Promise<ComparedRun> {
  const { manifest, incomplete } = head
  const suite = await suiteOf(file)
  const answered = new Set(scores.flatMap(({ intents }) => intents.map(({ intent }) => intent)))
  const isBroken = head.trials < manifest.suite.intents * manifest.models.length * manifest.repeats
  return {
    manifest,
    incomplete,
    asked: {
      intents: suite.intents.filter(({ id }) => answered.has(id)),
      unanswered: new Set(isBroken ? suite.intents.flatMap(({ id }) => (answered.has(id) ? [] : [id])) : []),
      tools: (await history.tools(head.id)).map(({ raw }, index) => toolFrom(raw, index, undefined)),
      renames: suite.renames,
    },
  }
}

/** Suites that were read last: the runs of a page are of a few. */
const read = new Map<string, Suite>()
const MOST_READ = 8

async function suiteOf({ uri, text }: AskedSuite): Promise<Suite> {
  const known = read.get(text)
  if (known !== undefined) return known
  const suite = readSuite(await openData(uri, text))
  for (const oldest of read.keys()) if (read.size >= MOST_READ) read.delete(oldest)
  read.set(text, suite)
  return suite
}
