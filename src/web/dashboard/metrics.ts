/** What a lead asks for first. */
const FIRST = ['right-call', 'selection', 'retrieval@1', 'retrieval@5', 'mrr', 'arguments', 'abstention', 'forbidden']

const place = (metric: string): number => (FIRST.includes(metric) ? FIRST.indexOf(metric) : FIRST.length)

/** Each metric once, what matters most first. */
export function sortedMetrics(metrics: Iterable<string>): readonly string[] {
  return [...new Set(metrics)].toSorted((a, b) => place(a) - place(b) || (a < b ? -1 : 1))
}
