import type { Diagnostic } from '../../core/finding.ts'
import { editDistance } from '../../core/text.ts'
import type { Example, Rule } from '../../lint/rule.ts'
import { outline } from '../../report/pretty/outline.ts'
import { cutExample } from './example.ts'
import { findingsOf } from './findings.ts'

/** More lines than this are no example at a glance. */
const FEW_LINES = 8
/** Equal lines at the beginning that are worth leaving out. */
const MUCH_THE_SAME = 3
/** Two texts are told apart by this much of them. */
const MOST_COMPARED = 400

/** An example for a terminal. */
interface DrawnExample {
  readonly lines: readonly string[]
  /** What the rule reports of it; nothing of a good one. */
  readonly found: readonly Diagnostic[]
}

/**
 * The first bad example that is short, with what the rule reports of it, and the short good one that is most like it; else the shortest
 * ones. No good one where a rule has none but the clean tool.
 */
export function pairOf(id: string, rule: Rule, width: number): { readonly bad: DrawnExample; readonly good?: DrawnExample } {
  const all = rule.examples.bad.map((example) => ({ lines: drawn(example, width), found: findingsOf(id, rule, example) }))
  const bads = all.filter(({ found }) => found.length > 0)
  const bad = bads.find(({ lines }) => lines.length <= FEW_LINES) ?? shortest(bads)
  if (bad === undefined) return { bad: { lines: [], found: [] } }
  const goods = rule.examples.good
    .filter((example) => Object.keys(example).length > 0)
    .map((example) => ({ lines: drawn(example, width), found: [] }))
  const few = goods.filter(({ lines }) => lines.length <= FEW_LINES)
  const good = few.length === 0 ? shortest(goods) : few.toSorted((a, b) => unlike(a, bad) - unlike(b, bad))[0]
  return { bad, ...(good === undefined ? {} : { good: { ...good, lines: differing(good.lines, bad.lines) } }) }
}

/** Without the lines at the beginning that both have, where these are some: what differs shall not be cut. */
function differing(lines: readonly string[], than: readonly string[]): readonly string[] {
  const same = lines.findIndex((line, at) => line !== than[at])
  const left = than.slice(lines.length)
  if (same === -1 && lines.length >= MUCH_THE_SAME && left.length > 0) return ['(as above, without these lines)', ...left]
  return same < MUCH_THE_SAME ? lines : ['(as above, but)', ...lines.slice(same)]
}

function drawn(example: Example, width: number): string[] {
  return outline(cutExample(example), width)
}

function shortest(examples: readonly DrawnExample[]): DrawnExample | undefined {
  return examples.toSorted((a, b) => a.lines.length - b.lines.length)[0]
}

function unlike(one: DrawnExample, other: DrawnExample): number {
  const [a, b] = [one, other].map(({ lines }) => lines.join('\n').slice(0, MOST_COMPARED))
  return editDistance(a ?? '', b ?? '')
}
