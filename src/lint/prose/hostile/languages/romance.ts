import type { OrderPattern } from '../directive.ts'

/** Words of which an order in these languages has one of either list; `ñ` and the like part a word. */
export const ROMANCE_WORDS = {
  victims:
    'usuario usuaria cliente instrucciones reglas indicaciones directrices normas conversaci conversacion historial sistema entorno ' +
    'utilisateur utilisatrice consignes gles regles historique syst systeme dentes dents dent toutes toute gralit ensemble compl enti rieures rieurs ' +
    'usu utilizador instru instrucoes regras ordens diretrizes orienta conversa hist historico ssh aws env netrc rsa passwd shadow',
  verbs:
    'ignora ignore ignorad ignoren olvida olvide descarta descarte omita desobedece caso no nunca jam jamas sin oculta oculte escondidas env envia envie mande reenv reenvia reenvie sube suba copia copie adjunta adjunte incluye incluya ade publique pegue transmite ' +
    'ignorez ignorer oublie oubliez oublier abstraction ne n sans jamais insu cachez envoie envoyez transmets transmettez transf transfere joins joignez ajoute ajoutez inclus incluez copiez publie publiez postez collez ' +
    'ignorem esque esqueca desconsidere desconsidera nao sem esconda encaminhe anexe inclua transmita cole adicione ' +
    'lee lea leia leggi lis lisez abre abra apri ouvre ouvrez',
} as const

const ES_USER = '(?:usuari[oa]s?|clientes?|persona|humano)'
const FR_USER = "(?:l['’]utilisat(?:eur|rice)|utilisateurs?|au client|à la personne)"
const PT_USER = '(?:usu[aá]ri[oa]s?|utilizador|clientes?|pessoa)'

/** Orders in Spanish, French and Portuguese: to set instructions aside, to hide something, to hand something over. */
export const ROMANCE_ORDERS: readonly OrderPattern[] = [
  [
    'credentials',
    [],
    /(?<![A-Za-zÀ-ɏḀ-ỹ])(?:lee|lea|leia|leggi|lis|lisez|abre|abra|apri|ouvre|ouvrez)(?: (?:primero|antes|primeiro|prima|d['’]abord)){0,2}(?: (?:el|del) (?:archivo|fichero)| o (?:arquivo|ficheiro)| le fichier| il file)? `?(?:~\/|\.ssh\b|\.aws\b|\.env\b|\/etc\/(?:passwd|shadow)|id_rsa)/i,
  ],
  [
    'override',
    [],
    /(?<![A-Za-zÀ-ɏḀ-ỹ])(?:ignor(?:a|e|ad|en)|olvid(?:a|e|ad|en)|descart(?:a|e)|omit(?:e|a)|desobede(?:ce|zca)|(?:haz|haga) caso omiso de|no (?:sigas|siga|obedezcas|obedezca|hagas caso (?:a|de)))\s[^.!?\n]{0,25}(?:(?:instrucciones|reglas|[oó]rdenes|indicaciones|directrices|normas|prompts?)\s[^.!?\n]{0,12}(?:anteriores|previ[ao]s|precedentes|de arriba|del sistema|originales|iniciales|recibidas)|(?:anteriores|previas) (?:instrucciones|reglas|[oó]rdenes|indicaciones|directrices))|(?<![A-Za-zÀ-ɏḀ-ỹ])(?:ignora|olvida)\s(?:todas )(?:las|tus) (?:instrucciones|reglas)/i,
  ],
  [
    'concealment',
    [],
    new RegExp(
      `(?<![A-Za-zÀ-ɏḀ-ỹ])(?:no|nunca|jamás|jamas|ni)\\s(?:se\\s|lo\\s|le\\s)*(?:digas?|menciones?|cuentes?|reveles?|informes?|avises?|notifiques?|comuniques?|expliques?)(?![A-Za-zÀ-ɏḀ-ỹ])[^.!?\\n]{0,35}(?<![A-Za-zÀ-ɏḀ-ỹ])(?:al|a la|del|el|con el) ${ES_USER}(?![A-Za-zÀ-ɏḀ-ỹ])|(?<![A-Za-zÀ-ɏḀ-ỹ])sin (?:que )?(?:el ${ES_USER} (?:lo )?(?:sepa|vea|note|se entere)|(?:decir|mencionar|contar|informar|avisar)(?:lo|le|selo)?\\s(?:[A-Za-zÀ-ɏḀ-ỹ]{1,6} )?al ${ES_USER})|que el ${ES_USER} no (?:lo )?(?:sepa|vea|note|se entere)|(?<![A-Za-zÀ-ɏḀ-ỹ])ocult(?:a|e)(?:lo|selo)?\\s(?:esto |este [A-Za-zÀ-ɏḀ-ỹ]{1,12} )?al ${ES_USER}|a escondidas del ${ES_USER}`,
      'i',
    ),
  ],
  [
    'exfiltration',
    [],
    /(?<![A-Za-zÀ-ɏḀ-ỹ])(?:env[ií][ae]|mand[ae]|reenv[ií][ae]|sub[ae]|copi[ae]|adjunt[ae]|incluy[ae]|añad[ae]|transmit[ae]|publi(?:ca|que)|peg(?:a|ue)|pas[ae])\s[^.!?\n]{0,30}(?:toda (?:la|esta) (?:conversaci[oó]n|charla)|(?:conversaci[oó]n|chat) (?:complet[ao]|enter[ao])|historial (?:completo )?(?:del? |de la )?(?:chat|conversaci[oó]n|mensajes)|(?:prompt|mensaje|instrucciones) del sistema|todas las variables de entorno)/i,
  ],
  [
    'override',
    [],
    /(?<![A-Za-zÀ-ɏḀ-ỹ])(?:ignore[zr]?|oublie[zr]?|néglige[zr]?|(?:fais|faites) abstraction|ne (?:suis|suivez|respecte|respectez|tiens|tenez)(?: pas| plus)?(?: compte)?)(?: de| des)?\s[^.!?\n]{0,20}(?:instructions?|consignes?|r[èe]gles?|directives?|ordres?|prompts?)\s[^.!?\n]{0,12}(?:pr[eé]c[eé]dent|ant[eé]rieur|ci-dessus|du syst[èe]me|d['’]origine|initial|reçu|donn[eé]e)|(?<![A-Za-zÀ-ɏḀ-ỹ])(?:ignore|oublie)[zr]? toutes (?:les|tes|vos) (?:instructions|consignes|r[èe]gles|directives)/i,
  ],
  [
    'concealment',
    [],
    new RegExp(
      `(?<![A-Za-zÀ-ɏḀ-ỹ])(?:ne |n['’])(?:le |la |les |lui |en |y |rien )*(?:dis|dites|dire|parle|parlez|parler|mentionne|mentionnez|mentionner|révèle|révélez|informe|informez|préviens|prévenez|avertis|avertissez|signale|signalez)(?![A-Za-zÀ-ɏḀ-ỹ])[^.!?\\n]{0,30}${FR_USER}|(?<![A-Za-zÀ-ɏḀ-ỹ])sans (?:en |le |la )?(?:dire|informer|prévenir|avertir|parler)\\s[^.!?\\n]{0,20}${FR_USER}|à l['’]insu de ${FR_USER}|(?<![A-Za-zÀ-ɏḀ-ỹ])cache[zr]?\\s(?:ceci|cela|ça|le|cette [A-Za-zÀ-ɏḀ-ỹ]{1,12})?\\s?à ${FR_USER}|${FR_USER} ne doit (?:pas|jamais|rien) (?:en |le )?(?:savoir|voir|remarquer)`,
      'i',
    ),
  ],
  [
    'exfiltration',
    [],
    /(?<![A-Za-zÀ-ɏḀ-ỹ])(?:envoie|envoyez|transmets|transmettez|transf[eèé]re[zr]?|joins|joignez|ajoute[zr]?|inclus|incluez|copie[zr]?|publie[zr]?|poste[zr]?|colle[zr]?|téléverse[zr]?)\s[^.!?\n]{0,30}(?:toute la (?:conversation|discussion)|l['’](?:int[eé]gralit[eé]|ensemble) de la (?:conversation|discussion)|(?:conversation|discussion) (?:compl[eè]te|enti[eè]re)|historique (?:complet )?(?:de la|du|des) (?:conversation|chat|discussion|messages|échanges)|(?:prompt|message|instructions) (?:du )?syst[eè]me|toutes les variables d['’]environnement)/i,
  ],
  [
    'override',
    [],
    /(?<![A-Za-zÀ-ɏḀ-ỹ])(?:ignor(?:e|a|em)|esque[çc]a|desconsider(?:e|a)|descarte|desobede[çc]a|não siga|nao siga)\s[^.!?\n]{0,25}(?:instruções|instrucoes|regras|ordens|diretrizes|orientações|prompts?)\s[^.!?\n]{0,12}(?:anteriores|pr[eé]vi[ao]s|acima|do sistema|originais|iniciais|recebidas)|(?<![A-Za-zÀ-ɏḀ-ỹ])(?:ignore|esqueça|desconsidere) todas as (?:suas )?(?:instruções|regras)/i,
  ],
  [
    'concealment',
    [],
    new RegExp(
      `(?<![A-Za-zÀ-ɏḀ-ỹ])(?:não|nao|nunca|jamais|nem)\\s(?:lhe\\s|o\\s)?(?:conte|diga|mencione|revele|informe|avise|notifique|fale|comunique)(?![A-Za-zÀ-ɏḀ-ỹ])[^.!?\\n]{0,30}(?<![A-Za-zÀ-ɏḀ-ỹ])(?:ao|à|o|com o|para o) ${PT_USER}(?![A-Za-zÀ-ɏḀ-ỹ])|(?<![A-Za-zÀ-ɏḀ-ỹ])sem (?:contar|dizer|informar|avisar|mencionar)\\s[^.!?\\n]{0,20}(?<![A-Za-zÀ-ɏḀ-ỹ])(?:ao|o) ${PT_USER}|o ${PT_USER} não (?:deve|pode|precisa) (?:saber|ver|notar|perceber)|sem o ${PT_USER} (?:saber|perceber|notar)|(?<![A-Za-zÀ-ɏḀ-ỹ])(?:oculte|esconda)\\s(?:isto |isso |este [A-Za-zÀ-ɏḀ-ỹ]{1,12} )?d[oe] ${PT_USER}`,
      'i',
    ),
  ],
  [
    'exfiltration',
    [],
    /(?<![A-Za-zÀ-ɏḀ-ỹ])(?:envi[ae]|mand[ae]|encaminh[ae]|copi[ae]|anex[ae]|inclu[ai]|publi(?:ca|que)|transmit[ae]|post[ae]|col[ae]|adicion[ae])\s[^.!?\n]{0,25}(?:toda (?:a|esta|essa) conversa|conversa (?:inteira|completa|toda)|hist[oó]rico (?:completo )?(?:da|do|de) (?:conversa|chat|bate-papo|mensagens)|(?:prompt|mensagem|instruções) do sistema|todas as variáveis de ambiente)/i,
  ],
]
