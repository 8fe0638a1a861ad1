import type { Span } from '../../../core/tool.ts'
import { cue } from '../../prose/text/cues.ts'
import { remembered } from '../../prose/text/memo.ts'

/** A value that a text explains. */
export interface ExplainedValue {
  readonly value: string
  readonly words: Span
}

const mayExplain = cue('"', "'", '`', '“', '=', '-', '*', '•')

/** "`open`: not merged yet", "'all' = everything", "**closed** - no longer open". */
const MARKED =
  /(?<![\w"'`“*])(?:\*\*)?(["'`“])([A-Za-z0-9][\w.-]{0,39})["'`”](?:\*\*)?(?= ?[:=] ?[^\s=]| [–—-] \S| \([^()\n]{3,})/g
/** "keyword=text search, by_nodes=find by node type": bare words only where the sign touches both sides. */
const ASSIGNED = /(?<=^|[\s(,;:])([a-z0-9][\w-]{1,39})=(?=[a-z])(?!(?:true|false)\b)/gi
/** "- open: not merged yet", "1. get - Get one issue". */
const BULLET = /(?:^|\n)[ \t]{0,8}(?:[-*•]|\d{1,2}[.)]) {1,3}([A-Za-z0-9][\w-]{1,39})(?=: \S| [–—-] \S)/g

/** The values that a text explains one by one, the longest list in one form; none below two. */
export const explainedIn: (text: string) => readonly ExplainedValue[] = remembered((text) => {
  if (!mayExplain(text) || text.length > 8000) return []
  const lists = [MARKED, ASSIGNED, BULLET].map((pattern) =>
    [...text.matchAll(pattern)].map((match) => {
      const value = match[2] ?? match[1] ?? ''
      const start = match.index + match[0].indexOf(value)
      return { value, words: { start, end: start + value.length } }
    }),
  )
  const [longest = []] = lists.sort((a, b) => b.length - a.length)
  return longest.length < 2 ? [] : longest
})
