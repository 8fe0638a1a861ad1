import { cue } from '../../text/cues.ts'
import type { OrderPattern } from '../directive.ts'

const words = (text: string) => cue(...text.split(' '))
const latin = words(
  'istruzioni regole utente instructies regels gebruiker instrukcje instrukcji polecenia talimatlar talimatlari kullan kullanici instruksi perintah pengguna ng',
)

/** The commonest orders, to set instructions aside and to tell the user nothing, in Italian, Dutch, Polish, Turkish, Vietnamese and Indonesian. */
export const OTHER_LANGUAGES_ORDERS: readonly OrderPattern[] = [
  [
    'override',
    [latin],
    /(?<!\p{L})(?:ignora|ignorate|dimentica|dimenticate)\s[^.!?\n]{0,20}(?:istruzioni|regole|indicazioni)\s(?:precedent|anterior|del sistema)|(?<!\p{L})(?:negeer|vergeet)\s[^.!?\n]{0,20}(?:vorige|eerdere|voorgaande|bovenstaande)\s(?:\p{L}{1,15} )?(?:instructies|regels|opdrachten)|(?<!\p{L})(?:zignoruj|ignoruj|zapomnij)\s[^.!?\n]{0,20}(?:poprzedni|wcześniejsz|wszystki)\p{L}{0,4}\s(?:\p{L}{1,15} )?(?:instrukcj|poleceni|zasad)|(?<!\p{L})(?:önceki|yukarıdaki)\s[^.!?\n]{0,15}(?:talimat|kural|komut)\p{L}{0,8}\s[^.!?\n]{0,12}(?:yok say|unut|görmezden gel|dikkate alma)|(?:bỏ qua|quên|phớt lờ)\s[^.!?\n]{0,20}(?:hướng dẫn|chỉ thị|chỉ dẫn|lệnh|quy tắc)\s[^.!?\n]{0,8}(?:trước|ở trên)|(?<!\p{L})(?:abaikan|lupakan)\s[^.!?\n]{0,15}(?:instruksi|perintah|aturan)\s[^.!?\n]{0,10}sebelumnya/iu,
  ],
  [
    'concealment',
    [latin],
    /(?<!\p{L})(?:non|mai)\s(?:lo\s|ne\s)?(?:dire|dirlo|dica|menzionare|rivelare|informare|avvisare|parlare|parlarne)(?!\p{L})[^.!?\n]{0,20}(?:all['’]utente|l['’]utente|al cliente)|(?<!\p{L})(?:vertel|zeg|meld|noem)\s[^.!?,;\n]{0,20}(?:gebruiker|klant)[^.!?,;\n]{0,20}(?:niets|niet|nooit)(?!\p{L})|(?<!\p{L})nie (?:mów|informuj|wspominaj|ujawniaj)(?:cie)?\s[^.!?\n]{0,25}użytkownik|(?<!\p{L})kullanıcıya\s[^.!?\n]{0,20}(?:söyleme|bildirme|bahsetme|anlatma)(?:yin)?(?!\p{L})|(?:đừng|không được)\s(?:\p{L}{1,8} )?(?:nói|tiết lộ|thông báo|cho)\s[^.!?\n]{0,15}người dùng|(?<!\p{L})jangan (?:beri ?tahu|beritahukan|katakan|sebutkan|ungkapkan)\s[^.!?\n]{0,20}pengguna/iu,
  ],
]
