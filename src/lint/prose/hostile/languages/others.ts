import type { OrderPattern } from '../directive.ts'

/** Words of which an order in these languages has one of either list; letters with marks part a word. */
export const OTHER_WORDS = {
  victims:
    'istruzioni regole indicazioni utente cliente instructies regels opdrachten gebruiker klant instrukcje instrukcji polecenia zasady ytkownik talimatlar talimatlari talimat kurallar kullan instruksi perintah aturan pengguna ng',
  verbs:
    'ignora ignorate dimentica dimenticate negeer vergeet zignoruj ignoruj zapomnij nceki yukar b qu ph abaikan lupakan non mai vertel zeg meld noem nie kullan jangan kh',
} as const

/** The commonest orders, to set instructions aside and to tell the user nothing, in Italian, Dutch, Polish, Turkish, Vietnamese and Indonesian. */
export const OTHER_LANGUAGES_ORDERS: readonly OrderPattern[] = [
  [
    'override',
    [],
    /(?<![A-Za-zÀ-ɏḀ-ỹ])(?:ignora|ignorate|dimentica|dimenticate)\s[^.!?\n]{0,20}(?:istruzioni|regole|indicazioni)\s(?:precedent|anterior|del sistema)|(?<![A-Za-zÀ-ɏḀ-ỹ])(?:negeer|vergeet)\s[^.!?\n]{0,20}(?:vorige|eerdere|voorgaande|bovenstaande)\s(?:[A-Za-zÀ-ɏḀ-ỹ]{1,15} )?(?:instructies|regels|opdrachten)|(?<![A-Za-zÀ-ɏḀ-ỹ])(?:zignoruj|ignoruj|zapomnij)\s[^.!?\n]{0,20}(?:poprzedni|wcześniejsz|wszystki)[A-Za-zÀ-ɏḀ-ỹ]{0,4}\s(?:[A-Za-zÀ-ɏḀ-ỹ]{1,15} )?(?:instrukcj|poleceni|zasad)|(?<![A-Za-zÀ-ɏḀ-ỹ])(?:önceki|yukarıdaki)\s[^.!?\n]{0,15}(?:talimat|kural|komut)[A-Za-zÀ-ɏḀ-ỹ]{0,8}\s[^.!?\n]{0,12}(?:yok say|unut|görmezden gel|dikkate alma)|(?:bỏ qua|quên|phớt lờ)\s[^.!?\n]{0,20}(?:hướng dẫn|chỉ thị|chỉ dẫn|lệnh|quy tắc)\s[^.!?\n]{0,8}(?:trước|ở trên)|(?<![A-Za-zÀ-ɏḀ-ỹ])(?:abaikan|lupakan)\s[^.!?\n]{0,15}(?:instruksi|perintah|aturan)\s[^.!?\n]{0,10}sebelumnya/i,
  ],
  [
    'concealment',
    [],
    /(?<![A-Za-zÀ-ɏḀ-ỹ])(?:non|mai)\s(?:lo\s|ne\s)?(?:dire|dirlo|dica|menzionare|rivelare|informare|avvisare|parlare|parlarne)(?![A-Za-zÀ-ɏḀ-ỹ])[^.!?\n]{0,20}(?:all['’]utente|l['’]utente|al cliente)|(?<![A-Za-zÀ-ɏḀ-ỹ])(?:vertel|zeg|meld|noem)\s[^.!?,;\n]{0,20}(?:gebruiker|klant)[^.!?,;\n]{0,20}(?:niets|niet|nooit)(?![A-Za-zÀ-ɏḀ-ỹ])|(?<![A-Za-zÀ-ɏḀ-ỹ])nie (?:mów|informuj|wspominaj|ujawniaj)(?:cie)?\s[^.!?\n]{0,25}użytkownik|(?<![A-Za-zÀ-ɏḀ-ỹ])kullanıcıya\s[^.!?\n]{0,20}(?:söyleme|bildirme|bahsetme|anlatma)(?:yin)?(?![A-Za-zÀ-ɏḀ-ỹ])|(?:đừng|không được)\s(?:[A-Za-zÀ-ɏḀ-ỹ]{1,8} )?(?:nói|tiết lộ|thông báo|cho)\s[^.!?\n]{0,15}người dùng|(?<![A-Za-zÀ-ɏḀ-ỹ])jangan (?:beri ?tahu|beritahukan|katakan|sebutkan|ungkapkan)\s[^.!?\n]{0,20}pengguna/i,
  ],
]
