import type { Span } from '../../../core/tool.ts'
import { cue } from '../text/cues.ts'
import { sentencesOf } from '../text/sentences.ts'
import { nameParts } from '../text/words.ts'

/** Names of what leaves everything as it was. */
const MILD = new Set('restart reboot reload refresh resume rerun reconnect'.split(' '))
const mayStartOver = cue(
  ...'factory reinstall reinstalls reimage reimages original image wipes erases drops rebuilds scratch deletes'.split(' '),
)
/** Words with which a text states that a thing begins again, with nothing of what was on it. */
const OVER =
  /\b(?:(?:back )?to (?:its |the )?factory (?:settings|defaults|state|reset)|factory[- ]resets?|re-?installs? (?:the|a|an|its)|re-?images? (?:the|a|an|its)|from (?:its|the) original image|(?:wipes|erases|drops|deletes) (?:all|every|the whole|the entire)|rebuilds? (?:\w+ ){0,3}from scratch)\b/i
const DENIES = /\b(?:not|never|no|without|unlike|instead|unless|if|or|to|use|cannot)\b|n['’]t\b/i

/** The words with which the first two sentences of a text state that nothing is left, under a name such as `reboot_router`; undefined if name and text agree. */
export function startsOver(name: string, text: string): { readonly named: string; readonly words: Span } | undefined {
  const named = nameParts(name).find((part) => MILD.has(part))
  if (named === undefined || !mayStartOver(text)) return undefined
  for (const { text: sentence, start } of sentencesOf(text.slice(0, 1000)).slice(0, 2)) {
    const found = OVER.exec(sentence)
    if (found === null || DENIES.test(sentence.slice(0, found.index).replace(/ to (?=the |its |factory)/, ' '))) continue
    if (nameParts(sentence).includes(named)) continue
    return { named, words: { start: start + found.index, end: start + found.index + found[0].length } }
  }
  return undefined
}
