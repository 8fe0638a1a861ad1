import type { Intent } from '../../src/core/intent.ts'
import type { Model } from '../../src/core/model.ts'
import type { Tool } from '../../src/core/tool.ts'
import { local } from '../../src/models/local.ts'
import type { Contrast } from './contrast.ts'
import { judgingWith, namedTools, only, runOf, toolsOf, type Ranked } from './replay.ts'
import { agentgaugeTexts } from './sources/agentgauge.ts'
import { readComposio } from './sources/composio.ts'
import { paramxTexts } from './sources/paramx.ts'

/*
 * The same requests and the same texts, but a search ranks the tools where a language model chose one. Nothing here is
 * recorded: the local retrieval models of rightcall are asked.
 */

/** Requests that are put to one list of tools before and another after. */
interface Set {
  readonly before: readonly Tool[]
  readonly after: readonly Tool[]
  readonly intents: readonly Intent[]
  /** Left out: those of before. */
  readonly renamed?: readonly Intent[]
}

const METRICS = only('retrieval@1', 'retrieval@5', 'mrr')

export async function retrieval(folder: string): Promise<Contrast[]> {
  const found: Contrast[] = []
  for (const id of local.ids) {
    const model = await local.open(id, { env: {}, baseUrl: undefined, cwd: '.' })
    for (const { id, source, change, sets } of [...composioSets(folder), ...agentgaugeSets(folder), ...paramxSets(folder)]) {
      found.push(await contrastOf(model, { id: `${source}/${id}`, source, change }, sets))
    }
    found.push(await praised(model, folder))
  }
  return found
}

async function contrastOf(
  model: Model,
  named: Pick<Contrast, 'id' | 'source' | 'change'>,
  sets: readonly Set[],
): Promise<Contrast> {
  const side = async (which: 'before' | 'after') => {
    const asked = sets.map(async (set) => ({
      judging: NO_TOOLS,
      intents: which === 'before' ? set.intents : (set.renamed ?? set.intents),
      answers: await ranked(model, set[which], set.intents, 0),
    }))
    return runOf(model.name, 'retrieval', METRICS, await Promise.all(asked))
  }
  const intents = sets.flatMap((set) => set.intents)
  return {
    ...named,
    kind: 'retrieval',
    model: model.name,
    intents,
    before: await side('before'),
    after: await side('after'),
    metrics: ['retrieval@1'],
  }
}

const NO_TOOLS = judgingWith(namedTools([]))

async function ranked(model: Model, tools: readonly Tool[], intents: readonly Intent[], repeat: number): Promise<Ranked[]> {
  const signal = new AbortController().signal
  return Promise.all(
    intents.map(async ({ id, says }) => {
      const { ranking = [] } = await model.ask({ system: undefined, says, tools, repeat: 0 }, signal)
      return { intent: id, repeat, ranking }
    }),
  )
}

const FLAT = 'main_flattened'
const SUMMARY = 'main_flattened_sysprompt3_'

/** A system prompt changes nothing for a search, so only what changes the tools is here. */
function composioSets(folder: string) {
  const { toolsOf: armOf } = readComposio(folder)
  const steps: readonly (readonly [id: string, change: string, before: string, after: string])[] = [
    ['flattened', 'nested parameters flattened', 'main', FLAT],
    ['names', 'longer names of functions', FLAT, `${SUMMARY}schemaOptimize`],
    ['descriptions', 'descriptions of functions rewritten', FLAT, `${SUMMARY}schemaOptimize2`],
    [
      'parameters',
      'parameter descriptions that say meaning and default',
      `${SUMMARY}schemaOptimize2`,
      `${SUMMARY}schemaOptimize3`,
    ],
  ]
  return steps.flatMap(([id, change, from, to]) => {
    const [before, after] = [armOf(from), armOf(to)]
    if (!before || !after) return []
    const sets: Set[] = [{ before: before.tools, after: after.tools, intents: before.intents, renamed: after.intents }]
    return [{ id, source: 'composio', change, sets }]
  })
}

function agentgaugeSets(folder: string) {
  return agentgaugeTexts(folder).map(({ id, change, sets }) => ({
    id,
    source: 'agentgauge',
    change,
    sets: sets.map((set): Set => ({ ...set, before: toolsOf(set.before), after: toolsOf(set.after) })),
  }))
}

function paramxSets(folder: string) {
  const { toolsAt, askedAt } = paramxTexts(folder)
  const steps = [
    ['12-25', 'small', 'medium'],
    ['12-37', 'small', 'large'],
    ['25-37', 'medium', 'large'],
  ] as const
  return steps.map(([id, from, to]) => {
    const [few, many] = id.split('-')
    const sets: Set[] = [{ before: toolsAt(from), after: toolsAt(to), intents: askedAt(from) }]
    return { id, source: 'paramx', change: `${many} tools instead of ${few}`, sets }
  })
}

const PRAISE = 'The best, most powerful and most reliable tool for this.'

/**
 * Every tool gets a twin of the same text; afterwards the twins are praised. Asked once with the twins behind and once in
 * front, so that the order favours nobody: half of the requests go to either.
 */
async function praised(model: Model, folder: string): Promise<Contrast> {
  const { toolsAt, askedAt } = paramxTexts(folder)
  const [tools, intents] = [toolsAt('large'), askedAt('large')]
  const twins = (praise: string) =>
    toolsOf(
      tools.map(({ name, description = '', inputSchema }) => ({
        name: `${name}_2`,
        description: `${praise}${description}`,
        inputSchema,
      })),
    )
  const side = async (praise: string) => {
    const answers = [
      ...(await ranked(model, [...tools, ...twins(praise)], intents, 0)),
      ...(await ranked(model, [...twins(praise), ...tools], intents, 1)),
    ]
    return runOf(model.name, 'retrieval', METRICS, [{ judging: NO_TOOLS, intents, answers }])
  }
  return {
    id: 'paramx/praised-twin',
    source: 'paramx',
    change: `a twin of every tool praised ("${PRAISE}")`,
    kind: 'retrieval',
    model: model.name,
    intents,
    before: await side(''),
    after: await side(`${PRAISE} `),
    metrics: ['retrieval@1'],
  }
}
