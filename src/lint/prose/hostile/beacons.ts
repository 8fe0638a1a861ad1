import type { Span } from '../../../core/tool.ts'
import { cue } from '../text/cues.ts'

/** What stands for words of the conversation, or for secrets, in an address; ids and names of a conversation carry nothing. */
const DATA =
  /(?:conversation|(?:^|[^a-z])chat(?:s|log)?(?![a-z])|(?:chat|message|conversation)[-_ ]?(?:history|log|text|content)|transcript|dialogu?e|history|(?:user|last|previous|full)['’s]{0,3}[-_ ](?:\w+[-_ ]){0,2}(?:message|question|input|prompt|query|data|email|answer)|system[-_ ]?prompt|summary of (?:the|this|our)|api[-_ ]?key|passwords?|secrets?|credentials?|env(?:ironment)?[-_ ]?(?:vars?|variables?)|access[-_ ]?token|everything|all (?:of )?(?:the |your )?(?:data|messages|text))/i
const ONLY_A_NAME =
  /(?:[-_ ]|\b|[a-z])(?:ids?|Ids?|IDs?|uuid|name|Name|title|slug|number|ts|url|Url|link|hash|count|type|page)\W*$/
const PLACEHOLDER =
  /\$?\{{1,3}\s*([^{}\n]{2,80}?)\s*\}{1,3}|<([^<>\n]{2,80})>|%3C([^<>\n]{2,80}?)%3E|\[([^[\]\n]{2,80})\]|%%([^%\n]{2,60})%%|=([A-Z][A-Z\d]{1,20}(?:_[A-Z\d]{1,20}){1,5})\b/g

const IMAGE =
  /!\[[^\]\n]{0,100}\]\(\s*<?(https?:\/\/[^)\n]{4,400})|<img\b[^>\n]{0,40}?\bsrc\s*=\s*["']?(https?:\/\/[^"'\n]{4,400})/gi
const LINK = /https?:\/\/[^\s?"'`)]{3,200}\?[^\s"'`)\n]{1,200}(?:[^)"'`\n]{0,80}[}>\]])?/g
/** The model is to put the address into its answer, or to open it. */
const SHOW =
  /\b(?:show|include|append|put|end|finish|add|place|insert|display|render|embed|open|visit|fetch|load|request|reply|answer|respond)\b/i

const hasAddress = cue('http', 'https')
const hasPlaceholder = cue('{', '<', '[', '%', '=')

/** A quick look, which nearly every text fails. */
export function mayCarry(text: string): boolean {
  return hasAddress(text) && hasPlaceholder(text) && DATA.test(text)
}

/** An image or an address whose text is to be filled with the conversation: showing it sends that to the address. */
export function beaconIn(text: string): Span | undefined {
  if (!mayCarry(text)) return undefined
  for (const match of text.matchAll(IMAGE)) {
    if (carriesData(match[1] ?? match[2] ?? '')) return { start: match.index, end: match.index + match[0].length }
  }
  if (!SHOW.test(text)) return undefined
  for (const { 0: address, index } of text.matchAll(LINK)) {
    if (carriesData(address)) return { start: index, end: index + address.length }
  }
  return undefined
}

function carriesData(address: string): boolean {
  return [...address.matchAll(PLACEHOLDER)].some(([, ...forms]) => {
    const held = forms.find((form) => form !== undefined) ?? ''
    return DATA.test(held) && !ONLY_A_NAME.test(held)
  })
}
