import { ready } from '../../prose/text/ready.ts'

/** A sentence about what a tool hands out, up to a name in it. */
const HANDS_OUT =
  /^\W{0,4}(?:(?:it|this (?:tool|call)|the (?:tool|call|answer|result|response|reply)) )?(?:lists?|finds?|tells?|shows?|gets?|fetch(?:es)?|reads?|search(?:es)?|looks? up|retrieves?|returns?|gives?|hands?|counts?|browses?|views?|collects?|looks?|enumerates?|answers?|responds?|reports?|what comes back)\b|\b(?:returns?|returning|gives? (?:you )?back|hands? (?:you )?(?:back|out)|comes? (?:back|with)|answers? with|responds? with|each(?: one)? (?:has|with|carries)|the (?:answer|result|response|reply) (?:is|has|holds|contains?|includes?))\b/i
/** Up to a name that is one of a list: "…, with id, title and the ". Nothing in it has a caller or a verb of his. */
const IN_LIST =
  /(?:\b(?:with|plus|has|have|carr(?:y|ies)|contains?|includes?|holds?|returns?|gives|give back|as|namely)|:|\() ?(?:(?!and\b)[\w'’-]{1,40}(?: (?!and\b)[\w'’-]{1,40}){0,5}(?:,? and |, )){0,14}(?:the |an? |its |their )?["'“]?$/i
/** A clause that sets something: "and, with `old_too`, those of last year". */
const SETS =
  /\b(?:you|your|narrow\w*|filter\w*|limit\w*|sort\w*|if|when|unless|them|it|pass|set|use|and|without)\b,? (?:with )?["'“]?$/i
/** Behind a name, the rest of a list: ", title and due day." */
const GOES_ON =
  /^["'”`]?(?:, [^,.;:()]{1,40}){0,10},? (?:and|or|plus|as well as) [^,;:()]{1,60}$|^["'”`]?(?:, [\w' -]{1,24}){1,3}[.)]?$/i
/** A list that is alone: "With parcel_id, weight and state of each." */
const OF_EACH = /^["'”`]?, [^.;:()]{1,100} (?:of|for|per) (?:each|every|all|one)\b/i

const BACK =
  /\b(?:giv(?:e|es|ing)|hand(?:s|ing)?|pass(?:es|ing)?|send(?:s|ing)?|get(?:s|ting)?|put(?:s|ting)?|read(?:s|ing)?|bring(?:s|ing)?) (?:you )?(?:back|out) (?:the |its |their |an? )?(?:new )?["'“]?$/i
/** "Enter a boat and give its": what else the tool does. */
const ALSO_DOES =
  /^\W{0,4}(?!(?:to|for|if|when|please|first|then|you|use|pass|set|call|provide|give)\b)[a-z]{2,15} [^.;:!?()]{2,100} and (?:then )?(?:give|state|name|provide|supply|send|pass|hand|print|show|tell|add)s? (?:the |its |their |an? )?(?:new )?["'“]?$/i
/** Before a name of which there is one at a time: "Returns the latest". */
const ONE_OF = /\b(?:first|last|newest|latest|oldest) $/i

/** Then it goes somewhere else than into this call: "Keep the boat_id for later calls", "Give the boat_id to the user". */
const PASSED_ON =
  /^["'”`]? (?:(?:on )?to (?:the (?:user|caller|customer|reader|person|next (?:tool|call|step))|whoever|(?:another|other|later|the other) (?:tools?|calls?|steps?))\b|on to \w|for (?:later|further|subsequent|future|follow-?up|another|other|the next) |in your (?:reply|answer|message)\b|when you (?:report|reply|answer)\b|with (?:other|another|later) (?:tools?|calls?)\b|[^.;:]{0,30}\b(?:afterwards|later on)\b)/i

/** True if a sentence has a name among what comes back: "Lists loans with loan_id, title and day", "and give back its boat_id"; also where it is handed on, to no parameter of this call. */
export function isAnswered(before: string, after: string): boolean {
  if (ready(PASSED_ON).test(after)) return true
  if (BACK.test(before) || ready(ALSO_DOES).test(before)) return true
  if (/\bwith (?:the )?["'“]?$/i.test(before) && ready(OF_EACH).test(after)) return true
  if (!ready(HANDS_OUT).test(before)) return false
  if (ONE_OF.test(before) && !/\bat most the \w+ $/i.test(before)) return true
  const [list] = ready(IN_LIST).exec(before) ?? []
  if (list === undefined) return false
  // "…, with sort_by" may set something, "…, with id, title and day" lists what comes
  return !/^with/i.test(list) || /,| and /.test(list) || (!ready(SETS).test(before) && ready(GOES_ON).test(after))
}
