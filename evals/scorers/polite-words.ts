/** What a polite answer ends with, which asks for nothing that the answer needs. */
export const COURTESY =
  /(?:anything|something|what) else(?!\p{L})|(?:else|further|more)(?!\p{L}).*(?:help|assist|do for you)|how (?:can|may|else can) i (?:help|assist)|does (?:that|this) (?:help|work|answer)|let me know if(?! you (?:mean|meant))|is there anything|(?:if|should) you (?:have|need) (?:any|more|further)|feel free|(?:any|other|more|further) questions|help with anything|weitere fragen|d'autres questions|más preguntas|otra pregunta|mais perguntas|altre domande|altro (?:per|che)|noch (?:etwas|was)(?!\p{L})|sonst noch|kann ich .*helfen|autre chose|puis-je .*aider|algo más|(?:puedo|puedo|te) ayud|altr[oa](?!\p{L}).*aiut|aiutar|mais alguma coisa|posso ajudar|algo mais|nog (?:iets|ergens)|(?:kan|mag) ik .*(?:helpen|doen)|w czymś (?:jeszcze )?(?:pomóc|mogę)|jeszcze.*pomóc|pomóc.*jeszcze|ještě něco|pomoci|något (?:mer|annat)|noget andet|noe (?:mer|annet)|他に|ほかに|其他|还有什么|還有什麼|别的|(?:还|還)(?:能|可以).*(?:帮|幫)|더 (?:도와|필요)|что-нибудь ещё|чем-нибудь|помочь|допомогти|başka bir|yardımcı olabil|مساعدت|شيء آخر|और कुछ|मदद|gì khác|giúp gì|lagi yang|bantu/iu

const DEEDS =
  'deleted|removed|created|sent|updated|moved|copied|added|booked|cancell?ed|renamed|changed|saved|set|scheduled|ordered|refunded|closed|archived|deployed|restarted'

/** The claim that something has been done, which asking back is not. */
export const DONE = new RegExp(
  [
    `^(?:ok(?:ay)?[,.! ]+|sure[,.! ]+|great[,.! ]+)*(?:done|all (?:set|done)|finished|completed|${DEEDS}|erledigt|gelöscht|fertig|listo|hecho|c['’]est fait|voilà|fatto|pronto|feito|gedaan|klaar|gotowe|usunięto|hotovo|klart|færdig|ferdig|готово|удалено|виконано|tamam|silindi|valmis|selesai|完了|已)(?!\\p{L}{3})`,
    `(?<!\\p{L})(?:i(?:['’]ve| have)?(?: just| already| now)?|(?:it|file|item) (?:was|is|has been)|has been|have been) (?:${DEEDS})(?!\\p{L})`,
    '(?<!\\p{L})ich habe(?!\\p{L}).*(?:gelöscht|entfernt|erstellt|gesendet|verschoben|geändert|angelegt|gebucht)',
    "(?<!\\p{L})j['’]ai (?:bien )?(?:supprimé|effacé|créé|envoyé|déplacé|modifié|ajouté)|(?<!\\p{L})he (?:eliminado|borrado|creado|enviado|movido)|(?<!\\p{L})ho (?:eliminato|cancellato|creato|inviato|spostato)|(?<!\\p{L})(?:eu )?(?:apaguei|excluí|criei|enviei|removi)",
    '(?<!\\p{L})ik heb(?!\\p{L}).*(?:verwijderd|gemaakt|verzonden|gewist)|usun(?:ąłem|ęłam)|(?<!\\p{L})я (?:удалил|создал|отправил)|(?:削除|作成|送信|更新|移動|変更|完了|追加|予約)(?:いた)?しました|(?:已经?|已經)(?:删除|完成|创建|发送|更新|移动|刪除)|(?:삭제|생성|전송|완료)(?:했|하였)습니다',
  ].join('|'),
  'iu',
)
