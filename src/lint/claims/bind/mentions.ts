import type { Span } from '../../../core/tool.ts'
import { cue } from '../../prose/text/cues.ts'
import { remembered } from '../../prose/text/memo.ts'
import { ready } from '../../prose/text/ready.ts'

/** A word that may be the name of a parameter. */
export interface NameMention extends Span {
  readonly name: string
  /** True in code or spelt as an identifier; a plain word is a mention only in a frame such as "leave out X" or "the X parameter". */
  readonly marked: boolean
}

const HAS_A_MARK = /[`_]|[a-z][A-Z]/
const MARKED = /`([A-Za-z_$][\w.[\]-]{0,60})`/g
/** Neither a call, a path, an address nor an assignment. */
const COMPOUND = /(?<![\w.$/@#`'"-])[a-z][a-z0-9]*(?:(?:_[a-z0-9]+)+|(?:[A-Z][a-z0-9]*)+)(?![\w(/`'"=-]|\.\w)/g

const LEFT_OUT =
  'leave leaving omit omitting without skip skipping set setting pass passing specify specifying supply supplying provide providing'
const WORD = '([a-z][a-z0-9]{1,30})'
/** Each with a look at whether a text may have it. */
const FRAMES: readonly (readonly [may: (text: string) => boolean, frame: RegExp])[] = [
  [
    cue(...LEFT_OUT.split(' ')),
    new RegExp(
      String.raw`\b(?:leav(?:e|ing) (?:out|off) |omit(?:ting)? |without |skip(?:ping)? |(?:set|pass|specify|supply|provide)(?:ting|ing)? )(?:the |an? )?${WORD}\b(?= (?:to\b|and\b|or\b|out\b|for\b|if\b|when\b|as\b|only\b)|[,.;)]|$)`,
      'gi',
    ),
  ],
  [cue('leave', 'leaving'), new RegExp(String.raw`\bleav(?:e|ing) ${WORD} (?:out|off|unset|empty|blank)\b`, 'gi')],
  [cue('parameter', 'argument', 'param', 'arg'), new RegExp(String.raw`\b${WORD} (?:parameter|argument|param|arg)\b`, 'g')],
  [cue('parameter', 'argument'), new RegExp(String.raw`\b(?:parameter|argument) ${WORD}\b`, 'g')],
  [
    cue(...'optional required mandatory needed defaults omitted left exceed'.split(' ')),
    new RegExp(
      String.raw`\b${WORD} (?:(?:is|are) (?:always |only |not )?(?:optional|required|mandatory|needed)|defaults to|can be (?:omitted|left out)|may be (?:omitted|left out)|must not exceed)\b`,
      'g',
    ),
  ],
]

/** The words of a text that may be names of parameters, in order. Whether they are, only a schema tells. */
export const nameMentionsIn: (text: string) => readonly NameMention[] = remembered((text) => {
  const found = new Map<number, NameMention>()
  if (HAS_A_MARK.test(text)) {
    for (const match of text.matchAll(MARKED)) add(found, match.index + 1, match[1] ?? '', true)
    for (const match of text.matchAll(COMPOUND)) add(found, match.index, match[0], true)
  }
  for (const [may, frame] of FRAMES) {
    for (const match of may(text) ? text.matchAll(ready(frame)) : []) {
      const name = match[1] ?? ''
      add(found, match.index + match[0].search(new RegExp(`\\b${name}\\b`)), name, false)
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start)
})

function add(found: Map<number, NameMention>, start: number, name: string, marked: boolean): void {
  if (!found.has(start)) found.set(start, { name, start, end: start + name.length, marked })
}
