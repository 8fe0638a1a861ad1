import { cue } from '../../text/cues.ts'
import type { OrderPattern } from '../directive.ts'

const words = (text: string) => cue(...text.split(' '))
const [spanish, french, portuguese] = [
  words(
    'usuario usuaria cliente instrucciones reglas indicaciones directrices normas conversaci conversacion historial sistema entorno',
  ),
  words(
    'utilisateur utilisatrice client instructions consignes directives ordres gles regles conversation discussion historique syst systeme',
  ),
  words('usu usuario utilizador cliente instru instrucoes regras ordens diretrizes orienta conversa hist historico sistema'),
]
const [spanishVerb, frenchVerb, portugueseVerb] = [
  words(
    'ignora ignore ignorad ignoren olvida olvide descarta descarte omite omita desobedece caso no nunca jam jamas sin que oculta oculte escondidas env envia envie manda mande reenv reenvia reenvie sube suba copia copie adjunta adjunte incluye incluya a publica publique pega pegue transmite',
  ),
  words(
    'ignore ignorez ignorer oublie oubliez oublier abstraction ne n sans jamais insu cache cachez doit envoie envoyez transmets transmettez transf transfere joins joignez ajoute ajoutez inclus incluez copie copiez publie publiez poste postez colle collez',
  ),
  words(
    'ignore ignora ignorem esque esqueca desconsidere desconsidera descarte desobede n nao nunca jamais sem oculte esconda envie envia mande encaminhe copie anexe inclua publique transmita poste cole adicione',
  ),
]

const path = words('ssh aws env netrc rsa passwd shadow')

const ES_USER = '(?:usuari[oa]s?|clientes?|persona|humano)'
const FR_USER = "(?:l['’]utilisat(?:eur|rice)|utilisateurs?|au client|à la personne)"
const PT_USER = '(?:usu[aá]ri[oa]s?|utilizador|clientes?|pessoa)'

/** Orders in Spanish, French and Portuguese: to set instructions aside, to hide something, to hand something over. */
export const ROMANCE_ORDERS: readonly OrderPattern[] = [
  [
    'credentials',
    [path],
    /(?<!\p{L})(?:lee|lea|leia|leggi|lis|lisez|abre|abra|apri|ouvre|ouvrez)(?: (?:primero|antes|primeiro|prima|d['’]abord)){0,2}(?: (?:el|del) (?:archivo|fichero)| o (?:arquivo|ficheiro)| le fichier| il file)? `?(?:~\/|\.ssh\b|\.aws\b|\.env\b|\/etc\/(?:passwd|shadow)|id_rsa)/iu,
  ],
  [
    'override',
    [spanish, spanishVerb],
    /(?<!\p{L})(?:ignor(?:a|e|ad|en)|olvid(?:a|e|ad|en)|descart(?:a|e)|omit(?:e|a)|desobede(?:ce|zca)|(?:haz|haga) caso omiso de|no (?:sigas|siga|obedezcas|obedezca|hagas caso (?:a|de)))\s[^.!?\n]{0,25}(?:(?:instrucciones|reglas|[oó]rdenes|indicaciones|directrices|normas|prompts?)\s[^.!?\n]{0,12}(?:anteriores|previ[ao]s|precedentes|de arriba|del sistema|originales|iniciales|recibidas)|(?:anteriores|previas) (?:instrucciones|reglas|[oó]rdenes|indicaciones|directrices))|(?<!\p{L})(?:ignora|olvida)\s(?:todas )(?:las|tus) (?:instrucciones|reglas)/iu,
  ],
  [
    'concealment',
    [spanish, spanishVerb],
    new RegExp(
      `(?<!\\p{L})(?:no|nunca|jamás|jamas|ni)\\s(?:se\\s|lo\\s|le\\s)*(?:digas?|menciones?|cuentes?|reveles?|informes?|avises?|notifiques?|comuniques?|expliques?)(?!\\p{L})[^.!?\\n]{0,35}(?<!\\p{L})(?:al|a la|del|el|con el) ${ES_USER}(?!\\p{L})|(?<!\\p{L})sin (?:que )?(?:el ${ES_USER} (?:lo )?(?:sepa|vea|note|se entere)|(?:decir|mencionar|contar|informar|avisar)(?:lo|le|selo)?\\s(?:\\p{L}{1,6} )?al ${ES_USER})|que el ${ES_USER} no (?:lo )?(?:sepa|vea|note|se entere)|(?<!\\p{L})ocult(?:a|e)(?:lo|selo)?\\s(?:esto |este \\p{L}{1,12} )?al ${ES_USER}|a escondidas del ${ES_USER}`,
      'iu',
    ),
  ],
  [
    'exfiltration',
    [spanish, spanishVerb],
    /(?<!\p{L})(?:env[ií][ae]|mand[ae]|reenv[ií][ae]|sub[ae]|copi[ae]|adjunt[ae]|incluy[ae]|añad[ae]|transmit[ae]|publi(?:ca|que)|peg(?:a|ue)|pas[ae])\s[^.!?\n]{0,30}(?:toda (?:la|esta) (?:conversaci[oó]n|charla)|(?:conversaci[oó]n|chat) (?:complet[ao]|enter[ao])|historial (?:completo )?(?:del? |de la )?(?:chat|conversaci[oó]n|mensajes)|(?:prompt|mensaje|instrucciones) del sistema|todas las variables de entorno)/iu,
  ],
  [
    'override',
    [french, frenchVerb],
    /(?<!\p{L})(?:ignore[zr]?|oublie[zr]?|néglige[zr]?|(?:fais|faites) abstraction|ne (?:suis|suivez|respecte|respectez|tiens|tenez)(?: pas| plus)?(?: compte)?)(?: de| des)?\s[^.!?\n]{0,20}(?:instructions?|consignes?|r[èe]gles?|directives?|ordres?|prompts?)\s[^.!?\n]{0,12}(?:pr[eé]c[eé]dent|ant[eé]rieur|ci-dessus|du syst[èe]me|d['’]origine|initial|reçu|donn[eé]e)|(?<!\p{L})(?:ignore|oublie)[zr]? toutes (?:les|tes|vos) (?:instructions|consignes|r[èe]gles|directives)/iu,
  ],
  [
    'concealment',
    [french, frenchVerb],
    new RegExp(
      `(?<!\\p{L})(?:ne |n['’])(?:le |la |les |lui |en |y |rien )*(?:dis|dites|dire|parle|parlez|parler|mentionne|mentionnez|mentionner|révèle|révélez|informe|informez|préviens|prévenez|avertis|avertissez|signale|signalez)(?!\\p{L})[^.!?\\n]{0,30}${FR_USER}|(?<!\\p{L})sans (?:en |le |la )?(?:dire|informer|prévenir|avertir|parler)\\s[^.!?\\n]{0,20}${FR_USER}|à l['’]insu de ${FR_USER}|(?<!\\p{L})cache[zr]?\\s(?:ceci|cela|ça|le|cette \\p{L}{1,12})?\\s?à ${FR_USER}|${FR_USER} ne doit (?:pas|jamais|rien) (?:en |le )?(?:savoir|voir|remarquer)`,
      'iu',
    ),
  ],
  [
    'exfiltration',
    [french, frenchVerb],
    /(?<!\p{L})(?:envoie|envoyez|transmets|transmettez|transf[eèé]re[zr]?|joins|joignez|ajoute[zr]?|inclus|incluez|copie[zr]?|publie[zr]?|poste[zr]?|colle[zr]?|téléverse[zr]?)\s[^.!?\n]{0,30}(?:toute la (?:conversation|discussion)|l['’](?:int[eé]gralit[eé]|ensemble) de la (?:conversation|discussion)|(?:conversation|discussion) (?:compl[eè]te|enti[eè]re)|historique (?:complet )?(?:de la|du|des) (?:conversation|chat|discussion|messages|échanges)|(?:prompt|message|instructions) (?:du )?syst[eè]me|toutes les variables d['’]environnement)/iu,
  ],
  [
    'override',
    [portuguese, portugueseVerb],
    /(?<!\p{L})(?:ignor(?:e|a|em)|esque[çc]a|desconsider(?:e|a)|descarte|desobede[çc]a|não siga|nao siga)\s[^.!?\n]{0,25}(?:instruções|instrucoes|regras|ordens|diretrizes|orientações|prompts?)\s[^.!?\n]{0,12}(?:anteriores|pr[eé]vi[ao]s|acima|do sistema|originais|iniciais|recebidas)|(?<!\p{L})(?:ignore|esqueça|desconsidere) todas as (?:suas )?(?:instruções|regras)/iu,
  ],
  [
    'concealment',
    [portuguese, portugueseVerb],
    new RegExp(
      `(?<!\\p{L})(?:não|nao|nunca|jamais|nem)\\s(?:lhe\\s|o\\s)?(?:conte|diga|mencione|revele|informe|avise|notifique|fale|comunique)(?!\\p{L})[^.!?\\n]{0,30}(?<!\\p{L})(?:ao|à|o|com o|para o) ${PT_USER}(?!\\p{L})|(?<!\\p{L})sem (?:contar|dizer|informar|avisar|mencionar)\\s[^.!?\\n]{0,20}(?<!\\p{L})(?:ao|o) ${PT_USER}|o ${PT_USER} não (?:deve|pode|precisa) (?:saber|ver|notar|perceber)|sem o ${PT_USER} (?:saber|perceber|notar)|(?<!\\p{L})(?:oculte|esconda)\\s(?:isto |isso |este \\p{L}{1,12} )?d[oe] ${PT_USER}`,
      'iu',
    ),
  ],
  [
    'exfiltration',
    [portuguese, portugueseVerb],
    /(?<!\p{L})(?:envi[ae]|mand[ae]|encaminh[ae]|copi[ae]|anex[ae]|inclu[ai]|publi(?:ca|que)|transmit[ae]|post[ae]|col[ae]|adicion[ae])\s[^.!?\n]{0,25}(?:toda (?:a|esta|essa) conversa|conversa (?:inteira|completa|toda)|hist[oó]rico (?:completo )?(?:da|do|de) (?:conversa|chat|bate-papo|mensagens)|(?:prompt|mensagem|instruções) do sistema|todas as variáveis de ambiente)/iu,
  ],
]
