import { dirname, relative, resolve, sep } from 'node:path'
import type { Model } from '../../core/model.ts'
import { UserError } from '../../core/user-error.ts'
import type { Tool, Toolset } from '../../core/tool.ts'
import type { UnreadTool } from '../../core/report.ts'
import { tooLargeToRead } from '../../reading/batch.ts'
import type { ReadingFile } from '../../reading/file.ts'
import { setNameOf, toolDigest, unreadIn } from '../../reading/fresh.ts'
import type { Loaded, Target } from '../../sources/source.ts'
import type { Context } from '../context.ts'
import { openModels } from '../models.ts'
import { loadTargets } from '../read.ts'
import { openReadings, readingPath } from './kept.ts'
import { withoutPath } from './model-words.ts'
import type { ReadSeed } from './seed.ts'
import type { ReadSettings } from './settings.ts'

/** What one model has to read of one toolset. */
export interface ReadJob {
  readonly model: Model
  readonly toolset: Toolset
  /** What lines call the set. */
  readonly set: string
  readonly tools: readonly { readonly tool: Tool; readonly why: UnreadTool['why'] }[]
  /** Tools that no request has room for. */
  readonly tooLarge: readonly Tool[]
}

export interface ReadPlan {
  readonly loaded: Loaded
  readonly file: ReadingFile
  readonly models: readonly Model[]
  readonly jobs: readonly ReadJob[]
  /** Tools, by model, that are as they were when the model read them. */
  readonly fresh: number
}

/** What has to be read. Asks nobody; a key is needed only where something is to be asked. @throws UserError for a model that cannot read */
export async function planReading(
  targets: readonly Target[],
  settings: ReadSettings,
  context: Context,
  { asks, seed }: { readonly asks: boolean; readonly seed: Pick<ReadSeed, 'isAgain'> },
): Promise<ReadPlan> {
  const checked = await readers(settings, context, false)
  const file = await openReadings(context)
  const loaded = await loadTargets(targets, context.catalogue.sources, context.io)
  const jobsFor = (model: Model): ReadJob[] =>
    loaded.toolsets.map((toolset) => jobOf(model, toolset, { file, seed, set: setNameOf(toolset, placeOf(toolset, context)) }))
  const wanted = checked.flatMap(jobsFor)
  const isIdle = wanted.every(({ tools }) => tools.length === 0)
  const models = asks && !isIdle ? await readers(settings, context, true) : checked
  const jobs = models.flatMap(jobsFor)
  const all = loaded.toolsets.reduce((sum, { tools }) => sum + tools.length, 0) * models.length
  const open = jobs.reduce((sum, { tools, tooLarge }) => sum + tools.length + tooLarge.length, 0)
  return { loaded, file, models, jobs, fresh: all - open }
}

async function readers(settings: ReadSettings, context: Context, asks: boolean): Promise<Model[]> {
  if (settings.models.length === 0) {
    throw new UserError('Name the model that should read the tools.', {
      hint: 'Add --model anthropic:<model>, openai:<model> or compatible:<model>. Its provider gets the definitions.',
    })
  }
  const models = await openModels(settings, context, asks)
  for (const { name, kind } of models) {
    if (kind !== 'retrieval') continue
    throw new UserError(`${name} only ranks tools; it cannot read texts.`, {
      hint: 'Name a language model: anthropic:…, openai:…, compatible:….',
    })
  }
  return models
}

/** Where a list lies, seen from the file of readings, so that it is the same on every machine and in every folder. */
function placeOf({ key, uri }: Toolset, { config, io }: Context): string {
  const from = relative(dirname(readingPath(config, io.cwd)), resolve(io.cwd, uri))
    .split(sep)
    .join('/')
  return `${/^[a-z]+:\/\//i.test(uri) ? uri : from}${key.startsWith(uri) ? key.slice(uri.length) : ''}`
}

interface Known {
  readonly file: ReadingFile
  readonly seed: Pick<ReadSeed, 'isAgain'>
  readonly set: string
}

function jobOf(model: Model, toolset: Toolset, { file, seed, set }: Known): ReadJob {
  const unread = unreadIn(toolset, file, withoutPath(model.name))
  const open = toolset.tools.flatMap((tool) => {
    const why = unread(tool) ?? (seed.isAgain(model.name, toolDigest(tool)) ? 'never' : undefined)
    return why === undefined ? [] : [{ tool, why }]
  })
  const large = new Set(
    tooLargeToRead(
      toolset,
      open.map(({ tool }) => tool.index),
    ),
  )
  return {
    model,
    toolset,
    set,
    tools: open.filter(({ tool }) => !large.has(tool.index)),
    tooLarge: open.flatMap(({ tool }) => (large.has(tool.index) ? [tool] : [])),
  }
}
