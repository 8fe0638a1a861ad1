import { own } from '../../../core/json.ts'
import type { Span, Tool } from '../../../core/tool.ts'
import { cue } from '../text/cues.ts'
import { remembered } from '../text/memo.ts'
import { deniesLoss } from './denied-loss.ts'
import { sentencesOf } from '../text/sentences.ts'

const maySoften = cue(
  ...'tidy tidies tidying clean cleans cleaning clear clears declutter declutters free frees make makes sweep sweeps thin thins weed weeds trim trims housekeeping spring get gets start starts lighten lightens slim slims'.split(
    ' ',
  ),
)
/** Soft words for a deletion, at the head of a sentence. */
const SOFT =
  /^\W{0,4}(?:this tool |automatically |periodically |quickly )?((?:tid(?:y|ies|ying)(?: up)?|clean(?:s|ing)? (?:up|out)|clear(?:s|ing)? (?:up|out|away)|de-?clutters?|free(?:s|ing)?(?: up)? (?:some )?(?:space|room|storage)|mak(?:es?|ing) (?:some )?room|sweep(?:s|ing)? (?:up|out|away)|thin(?:s|ning)? (?:out|down)|weed(?:s|ing)? out|trim(?:s|ming)? (?:down)?|(?:does |do )?(?:some )?housekeeping|spring-?cleans?|lightens?|slims? down|gets? back to a clean|starts? (?:over|afresh|from scratch))\b)/i
/** Plain words for what happens, also where they deny it, or what only gets another form. */
const PLAIN =
  /\b(?:delet\w*|remov\w*|eras\w*|purg\w*|wip\w*|drop(?:s|ped)?|discard\w*|destroy\w*|trash\w*|archiv\w*|mov(?:e|es|ed)|uninstall\w*|terminat\w*|kill\w*|clos(?:e|es|ed)|releas\w*|stop\w*|unus\w* imports?|format\w*|wording|spelling|whitespaces?|white space|texts?|markdown|html|code|layout|styles?|indent\w*|grammar|noise|audio|image|photo|picture|names?|titles?|cache|caches|temp|temporary)\b/i

/** The words with which a text states softly that something goes, where no plain word tells what is deleted or that nothing is; undefined for a tool that only reads. */
export function softDeletion({ description = '', annotations }: Tool): Span | undefined {
  if (annotations !== undefined && own(annotations, 'readOnlyHint') === true) return undefined
  return softlySaid(description)
}

const softlySaid = remembered((description: string): Span | undefined => {
  const [first] = maySoften(description) ? sentencesOf(description) : []
  const match = first === undefined ? null : SOFT.exec(first.text)
  const said = match?.[1] ?? ''
  if (match === null || first === undefined || PLAIN.test(description) || deniesLoss(description)) return undefined
  const start = first.start + match.index + match[0].length - said.length
  return { start, end: start + said.trimEnd().length }
})
