import type { Comment, Remark } from '../core/comment.ts'
import type { Diagnostic } from '../core/finding.ts'
import { matchesRule } from '../core/rule-glob.ts'
import { list, lineStarts, positionAt } from '../core/text.ts'
import type { Span } from '../core/tool.ts'
import { ordersIn, MARK, type CommentOrder } from './suppression/comment-order.ts'

/** A finding with its place in the text. */
export interface PlacedFinding {
  readonly diagnostic: Diagnostic
  readonly place: Span
}

export interface Suppressed {
  readonly suppressed: ReadonlySet<Diagnostic>
  /** Comments that cannot be followed. */
  readonly faults: readonly Remark[]
  /** Comments that suppress nothing. */
  readonly unused: readonly Remark[]
}

/** What a text's comments are judged by. */
export interface SuppressionRules {
  /** Ids of all rules there are. */
  readonly known: readonly string[]
  /** Whether a rule was asked: nobody knows of a comment about another whether it is needed. */
  ran(rule: string): boolean
}

/** False for a text that surely has no comment of ours. */
export function maySuppress(text: string): boolean {
  return text.includes(MARK)
}

/** What the comments of one text suppress of the findings in it. */
export function suppressedIn(
  text: string,
  comments: readonly Comment[],
  found: readonly PlacedFinding[],
  { known, ran }: SuppressionRules,
): Suppressed {
  const { orders, faults } = ordersIn(comments, known)
  const scopes = scopesOf(text, orders)
  const used = new Set<Scope>()
  const suppressed = new Set<Diagnostic>()
  for (const { diagnostic, place } of found) {
    for (const scope of scopes) {
      if (!matchesRule(scope.rule, diagnostic.rule) || !covers(scope, place, diagnostic.rule)) continue
      used.add(scope)
      suppressed.add(diagnostic)
    }
  }
  const idle = scopes.filter((scope) => !used.has(scope) && known.some((id) => matchesRule(scope.rule, id) && ran(id)))
  // an end may belong to a comment that cannot be followed
  const ends = faults.length > 0 ? [] : idleEnds(orders)
  return { suppressed, faults, unused: [...remarksOn(idle, text, found), ...ends] }
}

/** A stretch of the text in which one id or glob of a comment is suppressed. */
interface Scope {
  readonly order: CommentOrder
  readonly rule: string
  readonly stretch: Span
  /** Where single rules of a glob end earlier. */
  readonly ends: readonly CommentOrder[]
}

function covers({ stretch, ends }: Scope, { start }: Span, rule: string): boolean {
  if (start < stretch.start || start >= stretch.end) return false
  return !ends.some((end) => end.span.start <= start && end.rules.some((glob) => matchesRule(glob, rule)))
}

function scopesOf(text: string, orders: readonly CommentOrder[]): Scope[] {
  const lines = linesOf(text)
  const own = new Set(orders.filter(({ span }) => lines.isAlone(span)).map(({ span }) => lines.of(span.start)))
  return orders.flatMap((order, position) => {
    const { kind, span, rules } = order
    if (kind === 'enable') return []
    const ends = orders.slice(position + 1).filter((later) => kind === 'disable' && later.kind === 'enable')
    let next = lines.of(span.end) + 1
    // comments that stand on one another are all about the line below them
    while (own.has(next)) next++
    const stretch =
      kind === 'disable'
        ? { start: span.end, end: text.length + 1 }
        : lines.span(kind === 'disable-line' ? lines.of(span.start) : next)
    return rules.map((rule) => ({ order, rule, stretch, ends }))
  })
}

function linesOf(text: string) {
  const starts = lineStarts(text)
  const of = (offset: number) => positionAt(starts, offset).line
  const span = (line: number): Span => ({ start: starts[line - 1] ?? text.length + 1, end: starts[line] ?? text.length + 1 })
  return {
    of,
    span,
    isAlone: ({ start, end }: Span) =>
      /^[\s{]*$/.test(text.slice(span(of(start)).start, start)) && /^[\s}]*$/.test(text.slice(end, span(of(end)).end)),
  }
}

function remarksOn(idle: readonly Scope[], text: string, found: readonly PlacedFinding[]): Remark[] {
  const lines = linesOf(text)
  return [...Map.groupBy(idle, ({ order }) => order)].map(([{ kind, span }, scopes]) => {
    const names = list(scopes.map(({ rule }) => rule))
    const near = found
      .filter(({ diagnostic, place }) => place.start >= span.end && scopes.some(({ rule }) => matchesRule(rule, diagnostic.rule)))
      .map(({ place }) => lines.of(place.start))
    return {
      span,
      message: `The comment \`${MARK}${kind}\` suppresses nothing: ${names} ${scopes.length === 1 ? 'finds' : 'find'} nothing there.`,
      hint:
        near.length === 0 ? 'Remove it.' : `The next finding is in line ${Math.min(...near)}: put the comment right before it.`,
    }
  })
}

/** Ends of what never began. */
function idleEnds(orders: readonly CommentOrder[]): Remark[] {
  return orders
    .filter(({ kind }, position) => kind === 'enable' && !orders.slice(0, position).some((one) => one.kind === 'disable'))
    .map(({ span }) => ({
      span,
      message: `The comment \`${MARK}enable\` ends nothing: no \`${MARK}disable\` stands before it.`,
      hint: 'Remove it.',
    }))
}
