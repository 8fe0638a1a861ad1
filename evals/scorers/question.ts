/*
 * Whether an answer asks the user something that the request left open. A sentence asks by its question mark, in any script, or by the
 * words that it begins or ends with, because many models ask politely without one. Courtesies at the end ask nothing, and an answer
 * that says the work is done does not wait for one.
 */

/** Whether a text asks something back. */
export function asksBack(text: string): boolean {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/```[\s\S]*?(?:```|$)/g, ' ')
    .replaceAll(/https?:\/\/\S+/gi, ' ')
    .replaceAll('’', "'")
  const sentences = sentencesOf(plain)
  if (sentences.some((sentence) => DONE.test(sentence))) return false
  return sentences.some((sentence) => !COURTESY.test(sentence) && (MARK.test(sentence) || isRequest(sentence)))
}

function sentencesOf(text: string): string[] {
  const parts = text.split(/(?<=[.!?؟。！？…;;።]["')\]»”]?)\s+|(?<=[。！？؟])|\n+|(?<=[:,—–])\s+(?=\p{Lu})/u)
  return parts.map((part) => part.replace(/^[\s>*_#"'¿¡(-]+|^\d+[.)]\s+/gu, '').trim()).filter((part) => part !== '')
}

/** At the end, or before a quote, a bracket or an emoji. */
const MARK = /[?？؟⸮՞፧](?=$|[\s"'”»)\]*_。]|\p{Extended_Pictographic})|(?=[^;]*\p{Script=Greek})[^;]*[;;]$/u

const DONE = new RegExp(
  "^(?:all )?done\\b|^(?:ok(?:ay)?|sure|alright|great|yes)?[,.! ]*(?:i|we)(?:'ve| have)?(?: now| just| already| successfully| gone ahead and)* " +
    '(?:deleted|removed|sent|created|updated|cancel+ed|booked|scheduled|added|changed|moved|renamed|saved|posted|published|paid|ordered|archived|closed|turned|set|shared|uploaded|merged|deployed|restarted|reset)\\b' +
    '|\\bhas been (?:successfully )?(?:deleted|removed|sent|created|updated|cancel+ed|booked|scheduled|added|moved|renamed|saved)\\b' +
    '|^(?:erledigt|fertig|fait|voilà|hecho|listo|fatto|feito|pronto|klaar|gedaan|gotowe|готово|сделано|klart|valmis|tamam)(?:[.,! ]|$)' +
    '|^(?:ich habe) .*(?:gelöscht|entfernt|gesendet|geschickt|erstellt|angelegt|gebucht|storniert)' +
    "|^(?:j'ai) (?:supprimé|envoyé|créé|réservé|annulé)|^he (?:eliminado|borrado|enviado|creado|reservado)" +
    '|(?:しました|いたしました|完了です)[。!！]|^(?:已|好的,已)|(?:삭제|전송|완료|생성)했습니다',
  'iu',
)

const COURTESY =
  /\b(?:any ?thing|something) else\b|\b(?:can|may|could) i (?:be of|help|assist|do)\b.*\b(?:else|further|more|today|assistance|you)\b(?!.*\bwhich\b)|\bhow (?:can|may) i (?:help|assist)\b|\blet me know if\b|\b(?:if|should) (?:you|there) .*\b(?:need|want|anything|questions)\b|\b(?:does|did|hope) (?:that|this) help|\bany (?:other )?questions\b|\bhow are you\b|\bisn't it\b|\bright\?$|\bsonst noch|noch etwas|weiterhelfen|autre chose|algo más|altro\b.*\?|mais alguma coisa|nog iets|coś jeszcze|что-нибудь ещё|что-то ещё|ещё чем|他に|ほかに(?:何|ご)|还有(?:什么|其他)|還有|其他.*(?:帮|幫)|다른 (?:도움|것)|başka bir/iu

const WHICH =
  "which(?: of|\\b)|what(?:'s| is| are| was| were| do| does| did| should| would| kind| type| time| date| day| name| sort| exactly)|who(?:m|se)?(?:'s| is| are| do| should| would)|where(?:'s| is| are| do| does| did| should| exactly)|when(?:'s| is| are| do| did| should| exactly)|how (?:many|much|long|should|do|would|big|far|often|about)"

/** Words at which a sentence asks though it has no mark, by language. */
const REQUESTS: readonly RegExp[] = [
  // what is missing, said as a need
  /\b(?:ich (?:brauche|benötige)|mir fehl(?:t|en)|j'ai besoin d|il me (?:faut|manque)|necesito|me falta|ho bisogno|mi serv(?:e|ono)|mi manca|preciso (?:de|do|da|saber)|ik heb .* nodig|potrzebuję|jag behöver|jeg (?:trenger|har brug for)|ihtiyacım var)(?![\p{L}])|мне (?:нужн|необходим)|我(?:还|還)?需要|が必要です|필요합니다/iu,
  new RegExp(`^(?:(?:so|and|but|sure|ok(?:ay)?|sorry|happy to help|of course|first)[,.! ]+)*(?:${WHICH})\\b`, 'iu'),
  /^(?:(?:so|and|sure|ok(?:ay)?|sorry|first)[,.! ]+)*(?:could|can|would|will) you (?:please |kindly |also )*(?:tell|let|specify|clarify|confirm|provide|share|give|say|name|choose|pick|be|send|describe|explain)\b|^(?:do|did|are|is|was|should|shall) (?:you|i|we|it|this|that) (?:mean|want|referring|prefer|looking|talking|need|use|delete|send)\b/iu,
  /\b(?:please|kindly|just) (?:tell|specify|clarify|confirm|provide|share|give|say|name|choose|pick|indicate|reply|state|be more specific|enter|include|let me know)\b/iu,
  /^(?:tell|let) me (?:know )?(?:which|what|who|where|when|how|whether|the)\b|\blet me know (?:which|what|who|where|when|how|whether|the)\b|\b(?:specify|clarify) (?:which|what|who|where|when|the)\b/iu,
  /\bi(?:'d| would|'ll| will)?(?: still| first| also)? need (?:to know|you to|(?:\w+ ){0,3}more|additional|further|the|your)\b|\bi(?:'m| am) not sure (?:which|what|who|where|when)\b.*\byou\b|\b(?:it(?:'s| is) (?:unclear|not clear)|i don't know) (?:which|what|who|where|when)\b.*\byou (?:mean|want|would|need|are)\b/iu,
  /^(?:und |also |gerne[,!.] ?)*(?:welche[rnsm]?|wer|wen|wem|wessen|was|wo|wohin|wann|wie (?:viele?|lange|soll|heißt|lautet)|um welche[ns]?|an wen|für wen|auf welche[ns]?|in welche[rnms]?|von welche[rnms]?)\s|^(?:meinst|meinen|möchtest|möchten|soll|sollen|kannst|können|könntest|könnten|willst|wollen) (?:du|sie|ich|wir)\b|\bbitte (?:\S+ ){0,6}?(?:nenn\w*|sag\w*|gib|geben|teil\w*|präzisier\w*|bestätig\w*|wähl\w*|spezifizier\w*|angeben|mitteilen)\b|^(?:sag|nenn|gib)\w* (?:mir|bitte)/iu,
  /^(?:et |alors )*(?:quel(?:le)?s?|lequel|laquelle|lesquel(?:le)?s|qui|où|quand|combien|à qui|de quel(?:le)?s?|est-ce que|qu'est-ce|que (?:voulez|veux|souhaitez)|pouvez-vous|peux-tu|pourriez-vous|pourrais-tu|voulez-vous|veux-tu|parlez-vous|parles-tu)(?![\p{L}])|\b(?:veuillez|merci de|précise[rz]?|indique[rz]?|dites-moi|dis-moi)(?![\p{L}])/iu,
  /^¿|^(?:qué|cuál(?:es)?|quién(?:es)?|dónde|cuándo|cómo|cuánt[oa]s?|a quién|de qué|a qué|en qué|podrías?|puedes?|podría|puede|te refieres|se refiere|quieres|desea)(?![\p{L}])|\bpor favor,? (?:dim|díga|dig|ind[ií]|espec[ií]f|aclár|aclar|propor|confírm|confirm|elij|elig)\p{L}*|^(?:dime|dígame|indícame|especifica|aclárame)(?![\p{L}])/iu,
  /^(?:quale|quali|chi|dove|quando|quant[oaie]|che (?:cosa|file|tipo)|cosa|a chi|di quale|puoi|può|potresti|potrebbe|intendi|intende)(?![\p{L}])|\b(?:per favore|per cortesia),? (?:specifica|indica|dimmi|mi dica|precisa|conferma)|^(?:dimmi|mi dica|specifica)(?![\p{L}])/iu,
  /^(?:qual|quais|quem|onde|quando|quant[oa]s?|que (?:arquivo|ficheiro|tipo)|o que|a quem|de qual|você (?:poderia|pode|quer)|poderia|podes?|pode)(?![\p{L}])|\bpor favor,? (?:informe|diga|indique|especifique|esclareça|confirme|me diga)|^(?:diga-me|me diga)(?![\p{L}])/iu,
  /^(?:welke?|wie|wat|waar|wanneer|hoeveel|naar wie|kun je|kunt u|kan je|bedoel|bedoelt|wil je|wilt u)(?![\p{L}])|\b(?:graag|alstublieft|alsjeblieft)\b.*\b(?:geef|laat|vertel|noem)|^(?:laat|vertel|geef|noem)(?![\p{L}])/iu,
  /^(?:vilken|vilket|vilka|vem|vad|var|när|hvilken|hvilket|hvilke|hvem|hva|hvad|hvor|hvornår|når|menar du|mener du|kan du|mikä|mitkä|kuka|kenelle|milloin|missä)(?![\p{L}])/iu,
  /^(?:który|która|które|którą|jaki|jaka|jakie|kto|komu|gdzie|kiedy|ile|czy)(?![\p{L}])|\bproszę (?:podać|powiedzieć|sprecyzować|wskazać|określić|o podanie)|^(?:podaj|powiedz|sprecyzuj)(?![\p{L}])|^(?:který|která|které|jaký|jaká|kdo|komu|kde|kdy|kolik)(?![\p{L}])|\bprosím (?:uveďte|upřesněte|řekněte)/iu,
  /^(?:как(?:ой|ая|ое|ие|ую|ого)|что|кто|кого|кому|где|когда|куда|сколько|о как(?:ом|ой)|вы имеете|ты имеешь|який|яка|яке|які|хто|коли|де|скільки)(?![\p{L}])|(?:уточните|укажите|скажите|подскажите|сообщите|назовите|уточни|укажи|скажи|уточніть|вкажіть)(?![\p{L}])/iu,
  /^(?:hangi|kim|kime|nerede|ne zaman|kaç|neyi)(?![\p{L}])|(?:lütfen).*(?:belirt|söyle|seç|paylaş)|(?:\s)(?:mi|mı|mu|mü)(?:siniz|sınız|yım|yim)?[.!]?$/iu,
  /(?:でしょうか|ですか|ますか|ませんか|のか|たいですか|何ですか)[。.!！]?$|(?:教えて|指定して|選んで|お知らせ|お選び|ご指定|ご教示|確認させて|お聞かせ)(?:ください|下さい|いただけ|もらえ|頂け)/u,
  /^(?:请问|請問)|(?:吗|嗎|呢|么)[。.!！]?$|请(?:您|你|先)?(?:告诉|提供|指定|说明|确认|选择|明确|具体)|請(?:您|你|先)?(?:告訴|提供|指定|說明|確認|選擇)|(?:哪个|哪一|哪份|哪些|哪位|什么时候|哪個)/u,
  /(?:까요|나요|습니까|ㅂ니까|입니까|인가요|은가요|는가요|니까)[.!]?$|(?:알려|말씀해|지정해|선택해|확인해)\s?(?:주세요|주십시오|주시겠|주실)/u,
  /^(?:أي|ما|من|هل|متى|أين|كم|ماذا)(?![\p{L}])|(?:يرجى|من فضلك|الرجاء)|^(?:איזה|איזו|מי|מה|איפה|מתי|האם)(?![\p{L}])|(?:בבקשה)|^(?:कौन|क्या|किस|कब|कहाँ)|(?:कृपया).*(?:बता|चुन)|(?:nào|gì|ai|đâu)[.!]?$|(?:vui lòng|xin hãy)/iu,
]

function isRequest(sentence: string): boolean {
  return REQUESTS.some((request) => request.test(sentence))
}
