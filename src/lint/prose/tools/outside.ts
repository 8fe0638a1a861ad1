import type { Span } from '../../../core/tool.ts'
import { cue } from '../text/cues.ts'
import { remembered } from '../text/memo.ts'
import { sentencesOf } from '../text/sentences.ts'
import { reachesParty } from './outside-parties.ts'

/** Words with which a text states that a call reaches people or servers outside its own system. */
export interface StatedReach {
  readonly to: 'people' | 'web'
  readonly words: Span
}

const mayReach = cue(
  ...'mail mails emails email sms text texts letter letters fax post posts tweet tweets message messages notify notifies notified notification notifications invite invites invitation invitations web internet website websites url urls page pages api apis service services provider providers public publicly webhook webhooks callback google bing wikipedia youtube reddit twitter facebook linkedin reminder reminders whatsapp'.split(
    ' ',
  ),
)

/** Ways out of the house. */
const CHANNEL = String.raw`(?:e-?mails?|mails?|sms|text messages?|letters?|fax(?:es)?|whatsapp(?: messages?)?|invitations?|reminders?|notifications?|receipts?|messages?|phone calls?|push messages?)`
/** People who are in no system of the author's. */
const PEOPLE = String.raw`(?:guests?|attendees|invitees|customers?|clients?|recipients?|subscribers?|patients?|passengers?|buyers?|shoppers?|payers?|borrowers?|tenants?|suppliers?|vendors?|candidates?|applicants?|visitors?|donors?|parents|followers|cardholders?|signers?|signatories|partners?|(?:an?|any|the given|the) (?:e-?mail address|phone number|mobile number)(?:es|s)?|people (?:at|in|of|from) other \w+|\w{3,20} (?:at|in|of|from) (?:an)?other (?:compan(?:y|ies)|organi[sz]ations?|firms?)|(?:people|anyone|anybody|everyone|users|somebody|someone) outside|(?:external|outside) (?:people|users|guests|recipients|contacts|addresses|parties)|other (?:companies|organi[sz]ations|mail systems|mail servers|providers)|third parties)`
const GAP = String.raw`(?:[^.;:!?()\n]{1,60} )?`
/** In front of a word that is as often a noun. */
const VERBAL = String.raw`(?<=^|[,.] |\band |\bthen |\balso |\bwill |\bto )`
/** What goes out: "Sends an SMS to the customer", "the answer also goes out by e-mail to guests", "the guests are notified by mail". */
const SENDS = new RegExp(
  [
    String.raw`(?:\b(?:sends?|delivers?|dispatch(?:es)?|forwards?)|${VERBAL}(?:e-?mails?|mails|posts|texts)) ${GAP}(?:(?:to|by|via|at) ${GAP})?${PEOPLE}\b`,
    String.raw`\b(?:goes|go|is sent|are sent|is mailed|are mailed|is e-?mailed|are e-?mailed|is posted|are posted|is delivered|are delivered|is forwarded|are forwarded) (?:out )?${GAP}${PEOPLE}\b`,
    String.raw`\b${PEOPLE} (?:is|are|will be|gets?|receives?|will get|will receive) (?:then |also |automatically )?(?:notified|informed|told|invited|alerted|e-?mailed|(?:an?|the|his|her|their) ${GAP}${CHANNEL})`,
    String.raw`\b(?:gets?|receives?) (?:an?|the) (?:\w{1,20} )?${CHANNEL}\b[^.;:!?()\n]{0,60}\b${PEOPLE}\b`,
    String.raw`(?:\b(?:notif(?:y|ies)|informs?|invites?|reminds?)|${VERBAL}(?:alerts?|texts?|e-?mails?|calls?)) (?:all |every |the |each |an? |both |its |their |invited |registered ){0,3}${PEOPLE}\b`,
  ].join('|'),
  'i',
)
const BY_CHANNEL = new RegExp(String.raw`\b${CHANNEL}\b|\b(?:by|via) (?:post|phone)\b|\bsent out\b`, 'i')
/** "posts every event to the customer's webhook". */
const HOOK =
  /\b(?:posts?|sends?|delivers?|calls?|push(?:es)?) (?:[^.;:!?()\n]{1,50} )?(?:to )?(?:(?:the|a|any|each|every|its|their) )?(?:given |registered |configured |external |\w{1,20}['’]s ){0,2}(?:webhook|callback)(?: url| address)?\b(?! (?:event|secret|id|list|settings?|configuration))/i
/** "Translates it with the public API of another company". */
const SERVICE =
  /\b(?:with|through|via|by|using|calls?|asks?|queries|from) (?:the |an? )?(?:public|external|third-party) (?:\w{1,20} ){0,3}(?:apis?|services?|providers?)\b/i
/** "Searches the web", "fetches any URL", "is published on the public internet". */
const WEB =
  /\b(?:search(?:es)?|brows(?:e|es)|crawls?|scrapes?|fetch(?:es)?|downloads?|reads?|queries|query|looks? (?:\w+ ){0,3}up|opens?|loads?|gets?|visits?|requests?)\b (?:[^.;:!?()\n]{1,50} )?(?:(?:the |from the |on the |across the |over the )?(?:(?:public |open |whole |live |entire )(?:web|internet)|(?:the|from the|on the|across the|over the) (?:web|internet|world wide web))\b(?! (?:app|api|console|ui|interface|client|server|hook|portal|panel|page|site|application|dashboard|socket))|any (?:public )?(?:url|web ?page|web ?site|web address)\b|(?:public|arbitrary|external|third-party) (?:urls?|web ?pages?|web ?sites?)\b)|\b(?:search(?:es)?|quer(?:y|ies)|asks?|looks? (?:\w+ ){0,3}up (?:on|in|at)) (?:on |in )?(?:google|bing|duckduckgo|wikipedia|youtube|reddit|stack overflow)\b|\b(?:publish|tweet|post)(?:es|s)? (?:[^.;:!?()\n]{1,50} )?(?:publicly\b|(?:on|to) (?:the public (?:web|internet)|twitter|x\.com|facebook|linkedin|instagram|mastodon|bluesky|reddit)\b)/i

const DENIES =
  /\b(?:not|never|no|nobody|none|neither|nor|without|nothing|cannot|instead|unlike|draft|drafts|preview|to be sent|only (?:stores?|saves?|keeps?)|local|locally|offline|cached|own|internal|were|was|has|have|who|whose|which|that)\b|n['’]t\b/i
/** The subject is another tool, or the words are an order to the model. */
const OTHER = /^\W{0,4}(?:use|call|see|then call|first|to send|for|before|after)\b/i

const WAYS: readonly { to: StatedReach['to']; may: (text: string) => boolean; pattern: RegExp }[] = [
  {
    to: 'people',
    // a channel, for without one people may be told inside a system
    may: cue(
      ...'mail mails email emails sms text letter letters fax faxes whatsapp invitation invitations reminder reminders notification notifications receipt receipts message messages phone push post sent'.split(
        ' ',
      ),
    ),
    pattern: SENDS,
  },
  {
    to: 'web',
    may: cue(
      ...'web internet url urls webpage webpages website websites page pages site sites address google bing duckduckgo wikipedia youtube reddit stack publicly twitter x facebook linkedin instagram mastodon bluesky'.split(
        ' ',
      ),
    ),
    pattern: WEB,
  },
  { to: 'web', may: cue('webhook', 'callback'), pattern: HOOK },
  { to: 'web', may: cue('api', 'apis', 'service', 'services', 'provider', 'providers'), pattern: SERVICE },
]

/** The words that reach outside, stated of the call as a fact or under a condition that the caller sets. */
export const statedReach: (text: string) => StatedReach | undefined = remembered((text) => {
  const ways = mayReach(text) ? WAYS.filter(({ may }) => may(text)) : []
  for (const sentence of sentencesOf(text.slice(0, 10_000))) {
    if (OTHER.test(sentence.text)) continue
    for (const { to, pattern } of ways) {
      const found = pattern.exec(sentence.text)
      if (found === null || DENIES.test(sentence.text.slice(0, found.index + found[0].length))) continue
      // people are told inside a system, too: only a way out settles it
      if (to === 'people' && !BY_CHANNEL.test(sentence.text)) continue
      const start = sentence.start + found.index
      return { to, words: { start, end: start + found[0].length } }
    }
    const party = reachesParty(sentence.text)
    if (party !== undefined)
      return { to: 'people', words: { start: sentence.start + party.start, end: sentence.start + party.end } }
  }
  return undefined
})

const mayStay = cue(...'offline locally machine network internet computer process requests leaves'.split(' '))
/** "Works offline", "nothing leaves this machine". */
const STAYS =
  /\b(?:(?:works?|runs?|operates?) (?:entirely |fully |completely |only )?(?:offline|locally)|nothing (?:ever )?leaves (?:the|this|your) (?:machine|computer|process|server|network|device)|makes no (?:network|outside|external|remote) (?:calls|requests|connections)|(?:without|needs no|no) (?:any )?(?:network|internet) (?:access|connection|requests|calls))\b/i

/** The words with which a text states that a call reaches nothing outside, unconditionally. */
export const statedStay: (text: string) => Span | undefined = remembered((text) => {
  if (!mayStay(text)) return undefined
  for (const sentence of sentencesOf(text.slice(0, 10_000))) {
    const found = STAYS.exec(sentence.text)
    if (found === null || UNSURE.test(sentence.text.replace(found[0], ''))) continue
    const start = sentence.start + found.index
    return { start, end: start + found[0].length }
  }
  return undefined
})

const UNSURE = /\b(?:not|never|if|when|unless|can|may|might|could|otherwise|except|but|fails?|mode)\b|n['’]t\b/i
