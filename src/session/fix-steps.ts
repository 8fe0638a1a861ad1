import { resolve } from 'node:path'
import type { FixOutcome, FixStep } from '../core/fix-step.ts'
import type { Diagnostic, Problem } from '../core/finding.ts'
import { matchesRule } from '../core/rule-glob.ts'
import type { DocumentTarget, Target } from '../sources/source.ts'
import { saveText } from '../sources/write/save.ts'
import type { Context } from './context.ts'
import { fixStep } from './fix-step.ts'
import { fixableGroups } from './fixable-groups.ts'
import { checkGlob } from './lint.ts'
import { textsIn } from './read.ts'
import { repairInWords, repairsIn, type Repair } from './repair.ts'
import { attempt, newFindings, repairState, repairWorld, type RepairState, type RepairWorld } from './repair-state.ts'
import { patchOf } from './text-diff.ts'

export interface FixStepsSettings {
  /** Globs of the rules that are asked about; all when left out. */
  readonly only?: readonly string[]
  /** False writes nothing. */
  readonly save: boolean
}

/** Changes that a person decides about, one at a time. Each was linted before it is shown: one that would raise a finding is not. */
export interface FixSteps {
  /** The one to decide about, the same until it is decided; undefined at the end. */
  next(): FixStep | undefined
  /** Makes it, and writes the file. @throws UserError where the file changed meanwhile; nothing is written then */
  apply(): Promise<FixOutcome>
  /** Makes it and all others of its rule, in every list. @throws UserError as `apply` */
  applyRule(): Promise<FixOutcome>
  skip(): void
  /** Leaves it and all others of its rule, in every list. */
  skipRule(): void
  /** Takes the last decision back, and its changes out of the file: how many; undefined where there was none. @throws UserError as `apply` */
  undo(): Promise<number | undefined>
  /** Changes that were not offered, with the reason. */
  dropped(): readonly string[]
  /** The files that differ from what they were at the start, each as a unified diff. */
  diffs(): readonly { readonly uri: string; readonly diff: string }[]
  /** What could not be read. */
  readonly problems: readonly Problem[]
}

interface Group {
  readonly world: RepairWorld
  readonly writable: boolean
  readonly start: RepairState
  state: RepairState
}

interface Current {
  readonly group: Group
  readonly repair: Repair
  /** After it. */
  readonly after: RepairState
  readonly step: FixStep
}

interface Decision {
  /** The lists that it changed, as they were. */
  readonly before: ReadonlyMap<Group, RepairState>
  /** What was decided before it, to be asked again. */
  readonly decided: ReadonlySet<string>
  readonly skippedRules: ReadonlySet<string>
  readonly at: number
  /** Changes that it made. */
  readonly made: number
}

/** Reads and lints targets, and offers what may be changed in them. @throws UserError when interrupted, or for a rule that is none */
export async function fixSteps(
  targets: readonly Target[],
  { only = [], save }: FixStepsSettings,
  context: Context,
): Promise<FixSteps> {
  for (const glob of only) checkGlob(glob, '--only', context.catalogue.rules)
  const { groups: readable, problems } = await fixableGroups(targets, context)
  const groups = readable.map(({ documents, writable }): Group => {
    const world = repairWorld(context, textsIn(context.io))
    const state = repairState(documents, world)
    return { world, writable, start: state, state }
  })
  const isAsked = ({ rule }: Diagnostic) => only.length === 0 || only.some((glob) => matchesRule(glob, rule))
  const dropped = new Map<string, string>()
  const decisions: Decision[] = []
  let decided = new Set<string>()
  let skippedRules = new Set<string>()
  let at = 0
  let current: Current | undefined

  function next(): FixStep | undefined {
    while (current === undefined && at < groups.length) {
      const group = groups[at]
      current = group === undefined ? undefined : offered(group, group.state, isAsked)
      if (current === undefined) at++
    }
    return current?.step
  }

  /** The first change of a list that holds after a lint; those before it that do not are dropped. */
  function offered(group: Group, state: RepairState, wanted: (diagnostic: Diagnostic) => boolean): Current | undefined {
    for (;;) {
      const waiting = waitingIn(group, state, wanted)
      const [repair] = waiting
      if (repair === undefined) return undefined
      const tried = attempt([repair], state, group.world)
      if ('state' in tried) return { group, repair, after: tried.state, step: fixStep(repair, waiting, group.writable) }
      dropped.set(keyIn(repair, group), `${repairInWords(repair)}: ${tried.why}`)
      decided.add(keyIn(repair, group))
    }
  }

  function waitingIn(group: Group, state: RepairState, wanted: (diagnostic: Diagnostic) => boolean): readonly Repair[] {
    const repairs = repairsIn(state, { wanted, suggestions: true })
    return repairs.filter((one) => !skippedRules.has(one.diagnostic.rule) && !decided.has(keyIn(one, group)))
  }

  /** Two lists may hold findings of one name. */
  function keyIn({ key }: Repair, group: Group): string {
    return `${groups.indexOf(group)}\n${key}`
  }

  /** The decision that is made now. */
  function decision(before: Decision['before'], made: number): Decision {
    return { before, decided: new Set(decided), skippedRules: new Set(skippedRules), at, made }
  }

  async function moved(group: Group, to: RepairState): Promise<void> {
    if (save && group.writable) await written(group.state.targets, to.targets, context.io.cwd)
    group.state = to
    current = undefined
  }

  return {
    next,
    problems,
    async apply() {
      if (current === undefined) return { steps: [], resolved: new Map(), created: [] }
      const { group, after, step } = current
      const before = new Map([[group, group.state]])
      const taken = decision(before, 1)
      await moved(group, after)
      decisions.push(taken)
      return outcome([step], before)
    },
    async applyRule() {
      const rule = current?.step.rule
      const before = new Map<Group, RepairState>()
      const steps: FixStep[] = []
      const kept = decision(before, 0)
      const isOfRule = (diagnostic: Diagnostic) => diagnostic.rule === rule && isAsked(diagnostic)
      for (const group of groups.slice(at)) {
        let state = group.state
        for (let one = offered(group, state, isOfRule); one !== undefined; one = offered(group, state, isOfRule)) {
          state = one.after
          steps.push(one.step)
        }
        if (state === group.state) continue
        const was = group.state
        await moved(group, state)
        before.set(group, was)
      }
      current = undefined
      decisions.push({ ...kept, made: steps.length })
      return outcome(steps, before)
    },
    skip() {
      if (current === undefined) return
      decisions.push(decision(new Map(), 0))
      decided.add(keyIn(current.repair, current.group))
      current = undefined
    },
    skipRule() {
      if (current === undefined) return
      decisions.push(decision(new Map(), 0))
      skippedRules.add(current.step.rule)
      current = undefined
    },
    async undo() {
      const last = decisions.at(-1)
      if (last === undefined) return undefined
      for (const [group, before] of last.before) await moved(group, before)
      decisions.pop()
      decided = new Set(last.decided)
      skippedRules = new Set(last.skippedRules)
      at = last.at
      current = undefined
      return last.made
    },
    dropped: () => [...dropped.values()],
    diffs: () =>
      groups
        .filter(({ writable }) => writable)
        .flatMap(({ start, state }) =>
          start.targets.flatMap(({ document: { uri, text } }, index) => {
            const now = state.targets[index]?.document.text ?? text
            return now === text ? [] : [{ uri, diff: patchOf(uri, text, now) }]
          }),
        ),
  }
}

async function written(before: readonly DocumentTarget[], after: readonly DocumentTarget[], cwd: string): Promise<void> {
  for (const [index, { document }] of before.entries()) {
    const { uri, text } = document
    const now = after[index]?.document.text ?? text
    if (now !== text) await saveText(resolve(cwd, uri), uri, text, now)
  }
}

function outcome(steps: readonly FixStep[], before: ReadonlyMap<Group, RepairState>): FixOutcome {
  const gone = [...before].flatMap(([{ state }, was]) => newFindings(state, was))
  const created = [...before].flatMap(([{ state }, was]) => newFindings(was, state))
  const resolved = Map.groupBy(gone, ({ rule }) => rule)
  return {
    steps,
    resolved: new Map([...resolved].map(([rule, findings]) => [rule, findings.length])),
    created: [...new Set(created.map(({ rule }) => rule))],
  }
}
