import { DEEPEST } from './depth.ts'

/** What the lexer writes between the pieces of the text: marks of a document, of a faulty end, and before a scalar. */
const MARKS: readonly string[] = ['\u0002', '\u0018', '\u001f']
const SCALAR_FOLLOWS = '\u001f'

/**
 * The text with what nests too deep blanked out, every offset kept, and the last offsets before what was blanked. The parser
 * recurses, and a stack that overflows while a regular expression is compiled ends the process instead of throwing: so the
 * depth is bounded before, from above. A block needs a column of indentation, or an indicator, for each level.
 */
export function shallowYaml(text: string, tokens: Iterable<string>): { strict: string; cuts: readonly number[] } {
  const cuts = deepRanges(text, tokens)
  if (cuts.length === 0) return { strict: text, cuts: [] }
  const pieces: string[] = []
  let copied = 0
  for (const [start, end] of cuts) {
    // in a bracket, nothing before a comma would be a fault
    const inside = text.slice(start, end).replaceAll(/[^\r\n]/g, ' ')
    pieces.push(text.slice(copied, start), /[[{]/.test(text[start] ?? '') ? `~${inside.slice(1)}` : inside)
    copied = end
  }
  const strict = pieces.join('') + text.slice(copied)
  // a node ends with what it holds, not with the blanks that stand for what it held
  return { strict, cuts: cuts.map(([start]) => strict.slice(0, start).trimEnd().length - 1) }
}

/** A piece of the text at its place. */
interface PlacedToken {
  readonly token: string
  readonly at: number
  /** True for the text of a scalar, which may look like a comment or a bracket. */
  readonly isScalarText: boolean
}

/** What the lexer gives, without the marks that it adds. */
export function* tokensIn(tokens: Iterable<string>): Iterable<PlacedToken> {
  let [at, isScalarText] = [0, false]
  for (const token of tokens) {
    if (MARKS.includes(token) && !isScalarText) {
      isScalarText = token === SCALAR_FOLLOWS
      continue
    }
    yield { token, at, isScalarText }
    at += token.length
    isScalarText = false
  }
}

/** What lies deeper than we follow: the inside of a bracket, or the rest of a line of a block. */
function deepRanges(text: string, tokens: Iterable<string>): [number, number][] {
  const ranges: [number, number][] = []
  let [flow, indent, indicators] = [0, 0, 0]
  let lineBegins = true
  let cut: { from: number; flow: number } | undefined
  for (const { token, at, isScalarText } of tokensIn(tokens)) {
    if (isScalarText) void 0
    else if (token === '[' || token === '{') flow++
    else if (token === ']' || token === '}') flow = Math.max(0, flow - 1)
    else if (flow > 0) void 0
    else if (token === '-' || token === '?' || token === ':') indicators++
    else if (token === '\n' || token === '\r\n') [indent, indicators] = [0, 0]
    else if (lineBegins && token.trim() === '') indent = token.length
    lineBegins = token.endsWith('\n')
    // blanks and comments hold nothing, however far to the right
    if (token.startsWith('#') || /^[ \t]+$/.test(token)) continue
    const depth = flow + indent + indicators
    if (cut === undefined && depth > DEEPEST) cut = { from: at, flow }
    else if (cut !== undefined && depth <= DEEPEST && (cut.flow === 0 || flow < cut.flow)) {
      ranges.push([cut.from, cut.flow === 0 ? at : at + token.length])
      cut = undefined
    }
  }
  return cut === undefined ? ranges : [...ranges, [cut.from, text.length]]
}
