import type { Rule } from "../rule.ts";
import { saysBoth } from "./languages.ts";

const refused = ["rcpt", "data", "transaction", "report"] as const;
const lists = "https://aiuto.libero.it/articolo/mail/messaggi-di-errore-piu-frequenti-dopo-invio-email";

/**
 * The same refusals in 16 other languages, with and without accents: German, French, Spanish, Italian, Portuguese, Dutch, Polish,
 * Czech. Also Russian, Swedish, Danish, Norwegian, Finnish, Turkish, Chinese, Japanese and Korean. The words around an ambiguous
 * word decide: "voll", "full".
 */
export const refusalsInOtherLanguagesRules: readonly Rule[] = [
  {
    id: "sender-refused-in-other-words",
    says: "The sending address or IP address is refused or on a blocklist, in other languages",
    source: lists,
    when: {
      stage: ["mail", ...refused],
      words:
        /sperrliste|schwarze[nr]? liste|liste noire|lista (?:negra|nera)|zwarte lijst|czarn[a-zą-ż]{1,4} li[sś]|ч[её]рн[а-яё]{1,4} спис|svartlist|sortliste|kara liste|黑名单|黑名單|ブラックリスト|블랙 ?리스트|(?:\bip\b|adresse|absender|expéditeur|expediteur|emetteur|émetteur|remitente|mittente|remetente|afzender|nadawc|отправител|avsändar|gönderen|gönderici|发件人|發件人|发信人|送信者|送信元|발신|보낸 ?사람|서버)[^.]{0,60}(?:gesperrt|blockiert|abgelehnt|unzulässig|ungültig|bloqu|refus|rejet|invalid|interdit|rechazad|no (?:permitid|autorizad|válid)|bloccat|rifiutat|non (?:valid|autorizzat)|bloquead|recusad|rejeitad|geblokkeerd|geweigerd|zablokowan|odrzucon|заблокирован|отклонен|запрещ|blockera|avvisad|engellen|reddedil|屏蔽|拒绝|拒絕|被拒|禁止|不合法|无效|拒否|ブロック|차단|거부)|(?:gesperrte|blockierte|ungültiger) absender/,
      notWords:
        /empfänger|destinataire|destinatario|destinatário|получател|收件人|收信人|受信者|宛先|수신자|spam/,
    },
    cause: "message_refused",
    confidence: "likely",
    about: "sender",
  },
  {
    id: "content-refused-in-other-words",
    says: "The message is refused as spam, for its content or for a virus, in other languages",
    source: "https://www.emailhost.com.cn/service.html?article_category=25",
    when: {
      stage: refused,
      words:
        /unerwünscht|werbemail|(?:nachricht|inhalt|e-?mail)\b[^.]{0,40}(?:abgelehnt|verweigert|zurückgewiesen|blockiert)|indésirable|indesirable|pourriel|(?:message|contenu|mail|courriel)[^.]{0,40}(?:rejet|refus)|correo (?:no deseado|basura)|contenido no (?:deseado|permitido)|(?:mensaje|contenido|correo)[^.]{0,40}(?:rechazad|bloquead)|(?:messaggio|contenuto)[^.]{0,40}(?:rifiutat|bloccat|respint)|posta indesiderata|(?:mensagem|conteúdo|conteudo)[^.]{0,40}(?:rejeitad|bloquead|recusad)|lixo eletr|ongewenste|(?:bericht|inhoud)[^.]{0,40}(?:geweigerd|geblokkeerd)|niechcian|(?:wiadomo|treść|tresc)[^.]{0,40}(?:odrzucon|zablokowan)|спам|(?:письмо|сообщение|содержимое)[^.]{0,40}(?:отклонен|заблокирован|отвергнут)|нежелательн|skräppost|(?:meddelande)[^.]{0,40}(?:avvisa|blockera)|uønsket|roskaposti|istenmeyen|(?:ileti|mesaj|içerik)[^.]{0,40}(?:reddedil|engellen)|垃圾|反垃圾|(?:内容|邮件|郵件)[^。.]{0,20}(?:拒绝|拒絕|被拒|违规|不合规|拦截)|迷惑メール|スパム|(?:内容|本文)[^。.]{0,20}拒否|스팸|ウイルス|病毒|바이러스|вирус|wirus/,
      notWords: /spamhaus|spamcop|(?:hour|daily|day|rate)[ -]limit|empfänger unbekannt/,
    },
    cause: "message_refused",
    confidence: "likely",
  },
  {
    id: "too-large-in-other-words",
    says: "The message is too large, in other languages",
    source: lists,
    when: {
      stage: ["mail", ...refused],
      words:
        /(?:nachricht|e-?mail|mail|anhang)[^.]{0,30}zu gro(?:ß|ss)|message trop (?:volumineux|gros|grand)|taille[^.]{0,40}(?:dépass|depass|maxim|excéd)|mensaje (?:es )?demasiado grande|tamaño[^.]{0,30}(?:exced|super|máxim)|messaggio (?:è )?troppo grande|dimension\w*[^.]{0,30}(?:supera|massim|eccessiv)|mensagem (?:é )?(?:muito|demasiado) grande|tamanho[^.]{0,30}(?:exced|máxim)|bericht (?:is )?te groot|wiadomość (?:jest )?(?:za|zbyt) du|слишком больш|размер[^.]{0,40}(?:превыш|велик)|meddelandet är för stort|ileti çok büyük|邮件(?:过|太)大|郵件過大|超过[^。.]{0,10}大小|サイズ[^。.]{0,15}(?:超|大き)|크기[^.]{0,15}초과/,
      notWords: /postfach|bo[iî]te|buz[oó]n|casella|caixa|mailbox|скрын|ящик|skrzynk/,
    },
    cause: "message_refused",
    confidence: "likely",
  },
  {
    id: "too-large-by-its-stems",
    says: "A size, and that it exceeds something, in any of twenty languages",
    source: "https://www.rfc-editor.org/rfc/rfc1870#section-6",
    when: {
      protocol: ["smtp"],
      stage: ["mail", ...refused],
      words: saysBoth("size", "exceeds"),
      notWords:
        /postfach|bo[iî]te|buz[oó]n|casella|caixa|mailbox|скрын|ящик|skrzynk|postvak|메일함|邮箱|郵箱/,
    },
    cause: "message_refused",
    confidence: "unsure",
  },
  {
    id: "recipient-full-in-other-words",
    says: "The recipient's mailbox is full, in other languages",
    source: lists,
    when: {
      stage: refused,
      words:
        /(?:postfach|mailbox|briefkasten)[^.]{0,50}(?:voll\b|überfüllt|ueberfuellt|belegt)|speicher(?:volumen|platz|kontingent)[^.]{0,30}(?:überschritten|ueberschritten|erschöpft|voll)|bo[iî]te[^.]{0,50}(?:pleine|saturée|saturee)|quota[^.]{0,20}(?:dépass|depass|atteint)|(?:espace|stockage)[^.]{0,30}insuffisant|buz[oó]n[^.]{0,50}(?:llen|excedi)|cuota[^.]{0,30}(?:excedid|superad)|(?:casella|posta)[^.]{0,50}pien[ae]|quota[^.]{0,20}superata|caixa[^.]{0,50}(?:chei|lotad)|cota[^.]{0,30}(?:excedid|atingid)|postvak[^.]{0,40}vol\b|mailbox[^.]{0,30}vol\b|skrzynk[^.]{0,40}(?:pełn|peln|przepełn|przepeln)|schránk[^.]{0,30}pln|(?:ящик|почтов)[^.]{0,50}(?:переполнен|заполнен|полон)|квот[^.]{0,30}(?:превыш|исчерпан)|(?:превышен|исчерпан)[^.]{0,30}квот|(?:brevlåda|postlåda|postkasse|postboks|inkorg)[^.]{0,40}(?:full|fuld)|postilaatikko[^.]{0,30}täyn|(?:posta|gelen) kutusu[^.]{0,40}dol|kota(?:sı)?[^.]{0,20}(?:aşıl|dol)|(?:邮箱|郵箱|信箱|空间|容量)[^。.]{0,10}(?:已满|已滿|满|不足|超限|超出)|(?:メールボックス|受信箱|容量)[^。.]{0,20}(?:いっぱい|一杯|超え|超過|満杯|不足|オーバー)|(?:메일함|사서함|편지함|용량)[^.]{0,15}(?:가득|초과|부족|꽉)/,
    },
    cause: "recipient_rejected",
    confidence: "likely",
    recipient: "passing",
  },
  {
    id: "recipient-unknown-in-other-words",
    says: "Nobody lives at this address, in other languages",
    source: lists,
    when: {
      stage: refused,
      words:
        /bo[iî]te[^.]{0,40}(?:non disponible|indisponible)|buz[oó]n[^.]{0,20}no (?:est[aá] )?disponible|casella[^.]{0,20}non (?:è )?disponibile|caixa[^.]{0,30}indispon[ií]vel|ящик[^.]{0,20}недоступен|skrzynk[^.]{0,20}niedostępn|okänd (?:mottagare|användare|adress)|(?:ukendt|ukjent) (?:modtager|mottaker|bruger|bruker|adresse)|(?:geçersiz|bilinmeyen) (?:alıcı|adres|kullanıcı)|auc?un (?:utilisateur|compte|destinataire)|없는 (?:사용자|계정|주소|수신자)|알 수 없는 (?:사용자|수신자)|ungültige[rs]? (?:empfänger|adresse)|неизвестн[а-я]{2,3} (?:пользоват|получат|адрес)|(?:未知|无效)的?(?:用户|收件人|地址)|不明な(?:宛先|ユーザ)|tuntematon (?:vastaanottaja|käyttäjä)|neznámý (?:uživatel|příjemce)|(?:empfänger|empfaenger|adressat|benutzer|adresse|postfach|konto|teilnehmer|nutzer)[^.]{0,50}(?:unbekannt|nicht (?:bekannt|gefunden|vorhanden|verfügbar)|existiert (?:hier )?nicht|gibt es nicht|ungültig|deaktiviert)|unbekannte[rn]? (?:empfänger|benutzer|adresse)|kein (?:solcher|postfach|benutzer)|(?:destinataire|utilisateur|adresse|compte|bo[iî]te)[^.]{0,60}(?:inconnu|introuvable|inexistant|n'existe pas|invalide|désactiv|desactiv)|(?:usuario|destinatario|direcci[oó]n|buz[oó]n|cuenta)[^.]{0,50}(?:desconocid|no existe|inexistente|no (?:se )?(?:ha )?(?:sido )?encontr|no v[aá]lid|inv[aá]lid|desactivad)|no (?:existe|se encontr[oó])[^.]{0,30}(?:usuario|direcci[oó]n|buz[oó]n|cuenta|dicha persona|destinatario)|(?:utente|destinatario|indirizzo|casella)[^.]{0,50}(?:sconosciut|inesistente|non (?:esiste|trovat|valid|attiv)|errat|disattivat)|(?:usu[aá]rio|destinat[aá]rio|endereço|endereco|caixa|conta)[^.]{0,50}(?:desconhecid|n[aã]o (?:existe|encontrad|foi encontrad|é válid)|inexistente|inv[aá]lid|desativad)|(?:gebruiker|ontvanger|geadresseerde|adres|postvak)[^.]{0,40}(?:onbekend|bestaat niet|niet gevonden|ongeldig)|onbekende (?:gebruiker|ontvanger)|(?:użytkownik|uzytkownik|odbiorca|adres\w*|kont\w*|skrzynk\w*)[^.]{0,40}(?:nieznan|nie istnieje|nie znalezion|nieprawidłow)|nie ma takiego|nieznany (?:użytkownik|odbiorca)|(?:uživatel|příjemce|adresa|schránka)[^.]{0,40}(?:neznám|neexistuje|nenalezen)|(?:пользовател|получател|адрес|ящик|абонент)[^.]{0,50}(?:неизвест|не найден|не существует|не зарегистрирован|несуществующ|отсутствует|недействителен|отключ[её]н)|нет такого|так(?:ого|ой)[^.]{0,20}(?:пользовател|адрес|ящик)[^.]{0,20} нет|(?:mottagare|användare|adress|konto)\w*[^.]{0,40}(?:okänd|finns inte|hittades inte|existerar inte|ogiltig)|(?:modtager|bruger|bruker|mottaker|adresse)\w*[^.]{0,40}(?:ukendt|ukjent|findes ikke|finnes ikke|eksisterer ikke)|(?:vastaanottaja|käyttäjä|osoite)[^.]{0,40}(?:tuntematon|ei ole|ei löydy)|(?:kullanıcı|alıcı|adres|hesap)[^.]{0,40}(?:yok|bulunamadı|bilinmiyor|geçersiz|mevcut değil)|(?:收件人|用户|用戶|帐号|账号|邮箱|地址|收信人)[^。.]{0,12}(?:不存在|未找到|无效|不正确|未知|已停用|被冻结|不可用)|查无(?:此|该)|无此(?:用户|人)|无该(?:用户|人)|(?:ユーザー?|宛先|アドレス|受信者|アカウント)[^。.]{0,20}(?:存在しません|見つかりません|不明|無効|存在しない|ありません)|(?:사용자|수신자|받는 ?사람|계정|주소)[^.]{0,15}(?:없|존재하지|찾을 수|알 수 없)|존재하지 않는 (?:사용자|계정|메일|수신자)/,
      notWords:
        /absender|expéditeur|remitente|mittente|remetente|afzender|отправител|发件人|發件人|送信者|spam/,
    },
    cause: "recipient_rejected",
    confidence: "likely",
    recipient: "dead",
  },
  {
    id: "recipient-blocks-us-in-other-words",
    says: "The recipient has blocked us, in other languages: somebody lives there",
    source: lists,
    when: {
      stage: refused,
      replyClass: 5,
      words:
        /(?:empfänger|empfaenger) (?:hat|blockiert) |destinataire (?:vous )?a (?:\S{1,12} )?bloqu|destinatario (?:\S{1,5} )?ha (?:\S{1,5} )?blo(?:quead|ccat)|destinatário (?:\S{1,8} )?bloqueou|ontvanger heeft[^.]{0,30}geblokkeerd|odbiorca zablokował|получатель заблокировал|mottagaren har (?:blockerat|spärrat)|alıcı[^.]{0,30} engelledi|收件人(?:已)?(?:将|把)[^。]{0,12}(?:拉黑|屏蔽|黑名单)|受信者[^。]{0,10}拒否して/,
    },
    cause: "recipient_rejected",
    confidence: "likely",
  },
  {
    id: "recipient-switched-off-in-other-words",
    says: "The recipient's account is blocked, closed or archived, in any of twenty languages",
    source: "https://www.postmastery.com/orange-postmaster-smtp-error-codes-ofr/",
    when: { stage: refused, replyClass: 5, words: saysBoth("recipient", "off") },
    cause: "recipient_rejected",
    confidence: "likely",
    recipient: "dead",
  },
];
