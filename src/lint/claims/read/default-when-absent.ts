import { DIGITS } from '../../lexicon/numbers.ts'
import { cue } from '../../prose/text/cues.ts'
import { isHedged, sentenceAt } from '../../prose/text/sentences.ts'
import type { StatementOf, Written } from '../statement.ts'

const MOST_TEXT = 4000

const mayState = cue(
  ...'without unless left leave assumed assumes absent missing falls preset default given set used applies on off enabled disabled omit omitted skip skipped'.split(
    ' ',
  ),
)

const VALUE = String.raw`(?:"([^"\n]{1,60})"|'([^'\n]{1,60})'|\x60([^\x60\n]{1,60})\x60|(${DIGITS})|(true|false)\b)`
const NOUN = String.raw`(?: (?:[a-z]{2,20}))?`
/** "Without it", "Left out", "If you leave it out": a call that does not send the value. */
const ABSENT = String.raw`(?:without it {0,60}|(?:when |if )?(?:left out|left off|omitted|skipped|not (?:given|set|sent|passed|provided|specified)|absent|unset|missing)|(?:if|when) (?:you )?(?:leave|leaving) (?:it|this) {0,60}(?:out|off|away)|leave (?:it|this) {0,60}(?:out|off)|(?:if|when) (?:nothing|none|no value) is (?:given|set|passed|sent|provided)|unless (?:given|set|specified|told otherwise))`
/** What leads from there to the value. */
const THEN = String.raw`(?:[:,]? ?(?:→|=>|=)? ?(?:(?:and )?(?:you|the caller) (?:will )?gets?|it (?:is|counts as|means|becomes|will be)|it's|means|counts as|stands for|is the same as|for|gives|the (?:tool|server|call) (?:uses|takes|assumes))?:?) `

const AFTER_ABSENT = new RegExp(String.raw`\b${ABSENT}${THEN}${VALUE}${NOUN}`, 'gi')
const BEFORE = new RegExp(
  String.raw`${VALUE}${NOUN}(?: (?:is|are|gets?|will be) (?:used|assumed|taken|applied|meant|sent)\b(?=[.,;)]|\s*$| (?:if|when|unless|without)\b)| (?:as|being) the default\b| unless (?:you (?:say|ask|set|pass|give|tell|choose|specify)|otherwise (?:stated|specified|told|set|given)|set|given|specified|told|changed|overridden|stated)\b)`,
  'gi',
)
const ASSUMED = new RegExp(
  String.raw`\b(?:falls back to|fall back to|preset to|preset is|assumes|assuming|by default,? (?:it (?:is|uses|takes) |this is |uses |takes )?|with) ${VALUE}(?= as (?:the )?(?:default|fallback)|[.,;)]|\s*$|${NOUN}[.,;)])`,
  'gi',
)
/** "Off by default", "on unless you say otherwise": of a flag. */
const FLAG =
  /(?:^|[.;:(,–—-] ?|\bis |\bare )(on|off|enabled|disabled|true|false|yes|no)(?= by default\b| unless\b| if (?:left out|omitted|absent|not )| when (?:left out|omitted|absent|not ))/gi

/** The default that a text gives as what a call gets that does not send the value. */
export function readWhenAbsent(text: string): readonly StatementOf<'default'>[] {
  if (text.length > MOST_TEXT || !mayState(text)) return []
  const found: StatementOf<'default'>[] = []
  for (const pattern of [AFTER_ABSENT, BEFORE, ASSUMED]) {
    for (const match of text.matchAll(pattern)) {
      // "with 20" alone is no default
      if (/^with /i.test(match[0]) && !/^ as (?:the )?(?:default|fallback)/.test(text.slice(match.index + match[0].length)))
        continue
      const value = writtenIn(match)
      if (value !== undefined && isFact(text, match.index, match[0]))
        found.push(statement(value, match.index, match[0].trimEnd()))
    }
  }
  for (const { 0: whole, 1: word = '', index } of text.matchAll(FLAG)) {
    const value: Written = { kind: 'word', text: /^(?:on|enabled|true|yes)$/i.test(word) ? 'true' : 'false' }
    if (isFact(text, index, whole)) found.push(statement(value, index + whole.length - word.length, word))
  }
  return found
}

function writtenIn([whole, double, single, code, number, flag]: RegExpExecArray): Written | undefined {
  const quoted = double ?? single ?? code
  if (quoted !== undefined) return { kind: 'quoted', text: quoted }
  if (number !== undefined) {
    const noun = new RegExp(String.raw`${escaped(number)} ([a-z]{2,20})\b`, 'i').exec(whole)?.[1]?.toLowerCase()
    return {
      kind: 'number',
      text: number,
      ...(noun === undefined || /^(?:is|are|as|being|unless|gets?|will)$/.test(noun) ? {} : { noun }),
    }
  }
  return flag === undefined ? undefined : { kind: 'word', text: flag.toLowerCase() }
}

function escaped(text: string): string {
  return text.replace(/[.+]/g, String.raw`\$&`)
}

/** Not hedged, not said of one case before it, and not denied. */
function isFact(text: string, at: number, words: string): boolean {
  const sentence = sentenceAt(text, at)
  const before = text.slice(sentence.start, at)
  if (isHedged(before.slice(-40)) || /\b(?:not|never|no longer)\b[^,;]{0,20}$/i.test(before)) return false
  return (
    !/\b(?:if|when|for|with|in) [^,;:]{2,60}[,:] ?$/i.test(before) || /^(?:without|when|if|left|omitted)/i.test(words) === false
  )
}

function statement(value: Written, start: number, words: string): StatementOf<'default'> {
  return { kind: 'default', value, marked: true, words: { start, end: start + words.length }, holds: 'always' }
}
