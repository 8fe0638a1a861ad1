import type { RenderContext } from '../reporter.ts'
import { linedText, type LinedText } from './frame.ts'
import { painter, type Paint } from './paint.ts'

/** What every part of the pretty reporter draws with. */
export interface View {
  readonly width: number
  readonly paint: Paint
  /** Every finding by itself, and in full. */
  readonly verbose: boolean
  /** Every failed intent with its reason. */
  readonly failed: boolean
  source(uri: string): LinedText | undefined
}

/** Narrower than this nothing can be laid out; such a terminal wraps by itself. */
const NARROWEST = 40

export function viewOf({ color, width, textOf, verbose = false, failed = false }: RenderContext): View {
  const known = new Map<string, LinedText | undefined>()
  return {
    width: Math.max(width, NARROWEST),
    paint: painter(color),
    verbose,
    failed,
    source(uri) {
      if (!known.has(uri)) {
        const text = textOf(uri)
        known.set(uri, text === undefined ? undefined : linedText(text))
      }
      return known.get(uri)
    },
  }
}

/** Blocks with an empty line between them. */
export function spaced(blocks: readonly (readonly string[])[]): string[] {
  return blocks.filter((block) => block.length > 0).flatMap((block, at) => (at === 0 ? block : ['', ...block]))
}

export function indented(lines: readonly string[], columns: number): string[] {
  return lines.map((line) => (line === '' ? '' : ' '.repeat(columns) + line))
}
