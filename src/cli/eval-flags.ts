import { join } from 'node:path'
import { didYouMean } from '../core/did-you-mean.ts'
import { REASONING_EFFORTS, TOOL_CHOICES, type ModelParameters } from '../core/model.ts'
import type { Unfinished } from '../core/report.ts'
import { clip, nearest, visible } from '../core/text.ts'
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
    completes: 'models',
    says: 'local:hybrid (default), local:bm25, openai:…, anthropic:…, compatible:… (repeatable)',
  },
  repeats: { type: 'string', value: 'N', says: 'ask every intent this many times (default 1)' },
  concurrency: {
    type: 'string',
    value: 'N',
    says: 'the most questions that are open at the same time, per provider (default 32)',
  },
  filter: { type: 'string', value: 'TEXT', says: 'only intents that have this text in their id, or as a tag' },
  out: {
    type: 'string',
    value: 'DIR',
    says: 'write the journal of the run here; with the same DIR, the run continues where it stopped',
  },
  connect: { type: 'boolean', says: 'start the server that the suite names; the command is printed first' },
  'base-url': { type: 'string', value: 'URL', says: 'the address of compatible:… models (or RIGHTCALL_BASE_URL)' },
  seed: { type: 'string', value: 'N', says: 'the seed that shuffles the questions (default 1)' },
  temperature: { type: 'string', value: 'N', says: 'the sampling temperature, for models that take one' },
  'reasoning-effort': {
    type: 'string',
    value: 'LEVEL',
    completes: REASONING_EFFORTS,
    says: `${REASONING_EFFORTS.join(', ')}; not every model takes each of them`,
  },
  'max-tokens': { type: 'string', value: 'N', says: 'the most tokens of one answer' },
  'tool-choice': { type: 'string', value: 'CHOICE', completes: TOOL_CHOICES, says: 'auto (default), required or none' },
  'dry-run': { type: 'boolean', says: 'print the number of questions, tokens and cost, and ask nothing' },
  'max-cost': {
    type: 'string',
    value: 'DOLLARS',
    says: 'stop before the run costs more than this, including what was paid for the answers in DIR; exit code 3',
  },
  'no-cache': { type: 'boolean', says: 'ask every question again, and store no answers' },
  ...OUTPUT_FLAGS,
} as const

/** How much a report of a run shows. */
export const FAILED_FLAG = {
  failed: {
    type: 'boolean',
    says: 'show every failed intent: the request, what was expected, what the model did, and why that is wrong',
  },
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
  readonly temperature?: string
  readonly 'reasoning-effort'?: string
  readonly 'max-tokens'?: string
  readonly 'tool-choice'?: string
  readonly 'max-cost'?: string
  readonly 'no-cache'?: boolean
}

/** What the flags say, and the progress display. @throws UserError */
export function runSettings(asked: Asked, suite: string | undefined, world: World) {
  if (suite === undefined) throw new UserError('No golden suite was named.', { hint: 'For example golden/support-desk.' })
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
      parameters: askedParameters(asked),
      maxCost: dollarsOf(asked['max-cost']),
      cache: asked['no-cache'] !== true,
      drain: world.drain,
      progress: live.update,
    },
  }
}

/** Why the run ended early, and where its answers are. */
export function sayStopped({ stopped }: Unfinished, folder: string, world: World): void {
  for (const { says, hint } of stopped) {
    world.err(`rightcall: ${clip(visible(says), 2_000)}\n`)
    if (hint !== undefined) world.err(`  ${clip(visible(hint), 2_000)}\n`)
  }
  world.err(`journal: ${folder}\n`)
}

/** The parameters that flags ask for. @throws UserError */
export function askedParameters(asked: Asked): ModelParameters {
  const { temperature: heat, 'max-tokens': most } = asked
  const reasoningEffort = oneOf(REASONING_EFFORTS, asked['reasoning-effort'], 'reasoning-effort')
  const toolChoice = oneOf(TOOL_CHOICES, asked['tool-choice'], 'tool-choice')
  if (heat !== undefined && !/^\d+(\.\d+)?$/.test(heat))
    throw new UserError(`--temperature takes a number of at least 0, such as 0.7, not "${heat}".`)
  return {
    ...(heat === undefined ? {} : { temperature: Number(heat) }),
    ...(reasoningEffort === undefined ? {} : { reasoningEffort }),
    ...(most === undefined ? {} : { maxTokens: wholeNumber(most, 'max-tokens', 1, 1) }),
    ...(toolChoice === undefined ? {} : { toolChoice }),
  }
}

/** What `--max-cost` says. @throws UserError */
export function dollarsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const dollars = Number(text)
  if (/^\d*\.?\d+$/.test(text) && dollars > 0) return dollars
  throw new UserError(`--max-cost takes dollars, such as 0.50, not "${text}".`)
}

function oneOf<Word extends string>(words: readonly Word[], text: string | undefined, flag: string): Word | undefined {
  const word = words.find((each) => each === text)
  if (text === undefined || word !== undefined) return word
  throw new UserError(`--${flag} takes ${words.join(', ')}, not "${text}".`, {
    hint: didYouMean(nearest(text, words), `See --help.`, (near) => near),
  })
}
