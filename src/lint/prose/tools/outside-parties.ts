import type { Span } from '../../../core/tool.ts'
import { cue } from '../text/cues.ts'
import { ready } from '../text/ready.ts'

/** Offices, firms and networks that are part of nobody's own system. */
const OFFICE = String.raw`(?:(?:tax|customs|patent|immigration|revenue|passport|trademark) (?:office|authority|authorities|service|agency)|(?:land|company|companies|commercial|domain|public|civil|vehicle) (?:registry|register|registrar)|authorities|police|fire brigade|ambulance|central bank|credit bureau|stock exchange|insurers?|insurance (?:company|carrier)|ministry|government|embassy|courts?|card (?:network|issuer)|payment (?:provider|processor|network)|(?:mobile|parcel|shipping) (?:carriers?|operator)|courier(?: company| service)?|airlines?|shipping (?:company|line)|certificate authority|clearing house|health (?:department|authority)|utility company|press|news agenc(?:y|ies)|printing (?:house|company)|public)`
/** Bodies of which another one is a stranger. */
const FIRM = String.raw`(?:compan(?:y|ies)|firms?|vendors?|organi[sz]ations?|business(?:es)?|institutions?|agenc(?:y|ies)|banks?|contractors?|suppliers?|hospitals?|clinics?|universit(?:y|ies)|manufacturers?|brokers?|law firms?|employers?)`
/** What may be another one of the same house. */
const SERVICE = String.raw`(?:service|services|provider|providers|operator|operators|carrier|lab|labs|laborator(?:y|ies)|part(?:y|ies)|partners?|consultants?|auditors?|reviewers?|specialists?|translators?|translation service|exchange|practices?|practitioners?|recipients?|addressees?|readers?|servers?|systems?|registry|networks?)`
const HOUSE = String.raw`(?:company|organi[sz]ation|hospital|hospital group|clinic|school|university|firm|group|business|house|institution|agency|corporation|corporate network|network|enterprise|company network|bank|tenant|museum|library|practice|domain)`
/** Who or what a call reaches outside its own house. */
const PARTY = [
  String.raw`(?:outside|beyond) (?:of )?(?:the|our|this|your|its|their) ${HOUSE}(?! (?:range|hours|name|id|list|folder|settings))\b`,
  String.raw`(?:an?|the|any|some|several|all|its|their|to|with|at|from|by)? ?(?:separate|independent|unrelated|foreign|outsourced) ${FIRM}\b`,
  String.raw`\b(?:another|other|different) (?:compan(?:y|ies)|firms?|vendors?|organi[sz]ations?|business(?:es)?|institutions?|hospitals?|banks?|clinics?|universit(?:y|ies)|employers?)\b`,
  String.raw`\b(?:external|outside|third-party|outsourced|independent|commercial) (?:[a-z-]{3,14} )?(?:${FIRM}|${SERVICE})\b(?! (?:id|ids|name|names|key|keys|list|field|reference|number|settings|table|record|account id))`,
  String.raw`\bthird part(?:y|ies)\b(?! \w)`,
].join('|')
const GAP = String.raw`(?:[^.;:!?()\n]{1,70} )?`
/** To hand something out of the house, or to fetch it there. */
const HANDS = String.raw`(?:sends?|transmits?|submits?|files?|forwards?|passes|hands?|shares?|uploads?|posts?|e-?mails?|mails?|faxes|reports?|orders?|requests?|asks?|queries|contacts?|notif(?:y|ies)|alerts?|informs?|places?|opens?|books?|dispatch(?:es)?|delivers?|publishes|publish|releases?|discloses?|registers?|reserves?|lodges?|refers?|refer|escalates?|assigns?|delegates?|pulls?|fetch(?:es)?|looks?|checks?|verif(?:y|ies)|retrieves?|downloads?|reads?|gets?|writes?|calls?|pays?|transfers?|invites?|announces?|broadcasts?|outsources?|exports?|syncs?|pushes)`
/** What "texts" and "phones" have as verbs and not as things: not "texts that name it", nor "texts it finds". */
const OBJECT = String.raw`(?:that (?:number|person|customer|guest|patient|party|contact|office|address)|(?:it|them)(?! (?!(?:to|at|with|and|or|for|when|if|as|in|on|from|a|the|once|every|again|now|until)\b)\w))\b`
/** Where a sentence or a further clause of it begins with its verb. */
const LEADS = String.raw`(?:^\W{0,4}|(?:,|;) (?:and |then )?|\band (?:then |also )?|\bthen |\balso |\bit |\bcall |\btool )`
const REACHES = new RegExp(
  [
    String.raw`${LEADS}${HANDS}\b ${GAP}(?:${PARTY})`,
    String.raw`${LEADS}${HANDS}\b ${GAP}(?:to|with|at|from|against|via|through|by) (?:the |an? )?(?:[a-z-]{3,14} )?${OFFICE}\b(?! (?:id|name|list|field|number|table|record|api key|holiday))`,
    String.raw`${LEADS}(?:asks?|contacts?|quer(?:y|ies)|calls?|alerts?|notif(?:y|ies)|informs?|pays?|refers?) (?:the |an? )${OFFICE}\b`,
    String.raw`\b(?:is|are|gets?) (?:then |also |automatically )?(?:sent|transmitted|submitted|filed|forwarded|passed(?: on)?|handed(?: over)?|shared|uploaded|e-?mailed|mailed|faxed|reported|dispatched|delivered|published|released|disclosed|lodged|outsourced|communicated) ${GAP}(?:${PARTY}|(?:to|with|at) (?:the )?${OFFICE}\b)`,
    // a telephone line leads out of any house
    String.raw`${LEADS}(?:faxes|telephones|phones|rings up|dials|wires|text-messages|texts) (?:(?:the|an?|its|all|each|every|this|his|her|their)\b(?! \w+ (?:may|can|will|must|is|are|has|have|of|that)\b)|${OBJECT})`,
    String.raw`\b(?:is|are) (?:then |also |automatically )?(?:faxed|telephoned|phoned|texted|wired)\b(?: to [a-z' ]{1,40})?`,
    String.raw`\b(?:goes|go|sent|sends?|delivers?|delivered) ${GAP}(?:by|via|as an?) (?:fax|telefax|text message|sms|registered mail|courier)\b`,
    String.raw`${LEADS}(?:pays?|transfers?|sends?|wires?|refunds?|remits?) ${GAP}(?:by|as an?|via) (?:bank|wire|SEPA|SWIFT|ACH|money) (?:transfer|payment)`,
  ]
    .map((form) => `(?:${form})`)
    .join('|'),
  'i',
)
const mayReachParty = cue(
  ...(
    'outside beyond separate independent unrelated outsourced another other different external commercial foreign third fax faxes faxed telefax telephones telephoned phones rings dials wires texts texted wired phoned ' +
    'transfer payment courier tax customs patent immigration revenue passport trademark registry register registrar authorities police brigade ambulance bank bureau exchange insurer insurers insurance ' +
    'ministry government embassy court courts card carrier carriers operator airline airlines shipping certificate clearing health utility press news printing public sms registered'
  ).split(' '),
)
/** Kept, denied, possible, or done at another time by others. */
const DENIES =
  /\b(?:not|never|no|nobody|none|neither|nor|without|nothing|cannot|instead|unlike|except|drafts?|preview|to be (?:sent|filed|submitted)|only (?:stores?|saves?|keeps?)|locally|offline|cached|copy of|simulat\w+|mock|test|was|were|had|could|may|might|should|must|who|whose|which|that (?:was|were|has|have|had))\b|n['’]t\b/i

/** The words of a sentence by which a call hands something to, or fetches it from, people or bodies of another house. */
export function reachesParty(sentence: string): Span | undefined {
  if (!mayReachParty(sentence)) return undefined
  const found = ready(REACHES).exec(sentence)
  if (found === null || DENIES.test(sentence.slice(0, found.index + found[0].length))) return undefined
  const lead = /^(?:\W|(?:and|then|also|it|call|tool)\b)*/i.exec(found[0])?.[0].length ?? 0
  return { start: found.index + lead, end: found.index + found[0].length }
}
