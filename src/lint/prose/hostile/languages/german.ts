import type { OrderPattern } from '../directive.ts'

/** Words of which an order in German has one of either list; umlauts part a word. */
export const GERMAN_WORDS = {
  victims:
    'nutzer nutzers nutzern nutzerin benutzer benutzers anwender anwenders kunden kunde menschen anweisung anweisungen anleitung anleitungen regel regeln vorgabe vorgaben instruktionen befehl befehle befehlen weisung weisungen ' +
    'systemprompt unterhaltung gespr chatverlauf konversation umgebungsvariablen ssh aws env netrc rsa passwd shadow',
  verbs:
    'ignoriere ignorieren ignoriert vergiss vergesst vergessen missachte missachten missachtet verwirf verwerfen berschreib berschreibe befolge ' +
    'sag sage sagt sagen erz teil teile teilen verrat verrate verraten erw informiere informier informieren berichte berichten melde melden verschweige verschweig verheimliche verbirg ohne darf soll muss hinter ' +
    'lies lesen ffne ffnen sende senden schick schicke schicken leite leiten bermittle bermitteln lade laden kopiere kopieren ge nge poste',
} as const

const USER = '(?:benutzer|nutzer|anwender|user|kunde|mensch|person)[A-Za-zÀ-ɏḀ-ỹ]{0,3}'
const TELL =
  '(?:sage?|sagt|sagen sie|erzähle?|erzählen sie|teile?|teilen sie|verrate?|verraten sie|erwähne?|erwähnen sie|informiere?|informieren sie|berichte|berichten sie|melde|melden sie)'

/** Orders in German: to set instructions aside, to hide something, to hand something over. */
export const GERMAN_ORDERS: readonly OrderPattern[] = [
  [
    'override',
    [],
    /(?<![A-Za-zÀ-ɏḀ-ỹ])(?:ignorier(?:e|en sie|t)|vergiss|vergesst|vergessen sie|missacht(?:e|en sie|et)|verwirf|verwerfen sie|überschreib(?:e|en sie)|befolge nicht)\s[^.!?\n]{0,20}(?<![A-Za-zÀ-ɏḀ-ỹ])(?:alle|vorherig|bisherig|vorig|früher|obig|vorangegangen|vorhergehend|ursprünglich|sonstig|deine|andere)[A-Za-zÀ-ɏḀ-ỹ]{0,3}\s[^.!?\n]{0,25}(?:anweisung|anleitung|regel|vorgabe|instruktion|befehl|weisung|prompt)/i,
  ],
  [
    'concealment',
    [],
    new RegExp(
      `(?<![A-Za-zÀ-ɏḀ-ỹ])${TELL}(?![A-Za-zÀ-ɏḀ-ỹ])[^.!?,;\\n]{0,30}(?<![A-Za-zÀ-ɏḀ-ỹ])${USER}(?![A-Za-zÀ-ɏḀ-ỹ])[^.!?,;\\n]{0,25}(?<![A-Za-zÀ-ɏḀ-ỹ])(?:nichts?|nie|niemals|kein wort)(?![A-Za-zÀ-ɏḀ-ỹ])|(?<![A-Za-zÀ-ɏḀ-ỹ])${TELL}(?![A-Za-zÀ-ɏḀ-ỹ])[^.!?,;\\n]{0,20}(?<![A-Za-zÀ-ɏḀ-ỹ])(?:nicht|nichts|nie|niemals)(?![A-Za-zÀ-ɏḀ-ỹ])[^.!?,;\\n]{0,25}(?<![A-Za-zÀ-ɏḀ-ỹ])(?:gegenüber )?(?:dem|den|der) ${USER}|(?<![A-Za-zÀ-ɏḀ-ỹ])ohne (?:es |das |dies )?(?:dem|den|die|der) ${USER} [^.!?,;\\n]{0,20}zu (?:sagen|informieren|erzählen|unterrichten)|(?<![A-Za-zÀ-ɏḀ-ỹ])ohne dass (?:der|die) ${USER} (?:es |davon |das )?(?:erfährt|merkt|weiß|sieht)|(?<![A-Za-zÀ-ɏḀ-ỹ])(?:der|die) ${USER} (?:darf|soll|muss) (?:davon |es |das |dies |hiervon )?(?:nichts?|nie|niemals) (?:davon )?(?:wissen|erfahren|sehen|merken)|(?<![A-Za-zÀ-ɏḀ-ỹ])(?:verschweige?|verheimliche?|verbirg)(?![A-Za-zÀ-ɏḀ-ỹ])[^.!?,;\\n]{0,15}(?:vor )?(?:dem|den) ${USER}|hinter dem rücken (?:des|der) ${USER}`,
      'i',
    ),
  ],
  [
    'credentials',
    [],
    /(?<![A-Za-zÀ-ɏḀ-ỹ])(?:lies|lesen sie|öffne|öffnen sie)(?: (?:zuerst|erst|vorher|dann|bitte|einmal)){0,2}(?: die datei| den inhalt (?:von|der datei))? `?(?:~\/|\.ssh\b|\.aws\b|\.env\b|\/etc\/(?:passwd|shadow)|id_rsa)/i,
  ],
  [
    'exfiltration',
    [],
    /(?<![A-Za-zÀ-ɏḀ-ỹ])(?:send(?:e|en sie)|schick(?:e|en sie)?|leit(?:e|en sie)|übermitt(?:le|eln sie)|lad(?:e|en sie)?|kopier(?:e|en sie)|häng(?:e|en sie)|füg(?:e|en sie)|poste)\s[^.!?\n]{0,30}(?:(?:ganze|gesamte|komplette|vollständige)[nsr]?\s(?:[A-Za-zÀ-ɏḀ-ỹ]{1,20}\s)?(?:unterhaltung|gespräch|chat|konversation|dialog)|(?:gesprächs|chat)verlauf|systemprompt|alle umgebungsvariablen)/i,
  ],
]
