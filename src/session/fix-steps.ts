import { resolve } from 'node:path'
import type { FixOutcome, FixStep } from '../core/fix-step.ts'
import type { Diagnostic, Problem } from '../core/finding.ts'
import { matchesRule } from '../core/rule-glob.ts'
import type { DocumentTarget, Target } from '../sources/source.ts'
import { saveText } from '../sources/write/save.ts'
import type { Context } from './context.ts'
import { fixDocuments } from './fix-documents.ts'
import { fixStep } from './fix-step.ts'
import { fixableGroups } from './fixable-groups.ts'
import { checkGlob } from './lint.ts'
import { textsIn } from './read.ts'
import { keyOfFinding, repairInWords, repairsIn, type Repair } from './repair.ts'
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
  /** Makes it and all others of its rule. @throws UserError as `apply` */
  applyRule(): Promise<FixOutcome>
  skip(): void
  /** Leaves it and all others of its rule. */
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
  readonly group: Group
  readonly before: RepairState
  /** What was decided before it, to be asked again. */
  readonly decided: ReadonlySet<string>
  readonly at: number
  /** Changes that it made. */
  readonly made: number
}

/** Reads and lints targets, and offers what may be changed in them. @throws UserError when interrupted */
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
  const isOfRule = ({ rule }: Diagnostic) => only.length === 0 || only.some((glob) => matchesRule(glob, rule))
  const dropped = new Map<string, string>()
  const decisions: Decision[] = []
  let decided = new Set<string>()
  let at = 0
  let current: Current | undefined

  function next(): FixStep | undefined {
    for (; current === undefined && at < groups.length;) {
      const group = groups[at]
      const waiting = group === undefined ? [] : waitingIn(group)
      const [repair] = waiting
      if (group === undefined || repair === undefined) {
        at++
        continue
      }
      const tried = attempt([repair], group.state, group.world)
      if ('state' in tried) current = { group, repair, after: tried.state, step: fixStep(repair, waiting, group.writable) }
      else {
        dropped.set(keyIn(repair, group), `${repairInWords(repair)}: ${tried.why}`)
        decided.add(keyIn(repair, group))
      }
    }
    return current?.step
  }

  function waitingIn(group: Group): readonly Repair[] {
    const repairs = repairsIn(group.state, { wanted: isOfRule, suggestions: true })
    return repairs.filter((repair) => !decided.has(keyIn(repair, group)))
  }

  /** Two groups may hold lists of one name. */
  function keyIn({ key }: Pick<Repair, 'key'>, group: Group): string {
    return `${groups.indexOf(group)}\n${key}`
  }

  async function moved(group: Group, to: RepairState): Promise<void> {
    if (save && group.writable) await written(group.state.targets, to.targets, context.io.cwd)
    group.state = to
    current = undefined
  }

  function remember({ group }: Current, before: RepairState, made: number): void {
    decisions.push({ group, before, decided: new Set(decided), at, made })
  }

  function leave(keys: readonly string[]): void {
    decided = new Set([...decided, ...keys])
    current = undefined
  }

  return {
    next,
    problems,
    async apply() {
      if (current === undefined) return outcome(0)
      const { group, after } = current
      const before = group.state
      const decision = current
      await moved(group, after)
      remember(decision, before, 1)
      return outcome(1, before, after)
    },
    async applyRule() {
      if (current === undefined) return outcome(0)
      const { group, step } = current
      const before = group.state
      const wanted = (diagnostic: Diagnostic) =>
        diagnostic.rule === step.rule && !decided.has(keyIn({ key: keyOfFinding(diagnostic) }, group))
      const { files, left } = fixDocuments(before.targets, context, { suggestions: true, wanted })
      const texts = new Map(files.map((file) => [file.before, file.after]))
      const after = repairState(
        before.targets.map((target) => ({ ...target, document: texts.get(target.document) ?? target.document })),
        group.world,
      )
      const made = files.reduce((sum, { findings }) => sum + findings, 0)
      const decision = current
      await moved(group, after)
      remember(decision, before, made)
      for (const line of left) dropped.set(line, line)
      leave(waitingIn(group).flatMap((repair) => (repair.diagnostic.rule === step.rule ? [keyIn(repair, group)] : [])))
      return outcome(made, before, after)
    },
    skip() {
      if (current === undefined) return
      remember(current, current.group.state, 0)
      leave([keyIn(current.repair, current.group)])
    },
    skipRule() {
      if (current === undefined) return
      const { group, step } = current
      remember(current, current.group.state, 0)
      leave(waitingIn(group).flatMap((repair) => (repair.diagnostic.rule === step.rule ? [keyIn(repair, group)] : [])))
    },
    async undo() {
      const last = decisions.at(-1)
      if (last === undefined) return undefined
      if (last.before !== last.group.state) await moved(last.group, last.before)
      decisions.pop()
      decided = new Set(last.decided)
      at = last.at
      current = undefined
      return last.made
    },
    dropped: () => [...dropped.values()],
    diffs: () =>
      groups.flatMap(({ start, state }) =>
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

function outcome(made: number, before?: RepairState, after?: RepairState): FixOutcome {
  if (before === undefined || after === undefined) return { made, resolved: new Map(), created: [] }
  const gone = newFindings(after, before)
  const resolved = Map.groupBy(gone, ({ rule }) => rule)
  return {
    made,
    resolved: new Map([...resolved].map(([rule, findings]) => [rule, findings.length])),
    created: [...new Set(newFindings(before, after).map(({ rule }) => rule))],
  }
}
