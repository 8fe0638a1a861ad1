import type { Change, ChangeKind } from '../core/change.ts'
import type { DiffReport, DiffSet, DiffSummary } from '../core/diff-report.ts'
import type { WordChange } from '../core/comparison.ts'
import { clip, count, list } from '../core/text.ts'
import { abridged } from './change-words.ts'

const KINDS: Readonly<Record<ChangeKind, string>> = {
  'tool-added': 'new tool',
  'tool-removed': 'tool gone',
  'tool-renamed': 'renamed',
  'parameter-added': 'new parameter',
  'parameter-removed': 'parameter gone',
  'parameter-renamed': 'parameter renamed',
  required: 'required',
  type: 'type',
  enum: 'values',
  bound: 'bound',
  pattern: 'pattern',
  format: 'format',
  'other-names': 'other names',
  alternative: 'forms',
  condition: 'condition',
  default: 'default',
  examples: 'examples',
  wording: 'text',
  form: 'form of the text',
  title: 'title',
  annotation: 'hint',
  'output-added': 'result declared',
  'output-removed': 'result undeclared',
  'field-added': 'new field',
  'field-removed': 'field gone',
  'field-renamed': 'field renamed',
  'instruction-added': 'new order or hidden text',
  'instruction-removed': 'order or hidden text gone',
  'stale-text': 'stale text',
  metadata: 'other keys',
}

/** `limit: bound tightened`, in words that are ours but for the path. */
export function whatWords({ kind, path, direction }: Change, shown: (text: string) => string): string {
  const way = direction === null || kind.startsWith('parameter') ? '' : direction === 'unknown' ? ' changed' : ` ${direction}`
  return `${path === null ? '' : `${shown(path)}: `}${KINDS[kind]}${way}`
}

/** `danger` counts before the class. */
export function classWord(change: Pick<Change, 'class' | 'danger'>): Change['class'] | 'danger' {
  return change.danger ? 'danger' : change.class
}

const ORDER: readonly (Change['class'] | 'danger')[] = ['danger', 'breaking', 'behavioural', 'harmless']

/** Longer stretches are cut: nobody reads them in a report, and a hostile one fills the screen. */
const MOST_STRETCH = 3_000

/** The words of a text that differ, with a few around them. */
export function shownWords(words: readonly WordChange[]): WordChange[] {
  return abridged(words).map(({ kind, text }) => ({ kind, text: clip(text, MOST_STRETCH) }))
}

/** What matters most first. */
export function byWeight(one: Change, other: Change): number {
  return ORDER.indexOf(classWord(one)) - ORDER.indexOf(classWord(other))
}

/** `6 changes: 2 breaking, 3 behavioural and 1 harmless, 1 of them dangerous.` */
export function summaryWords({ breaking, behavioural, harmless, danger }: DiffSummary): string {
  const all = breaking + behavioural + harmless
  if (all === 0) return 'Nothing changed for a model.'
  const parts = (
    [
      ['breaking', breaking],
      ['behavioural', behavioural],
      ['harmless', harmless],
    ] as const
  ).flatMap(([word, n]) => (n === 0 ? [] : [`${n} ${word}`]))
  const dangerous = danger === 0 ? '' : `, ${danger} of them dangerous`
  return `${count(all, 'change')}: ${list(parts)}${dangerous}.`
}

/** `Tools: 3 unchanged, 1 changed, 2 new, 1 gone.` */
export function toolWords({ tools: { same, changed, added, removed } }: DiffSummary): string {
  return `Tools: ${same} unchanged, ${changed} changed, ${added} new, ${removed} gone.`
}

/** What a server's next version should be, and why. */
export function adviceWords({ server, before, after, advice }: DiffSet, shown: (text: string) => string): string {
  const { step, because, next, enough } = advice
  const who = server === null ? '' : `${shown(server)}: `
  if (step === 'none') return `${who}The version number can stay the same: ${because}.`
  const [old, own] = [before?.version ?? null, after?.version ?? null]
  const known = next === null || old === null ? '' : `, ${shown(old)} → ${next}`
  const now = enough === null || own === null || own === old ? undefined : shown(own)
  const judged =
    now === undefined
      ? ''
      : enough === true
        ? ` The server already reports ${now}, which is enough.`
        : ` The server reports ${now}, which is too small a step.`
  return `${who}Next version: ${step}${known}, because ${because}.${judged}`
}

/** What a side was read from, and what its list does not tell. */
export function partialNotes({ sets }: Pick<DiffReport, 'sets'>, shown: (text: string) => string): string[] {
  return sets
    .flatMap(({ before, after }) => [before, after])
    .flatMap((side) =>
      side === null || side.complete
        ? []
        : [`${shown(side.from)} is only a part of a list: a tool reported as gone or new may be neither.`],
    )
}

/** The servers that a report names: of several, those in which something changed; the others are counted. */
export function toldSets({ sets, changes }: Pick<DiffReport, 'sets' | 'changes'>): {
  readonly told: readonly DiffSet[]
  /** `3 other servers: nothing changed for a model.`; empty where all are named. */
  readonly note: readonly string[]
} {
  const changed = new Set(changes.map(({ server }) => server))
  const told = sets.length === 1 ? sets : sets.filter(({ server, before, after }) => changed.has(server) || !before || !after)
  const others = sets.length - told.length
  const what = `${told.length === 0 ? '' : 'other '}server`
  return { told, note: others === 0 ? [] : [`${count(others, what)}: nothing changed for a model.`] }
}
