import type { Change, ChangeClass, ChangeKind, Direction } from '../core/change.ts'

/** What a schema describes: what a model sends, or what it gets back. */
export type Flow = 'input' | 'output'

const CLASSES: Readonly<Partial<Record<ChangeKind, ChangeClass>>> = {
  'tool-added': 'behavioural',
  'tool-removed': 'breaking',
  'tool-renamed': 'breaking',
  'parameter-removed': 'breaking',
  'parameter-renamed': 'breaking',
  default: 'behavioural',
  examples: 'behavioural',
  wording: 'behavioural',
  form: 'harmless',
  title: 'harmless',
  'output-added': 'harmless',
  'output-removed': 'breaking',
  'field-added': 'harmless',
  'field-removed': 'breaking',
  'field-renamed': 'breaking',
  'instruction-added': 'behavioural',
  'instruction-removed': 'harmless',
  'stale-text': 'behavioural',
  metadata: 'harmless',
}

/** Of a change of what values are accepted. What nobody can tell counts as what it may be. */
const INPUT: Readonly<Record<Direction, ChangeClass>> = {
  tightened: 'breaking',
  changed: 'breaking',
  unknown: 'breaking',
  loosened: 'harmless',
}
/** Of a change of what comes back: fewer values are no surprise to whoever reads them. */
const OUTPUT: Readonly<Record<Direction, ChangeClass>> = {
  tightened: 'harmless',
  changed: 'breaking',
  unknown: 'behavioural',
  loosened: 'behavioural',
}

/** How a change counts, by its kind, by which way it went and by what it is about. */
export function classOf({ kind, direction }: Pick<Change, 'kind' | 'direction'>, flow: Flow = 'input'): ChangeClass {
  const known = CLASSES[kind]
  if (known !== undefined) return known
  if (direction === null) return 'behavioural'
  if (flow === 'output') return OUTPUT[direction]
  // a value that is new to choose is like a new tool; names that nobody declared were hardly sent
  if (kind === 'enum' && direction === 'loosened') return 'behavioural'
  if (kind === 'other-names' && direction === 'tightened') return 'behavioural'
  return INPUT[direction]
}
