import type { Tool } from '../../../core/tool.ts'
import { parametersOf, type Parameter } from '../../../schema/parameters.ts'
import { nameParts } from '../text/words.ts'
import { ready } from '../text/ready.ts'

/** Signs of an example, a key or a value; and words with which a text names the keys, or names a language in which objects are written. */
const SHOWN =
  /[{[`"“:=]|'[^']|\bkeys?\b|\bkeyed\b|\bkey[- ]value\b|\bpairs?\b|\bmap(?:s|ping|ped)?\b|\bdictionar(?:y|ies)\b|\brecords?\b|\be\.g\b|\bexamples?\b|\bsuch as\b|\bsyntax\b|\bDSL\b|\bMQL\b|\bexpressions?\b|\bspec(?:ification)?\b|\bschema\b|\b(?:includ|contain)(?:e|es|s|ing)\b|\bempty\b|\bsee\b|\bdiscover|\barbitrary\b|\bany\b|\bsame (?:shape|structure|format|fields)\b|\bby name\b|\bnamed?\b|\b[a-z]{1,20}-to-[a-z]/i
/** "(status, assignee)", "with street, city and country", "by owner or date": the fields one after the other. */
const LISTED =
  /\([a-z][\w ]{0,30}(?:,|\/| and | or ) ?[a-z][\w ]{0,30}[,)]|\b(?:with|has|have|holds|holding|of|by|on|for) (?:an? |the |its |optional )?[\w-]{2,25}(?: [\w-]{2,25})?(?:, (?:and |or )?| and | or )(?:an? |the )?[\w-]{2,25}\b/i
/** Whose words the keys are: "values of the fields", "overrides the defaults of the chart", a patch. */
const OWNED =
  /\b(?:fields?|columns?|propert(?:y|ies)|attributes?|variables?|placeholders?)\b[^.]{0,20}\bvalues?\b|\bvalues?\b[^.]{0,30}\b(?:fields?|columns?|propert(?:y|ies)|attributes?|variables?|placeholders?)\b|\bvalues\b[^.]{0,30}\boverrid\w+|\boverrid\w+[^.]{0,30}\b(?:values|defaults)\b|\bpatch\b|\bper [a-z]+\b/i
/** What is handed on to a thing that the caller names, and that alone knows its inputs. */
const HANDED_ON =
  /\b(?:inputs?|arguments?|args|param(?:eter)?s|variables?|payload|data|body)\b[^.]{0,40}\b(?:for|of|to|by|into)\b (?:the |an? |this |that |its |any )?(?:[\w-]+ )?(?:sub-?commands?|tools?|workflows?|templates?|functions?|webhooks?|procedures?|prompts?|scripts?|charts?|agents?|actors?|flows?|forms?)\b/i

/** True if a text states what an object holds: an example, its keys, or whose they are. */
export function tellsShape(text: string): boolean {
  return ready(SHOWN).test(text) || ready(LISTED).test(text) || ready(OWNED).test(text) || ready(HANDED_ON).test(text)
}

/** Names of the objects that pass arguments on, and of switches that make a router tell them. */
const PASSED_ON = new Set('parameters params args arguments input inputs payload'.split(' '))
const LEARNS = new Set('learn help describe discover'.split(' '))

/** True for the arguments of a router that tells them itself: next to them stands a switch to learn what a command takes. */
export function isLearnt(tool: Tool, { at, name, depth }: Parameter): boolean {
  const joined = nameParts(name).join('_')
  if (!PASSED_ON.has(joined)) return false
  return parametersOf(tool).some(
    (other) =>
      other.at !== at &&
      other.depth === depth &&
      other.types.includes('boolean') &&
      nameParts(other.name).some((part) => LEARNS.has(part)),
  )
}
