import type { Span } from '../core/tool.ts'
import { textSegments, type Segment } from '../lint/claims/segment.ts'
import { remembered } from '../lint/prose/text/memo.ts'
import { sentencesOf } from '../lint/prose/text/sentences.ts'
import { unwrapped } from '../lint/prose/tools/repeated.ts'

/** A longer row is cut into its sentences, and a longer sentence into pieces, in UTF-16 units. */
const MOST_WIDE = 500

/**
 * The whole sentences, rows of a list or a table, and lines of code that a stretch of a text lies in. What a reader leaves away ("… only for
 * drafts") is back in them. What is widened once is not widened further.
 */
export function widened(text: string, { start, end }: Span): Span {
  const units = unitsOf(text)
  const first = units.find((unit) => unit.end > start)
  const last = units.findLast((unit) => unit.start < end)
  return trimmed(text, { start: Math.min(start, first?.start ?? start), end: Math.max(end, last?.end ?? end) })
}

function trimmed(text: string, { start, end }: Span): Span {
  const said = text.slice(start, end)
  return { start: start + said.length - said.trimStart().length, end: end - (said.length - said.trimEnd().length) }
}

/** The text cut into what belongs together, from its beginning to its end. */
const unitsOf = remembered((text): readonly Span[] => {
  const units: Span[] = []
  let done = 0
  for (const block of blocksOf(text)) {
    if (block.end <= done) continue
    const start = Math.max(done, block.start)
    units.push(...linesOf(text, { start: done, end: start }), ...piecesOf(text, { ...block, start }))
    done = block.end
  }
  return [...units, ...linesOf(text, { start: done, end: text.length })]
})

interface Block extends Span {
  readonly kind: Segment['kind']
}

/** Paragraphs, whole rows and blocks of code, in order. */
function blocksOf(text: string): readonly Block[] {
  const blocks = textSegments(text).map((segment): Block => {
    const { kind, start, end, label } = segment
    if (kind !== 'row' || label === undefined) return { kind, start, end }
    const line = lineStart(text, start)
    // a cell of a table, and the text behind a label, stand in the line of their row
    const from = label.start < line ? line : lineStart(text, label.start)
    const below = text.indexOf('\n', end)
    return { kind, start: from, end: segment.column === undefined ? end : below === -1 ? text.length : below }
  })
  const sorted = blocks.sort((a, b) => a.start - b.start)
  const merged: Block[] = []
  for (const block of sorted) {
    const last = merged.at(-1)
    if (last !== undefined && block.start < last.end) merged[merged.length - 1] = { ...last, end: Math.max(last.end, block.end) }
    else merged.push(block)
  }
  return merged
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1
}

function piecesOf(text: string, block: Block): readonly Span[] {
  const isWhole = block.kind !== 'prose' && block.end - block.start <= MOST_WIDE
  if (isWhole) return [block]
  if (block.kind === 'code') return linesOf(text, block)
  return sentencesOf(unwrapped(text.slice(block.start, block.end))).flatMap(({ start, end }) =>
    shortened(text, { start: block.start + start, end: block.start + end }),
  )
}

function linesOf(text: string, { start, end }: Span): readonly Span[] {
  const lines: Span[] = []
  for (let from = start; from < end;) {
    const next = text.indexOf('\n', from)
    const to = next === -1 || next >= end ? end : next + 1
    lines.push(...shortened(text, { start: from, end: to }))
    from = to
  }
  return lines
}

/** A stretch in pieces of bounded length, cut at white space where there is any. */
function shortened(text: string, { start, end }: Span): readonly Span[] {
  const pieces: Span[] = []
  for (let from = start; from < end;) {
    const gap = end - from <= MOST_WIDE ? -1 : text.slice(from + 1, from + MOST_WIDE).search(/\s\S*$/)
    const cut = gap === -1 ? from + MOST_WIDE : from + 1 + gap + 1
    const to = end - from <= MOST_WIDE ? end : /[\uD800-\uDBFF]/.test(text[cut - 1] ?? '') ? cut + 1 : cut
    pieces.push({ start: from, end: to })
    from = to
  }
  return pieces
}
