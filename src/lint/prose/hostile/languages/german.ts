import { cue } from '../../text/cues.ts'
import type { OrderPattern } from '../directive.ts'

const words = (text: string) => cue(...text.split(' '))
const whom = words(
  'nutzer nutzers nutzern nutzerin benutzer benutzers benutzerin anwender anwenders user kunden kunde menschen person',
)
const what = words(
  'anweisung anweisungen anleitung anleitungen regel regeln vorgabe vorgaben instruktion instruktionen befehl befehle befehlen weisung weisungen prompt prompts systemprompt',
)
const carried = words(
  'unterhaltung gespr gespraech gesamte gesamten ganze ganzen komplette kompletten chat chatverlauf konversation dialog systemprompt umgebungsvariablen',
)

const path = words('ssh aws env netrc rsa passwd shadow')

const USER = '(?:benutzer|nutzer|anwender|user|kunde|mensch|person)\\p{L}{0,3}'
const TELL =
  '(?:sage?|sagt|sagen sie|erzähle?|erzählen sie|teile?|teilen sie|verrate?|verraten sie|erwähne?|erwähnen sie|informiere?|informieren sie|berichte|berichten sie|melde|melden sie)'

/** Orders in German: to set instructions aside, to hide something, to hand something over. */
export const GERMAN_ORDERS: readonly OrderPattern[] = [
  [
    'override',
    [what],
    /(?<!\p{L})(?:ignorier(?:e|en sie|t)|vergiss|vergesst|vergessen sie|missacht(?:e|en sie|et)|verwirf|verwerfen sie|überschreib(?:e|en sie)|befolge nicht)\s[^.!?\n]{0,20}(?<!\p{L})(?:alle|vorherig|bisherig|vorig|früher|obig|vorangegangen|vorhergehend|ursprünglich|sonstig|deine|andere)\p{L}{0,3}\s[^.!?\n]{0,25}(?:anweisung|anleitung|regel|vorgabe|instruktion|befehl|weisung|prompt)/iu,
  ],
  [
    'concealment',
    [whom],
    new RegExp(
      `(?<!\\p{L})${TELL}(?!\\p{L})[^.!?,;\\n]{0,30}(?<!\\p{L})${USER}(?!\\p{L})[^.!?,;\\n]{0,25}(?<!\\p{L})(?:nichts?|nie|niemals|kein wort)(?!\\p{L})|(?<!\\p{L})${TELL}(?!\\p{L})[^.!?,;\\n]{0,20}(?<!\\p{L})(?:nicht|nichts|nie|niemals)(?!\\p{L})[^.!?,;\\n]{0,25}(?<!\\p{L})(?:gegenüber )?(?:dem|den|der) ${USER}|(?<!\\p{L})ohne (?:es |das |dies )?(?:dem|den|die|der) ${USER} [^.!?,;\\n]{0,20}zu (?:sagen|informieren|erzählen|unterrichten)|(?<!\\p{L})ohne dass (?:der|die) ${USER} (?:es |davon |das )?(?:erfährt|merkt|weiß|sieht)|(?<!\\p{L})(?:der|die) ${USER} (?:darf|soll|muss) (?:davon |es |das |dies |hiervon )?(?:nichts?|nie|niemals) (?:davon )?(?:wissen|erfahren|sehen|merken)|(?<!\\p{L})(?:verschweige?|verheimliche?|verbirg)(?!\\p{L})[^.!?,;\\n]{0,15}(?:vor )?(?:dem|den) ${USER}|hinter dem rücken (?:des|der) ${USER}`,
      'iu',
    ),
  ],
  [
    'credentials',
    [path],
    /(?<!\p{L})(?:lies|lesen sie|öffne|öffnen sie)(?: (?:zuerst|erst|vorher|dann|bitte|einmal)){0,2}(?: die datei| den inhalt (?:von|der datei))? `?(?:~\/|\.ssh\b|\.aws\b|\.env\b|\/etc\/(?:passwd|shadow)|id_rsa)/iu,
  ],
  [
    'exfiltration',
    [carried],
    /(?<!\p{L})(?:send(?:e|en sie)|schick(?:e|en sie)?|leit(?:e|en sie)|übermitt(?:le|eln sie)|lad(?:e|en sie)?|kopier(?:e|en sie)|häng(?:e|en sie)|füg(?:e|en sie)|poste)\s[^.!?\n]{0,30}(?:(?:ganze|gesamte|komplette|vollständige)[nsr]?\s(?:\p{L}{1,20}\s)?(?:unterhaltung|gespräch|chat|konversation|dialog)|(?:gesprächs|chat)verlauf|systemprompt|alle umgebungsvariablen)/iu,
  ],
]
