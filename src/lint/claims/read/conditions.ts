import type { Span } from '../../../core/tool.ts'
import { cue } from '../../prose/text/cues.ts'
import { remembered } from '../../prose/text/memo.ts'
import { ready } from '../../prose/text/ready.ts'

/** What a text states about how parameters go together. */
export interface Condition {
  /**
   * `one`: one of these must be given, and not more. `some`: one of these or more. `excludes`: not together with these. `needs`: only together with these. `asked`: must be
   * given where one of these has a value.
   */
  readonly kind: 'one' | 'some' | 'excludes' | 'needs' | 'asked'
  /** The names that it gives, as written; whether they are parameters nobody knows here. */
  readonly names: readonly string[]
  readonly words: Span
}

const MOST_TEXT = 20_000
const mayRelate = cue(
  ...(
    'exactly exclusive incompatible both together requires needs valid cannot applicable required mandatory compulsory obligatory never must needed necessary ' +
    'exclude excludes alternative instead alongside combination combined conflicts combine'
  ).split(' '),
)
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
  [
    'one',
    new RegExp(
      String.raw`\b(?:provide|give|pass|use|specify|set|supply|send)(?: either)? ${LIST}(?=,? (?:but )?(?:not|never) both)`,
      'gi',
    ),
  ],
  [
    'excludes',
    new RegExp(String.raw`\b(?:this|it)(?: one)? or ${NAME}(?=,? (?:but )?(?:not|never) (?:both|the two|together))`, 'gi'),
  ],
  ['one', new RegExp(String.raw`\b${LIST} are mutually exclusive\b`, 'gi')],
  [
    'some',
    new RegExp(
      String.raw`\bat least one of ${LIST} (?:must be|has to be|needs to be|is) (?:given|set|provided|specified|passed|required|needed)`,
      'gi',
    ),
  ],
  [
    'one',
    new RegExp(
      String.raw`\b(?:both )?${LIST} (?:cannot|can['’]?t|can not|must not|may not|should not) (?:both )?be (?:used|given|set|combined|passed|specified|sent)(?: together| at once| at the same time| in one call)?(?=\s*[.;,)]|\s*$)`,
      'gi',
    ),
  ],
  [
    'excludes',
    new RegExp(
      String.raw`\b(?:(?:do not|don['’]t|never) (?:combine|use|set|give|pass|send) (?:it |this )?(?:together |along |in combination )?with|conflicts with|excludes|alternative to|(?:leave (?:it |this )?out|omit(?: it| this)?|must be (?:absent|omitted|empty|left out)|not allowed|forbidden|refused|rejected) (?:if|when|(?:together |along )?with)) (?:the )?${NAME}(?= (?:is|was) (?:set|given|true|provided|specified|present|used|passed)\b|\s*(?:[.;,)]|$))`,
      'gi',
    ),
  ],
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
const IS = String.raw`(?: (?:is|are|equals|has|was|contains)\b| ?={1,3} ?| ?: ?(?=["'\`]))[^,.;()\n]{1,60}`
const ASKED =
  '(?:required|mandatory|obligatory|compulsory|needed|necessary|must be (?:set|given|provided|specified|present|passed|supplied|filled)|has to be (?:set|given|provided|specified|passed|filled))'
const ASKS: readonly RegExp[] = [
  new RegExp(
    String.raw`\b${ASKED} (?:only )?(?:if|when|whenever|where|in case|as soon as|for|with) (?:the )?(?:parameter |field |argument )?${NAME}${IS}`,
    'gi',
  ),
  new RegExp(
    String.raw`\b(?:if|when|whenever|where|for|with) (?:the )?${NAME}${IS}, ?(?:(?:this|it|one|a value|the \w+) )?(?:is |are )?${ASKED}\b`,
    'gi',
  ),
]
const IN_LIST = /[A-Za-z_][\w.-]{0,40}/g

/** The conditions that a text names, first words first; those that hold only now and then are among them. */
export const conditionsIn: (text: string) => readonly Condition[] = remembered((text) => {
  if (text.length > MOST_TEXT || !mayRelate(text)) return []
  const found = [...FORMS, ...ASKS.map((pattern) => ['asked', pattern] as const)].flatMap(([kind, pattern]) =>
    [...text.matchAll(ready(pattern))].map(({ 0: whole, 1: said = '', index }) => ({
      kind,
      names: (said.match(IN_LIST) ?? [])
        .filter((name) => name !== 'or' && name !== 'and')
        .map((name) => name.replace(/[.-]+$/, '')),
      words: { start: index, end: index + whole.length },
    })),
  )
  // two forms of words may overlap in one sentence
  return found.filter(
    ({ words }, at) => !found.slice(0, at).some((other) => other.words.start < words.end && words.start < other.words.end),
  )
})
