import type { Change } from '../../core/change.ts'
import type { SnapshotToolset } from '../../core/snapshot-report.ts'
import { clip, count, list } from '../../core/text.ts'
import { classWord } from '../diff-words.ts'
import type { Drawing } from '../diff/blocks.ts'
import { inline } from '../escape.ts'
import { wrapped } from '../pretty/columns.ts'
import { indented } from '../pretty/view.ts'

const STATES: Readonly<Record<SnapshotToolset['state'], { readonly check: string; readonly write: string }>> = {
  same: { check: 'unchanged', write: 'unchanged' },
  changed: { check: 'changed since it was pinned', write: 'changed' },
  added: { check: 'not in the lockfile', write: 'new' },
  removed: { check: 'in the lockfile, but no longer served', write: 'no longer served; removed' },
  gone: {
    check: 'in the lockfile, but its source is gone; rightcall snapshot --prune removes it',
    write: 'its source is gone; --prune removes it',
  },
  kept: { check: 'not checked in this run', write: 'not read in this run; kept unchanged' },
}

/** What a reviewer sees first of one toolset: which server, how much is dangerous or breaks, in which tools, and new orders word for word. */
export function headLines(
  { key, state, tools, serverVersion }: SnapshotToolset,
  changes: readonly Change[],
  check: boolean,
  { width, paint }: Drawing,
): string[] {
  const words = STATES[state][check ? 'check' : 'write']
  const orders = changes.filter(({ kind }) => kind === 'instruction-added')
  const more = orders.length - MOST_ORDERS
  const details = [
    ...WEIGHTS.flatMap(([word, shown]) => {
      const own = changes.filter((change) => classWord(change) === word)
      return own.length === 0 ? [] : [{ text: `${count(own.length, shown)}: ${toolNames(own)}`, isLoud: true }]
    }),
    ...orders.slice(0, MOST_ORDERS).map((order) => ({ text: orderWords(order), isLoud: true })),
    ...(more > 0 ? [{ text: `and ${count(more, 'more new order')}`, isLoud: true }] : []),
    ...(serverVersion === undefined ? [] : [{ text: `version ${versionWords(serverVersion)}`, isLoud: false }]),
  ]
  return [
    ...wrapped(`${clip(inline(key), 200)}: ${words} (${count(tools, 'tool')})`, width).map((line) => paint('bold', line)),
    ...details.flatMap(({ text, isLoud }) =>
      indented(
        wrapped(text, width - 2).map((line) => (isLoud ? paint('red', line) : line)),
        2,
      ),
    ),
  ]
}

/** A danger may break something, too; it is told once. */
const WEIGHTS = [
  ['danger', 'dangerous change'],
  ['breaking', 'breaking change'],
] as const

const MOST_ORDERS = 5
const MOST_QUOTE = 200

/** The words of the order; of hidden text, which nobody can read, what is told of it. */
function orderWords({ tool, says, after }: Change): string {
  const text = after?.text ?? ''
  const shown = clip(inline(text), MOST_QUOTE)
  return says.endsWith(text)
    ? `new hidden text in ${nameOf(tool)}: ${shown}`
    : `new order to the model in ${nameOf(tool)}: ${JSON.stringify(shown)}`
}

function toolNames(changes: readonly Change[]): string {
  return list([...new Set(changes.map(({ tool }) => nameOf(tool)))], 20)
}

function nameOf(tool: string | null): string {
  return tool === null ? "the server's instructions" : clip(inline(tool), 60) || '(no name)'
}

function versionWords({ before, after }: NonNullable<SnapshotToolset['serverVersion']>): string {
  return [before, after].map((version) => clip(inline(version ?? 'none'), 40)).join(' → ')
}
