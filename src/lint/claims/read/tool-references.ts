import type { Span } from '../../../core/tool.ts'
import { isEnglish } from '../../prose/text/language.ts'
import { remembered } from '../../prose/text/memo.ts'
import { sentenceAt } from '../../prose/text/sentences.ts'

/** A name that a text calls upon as a tool's: "use `search_issues`", "the list_users tool", "returned by get_user". */
export interface ToolReference {
  readonly name: string
  readonly words: Span
  /**
   * `tool`: the word "tool" stands with it. `use`: an imperative has it as its object. `call`: it has brackets, `x()`. `does`: it is the
   * subject of a sentence. `from`: it follows "see", "via", "by", "from", "with". `bare`: anywhere else; only the name itself can tell.
   */
  readonly as: 'tool' | 'use' | 'call' | 'does' | 'from' | 'bare'
  /** True in quotes or spelt as an identifier: "web-based tool" is English. */
  readonly marked: boolean
}

/** Only names of two words or more: a single word is English. */
const NAME = '[A-Za-z0-9]{1,30}(?:[_-][A-Za-z0-9]{1,30}){1,8}|[A-Za-z][a-z0-9]{1,30}(?:[A-Z][a-z0-9]{1,30}){1,6}'
const MARKED = new RegExp(
  `(?<![\\w/.@#$:=<\\x5b-])(["'\`“]?)(${NAME})(\\(\\))?["'\`”]?(\\(\\))?(?![\\w/:=<@(-]|\\.[a-z0-9_])`,
  'g',
)
const HAS_A_NAME = /[A-Za-z0-9][_-][A-Za-z]|[a-z][A-Z]/

/** Right before a name. */
const USE =
  /\b(?:us(?:e|es|ing)|call(?:s|ing)?|run(?:s|ning)?|invok(?:e|es|ing)|try|execut(?:e|es|ing)|prefer|need|ask|consult|follow(?:ed)? (?:up )?(?:with|by)|start with|begin with|continue with|combine (?:it )?with|pair (?:it )?with|go (?:to|through|via)|switch to|fall back (?:to|on)|turn to|rely on|check|look at|poll|do it with|first|instead|by calling|by using|by running) (?:the |either |first |instead )?$/i
const FROM =
  /\b(?:see|via|with|through|by|from|then|than|over|or|and|of|in|out of|before|after|to|like|unlike|for which|there (?:is|are)|alternative:) (?:the |either )?$|(?:→|->|=>) ?$|[([] ?$/i
/** Right behind a name. */
const TOOL = /^ (?:MCP )?tool\b(?!s)/
const DOES = /^ (?:[a-z]{2,15}(?<!s)s|does|can|will|may|must|first|instead|afterwards|beforehand|before|next|again)\b/
/** What a name is of, and then no tool: "the `bulk_edit` macro". */
const OTHER_THING =
  /^ (?:macros?|steps?|commands?|functions?|methods?|endpoints?|APIs?|CLI|hooks?|events?|headers?|variables?|tables?|columns?|fields?|param(?:eter)?s?|arg(?:ument)?s?|propert(?:y|ies)|flags?|options?|settings?|values?|keys?|plugins?|scripts?|actions?|mutations?|quer(?:y|ies)|operations?|permissions?|scopes?|roles?|labels?|tags?|status(?:es)?|states?|modes?|types?|index(?:es)?|views?|jobs?|tasks?|files?|formats?|extensions?|modules?|packages?|class(?:es)?|attributes?|objects?|skills?|workflows?|blocks?|nodes?|resources?|prompts?|(?:of|in|from|on) (?:the )?[A-Z]\w*|in the [a-z]+ (?:console|UI|app|panel|dashboard|settings))(?![A-Za-z_])/
/** The same, in front of it: "the field `x`", "Zapier `x`". */
const OTHER_KIND =
  /\b(?:field|key|column|property|event|header|variable|function|method|macro|command|endpoint|scope|permission|role|action|step|value|status|error|code|type|mode|table|file|[A-Z][a-z]+(?:['’]s)?)s? $|[=:] $/
/** A space lost behind a sentence: "get_userUse it". */
const RUN_ON = /(?<=[a-z0-9])(?:Use|This|The|Returns|Note|Only|Also|Then|You|Please|Requires|Supports|When|It|IMPORTANT)$/

/** Sentences about what is gone, or about tools of somebody else. A part of a name states nothing: `API-get-page`. */
const NOT_HERE =
  /\b(?:formerly|previously|deprecated|renamed|replace[sd]?|removed|no longer|legacy|old|does not exist|not available|if available|when available|if (?:it|they) (?:is|are) |another server|other servers?|MCP server|your (?:own|client|host|IDE|editor)|built-in|native|CLI|npm|npx|pip|library|package|SDK|API|no counterpart|not part of)\b(?![-_])/

/** The references of a text, in order. Hyphenated English is among them; only a set of tools tells what is a name. */
export function toolReferencesIn(text: string): readonly ToolReference[] {
  return text.length <= 20_000 && HAS_A_NAME.test(text) ? read(text) : []
}

const read = remembered((text): readonly ToolReference[] => {
  const found: ToolReference[] = []
  for (const match of text.matchAll(MARKED)) {
    const [whole, mark = '', written = '', inner, outer] = match
    const name = written.includes('_') || written.includes('-') ? written.replace(RUN_ON, '') : written
    // one word and the beginning of the next sentence
    if (name === written && /^[A-Za-z][a-z]+$/.test(written.replace(RUN_ON, ''))) continue
    const start = match.index + mark.length
    const as = frameOf(text, match.index, match.index + whole.length, (inner ?? outer) !== undefined)
    if (as === undefined) continue
    found.push({ name, words: { start, end: start + name.length }, as, marked: mark !== '' || /_|[a-z][A-Z]/.test(name) })
  }
  return found.length > 0 && isEnglish(text) ? found : []
})

function frameOf(text: string, start: number, end: number, called: boolean): ToolReference['as'] | undefined {
  const after = text.slice(end, end + 40)
  // "Zapier's find_text"
  if (/[A-Z]\w*['’]s $/.test(text.slice(Math.max(0, start - 30), start))) return undefined
  if (TOOL.test(after)) return 'tool'
  if (OTHER_THING.test(after)) return undefined
  if (called) return 'call'
  const before = text.slice(Math.max(0, start - 40), start)
  if (USE.test(before)) return 'use'
  if (DOES.test(after)) return 'does'
  if (FROM.test(before)) return 'from'
  // in quotation marks it is usually a value
  return OTHER_KIND.test(before) || /["'“]/.test(text[start] ?? '') ? undefined : 'bare'
}

/** True if a sentence mentions something that is gone, or other people's tools. */
export function isElsewhere(text: string, { start }: Span): boolean {
  return NOT_HERE.test(sentenceAt(text, start).text)
}
