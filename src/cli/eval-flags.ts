import { join } from 'node:path'
import { UserError } from '../core/user-error.ts'
import { wholeNumber, type World } from './command.ts'
import { checkInputs, OUTPUT_FLAGS } from './output.ts'
import { progressOn, type Live } from './progress.ts'

/** The flags of every command that asks models. */
export const RUN_FLAGS = {
  model: {
    type: 'string',
    multiple: true,
    value: 'NAME',
    says: 'local:hybrid (default), local:bm25, openai:…, anthropic:…, compatible:… (repeatable)',
  },
  repeats: { type: 'string', value: 'N', says: 'ask every intent this often (default 1)' },
  concurrency: { type: 'string', value: 'N', says: 'questions open at the same time, at most, for each provider (default 32)' },
  filter: { type: 'string', value: 'TEXT', says: 'only intents with this text in their id, or as a tag' },
  out: { type: 'string', value: 'DIR', says: "keep the run's journal here; the same DIR again goes on where it stopped" },
  connect: { type: 'boolean', says: 'start the server that the suite names; the command is printed first' },
  'base-url': { type: 'string', value: 'URL', says: 'where compatible:… answers (or RIGHTCALL_BASE_URL)' },
  seed: { type: 'string', value: 'N', says: 'shuffles the order of the questions (default 1)' },
  'no-cache': { type: 'boolean', says: 'ask anew, and keep no answers for later' },
  ...OUTPUT_FLAGS,
} as const

interface Asked {
  readonly format?: string
  readonly output?: readonly string[]
  readonly model?: readonly string[]
  readonly repeats?: string
  readonly concurrency?: string
  readonly filter?: string
  readonly out?: string
  readonly 'base-url'?: string
  readonly seed?: string
  readonly 'no-cache'?: boolean
}

/** What the flags say, and the progress display. @throws UserError */
export function runSettings(asked: Asked, suite: string | undefined, world: World) {
  if (suite === undefined) throw new UserError('No golden suite is named.', { hint: 'For example golden/support-desk.' })
  const models = asked.model ?? ['local:hybrid']
  const files = models.flatMap((model) => /^(?:scripted|replay):(.+)$/.exec(model)?.[1] ?? [])
  const journal = asked.out === undefined ? [] : [join(asked.out, 'journal.jsonl')]
  checkInputs([suite, join(suite, 'intents.yaml'), ...files, ...journal], asked, world)
  const live: Live = progressOn(world)
  return {
    live,
    settings: {
      suite,
      models,
      repeats: wholeNumber(asked.repeats, 'repeats', 1, 1),
      concurrency: wholeNumber(asked.concurrency, 'concurrency', 32, 1),
      filter: asked.filter,
      out: asked.out,
      baseUrl: asked['base-url'],
      seed: wholeNumber(asked.seed, 'seed', 1),
      cache: asked['no-cache'] !== true,
      progress: live.update,
    },
  }
}
