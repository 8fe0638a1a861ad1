import { effectOfName } from './effect.ts'
import { remembered, rememberedName } from '../text/memo.ts'
import { ready } from '../text/ready.ts'
import { nameParts } from '../text/words.ts'

const COMES_BACK =
  /\b(?:returns?|returned|returning|gives?|giving|yields?|outputs?|responds?|responses?|answers? with|replies with|hands? (?:back|out)|results?|prints?|retrieves?|finds?|fetch(?:es)?|lists?|listing|shows?|displays?|provides?|reports?|downloads?|reads?(?!-)|describes?|gets?|extracts?|converts?|generates?|calculates?|computes?|counts?|summari[sz]es?|exports?|view|lookup|look up|captures?|takes? a|comes? back|(?:is|are|be) (?:shown|displayed)|showing|(?<!\b(?:hand|turn|send|put|type|fill|enter|bring|key)s? )in the answer)\b/i
/** Other ways to mention an answer: "The answer contains …", "You get …", "sends back its id". */
const ANSWERS =
  /\b(?:the|its|each|every|an?) (?:answer|reply|outcome|return value|payload)(?: then| also)? (?:contains?|includes?|has|holds?|is|carr(?:y|ies)|names|states|tells|starts|ends|consists|comes?)\b|\b(?:answers?|replies|repl(?:y|ied)|answered) (?:with|by|in)\b|(?:^|[.;:,(\n] ?)(?:answer|reply|outcome|return value)s?: |\b(?:you|callers?|the caller|the model) (?:will |then |also )?(?:get|receive|obtain|learn|is given|are given)s?\b|\b(?:sends?|passes|pass|gives?|brings?|tells?) (?:you |it |them )?(?:back|the (?:new )?(?:id|number|status|state))\b|(?<!\b(?:hand|turn|send|put|type|fill|enter|bring|key)s? )\bin the reply\b/i
const OPENS =
  /^\W{0,4}(?:this tool |tool to |use this (?:tool )?to |allows? (?:you )?to )?(lists?|search(?:es)?|finds?(?! (?:an?|the|one|if|out|whether) )|browses?|enumerates?|(?:get|fetch|retrieve|show|return)(?:e?s)? (?:all|a list of|the list of|every))\b/i
const BOUNDED =
  /\b(?:up to|at most|top|first|last|latest|recent|most recent|limit(?:s|ed)?|max(?:imum)?|paginat\w*|pages?|page by page|cursor|truncat\w*|capped|single|exactly one|nearest|closest|best|random|summary|count|number of|unpaged|unpaginated|there (?:are|is) (?:only )?\d+|all (?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve))\b/i
const NARROWS =
  /^(?:limit|limits|max|maximum|count|num|number|n|k|top|size|page|pages|paging|pagination|per|cursor|offset|skip|take|first|last|after|before|start|end|from|to|since|until|filter|filters|filtering|query|where|range|window|days|hours|period|date|results|depth|status|state|type|types|kind|category|tag|tags|label|labels|id|ids|name|names|key|slug|path|pattern|prefix|token|next|batch|rows|head|tail|q|term|keyword|keywords|text|search|match|directory|dir|folder|only|current|active)$/
const BOUNDS =
  /^(?:limit|limits|max|maximum|count|num|n|k|top|size|page|pages|paging|pagination|cursor|offset|skip|take|first|last|after|before|next|batch|rows|head|tail|results|quantity|amount|token)$/

/** Sets that stay small by nature, and languages in which the request itself states how much. */
const SMALL =
  /\b(?:supported|allowed|available|valid|installed|connected|configured|types?|colou?rs|themes?|regions?|zones?|sizes?|languages?|categories|options|settings|formats?|versions?|models?|templates?|status(?:es)?|states|units|capabilities|tools?|providers|plans?|roles?|permissions?|variables|environments?|workspaces?|organi[sz]ations?|teams?|departments?|accounts?|calendars?|databases?|schemas?|tables?|columns|fields|tabs?|windows?|devices?|simulators?|directories|roots|bindings|triggers|connections?|labels?|tags|projects?|workflows?|components?|implementations?|SQL|DSL|GraphQL|JQL|CQL)\b/i

/** True if a text states what a call gives back: "Returns …", "List all projects". */
export const saysWhatComesBack: (text: string) => boolean = remembered(
  (text) => COMES_BACK.test(text) || ready(ANSWERS).test(text),
)

/** What a tool hands out in number, by its name and the first words of its description: a list, a search, or neither. */
export function handsOutMany(name: string, description: string): 'list' | 'search' | undefined {
  if (SMALL.test(description.slice(0, 120)) || /replace/i.test(name) || /\breplac/i.test(description.slice(0, 120)))
    return undefined
  const opening = OPENS.exec(description)?.[1]?.toLowerCase()
  if (opening !== undefined) return /^(?:search|find)/.test(opening) ? 'search' : 'list'
  const parts = nameParts(name)
  // a credential list that is fetched or deleted is one thing
  const named = effectOfName(name)?.verb
  const ends = named === undefined || named === 'list' || named === 'search' ? parts.at(-1) : undefined
  const verb = [parts[0], ends].find((part) => part === 'list' || part === 'search')
  return verb !== undefined && description.slice(0, 80).toLowerCase().includes(verb) ? verb : undefined
}

/** True if a text promises a bound: "up to 10", "the latest", "paginated". */
export const saysBound: (text: string) => boolean = remembered((text) => BOUNDED.test(text))

/** True if a parameter of this name bounds how much comes back: `limit`, `page`, `after`, `top_k`. */
export const bounds: (name: string) => boolean = rememberedName((name) => nameParts(name).some((part) => BOUNDS.test(part)))

/** True if a parameter of this name bounds or narrows what comes back: also `status`, `since`, `filter`. */
export const narrows: (name: string) => boolean = rememberedName((name) => nameParts(name).some((part) => NARROWS.test(part)))
