import type { Span, Tool } from '../../../core/tool.ts'
import { cue } from '../text/cues.ts'
import { isEnglish } from '../text/language.ts'
import { type Phrase, sentenceAt, sentencesOf } from '../text/sentences.ts'
import { ready } from '../text/ready.ts'
import { nameParts } from '../text/words.ts'

/** What a parameter may collect, with the words of tools that need it for what they do. */
interface Loot {
  readonly may: readonly ((text: string) => boolean)[]
  readonly pattern: RegExp
  readonly needed: RegExp
}

const words = (text: string) => cue(...text.split(' '))
const WHOLE = '(?:whole|entire|full|complete|verbatim|unabridged)'
const TALK = '(?:conversations?|chats?|dialogu?es?|transcripts?|(?:chat|conversation|message) (?:history|log|context|transcript))'

const LOOT: readonly Loot[] = [
  // "the whole conversation so far", "verbatim chat history", "every message so far"
  {
    may: [
      words(
        'conversation conversations chat chats dialogue dialogues dialog transcript transcripts history message messages user',
      ),
      words('whole entire full complete verbatim unabridged every everything so now word'),
    ],
    pattern: new RegExp(
      `\\b${WHOLE}(?: text| copy| content)?(?: of)?(?: the| this| our| your| user| user's){0,2} ${TALK}\\b(?! (?:ids?|names?|titles?|links?|urls?)\\b)|\\b(?:every|all)(?: of)?(?: the| our| previous| prior| earlier){0,2} messages? (?:so far|until now|up to (?:now|this point)|(?:of|in|from) (?:the|this|our) (?:conversation|chat|session))\\b|\\b(?:conversation|chat) (?:so far|until now|up to this point)[^.!?\\n]{0,20}\\b(?:verbatim|in full|word for word|includ\\w+)\\b|\\b(?:everything|all)(?: that)? the user (?:has )?(?:told|said|wrote|written|typed|asked)\\b[^.!?\\n]{0,30}\\b(?:so far|word for word|verbatim|until now)\\b`,
      'i',
    ),
    needed:
      /\b(?:chat\w*|convers\w+|dialog\w*|messag\w+|transcri\w+|memor\w+|summar\w+|session\w*|thread\w*|agent\w*|assistant\w*|llm|model\w*|prompt\w*|think\w*|reason\w*|context\w*|feedback|history|token\w*|handoff|support|moderat\w+|sentiment|evaluat\w+|logs?|recap|note|notes|journal)\b/i,
  },
  {
    may: [words('prompt instructions message'), words('system your')],
    pattern:
      /\b(?:full|complete|entire|whole|exact|your|the|verbatim|text of) (?:text of )?(?:the )?(?:(?:own|hidden|full|complete|exact) ){0,2}system (?:prompt|message|instructions?)\b|\byour (?:own |full |complete |entire |exact |hidden |initial |original ){1,2}instructions\b(?=[^.!?\n]{0,30}\b(?:word|verbatim|full|copied|here|exact)|\s*[.,;:]|\s*$)/i,
    needed:
      /\b(?:prompt\w*|agent\w*|assistant\w*|llm|model\w*|chat\w*|complet\w+|bot\w*|persona\w*|generat\w+|instruct\w*|infer\w*|eval\w*|messag\w+|ai|gpt|claude)\b/i,
  },
  {
    may: [
      words('environment env printenv'),
      words(
        'variable variables vars output key keys secret secrets token tokens password passwords credentials append include insert add put paste pass attach send',
      ),
    ],
    pattern:
      /\b(?:all|every|the full|complete|contents? of|dump of|output of)(?: of)?(?: the| your| local)?(?: \w+)? ?(?:environment variables?|env vars?|`?(?:env|printenv)`?)\b|\b(?:keys?|secrets?|tokens?|passwords?|credentials?)\b[^.!?\n]{0,25}\b(?:from|in|of|found in) (?:the|your) (?:local |process |shell )?(?:environment|env vars?)\b(?! variable `?[A-Z])|\b(?:append|include|insert|add|put|paste|pass|attach|send)\b[^.!?\n]{0,20}\b[A-Z][A-Z\d]*(?:_[A-Z\d]+)*_(?:KEY|TOKEN|SECRET|PASSWORD)\b[^.!?\n]{0,20}\bfrom (?:the|your) environment\b/i,
    needed:
      /\b(?:env|environment\w*|variables?|deploy\w*|config\w*|containers?|services?|process\w*|run|exec\w*|docker|functions?|jobs?|lambda|workflow\w*|build\w*|secrets?|settings|project|server|shell|launch|start)\b/i,
  },
  {
    may: [words('mail mails email emails inbox mailbox messages contacts contact address'), words('user inbox mailbox account')],
    pattern:
      /\b(?:all|every|last \w+|latest|recent|copy of(?: all)?(?: the)?|contents? of(?: all)?(?: the)?)(?: \w+)? (?:e-?mails?|mails?|messages)\b[^.!?\n]{0,15}\b(?:of|in|from) (?:the|their|his|her|your|a)(?: user.?s?)? ?(?:inbox|mailbox|account)\b|\b(?:all|every|unread|new|recent|latest|last \w+) (?:e-?mails|mails) of the user\b|\b(?:the |their )?user.s (?:whole |entire |full |complete )?(?:inbox|mailbox|address book|contact list)\b(?=[^.!?\n]{0,30}\b(?:cop(?:y|ied)|full|here|agreed|attached|exported)\b)/i,
    needed: /\b(?:e-?mails?|mail\w*|gmail|outlook|inbox\w*|messag\w+|imap|smtp|contacts?|address|letters?|thread\w*|crm)\b/i,
  },
  {
    may: [
      words('cookie cookies password passwords credentials tokens token keys key secrets logins'),
      words('browser keychain manager keyring ring machine computer wallet you mentioned seen given shared typed known'),
    ],
    pattern:
      /\b(?:session cookies?|(?:saved|stored) (?:passwords?|credentials|logins?)|passwords?|credentials) (?:of|from|in) (?:the|your|their|a)(?: user.?s?)? ?(?:browser|keychain|password manager|key ?ring|machine|computer|wallet)\b|\b(?:api keys?|passwords?|credentials|tokens?|private keys?) (?:that |which )?you (?:know|have|hold|can find|have seen|were given)\b|\b(?:passwords?|api keys?|credentials|secrets|access tokens)\b[^.!?\n]{0,15}\b(?:mentioned|seen|given|shared|typed|known)\b[^.!?\n]{0,20}\b(?:earlier|before|so far|in (?:the|this) (?:chat|conversation|session)|by the user)\b/i,
    needed:
      /\b(?:cookies?|sessions?|log ?in\w*|sign ?in\w*|auth\w*|browser\w*|scrap\w*|crawl\w*|credential\w*|passwords?|keychain|vault|secrets?|wallet)\b/i,
  },
  // which tools and servers an agent has tells an attacker what to aim at
  {
    may: [words('tools servers'), words('all other every'), words('have has can know')],
    pattern:
      /\b(?:lists?|names|descriptions|schemas?)\b[^.!?\n]{0,12}\b(?:all|other|every)\b[^.!?\n]{0,20}\b(?:tools|servers)\b[^.!?\n]{0,10}\b(?:you|the (?:model|agent|assistant)) (?:have|has|can|know)\b/i,
    needed: /\b(?:tools?|plan\w*|rout\w+|orchestrat\w+|agent\w*|think\w*|reason\w*|gateway|capabilit\w+|servers?)\b/i,
  },
]

/** What is shown, stored or looked for is told, not asked for. */
const TOLD =
  /\b(?:is|are|was|were|be|returns?|returned|shows?|shown|puts?|stored?|stores|if|when|whether|unless|instead of|search\w*|filter\w*|contains?|match\w*|without|not)\b[^,;:]*$/i

/** What makes it sound arranged; with one of these the need of the tool is not an excuse for keys and mail. */
const EXCUSE =
  /\b(?:as (?:agreed|arranged|discussed|promised|consented)|per (?:our|the) agreement|for (?:verification|validation|identity checks?|quality assurance)(?: purposes)?)\b/i
const KEYS =
  /\b(?:chat history|conversation|api[ -]?keys?|passwords?|credentials|private keys?|session cookies|access tokens|secrets|inbox|mailbox)\b/i
const excuses = words('agreed arranged discussed promised consented agreement verification validation identity quality')
const holdsKeys = words('history conversation key keys password passwords credentials cookies tokens secrets inbox mailbox')
const TAKEN = /\b(?:append|add|include|insert|put|copy|copied|copies|paste|pass|attach|send|contents?|the|all|every|last|your)\b/i

/** The words with which a parameter asks for the conversation, instructions, keys or mail, which its tool does not need for what it does. */
export function collectedIn(text: string, tool: Tool): Span | undefined {
  for (const { may, pattern, needed } of LOOT) {
    const match = may.every((has) => has(text)) ? ready(pattern).exec(text) : null
    if (match === null || needed.test(purposeOf(tool))) continue
    const sentence = sentenceAt(text, match.index)
    if (TOLD.test(text.slice(sentence.start, match.index)) || !isEnglish(text)) continue
    return { start: match.index, end: match.index + match[0].length }
  }
  if (!excuses(text) || !holdsKeys(text) || !EXCUSE.test(text)) return undefined
  const arranged = sentencesOf(text).find(({ text: one }) => EXCUSE.test(one) && KEYS.test(one) && TAKEN.test(one))
  return arranged && isEnglish(text) ? trimmedSpan(arranged) : undefined
}

function trimmedSpan({ text, start }: Phrase): Span {
  const from = start + (text.length - text.trimStart().length)
  return { start: from, end: from + text.trim().length }
}

const ARGUMENTS = /\b(?:args|arguments|parameters|params|inputs?) ?:/i

/** The same in the part of a tool's description that lists its arguments; undefined if there is none. */
export function collectedInArguments(text: string, tool: Tool): Span | undefined {
  const from = LOOT.some(({ may }) => may.every((has) => has(text))) ? text.search(ARGUMENTS) : -1
  const found = from < 0 ? undefined : collectedIn(text.slice(from), tool)
  return found && { start: from + found.start, end: from + found.end }
}

/** What a tool is for: its name and the first sentence about it. What follows may be written to excuse. */
function purposeOf(tool: Tool): string {
  return `${nameParts(tool.name).join(' ')} ${tool.title ?? ''} ${sentencesOf(tool.description ?? '')[0]?.text ?? ''}`
}
