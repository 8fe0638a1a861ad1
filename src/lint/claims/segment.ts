import type { Span } from '../../core/tool.ts'
import { remembered } from '../prose/text/memo.ts'
import { cellsOf, isTableRule, labelLine, rowLine, sectionOf, type Label, type Section } from './segment/lines.ts'
import { blank, masked } from './segment/mask.ts'

/** A part of a text that is about one thing: a paragraph, a row `name: text` with its further lines, a table's cell, a code block. */
export interface Segment extends Span {
  readonly kind: 'prose' | 'row' | 'code'
  readonly section: Section
  /** Its characters, with what is not text blanked out, except in a code block. */
  readonly text: string
  /** The name that a row is about. */
  readonly label: Label | undefined
  /** The row that this row is nested in. */
  readonly under: Label | undefined
  /** The heading of a table's column, in lower case: "type", "default". */
  readonly column: string | undefined
}

/** Longer texts are read as far as this. */
const MOST_TEXT = 100_000

interface Opened {
  readonly section: Section
  readonly indent: number
  readonly heading: boolean
}

interface Row {
  readonly label: Label
  readonly indent: number
  readonly under: Label | undefined
}

const BEGINNING: Opened = { section: 'body', indent: -1, heading: true }

/** The segments of a text, in order, each with its offsets. A text without lines, marks or code is one segment. */
export const textSegments: (text: string) => readonly Segment[] = remembered((text) => {
  const whole = text.slice(0, MOST_TEXT)
  return whole.includes('\n') ? segmentsOfLines(whole) : [...segmentsOfLine(whole)]
})

function* segmentsOfLine(text: string): Iterable<Segment> {
  const row = rowLine(text)
  const prose = masked(text)
  const common = { section: 'body', under: undefined, column: undefined } as const
  if (row === undefined) yield { ...common, kind: 'prose', text: prose, start: 0, end: text.length, label: undefined }
  else yield { ...common, kind: 'row', text: prose.slice(row.textFrom), start: row.textFrom, end: text.length, label: row.label }
}

function segmentsOfLines(text: string): Segment[] {
  const lines = text.split('\n')
  const prose = masked(withoutFences(lines))
  const segments: Segment[] = []
  let opened = BEGINNING
  let rows: Row[] = []
  let header: readonly string[] | undefined
  let fence: number | undefined
  let gap = false
  let offset = 0
  /** The segment that further lines belong to. */
  let running: { segment: Segment; indent: number } | undefined

  const add = (given: Partial<Segment> & Span, indent: number): void => {
    const segment: Segment = {
      kind: 'prose',
      section: opened.section,
      label: undefined,
      under: undefined,
      column: undefined,
      text: prose.slice(given.start, given.end),
      ...given,
    }
    segments.push(segment)
    running = { segment, indent }
  }
  const extend = (end: number): void => {
    if (running === undefined) return
    const { segment, indent } = running
    const longer = { ...segment, end, text: prose.slice(segment.start, end) }
    segments[segments.length - 1] = longer
    running = { segment: longer, indent }
  }

  for (const [index, line] of lines.entries()) {
    const start = offset
    const end = start + line.length
    offset = end + 1
    if (/^[ \t]*(?:```|~~~)/.test(line)) {
      if (fence === undefined) fence = offset
      else {
        add({ kind: 'code', start: fence, end: start, text: text.slice(fence, start), label: rows.at(-1)?.label }, 0)
        fence = undefined
      }
      running = undefined
      continue
    }
    if (fence !== undefined) continue
    if (line.trim() === '') {
      gap = true
      header = undefined
      continue
    }
    const indent = line.length - line.trimStart().length
    const cells = cellsOf(line)
    if (cells !== undefined) {
      running = undefined
      if (isTableRule(line)) continue
      if (header === undefined) {
        header = cells.map((cell) => cell.text.toLowerCase())
        continue
      }
      for (const segment of segmentsOfCells(cells, header, start, prose, opened.section)) segments.push(segment)
      continue
    }
    const label = labelLine(line, lines[index + 1] ?? '')
    if (label !== undefined) {
      const closing = /^[ \t]*<\//.test(line)
      opened = closing ? BEGINNING : label
      rows = []
      running = undefined
      if (label.textFrom < line.trimEnd().length) add({ start: start + label.textFrom, end }, indent + 1)
      gap = false
      continue
    }
    const row = rowLine(line)
    if (row !== undefined) {
      rows = rows.filter((outer) => outer.indent < row.indent)
      const placed = { ...row.label, start: start + row.label.start, end: start + row.label.end }
      const under = rows.at(-1)?.label
      rows.push({ label: placed, indent: row.indent, under })
      for (const { heading, start: from, end: to } of row.columns)
        add({ kind: 'row', start: start + from, end: start + to, label: placed, under, column: heading }, row.indent)
      add({ kind: 'row', start: start + row.textFrom, end, label: placed, under }, row.indent)
      gap = false
      continue
    }
    if (/^[ \t]*(?:-{3,}|={3,}|<\/[\w-]{1,40}>)[ \t]*$/.test(line)) {
      if (line.includes('<')) [opened, rows] = [BEGINNING, []]
      running = undefined
      continue
    }
    // a text that leaves the indentation of its row or its label belongs to neither
    if (running !== undefined && (running.segment.kind === 'row' ? indent > running.indent : !gap)) {
      extend(end)
    } else {
      rows = rows.filter((outer) => outer.indent < indent)
      if (!opened.heading && indent <= opened.indent && gap) opened = BEGINNING
      const bullet = /^[ \t]*(?:[-*•+] |\d{1,2}[.)] )/.test(line)
      const holder = rows.at(-1)
      if (holder !== undefined) add({ kind: 'row', start, end, label: holder.label, under: holder.under }, holder.indent)
      else add({ start, end }, bullet ? indent : -1)
    }
    gap = false
  }
  return segments
}

/** A row of a table: the first cell names what the others are about. */
function* segmentsOfCells(
  cells: readonly (Span & { readonly text: string })[],
  header: readonly string[],
  offset: number,
  prose: string,
  section: Section,
): Iterable<Segment> {
  const [first, ...others] = cells
  const name = /^[`'"*]{0,3}([A-Za-z_$][\w.[\]-]{0,60})[`'"*]{0,3}$/.exec(first?.text ?? '')?.[1]
  if (first === undefined || name === undefined) return
  const at = offset + first.start + prose.slice(offset + first.start, offset + first.end).indexOf(name)
  const label = { name, start: at, end: at + name.length, marked: /[`'"*]/.test(first.text) }
  for (const [index, cell] of others.entries()) {
    const [start, end] = [offset + cell.start, offset + cell.end]
    const own = /^(?:param(?:eter)?|arg(?:ument)?|option|input)s?$/.test(header[0] ?? '') ? 'inputs' : sectionOf(header[0] ?? '')
    yield {
      kind: 'row',
      section: own === 'other' ? section : own,
      text: prose.slice(start, end),
      start,
      end,
      label,
      under: undefined,
      column: header[index + 1],
    }
  }
}

/** The text with its fenced blocks blanked out, so that no masking pattern pairs a mark inside with one outside. */
function withoutFences(lines: readonly string[]): string {
  let fenced = false
  return lines
    .map((line) => {
      const mark = /^[ \t]*(?:```|~~~)/.test(line)
      if (mark) fenced = !fenced
      return mark || fenced ? blank(line) : line
    })
    .join('\n')
}
