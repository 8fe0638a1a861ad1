import type { Span } from '../../../core/tool.ts'
import { cue } from '../../prose/text/cues.ts'
import { remembered } from '../../prose/text/memo.ts'
import { ready } from '../../prose/text/ready.ts'

/** What a text says of how parameters go together. */
export interface Condition {
  /** `one`: one of these must be given, and not more. `excludes`: not together with these. `needs`: only together with these. */
  readonly kind: 'one' | 'excludes' | 'needs'
  /** The names that it gives, as written; whether they are parameters nobody knows here. */
  readonly names: readonly string[]
  readonly words: Span
}

const MOST_TEXT = 20_000
const mayRelate = cue(...'exactly exclusive incompatible both together requires needs valid cannot applicable'.split(' '))
const NAME = '[`\'"]?([A-Za-z_][\\w.-]{1,40})[`\'"]?'
const LIST = String.raw`([\`'"]?[A-Za-z_][\w.-]{1,40}[\`'"]?(?:(?:, (?:and |or )?| (?:and|or) |/)[\`'"]?[A-Za-z_][\w.-]{1,40}[\`'"]?){1,5})`
const FORMS: readonly (readonly [Condition['kind'], RegExp])[] = [
  ['one', new RegExp(String.raw`\b(?:exactly|only|just) one of (?:these: |the following: )?${LIST}`, 'gi')],
  [
    'one',
    new RegExp(
      String.raw`\b(?:either )?${LIST} (?:must be (?:given|set|provided|specified)|is required|are required|has to be given)(?=[^.;\n]{0,40}\b(?:not both|but not|only one))`,
      'gi',
    ),
  ],
  ['one', new RegExp(String.raw`\b(?:provide|give|pass|use|specify|set|supply) either ${LIST}(?=,? (?:but )?not both)`, 'gi')],
  ['one', new RegExp(String.raw`\b${LIST} are mutually exclusive\b`, 'gi')],
  [
    'excludes',
    new RegExp(
      String.raw`\b(?:incompatible with|mutually exclusive with|(?:cannot|can['’]?t|can not|must not|may not) be (?:used|combined|set|given|specified|passed)(?: (?:together|along|in combination))?(?: with)?|not (?:allowed|valid|permitted) (?:together )?with|exclusive with) (?:the )?${NAME}`,
      'gi',
    ),
  ],
  [
    'needs',
    new RegExp(
      String.raw`\b(?:requires|needs|(?:only )?(?:valid|used|allowed|applies|applicable|effective|meaningful|relevant|works?) only (?:together )?(?:with|when|if)|only (?:valid|used|allowed|applies|applicable|effective|meaningful|relevant|works?) (?:together )?(?:with|when|if)|must be (?:used|given|set) (?:together )?with) (?:the )?(?:parameter )?${NAME}(?= (?:as well|too|to be (?:set|given|true)|is (?:set|given|true|provided|specified|enabled))\b|\s*(?:[.;,)]|$))`,
      'gi',
    ),
  ],
]
const IN_LIST = /[A-Za-z_][\w.-]{0,40}/g

/** The conditions that a text names, first words first; those that hold only now and then are among them. */
export const conditionsIn: (text: string) => readonly Condition[] = remembered((text) => {
  if (text.length > MOST_TEXT || !mayRelate(text)) return []
  return FORMS.flatMap(([kind, pattern]) =>
    [...text.matchAll(ready(pattern))].map(({ 0: whole, 1: said = '', index }) => ({
      kind,
      names: (said.match(IN_LIST) ?? [])
        .filter((name) => name !== 'or' && name !== 'and')
        .map((name) => name.replace(/[.-]+$/, '')),
      words: { start: index, end: index + whole.length },
    })),
  )
})
