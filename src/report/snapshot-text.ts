import type { Json } from '../core/json.ts'
import type { SnapshotReport, SnapshotToolset, ToolDrift } from '../core/snapshot-report.ts'
import { clip, count, visible } from '../core/text.ts'
import { wrapped } from './pretty/columns.ts'

/** As much of one list as a person reads; JSON has all. */
const MOST_SHOWN = 20
const WIDTH = 80

/** What a snapshot pinned, or how the targets differ from what is pinned, for a terminal. */
export function snapshotText(report: SnapshotReport): string {
  const { toolsets, problems, unchecked, verdict, check } = report
  const lines = [
    ...toolsets.flatMap((toolset) => toolsetLines(toolset, check)),
    ...problems.flatMap(({ uri, message, hint }) => [
      ...folded(`could not be read: ${uri}: ${message}`),
      ...(hint === undefined ? [] : folded(`  ${hint}`)),
    ]),
    ...unchecked.flatMap(({ uri, message, hint = '' }) => folded(`not checked: ${uri}: ${message} ${hint}`.trimEnd())),
    ...folded(conclusion(report) ?? ''),
    ...(verdict.because === null ? [] : folded(`Exit code ${verdict.exit}: ${verdict.because}.`)),
  ]
  return `${lines.join('\n')}\n`
}

function conclusion({ toolsets, check, written, lockfile }: SnapshotReport): string | undefined {
  if (check) {
    const same = toolsets.filter(({ state }) => state === 'same')
    const tools = toolsIn(same)
    if (same.length === 0) return undefined
    return `${count(tools, 'tool')} in ${count(same.length, 'toolset')} ${tools === 1 ? 'is' : 'are'} as pinned in ${lockfile}.`
  }
  if (toolsets.every(({ state }) => UNREAD.includes(state))) return 'Nothing was written.'
  const now = toolsets.filter(({ state }) => state !== 'removed')
  return written
    ? `${lockfile} written: ${count(toolsIn(now), 'tool')} in ${count(now.length, 'toolset')}.`
    : `${lockfile} is as it was.`
}

function toolsIn(toolsets: readonly SnapshotToolset[]): number {
  return toolsets.reduce((sum, { tools }) => sum + tools, 0)
}

const UNREAD: readonly string[] = ['kept', 'gone']

const STATES: Readonly<Record<SnapshotToolset['state'], { readonly check: string; readonly write: string }>> = {
  same: { check: '', write: '' },
  changed: { check: 'changed since it was pinned', write: 'changed' },
  added: { check: 'not in the lockfile', write: 'new' },
  removed: { check: 'in the lockfile, and served no more', write: 'served no more; taken out' },
  gone: {
    check: 'in the lockfile, and its source is gone; rightcall snapshot --prune takes it out',
    write: 'its source is gone; --prune takes it out',
  },
  kept: { check: 'not checked in this run', write: 'not read in this run; kept as it was' },
}

function toolsetLines({ key, state, tools, changes, instructions, serverVersion }: SnapshotToolset, check: boolean): string[] {
  const says = STATES[state][check ? 'check' : 'write']
  const version = serverVersion === undefined ? [] : [`  version  ${words(serverVersion)}`]
  if (says === '')
    return version.length === 0 ? [] : [...folded(`${clip(key, 200)}: ${count(tools, 'tool')}, unchanged`), ...version]
  return [
    ...folded(`${clip(key, 200)}: ${says} (${count(tools, 'tool')})`),
    ...version,
    ...(instructions === undefined ? [] : ['  instructions', ...sideLines(texts(instructions))]),
    // of a new list every tool is new
    ...(state === 'added' ? [] : capped(changes.map(toolLines), 'tool')),
    ...(state === 'changed' || state === 'removed' ? [''] : []),
  ]
}

function texts({ before, after }: NonNullable<SnapshotToolset['instructions']>) {
  return { ...(before === null ? {} : { before }), ...(after === null ? {} : { after }) }
}

function words({ before, after }: { readonly before: string | null; readonly after: string | null }): string {
  return `${clip(visible(before ?? 'none'), 40)} → ${clip(visible(after ?? 'none'), 40)}`
}

function toolLines({ tool, change, places }: ToolDrift): string[] {
  return [
    `  ${change.padEnd(7)}  ${clip(visible(tool), 60) || '(no name)'}`,
    ...capped(
      places.map(({ at, ...sides }) => [`    ${clip(visible(at), 100) || '(the whole tool)'}`, ...sideLines(sides)]),
      'place',
    ),
  ]
}

/** Both sides, from a little before the first character that differs: the beginning of a long text says nothing of its end. */
function sideLines(sides: { readonly before?: Json; readonly after?: Json }): string[] {
  const [before, after] = [shown(sides.before), shown(sides.after)]
  const from = Math.max(0, firstDifference(before, after) - CONTEXT)
  return [...side('-', before, from), ...side('+', after, from)]
}

const CONTEXT = 20
const MOST_OF_A_SIDE = 280

function side(sign: string, text: string, from: number): string[] {
  const cut = from === 0 ? text : `…${text.slice(from)}`
  return wrapped(clip(visible(cut), MOST_OF_A_SIDE), WIDTH - 8).map((line, index) => `      ${index === 0 ? sign : ' '} ${line}`)
}

/** As JSON: `"5"` is not `5`, and a line break is seen. */
function shown(value: Json | undefined): string {
  return value === undefined ? 'nothing' : JSON.stringify(value)
}

function firstDifference(one: string, other: string): number {
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  return at
}

function capped(groups: readonly (readonly string[])[], what: string): string[] {
  const more = groups.length - MOST_SHOWN
  return [...groups.slice(0, MOST_SHOWN).flat(), ...(more > 0 ? [`  and ${count(more, `more ${what}`)}`] : [])]
}

/** A line as lines of a terminal, each as far in as the first. */
function folded(line: string): string[] {
  if (line === '') return []
  const [indent = ''] = /^ */.exec(line) ?? []
  return wrapped(visible(line).trimStart(), WIDTH - indent.length).map((part) => `${indent}${part}`)
}
