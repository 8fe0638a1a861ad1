import type { Span } from '../../../core/tool.ts'
import { cue } from '../text/cues.ts'
import { isEnglish } from '../text/language.ts'
import { sentencesOf, type Phrase } from '../text/sentences.ts'
import { ready } from '../text/ready.ts'

const TOTAL = '(?:any(?:thing)?|whatever|whichever|every|all|arbitrary|no matter (?:what|which))'
const ADDRESS = '(?:address(?:es)?|ur[li]s?|links?|hosts?|hostnames?|domains?|endpoints?|ips?)'
const SCHEME = '(?:schemes?|protocols?|ur[li] schemes?)'
/** Where an address must not lead when somebody else chooses it. */
const INSIDE =
  '(?:file:|ftp:|gopher:|\\bfile ur[li]s?|localhost|127\\.0\\.0\\.1|169\\.254|loopback|metadata (?:service|endpoint|address)|\\b(?:internal|private|local|intranet|lan)(?: or private)? (?:network|host|address|ip|machine|service|server|system|one|ur[li]|range)(?:e?s)?\\b|intranet\\b|inside (?:our|the|your) (?:own )?(?:network|vpc|cluster)|behind the firewall)'
const INCLUSIVE =
  '(?:includ\\w{0,4}|also|too|as well|even|accept\\w{0,4}|allowed|permitted|works?|reach\\w{0,5}|supported|fine|okay?|possible|opens?|fetch(?:es|ed))'
const CHECKS =
  '(?:allow-?list|white-?list|deny-?list|block-?list|list of allowed|restrictions?|filter(?:ing|s)?|validation|checks?|sandbox(?:ing)?|isolation|confirmation|approval|guard ?rails?)'
const CHECKED = '(?:restricted|checked|filtered|validated|sandboxed|isolated|confirmed|vetted|limited)'

/** A check that the text states is not made: "no list of allowed commands", "is not restricted". What follows "not allowed" is one. */
const UNCHECKED = new RegExp(
  `\\b(?:no|without(?: an?| any)?|lacks?(?: an?| any)?) (?:[\\w-]{1,15} ){0,2}${CHECKS}\\b|\\b(?:not|never|n.t|nor) (?:[\\w-]{1,15} ){0,1}${CHECKED}\\b|\\bnothing is (?:${CHECKED}|refused|blocked|forbidden|rejected)|\\bun(?:restricted|checked|filtered|sandboxed|limited access)\\b`,
  'gi',
)
/** A sentence that draws a line somewhere. */
const LINE =
  /\b(?:not|never|cannot|can.t|n.t|only|except|unless|refus\w{1,3}|reject\w{0,3}|block(?:ed|s)|den(?:y|ied)|forbid\w{0,4}|prohibit\w{0,3}|exclud\w{1,4}|disallow\w{0,3}|public(?:ly)?|must|fails?|below|allow-?list\w{0,2}|white-?list\w{0,2})\b/i

const speaksOfAddress = cue(
  ...'address addresses url urls uri uris link links host hosts hostname hostnames domain domains endpoint endpoints scheme schemes protocol protocols file localhost internal private intranet network'.split(
    ' ',
  ),
)
const speaksOfAll = cue(
  ...'any anything whatever whichever every all arbitrary no matter without not never unrestricted unchecked unfiltered internal private intranet lacks lack inside behind'.split(
    ' ',
  ),
)
const ANY_SCHEME = new RegExp(`\\b${TOTAL}\\b[^.;]{0,25}\\b${SCHEME}\\b(?! ?:)`, 'i')
/** `(http, https, ftp, file)`: schemes that read more than the web. */
const ODD_SCHEMES = /\bhttps?\b[^.;]{0,25}\b(?:ftp|gopher|smb|file)\b(?=[,):.]|$| or\b| and\b)/i
const ANY_ADDRESS = new RegExp(`\\b${TOTAL}\\b[^.;]{0,25}\\b${ADDRESS}\\b`, 'i')
const INSIDE_TOO = new RegExp(`${INSIDE}[^.;]{0,40}\\b${INCLUSIVE}\\b|\\b${INCLUSIVE}\\b[^.;]{0,40}${INSIDE}`, 'i')
const INTERNAL = /\binternal|private|intranet|inside|metadata|firewall/i
const NO_CHECK_OF_ADDRESS = new RegExp(`\\b${ADDRESS}\\b|\\b${SCHEME}\\b`, 'i')
const FETCHES = /\b(?:fetch|download|load|open|request|retriev|pull|crawl|import|reach|follow|connect|access)\w{0,4}\b/i

/** The words with which a text states that an address may lead anywhere, to internal hosts and local files too. */
export function anyAddressIn(text: string): Span | undefined {
  if (!speaksOfAddress(text) || !speaksOfAll(text)) return undefined
  const sentences = sentencesOf(text)
  // the line is looked for last: most sentences have none of the others
  const find = (test: (one: string) => boolean): Phrase | undefined =>
    sentences.find(({ text: one }) => test(one) && !LINE.test(one.replace(UNCHECKED, ' ')))
  const inside = find((one) => ready(INSIDE_TOO).test(one))
  const found =
    find(
      (one) =>
        ANY_SCHEME.test(one) || (ODD_SCHEMES.test(one) && (ANY_ADDRESS.test(one) || /\b(?:anything|whatever)\b/i.test(one))),
    ) ??
    (inside !== undefined && (isFetchedInside(inside) || find((one) => ANY_ADDRESS.test(one)) !== undefined)
      ? inside
      : undefined) ??
    find((one) => says(UNCHECKED, one) && NO_CHECK_OF_ADDRESS.test(one))
  return found !== undefined && isEnglish(text) ? trimmed(found) : undefined
}

/** "Hosts of the internal network are reached, too"; a local browser's `localhost` is what it is for. */
function isFetchedInside({ text }: Phrase): boolean {
  return INTERNAL.test(text) && FETCHES.test(text)
}

const speaksOfCommand = cue(
  ...'command commands shell bash terminal script scripts code program programs root sudo privileges'.split(' '),
)
// "any git command" is bounded by the program
const ANY_COMMAND = new RegExp(
  `\\b${TOTAL} (?:(?:valid|given|single|kind of|the|other|you like) )?(?:(?:shell|bash|terminal|system|os|linux|unix|console) )?(?:commands?(?: lines?)?|shell|bash)\\b`,
  'i',
)
const AS_ROOT =
  /\b(?:as|with) (?:the )?(?:root|sudo|administrator|superuser)\b|\bwith (?:all )?(?:the )?(?:same )?(?:rights|privileges|permissions) of the (?:server|host|service|process)\b|\bwith (?:full|all|root|administrator|unlimited) (?:\w+ )?(?:access|rights|privileges|permissions)\b/i
/** A boundary that holds whatever is run. */
const HELD =
  /\b(?:sandbox\w{0,5}|isolat\w{1,4}|jail\w{0,2}|chroot|virtual machine|micro-?vm|ephemeral|disposable|throw-?away|read-?only|allow-?list\w{0,2}|white-?list\w{0,2}|deny-?list\w{0,2}|block-?list\w{0,2}|refused|rejected|forbidden|blocked|not (?:allowed|permitted|possible|available)|cannot|must not|confirm\w{0,6}|approv\w{1,4}|(?:limited|restricted) to|only|in (?:the|a) (?:page|tab|browser))\b/i

/** The words with which a text states that any command is run, that none is refused, or that it runs as root; undefined if it also names a boundary that holds. */
export function anyCommandIn(text: string): Span | undefined {
  if (!speaksOfCommand(text) || !isEnglish(text)) return undefined
  if (HELD.test(text.replace(UNCHECKED, ' '))) return undefined
  const found = sentencesOf(text).find(
    ({ text: one }) => (says(UNCHECKED, one) && speaksOfCommand(one)) || ANY_COMMAND.test(one) || AS_ROOT.test(one),
  )
  return found && trimmed(found)
}

/** A text without the checks that it states are not made. */
export function withoutMissingChecks(text: string): string {
  return text.replace(UNCHECKED, ' ')
}

function says(pattern: RegExp, text: string): boolean {
  return text.search(ready(pattern)) >= 0
}

function trimmed({ text, start }: Phrase): Span {
  const from = start + (text.length - text.trimStart().length)
  return { start: from, end: from + text.trim().length }
}
