import type { Span } from '../../../core/tool.ts'
import { remembered } from '../../prose/text/memo.ts'
import { textSegments } from '../segment.ts'
import type { Section } from '../segment/lines.ts'
import { ready } from '../../prose/text/ready.ts'

/** A name that a text documents as a parameter of its tool, or tells the model to give a value. */
export interface DocumentedParameter {
  readonly name: string
  readonly words: Span
  /** Rows of one list have the same number. */
  readonly block: number
  /** `row`: it heads a row of an inputs section, or a `:param` line. `listed`: a row of
   * another section, or a name in "takes `a`, `b` and `c`". `called`: "the X parameter". `set`: "set `x` to 2", "use `x: true`". `used`: "use `x` to …".
   * `sent`: any other clause has it given to the tool. */
  readonly by: 'row' | 'listed' | 'called' | 'set' | 'used' | 'sent'
}

const MAY_HOLD = /[\n`_=:]|[a-z][A-Z]|param|argument/

/** Names that head a row without being a parameter: words of a text about one, and what a framework passes in. */
const NO_NAME =
  /^(?:[Nn]otes?|[Ee]xamples?|[Rr]eturns?|[Rr]aises|[Tt]hrows|[Rr]equired|[Oo]ptional|[Ww]arnings?|[Ii]mportant|[Tt]ips?|[Uu]sage|[Ss]ee|[Ss]upported|[Aa]llowed|[Pp]rerequisites?|[Nn]one|[Nn]ull|[Tt]rue|[Ff]alse|[Yy]es|[Nn]o|[Ii]t|Defaults?|Types?|Formats?|Enum|Description|TODO|Values?|Options?|Outputs?|Inputs?|Errors?|Hints?|Limits?|Response|ctx|context|self|cls|args|kwargs|mcp|request_context|tool_context|run_context|[eEiI])$/
const NO_ROW: ReadonlySet<Section> = new Set(['outputs', 'examples', 'failures'])
/** `:param str name:`, `@param {string} name`, `\param name` */
const TAGGED =
  /(?:^|\n)[ \t]{0,12}\*?[ \t]{0,4}(?::param(?:eter)?[ \t]{1,3}(?:[\w[\], |.]{1,40}[ \t])?|[@\\]param(?:eter)?[ \t]{1,4}(?:\{[^{}\n]{1,60}\}[ \t]{1,4})?\[?)([A-Za-z_$][\w$]{0,60})(?![\w.[])/g

const NAME = '([A-Za-z_][\\w-]{0,60})'
const KIND = '(?:parameter|argument|param|arg)'
/** "the `limit` parameter", "the argument `limit`", "the sort_by argument". */
const CALLED = new RegExp(
  `(?:["'\`]${NAME}["'\`]|\\b([a-z][a-z0-9]{0,30}(?:_[a-z0-9]{1,30}){1,6}|[a-z][a-z0-9]{0,30}(?:[A-Z][a-z0-9]{0,30}){1,6})) ${KIND}\\b(?! of\\b)|\\b${KIND} (?:named |called )?["'\`]${NAME}["'\`](?! of\\b)`,
  'g',
)
const VALUE = '(?:true|false|null|-?\\d|["\'][^"\'\\n]{1,40}["\'])'
const VERB =
  '(?:set(?:ting)?|pass(?:ing)?|us(?:e|ing)|add(?:ing)?|specify(?:ing)?|provid(?:e|ing)|giv(?:e|ing)|send(?:ing)?|call (?:it |this tool |again )?with|with)'
/** "set `page` to 2", "with `dry_run` as false". */
const SET_TO = new RegExp(`\\b${VERB} (?:the )?\`${NAME}\` (?:to|as|at|=) \`?(?=${VALUE})`, 'gi')
/** "use `all_namespaces: true`", "pass `force=true`". */
const ASSIGNED = new RegExp(`\\b${VERB} \`${NAME}(?:: |\\s?=\\s?)${VALUE}[^\`\\n]{0,40}\``, 'gi')
const COMPOUND = '([a-z][a-z0-9]{0,30}(?:(?:_[a-z0-9]{1,30}){1,6}|(?:[A-Z][a-z0-9]{0,30}){1,6}))'
/** "set dry_run to true", "pass dry_run=true". */
const BARE = new RegExp(
  `\\b(?:[Ss]et(?:ting)? ${COMPOUND} to \`?(?=${VALUE})|(?:[Ss]et|[Pp]ass|[Uu]se)(?:ting|ing)? ${COMPOUND}\\s?=\\s?\`?(?=${VALUE}))`,
  'g',
)
/** "use `fields` to pick columns", "page with `cursor`": an imperative, and the name as its whole object. */
const USED = new RegExp(
  `(?:^|[.;:!?(•]\\s{0,3}|\\n[ \\t]{0,12}(?:[-*•] )?|\\b(?:and|or|then|to|please|can|may) )(?:pass|set|omit|leave out|provide|specify|supply|give|raise|lower|increase|reduce|adjust|(?:narrow|filter|limit|page|sort|restrict|combine|paginate)(?: (?:it|them|the results?|results?|further|through))? (?:with|by|through|using)) (?:the )?\`${NAME}\`(?: \\([^()\\n]{1,40}\\))?(?= (?:to|for|if|when|instead|only|with|too|as well|and|or)\\b|[.,;)]|\\n|$)|\\b[Uu]se (?:the )?\`${NAME}\` to (?:get|fetch|narrow|filter|limit|page|return|include|exclude|skip|choose|select|pick|change|set|restrict|list|turn|switch|ask|tell|control)\\b`,
  'gi',
)

/** "if `since` is given", "optional `since`", "setting `deep` searches …", "`folder` limits …", "capped by `top`". */
const GIVEN = new RegExp(
  [
    `\\b(?:[Ii]f|[Ww]hen|[Uu]nless) (?:the )?\`${NAME}\` is (?:not )?(?:given|provided|omitted|specified|passed|left out|supplied)\\b`,
    `\\b[Uu]nless (?:the )?(?:\`${NAME}\`|${COMPOUND}) is (?:set|true|false|enabled)\\b`,
    `\\b(?:[Ii]f|[Ww]hen|[Uu]nless) you (?:set|pass|give|omit|leave out|provide|specify) \`${NAME}\``,
    `\\b(?:[Oo]ptional(?:ly)?|[Rr]equired) \`${NAME}\`(?= [a-z]|[.,;)]|$)`,
    `\\b(?:[Ss]etting|[Pp]assing|[Gg]iving|[Oo]mitting|[Ll]eaving out) \`${NAME}\`(?= [a-z]{2,20}s\\b)`,
    `(?:^|[.;:!?]\\s{1,2}|\\n)\`${NAME}\` (?:limits|restricts|narrows|filters|controls|selects|chooses|picks|switches|turns|determines|overrides|caps) `,
    `\\b(?:given|set|chosen|limited|capped|controlled|determined|governed|restricted|narrowed) (?:by|with|through|via) \`${NAME}\``,
    `\\b(?:[Pp]ass|[Ss]et|[Uu]se|[Ww]ith) ([a-z]\\w{1,40})=(?:true|false)\\b`,
  ].join('|'),
  'g',
)

/** "mutually exclusive with `ids`", "only used if `all` is true": in the text of a parameter, of one next to it. */
const BESIDE = new RegExp(
  `\\b(?:together with|combined with|along with|in addition to|(?:mutually )?exclusive with|ignored (?:if|when|unless)|(?:only|not) (?:used |valid |relevant |applicable |allowed |needed |required )?(?:if|when|with|together with)|required (?:if|when|unless|with)|needed (?:if|when)|overrides?|overridden by|alternative to|takes precedence over|either this or|used (?:with|if|when)|unless|needs|see also) (?:the )?\`${NAME}\`(?: (?:is|are|to be) (?:set|given|true|false|omitted|left out|specified|provided|empty|not set)|(?=[.,;)]|$|\\n))`,
  'gi',
)

/** The names that a parameter's own text gives for parameters next to it. */
export const besideIn: (text: string) => readonly DocumentedParameter[] = remembered((text) =>
  text.includes('`')
    ? [...text.matchAll(BESIDE)].flatMap((match): readonly DocumentedParameter[] => {
        const name = match[1] ?? ''
        const start = match.index + match[0].indexOf('`' + name) + 1
        return NO_NAME.test(name) ? [] : [{ name, words: { start, end: start + name.length }, by: 'used', block: -1 }]
      })
    : [],
)

/** "takes `a`, `b` and `c`", "Parameters: `a`, `b`" */
const TAKES =
  /\b(?:(?:takes|accepts|requires|needs|expects)(?: the| an?| either| both)?(?: (?:required|optional))?(?: (?:parameters|arguments))?|(?:parameters|arguments|args|params|inputs|required|optional)(?: are)?):?\s(?:`[A-Za-z_]\w{0,60}`(?:,? (?:and|or) |, )?){2,12}/gi
const CODED = /`([A-Za-z_]\w{0,60})`/g

/** "Args: query (str): words; page: which page", "Params: query, page" */
const INLINE =
  /(?:^|\n|[.;] )(?:\*\*)?(?:args|arguments|parameters|params|inputs)(?:\*\*)?:(?:\*\*)?[ \t]{1,3}(?=[`a-z])([^\n]{1,400})/gi
const INLINE_NAME = /(?:^|[;,.] )`?([a-z_]\w{0,60})`?(?=(?: \([^()]{1,60}\))?(?::| [–—-]) |[,.]|$)/g
/** "- `page` (integer) which page" */
const BULLET = /(?:^|\n)[ \t]{0,12}[-*•] `([A-Za-z_]\w{0,60})` \([^()\n]{1,60}\) \w/g

/** Before what an answer carries: "that record comes back with `duplicate: true`". */
const ANSWERS =
  /\b(?:comes? back|returns?|returned|responds?|responses?|answers?|answered|results?|reports?|yields?)\b[^.;\n]{0,60}$/i

/** The parameters that a text documents or sets, in order, each name once. */
export const documentedIn: (text: string) => readonly DocumentedParameter[] = remembered((text) => {
  if (!MAY_HOLD.test(text)) return []
  const found = new Map<string, DocumentedParameter>()
  const add = (name: string, start: number, by: DocumentedParameter['by'], block = -1): void => {
    if (!found.has(name)) found.set(name, { name, words: { start, end: start + name.length }, by, block })
  }
  if (/[:@\\]param/.test(text)) {
    for (const match of text.matchAll(TAGGED)) {
      const name = match[1] ?? ''
      if (!NO_NAME.test(name)) add(name, match.index + match[0].lastIndexOf(name), 'row')
    }
  }
  if (text.includes('\n')) {
    let [block, end] = [0, 0]
    for (const segment of textSegments(text)) {
      const { label, under, section, kind } = segment
      if (label === undefined || label.start > end + 12) block++
      end = segment.end
      if (label === undefined || under !== undefined || kind !== 'row' || NO_ROW.has(section)) continue
      if (/^[A-Za-z_$][\w$-]*$/.test(label.name) && !NO_NAME.test(label.name))
        add(label.name, label.start, section === 'inputs' ? 'row' : 'listed', block)
    }
  }
  const coded = text.includes('`')
  const named = coded || text.includes('=') || /[a-z0-9](?:_[a-z0-9]|[A-Z])/.test(text)
  const patterns: readonly (readonly [RegExp, DocumentedParameter['by']])[] = [
    ...(/param|arg/.test(text) ? [[CALLED, 'called'] as const] : []),
    ...(coded ? [[SET_TO, 'set'] as const, [ASSIGNED, 'set'] as const] : []),
    ...(named ? [[BARE, 'set'] as const] : []),
    ...(coded ? [[USED, 'used'] as const] : []),
    ...(named ? [[GIVEN, 'used'] as const] : []),
  ]
  for (const [pattern, by] of patterns) {
    for (const match of text.matchAll(ready(pattern))) {
      const name = match.slice(1).find((group) => group !== undefined) ?? ''
      if (NO_NAME.test(name) || (by === 'set' && ANSWERS.test(text.slice(Math.max(0, match.index - 80), match.index)))) continue
      const inner = match[0].search(new RegExp(`\\b${name}\\b`))
      add(name, match.index + inner, by)
    }
  }
  for (const { 0: whole, 1: said = '', index } of /(?:args|arguments|parameters|params|inputs)\*{0,2}:/i.test(text)
    ? text.matchAll(INLINE)
    : []) {
    const names = [...said.matchAll(INLINE_NAME)]
    const from = index + whole.length - said.length
    for (const one of names.length > 1 ? names : []) {
      const name = one[1] ?? ''
      if (!NO_NAME.test(name)) add(name, from + one.index + one[0].indexOf(name), 'row')
    }
  }
  for (const match of /takes|accepts|requires|needs|expects|:/i.test(text) ? text.matchAll(TAKES) : []) {
    for (const one of match[0].matchAll(CODED)) {
      if (!NO_NAME.test(one[1] ?? '')) add(one[1] ?? '', match.index + one.index + 1, 'listed')
    }
  }
  for (const match of text.includes('` (') ? text.matchAll(BULLET) : []) {
    const name = match[1] ?? ''
    if (!NO_NAME.test(name)) add(name, match.index + match[0].indexOf(name, match[0].indexOf('`')), 'listed')
  }
  return [...found.values()]
})
