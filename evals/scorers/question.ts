/*
 * A question back, read simply enough that anybody can say what it does: some sentence asks, in words or with a mark, for something
 * that the answer needs; a polite closing does not, and nothing does behind the claim that the work is done.
 */

const MARK = /[?？؟⸮՞፧;]\s*["'”’)\]]*$/u
const GREEK_MARK = /;\s*$/

/** Endings and words by which a sentence asks without a mark. */
const ASKS: readonly RegExp[] = [
  /\b(?:please|kindly|could you|can you|would you)\b.*\b(?:tell|specify|clarify|provide|confirm|choose|pick|select|share|indicate|give|send|say|name|identify)\b/i,
  /\b(?:tell|let) me (?:know )?(?:which|what|who|whose|where|when|how|whether|if you (?:mean|meant))\b/i,
  /\b(?:i(?:'d| would)? need|i require|i'm missing|i am missing)\b.*\b(?:know|which|what|more|the|your|an?)\b/i,
  /^(?:so |and |but )?(?:which|who|whose|what)\b.*\b(?:do|does|did|is|are|was|should|would|shall|can)\b/i,
  /\b(?:bitte|könntest du|können sie|kannst du)\b.*\b(?:nenn|sag|gib|geben|teil|präzisier|bestätig|wähl|mitteil|angeb)/i,
  /^(?:welche[rsnm]?|wer|wen|wo|wann|wohin|woher)\b/i,
  /\b(?:ich brauche|ich benötige|mir fehlt)\b/i,
  /\b(?:veuillez|merci de|pouvez-vous|peux-tu|pourriez-vous)\b.*\b(?:précis|indiqu|confirm|donn|fourni|choisi|dire)/i,
  /^(?:quel(?:le)?s?|lequel|laquelle|lesquel(?:le)?s|qui|où|quand)\b/i,
  /\b(?:por favor|podrías|podría|puedes|puede)\b.*\b(?:indi|especifi|confirm|di[mg]|propor|eli[jg]|aclar)/i,
  /^¿|^(?:cuál|cuáles|quién|dónde|cuándo|qué)\b/i,
  /\b(?:per favore|potresti|può|puoi)\b.*\b(?:indic|specific|conferm|dir|forni|scegli)/i,
  /^(?:quale|quali|chi|dove)\b/i,
  /\b(?:por favor|poderia|pode)\b.*\b(?:indi|especifi|confirm|diga|forne|escolh)/i,
  /^(?:qual|quais|quem|onde)\b/i,
  /\b(?:kunt u|kun je|gelieve|graag)\b.*\b(?:gev|noem|aan|bevestig|zegg)|^welke\b/i,
  /(?:か|でしょう|かな|ますか)[。．.]?$|(?:教えて|お知らせ|ご指定|ご確認|お聞かせ)(?:ください|下さい|いただ)/,
  /[吗嗎呢][。．.]?$|请(?:告诉|问|提供|确认|说明|指定)|請(?:告訴|問|提供|確認)|哪(?:个|個|一|些)/,
  /(?:까요|나요|ㄴ가요|인가요|습니까)[.]?$|(?:알려|말씀해|지정해|확인해)\s*주/,
  /(?:какой|какую|какое|какие|кого|где)(?!\p{L})|(?:укажите|уточните|подскажите|сообщите|выберите)/iu,
  /(?:أي|ما هو|ما هي|من فضلك)/,
  /(?:कौन|क्या|कृपया)/,
  /\bhangi|\blütfen\b.*\b(?:belirt|söyle)|\bktóry|\bktórą|\bproszę\b.*\b(?:poda|wskaz|określ)/i,
]

/** What a polite answer ends with. */
const COURTESY =
  /\b(?:anything|something) else\b|\b(?:else|further|more)\b.*\b(?:help|assist|do for you)\b|\bhow (?:can|may|else can) i (?:help|assist)|\bdoes (?:that|this) (?:help|work|answer)|\blet me know if\b|\bis there anything\b|\bnoch etwas\b|\bsonst noch\b|\bkann ich .*helfen|\bautre chose\b|\bpuis-je .*aider|\balgo más\b|\bpuedo ayudar|\baltro\b.*\baiut|\bmais alguma coisa\b|\bposso ajudar|他に|ほかに|其他|还有什么|더 (?:도와|필요)|что-нибудь ещё|помочь/i

/** The claim that something has been done, which asking back is not. */
const DONE =
  /^(?:ok(?:ay)?[,.! ]+|sure[,.! ]+|great[,.! ]+)*(?:done|all (?:set|done)|finished|completed|erledigt|fertig|listo|hecho|c'est fait|voilà|fatto|pronto|feito|完了|しました)\b|\b(?:i(?:'ve| have)?(?: just| already| now)?|it has been|has been|have been) (?:deleted|removed|created|sent|updated|moved|copied|added|booked|cancell?ed|renamed|changed|saved|set|scheduled|ordered|refunded|closed|archived|deployed|restarted)\b|\bich habe\b.*\b(?:gelöscht|entfernt|erstellt|gesendet|verschoben|geändert)\b/i

/** Whether an answer asks the user for what it needs. */
export function asksBack(text: string): boolean {
  const sentences = sentencesIn(text)
  if (sentences.some((sentence) => DONE.test(sentence))) return false
  return sentences.some((sentence) => isQuestion(sentence) && !COURTESY.test(sentence))
}

function isQuestion(sentence: string): boolean {
  const marked = MARK.test(sentence) && (!GREEK_MARK.test(sentence) || /\p{Script=Greek}/u.test(sentence))
  return marked || ASKS.some((asks) => asks.test(sentence))
}

function sentencesIn(text: string): string[] {
  const segments = new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(text.slice(0, 10_000).normalize('NFC'))
  return [...segments].map(({ segment }) => segment.replace(/^[\s*>#-]+/, '').trim()).filter((sentence) => sentence !== '')
}
