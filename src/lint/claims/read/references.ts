import type { Span } from '../../../core/tool.ts'
import { cue } from '../../prose/text/cues.ts'
import { remembered } from '../../prose/text/memo.ts'

/** A parameter that a text names as one. */
export interface Reference {
  readonly name: string
  readonly words: Span
  /** True if the word "parameter" or "argument" stands with it; else it is named as something to set, pass or require. */
  readonly called: boolean
}

const mayCall = cue('parameter', 'parameters', 'argument', 'arguments', 'param', 'params', 'arg', 'args')
const mayRequire = cue('required', 'optional', 'must', 'defaults')
const mayUse = cue(
  ...'set pass provide specify supply omit adjust require requires increase leave if use required optional must defaults'.split(
    ' ',
  ),
)
const mayList = (text: string): boolean => text.includes('\n')
const HAS_A_NAME = /[a-z0-9](?:_[a-z0-9]|[A-Z])/

const KIND = '(?:parameters?|arguments?|params?|args?)'
/** "the `limit` parameter", "the sort_by argument", "parameter `limit`". */
const CALLED = new RegExp(
  `(?:["'\`]([A-Za-z_][\\w-]{2,60})["'\`]|\\b([a-z]\\w{0,30}[_A-Z]\\w{1,30})) ${KIND}\\b|\\b${KIND} (?:named |called )?["'\`]([A-Za-z_][\\w-]{2,60})["'\`]`,
  'g',
)

/** Two words or more: a single one is English, or a value. */
const NAME = '([a-z][a-z0-9]{0,30}(?:_[a-z0-9]{1,30}){1,6}|[a-z][a-z0-9]{0,30}(?:[A-Z][a-z0-9]{0,30}){1,6})'
/** "set dry_run to true", "pass `userId`": followed by what makes it the name of a field or a call, it is none. */
const USED = new RegExp(
  `\\b(?:[Ss]et|[Pp]ass|[Pp]rovide|[Ss]pecify|[Ss]upply|[Oo]mit|[Aa]djust|[Rr]equires?|[Ii]ncrease|[Ll]eave|[Ii]f|[Uu]se) (?:an? |the |either |only set )?["'\`]?${NAME}["'\`]?(?! ?(?:field|value|from|returned|property|of the|in the response)|[\\w(:/-]|\\.\\w)`,
  'g',
)
/** "(userId or userName required)", "`user_id` is optional". */
const DEMANDS = / (?:(?:is|are) )?(?:required|optional|must be|defaults to)\b/g
/** What is right before it; looked for in the few characters there, since every word could be the beginning of a name. */
const DEMANDED = new RegExp(`(?<!\\w)${NAME}["'\`]?(?: (?:or|and) ["'\`]?[A-Za-z_]{2,40}["'\`]?)?$`)

/** A line of its own: "- user_id: whose posts", "<user_id>: whose posts". */
const LISTED = new RegExp(
  `(?:^|\\n)[ \\t]{0,12}(?:[-*•] {1,3})?[<\`"*]{0,3}${NAME}[>\`"*]{0,3}(?: \\([^()\\n]{1,60}\\))?(?::| [–—-]) `,
  'g',
)

/** The parameters that a text names as such, in order. Plain code spans are not references: most are values, fields and commands. */
export function referencesIn(text: string): readonly Reference[] {
  return mayCall(text) || ((mayUse(text) || mayList(text)) && HAS_A_NAME.test(text)) ? readReferences(text) : []
}

const readReferences = remembered((text): readonly Reference[] => {
  const found = mayCall(text) ? [...text.matchAll(CALLED)].map((match) => reference(match, true)) : []
  if (HAS_A_NAME.test(text)) {
    const patterns = [...(mayUse(text) ? [USED] : []), ...(mayList(text) ? [LISTED] : [])]
    for (const pattern of patterns) for (const match of text.matchAll(pattern)) found.push(reference(match, false))
  }
  for (const { index } of mayRequire(text) ? text.matchAll(DEMANDS) : []) {
    const from = Math.max(0, index - 120)
    const match = DEMANDED.exec(text.slice(from, index))
    if (match !== null) found.push(reference(match, false, from))
  }
  return found.sort((a, b) => a.words.start - b.words.start)
})

function reference(match: RegExpExecArray, called: boolean, from = 0): Reference {
  const name = match[1] ?? match[2] ?? match[3] ?? ''
  const start = from + match.index + match[0].indexOf(name)
  return { name, words: { start, end: start + name.length }, called }
}
