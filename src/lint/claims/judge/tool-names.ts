import { factOfSet } from '../../memo.ts'
import type { Toolset } from '../../../core/tool.ts'
import { CLIENT_TOOLS } from '../../limits/client-tools.ts'
import { VERBS, type Verb } from '../../lexicon/verbs.ts'
import { meantTool, namesOf, vocabularyOf } from '../../prose/tools/tool-names.ts'
import { namedTools } from '../../prose/tools/named-tools.ts'
import { outputNamesOf } from '../../prose/tools/output-names.ts'
import { nameParts, nameWords } from '../../prose/text/words.ts'
import { isElsewhere, toolReferencesIn, type ToolReference } from '../read/tool-references.ts'

/** A name that a text gives as a tool's, and no tool of the set has. */
export interface MissingTool {
  readonly reference: ToolReference
  /** The one tool that is called nearly so. */
  readonly meant: string | undefined
  /** The one tool about the same things. */
  readonly nearest: string | undefined
}

/** How the names of a set are made. */
interface Style {
  /** First words of names, and last ones: where the verb stands. */
  readonly firsts: ReadonlyMap<string, number>
  readonly lasts: ReadonlySet<string>
  /** Stems of all words but the first (of names that begin with a verb) or the last. */
  readonly nouns: ReadonlySet<string>
  /** Most names are like `pods_list`. */
  readonly verbLast: boolean
  /** The last word of nearly all names, where they share one: `V1`. */
  readonly suffix: string | undefined
  readonly shapes: ReadonlySet<string>
}

/** Share of the names that makes a word of theirs the server's own. */
const SHARED = 0.8
/** Share of the names that makes a notation the set's own. */
const COMMON = 0.3

const CLIENTS = new Set(CLIENT_TOOLS.flatMap(({ names }) => names))
/** First words that tell which one, not what to do. */
const TELLS_WHICH =
  /^(?:parent|next|previous|prev|last|first|new|old|source|target|current|default|max|min|maximum|minimum|total|num|number|is|has|raw|full|short|other|any|all|each|per|non|multi|single|sub|super|self|user|end|start|real|full|long|high|low|top|side|pre|post|in|on|off|up|down|cross|well|one|two|two|three|read|write|time|date|key|id|ids|name|type|page|sort|order|group|by|with|from|to|for|[a-z]+(?:ed|ing))$/

/** Verbs that also tell which one: `open_tickets`. */
const MAY_TELL_WHICH =
  /^(?:open|close|complete|clean|split|live|lead|set|sort|group|filter|count|link|target|source|lock|mark|share)$/
/** First words with which tools are named, and hardly ever a field or a parameter. */
const ONLY_A_TOOL = /^(?:list|get|search|find|fetch|create|delete|remove|archive|restore|send|read|describe|lookup|query)$/
/** Words that are things elsewhere, and verbs at the head of a tool's name. */
const SELDOM_A_THING =
  /^(?:list|search|query|find|look|check|download|export|import|restart|restore|reset|move|copy|clone|pause|resume|stop|start|transfer|refund|merge|upload|return|watch|invite|duplicate|revert|rollback|rebase|archive|trash|publish)$/
/** How names of fields end. */
const FIELD = /(?:[_-](?:ids?|key|token|url|at|count|type|name|date)|(?:Ids?|Key|Token|Url|At|Count|Type|Name|Date))$/

const styleOf = factOfSet((toolset: Toolset): Style => {
  const firsts = new Map<string, number>()
  const lasts = new Map<string, number>()
  const nouns = new Set<string>()
  const shapes = new Map<string, number>()
  let verbLast = 0
  const tools = namedTools(toolset)
  const { prefix } = namesOf(toolset)
  for (const { name } of tools) {
    const parts = withoutPrefix(nameParts(name), prefix)
    const [first = '', last = ''] = [parts[0], parts.at(-1)]
    firsts.set(first, (firsts.get(first) ?? 0) + 1)
    lasts.set(last, (lasts.get(last) ?? 0) + 1)
    shapes.set(shapeOf(name), (shapes.get(shapeOf(name)) ?? 0) + 1)
    if (isVerb(last) && !isVerb(first)) verbLast++
    for (const word of nameWords((isVerb(first) ? parts.slice(1) : isVerb(last) ? parts.slice(0, -1) : parts).join('_')))
      nouns.add(word)
  }
  const { length } = tools
  return {
    firsts,
    lasts: new Set(lasts.keys()),
    nouns,
    verbLast: verbLast * 2 > length,
    suffix: [...lasts].find(([word, times]) => length > 2 && times >= length * SHARED && /\d/.test(word))?.[0],
    shapes: new Set([...shapes].filter(([, times]) => times >= length * COMMON).map(([shape]) => shape)),
  }
})

/** The names that a text gives as tools of a complete set, and no tool has, each once. */
export function missingTools(text: string, toolset: Toolset): readonly MissingTool[] {
  const found = new Map<string, MissingTool>()
  for (const reference of toolReferencesIn(text)) {
    const { name, words } = reference
    const names = namesOf(toolset)
    if (names.all.has(name) || found.has(name)) continue
    // letters in capitals are a variable, and one word in camel case usually a product
    if (/^[A-Z0-9_-]+$/.test(name) || (/^[A-Z][a-z]/.test(name) && !styleOf(toolset).shapes.has(shapeOf(name)))) continue
    const weak = reference.as === 'bare' || (reference.as === 'from' && !reference.marked)
    const meant = weak && !(reference.as === 'bare' && isMadeAsTool(reference, toolset)) ? undefined : meantTool(name, names)
    if (meant === undefined && !isSurelyTool(reference, toolset)) continue
    if (vocabularyOf(toolset).has(name) || outputNamesOf(toolset).has(name) || isElsewhere(text, words)) continue
    found.set(name, { reference, meant, nearest: nearestTo(name, toolset) })
  }
  return [...found.values()]
}

/** True for a name that can only be a tool of this server: one called so, or named as its tools are where something is to be called. */
function isSurelyTool({ name, as, marked }: ToolReference, toolset: Toolset): boolean {
  const { prefix, separator } = namesOf(toolset)
  const style = styleOf(toolset)
  const parts = nameParts(name)
  // with another prefix than all others it belongs to another server
  if ((prefix !== undefined && parts[0] !== prefix) || CLIENTS.has(name)) return false
  // `DNS_listSnapshotsV1`
  if (style.suffix !== undefined && parts.at(-1) === style.suffix && style.firsts.has(parts[0] ?? '')) return marked
  // where names have hyphens, so has English
  if (as === 'tool' && (marked || (separator === '-' && parts.length > 2))) return true
  if (!style.shapes.has(shapeOf(name)) || FIELD.test(name)) return false
  if (as === 'bare') return isMadeAsTool({ name, as, marked }, toolset)
  const [first = '', ...others] = withoutPrefix(parts, prefix)
  const last = others.at(-1) ?? ''
  // `pods_restart` next to `pods_list`
  if (style.verbLast) return marked && isVerb(last) && !isVerb(first) && (style.firsts.has(first) || style.lasts.has(last))
  const verb = isVerb(first) || (style.firsts.get(first) ?? 0) > 1
  if (as === 'use' && verb && marked && name.includes(separator)) return true
  // "find_team knows": what is done so, and does something
  if (as === 'does' && marked && name.includes(separator) && ONLY_A_TOOL.test(first)) return true
  // a verb that this set's own names begin with, and one that only tools are named by
  if (
    marked &&
    separator === '_' &&
    name.includes('_') &&
    /^(?:list|get|search|find|create|update|delete)$/.test(first) &&
    style.firsts.has(first)
  )
    return true
  if (!nameWords(others.join('_')).some((word) => style.nouns.has(word))) return false
  if (verb && !mayTellWhich(first)) return marked || separator === '-'
  return marked && as !== 'from' && !TELLS_WHICH.test(first) && !style.nouns.has(nameWords(first)[0] ?? '')
}

/** True for a name that is made as the tools of this set are, whatever a text states about it: a verb that only tools are named by, and their own things. */
function isMadeAsTool({ name, marked }: Pick<ToolReference, 'name' | 'marked' | 'as'>, toolset: Toolset): boolean {
  const { prefix, separator } = namesOf(toolset)
  const { shapes, nouns, firsts, verbLast } = styleOf(toolset)
  const [first = '', ...others] = withoutPrefix(nameParts(name), prefix)
  if (!marked || verbLast || !shapes.has(shapeOf(name)) || !name.includes(separator) || FIELD.test(name)) return false
  return (
    firsts.has(first) &&
    ONLY_A_TOOL.test(first) &&
    others.length > 0 &&
    nameWords(others.join('_')).every((word) => nouns.has(word))
  )
}

/** The names of a set by their nouns. */
const byNouns = factOfSet((toolset: Toolset): ReadonlyMap<string, readonly string[]> =>
  Map.groupBy(
    namedTools(toolset).map(({ name }) => name),
    (name) => nounsOf(name).join(' '),
  ),
)

/** The one tool whose name has the same nouns. */
function nearestTo(name: string, toolset: Toolset): string | undefined {
  const nouns = nounsOf(name).join(' ')
  const found = nouns === '' ? [] : (byNouns(toolset).get(nouns) ?? [])
  return found.length === 1 ? found[0] : undefined
}

function nounsOf(name: string): readonly string[] {
  return [
    ...new Set(
      nameWords(
        nameParts(name)
          .filter((part) => !isVerb(part))
          .join('_'),
      ),
    ),
  ].sort()
}

function isVerb(word: string): boolean {
  return verbOf(word) !== undefined
}

/** The verb that a word is, also one that undoes or repeats. */
function verbOf(word: string): Verb | undefined {
  return VERBS.get(word) ?? VERBS.get(word.replace(/^(?:re|un|de|dis)(?=\w{3})/, ''))
}

/** True for a verb that also tells which one: `open_tickets`, `order_lines`. */
function mayTellWhich(word: string): boolean {
  return MAY_TELL_WHICH.test(word) || (verbOf(word)?.isThing === true && !SELDOM_A_THING.test(word))
}

function withoutPrefix(parts: readonly string[], prefix: string | undefined): readonly string[] {
  return prefix !== undefined && parts[0] === prefix ? parts.slice(1) : parts
}

/** What joins the words of a name. */
function shapeOf(name: string): string {
  if (/^[A-Z][a-z]+[A-Z]/.test(name) && !/[_-]/.test(name)) return 'P'
  return name.includes('_') ? (/[a-z][A-Z]/.test(name) ? '_A' : '_') : name.includes('-') ? '-' : 'A'
}
