import { manifestFrom } from '../core/manifest-from.ts'
import type { Intent } from '../core/intent.ts'
import type { Manifest } from '../core/manifest.ts'
import type { Recorded } from '../core/recorded.ts'
import { count } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import { readSuite, type Suite } from '../eval/suite.ts'
import { openData } from '../sources/data.ts'
import type { Io } from '../sources/source.ts'
import type { ComparedRun } from './comparability.ts'
import type { HeldSide } from './contents.ts'
import { reportedBy } from './manifest.ts'
import { openRun } from './run-folder.ts'
import { sideTrials } from './side-trials.ts'
import { filtered } from './suite.ts'
import { versionsIn } from './versions.ts'

/** A finished run over one toolset, as far as it is about what its folder holds last. */
export interface PastRun {
  /** The journal, relative to the working directory. */
  readonly path: string
  readonly suite: Suite
  readonly side: HeldSide
  /** With the versions that models reported. */
  readonly manifest: Manifest
  /** Those that were asked. */
  readonly intents: readonly Intent[]
  readonly recorded: readonly Recorded[]
  /** Those without an answer, where the run broke off before it had asked all that it was to ask. */
  readonly unanswered: ReadonlySet<string>
  /** Trials that should be there. */
  readonly planned: number
}

/** Reads a run of `eval`: its folder, or the journal in it. @throws UserError where there is none, or it is about two toolsets */
export async function openPastRun(path: string, filter: string | undefined, io: Io): Promise<PastRun> {
  const { contents, trials, journal } = await openRun(path, io)
  const [{ suite: held, sides }] = contents
  const [side, ...more] = sides
  const manifest = manifestFrom(side?.manifest)
  if (side === undefined || manifest === undefined || more.length > 0) {
    throw new UserError(
      `${journal} is a run over ${count(sides.length, 'toolset')}; only runs of eval can be compared, each over one toolset.`,
      {
        hint: 'The result of compare is in its own report.',
      },
    )
  }
  const suite = readSuite(await openData(held.uri, held.text))
  const whole = sideTrials(trials, side, suite.intents)
  const asked = new Map(filtered(suite, filter).map((intent) => [intent.id, intent]))
  const recorded = whole.filter(({ intent }) => asked.has(intent))
  if (recorded.length === 0) throw new UserError(`${journal} contains no answer to its own questions.`)
  const answered = new Set(recorded.map(({ intent }) => intent))
  const each = manifest.models.length * manifest.repeats
  // one that asked only a part of its suite, because it was told to, left nothing unanswered
  const isBroken = whole.length < manifest.suite.intents * each
  const unanswered = new Set(isBroken ? [...asked.keys()].filter((id) => !answered.has(id)) : [])
  const models = manifest.models.map((one) => ({ ...one, reported: reportedBy(one.model, recorded) }))
  return {
    path: journal,
    suite,
    side,
    manifest: { ...manifest, models },
    intents: [...asked.values()].filter(({ id }) => answered.has(id)),
    recorded,
    unanswered,
    planned: Math.min(answered.size + unanswered.size, manifest.suite.intents) * each,
  }
}

/** A run as far as it matters for what it can be compared with. */
export function comparedRun(past: PastRun, incomplete = past.recorded.length < past.planned): ComparedRun {
  const { manifest, suite, side, intents, unanswered, recorded } = past
  return {
    manifest,
    incomplete,
    asked: { intents, unanswered, tools: side.toolset.tools, renames: suite.renames },
    versions: versionsIn(recorded),
  }
}
