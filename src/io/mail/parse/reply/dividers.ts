/** "Original message" by language. */
const ORIGINAL = [
  "original (?:message|appointment|e-?mail)|(?:reply|replied) message|ursprüngliche (?:nachricht|e-?mail)|original-?nachricht|antwort nachricht|message (?:d['’ ]?\\s?origine|original|initial|de réponse)",
  "mensaje original|correo original|missatge original|messaggio originale|mensagem original|oorspronkelijk bericht|origineel bericht|mesaj original|mesajul original",
  "oprindelig (?:besked|meddelelse|mail|e-?mail)|original(?:meddelande|melding|meddelelse)|ursprungligt meddelande|opprinnelig melding|alkuperäinen viesti",
  "(?:wiadomość oryginalna|oryginalna wiadomość)|původní (?:zpráva|e-?mail)|pôvodná správa|eredeti (?:üzenet|levél)|izvorna poruka|izvirno sporočilo|originalna poruka",
  "исходное (?:сообщение|письмо)|оригинальное сообщение|вихідне повідомлення|оригинално съобщение|αρχικό μήνυμα|özgün (?:ileti|mesaj)|orijinal (?:mesaj|ileti|e-posta)",
  "原始(?:邮件|郵件|信息|訊息)|回复的原邮件|元の(?:メッセージ|メール)|원본 (?:메일|이메일|메시지)|원래 메시지|הודעה מקורית|الرسالة الأصلية|thư gốc|tin nhắn gốc|pesan asli",
].join("|");
/** "Forwarded message" by language. */
const FORWARDED = [
  "(?:begin )?forwarded (?:message|e-?mail)|(?:anfang der )?weitergeleitete[nr]? (?:nachricht|e-?mail)|(?:début du )?message (?:transféré|réexpédié|transmis)|(?:inicio del )?mensaje reenviado|missatge reenviat",
  "(?:inizio (?:del )?)?messaggio inoltrato|(?:início da )?mensagem (?:re)?encaminhada|(?:begin )?doorgestuurd bericht|(?:mesaj|începe mesajul) redirecționat|(?:början på )?(?:vidarebefordrat|vidarebefordrade) (?:meddelande|brev|mejl|meddelandet)",
  "(?:start på )?videresend(?:t|te) (?:besked|meddelelse|melding|e-?post|mail)|(?:välitetty|edelleenlähetetty) viesti(?: alkaa)?(?: \\/ .{0,40})?|treść przekazanej wiadomości|wiadomość przesłana dalej|(?:wiadomość przekazana|przekazana wiadomość|początek przekazywanej wiadomości)",
  "přeposlaná zpráva|začátek přeposílané zprávy|preposlaná správa(?: --- forwarded message)?|začiatok preposlanej správy|továbbított (?:üzenet|levél)(?: kezdete)?|(?:proslijeđena poruka|započni proslijeđenu poruku)|posredovano sporočilo|пересыла(?:емое|нное) (?:сообщение|письмо)|(?:пересланное|перенаправленное) (?:сообщение|письмо)|начало переадресованного сообщения|(?:переслане|перенаправлене) повідомлення|початок листа, що пересилається|препратено съобщение",
  "προωθημένο μήνυμα|[iİ]letil(?:en|miş) (?:mesaj|ileti|i̇leti|İleti)|[iİ]leti başlangıcı|yönlendirilen (?:ileti|mesaj)|转发(?:的)?邮件(?:信息)?|轉寄(?:的)?郵件|转发的信息|転送(?:された)?メッセージ|メッセージを転送|전달된 (?:메시지|메일)|הודעה שהועברה|رسالة (?:معاد توجيهها|محولة)|thư được chuyển tiếp|pesan (?:terusan|yang diteruskan)|ข้อความที่ส่งต่อ",
].join("|");

const edge = "(?:\\s|&nbsp;|[-_=*]){0,40}";
const original = new RegExp(`^\\s*[-_=*]{2,30}${edge}(?:${ORIGINAL})${edge}[:：]?\\s*$`, "iu");
const bareOriginal = new RegExp(`^\\s*\\*?(?:${ORIGINAL})\\*?\\s?[:：]?\\s*$`, "iu");
const forwarded = new RegExp(`^\\s*(?:[-_=*]{2,30}${edge})?(?:${FORWARDED})${edge}[:：]?\\s*$`, "iu");
/** "----- … -----" */
const divider = /^\s*[-_=]{3,40}\s?[^-_=\s][^-_=]{0,80}[-_=]{3,40}\s*$/;

const ruler = /^\s*[-_=*]{5,}\s*$/;

/** "##- Please type your reply above this line -##": ticket systems mark where the answer ends. */
const marked = /^\s*[-#=_~]{2,40}[^-#=_~].{3,150}[-#=_~]{2,40}\s*$/u;
const aboveHere =
  /above|oberhalb|au-dessus|por encima|arriba|sopra|acima|boven|ovanför|ovenfor|yläpuol|powyżej|nad (tuto|tento|touto)|над|выше|вище|üst|πάνω από|以上|之上|上方|上に|より上|위에|위로/iu;

/** Whether a line is the divider of a mail program above the mail that is answered, or of a ticket system below the answer. */
export const isDivider = (line: string) => original.test(line) || (marked.test(line) && aboveHere.test(line));

/** Whether a line may be such a divider, when a copied header follows. */
export const mayDivide = (line: string) => ruler.test(line) || divider.test(line) || bareOriginal.test(line);

/** "---------- Forwarded message ---------": what follows is what the sender wants read. */
export const isForwardMark = (line: string) => forwarded.test(line.replace(/^\s{0,3}>\s?/, ""));

/** How mail programs begin the subject of a mail that is passed on. */
export const isForwardSubject = (subject: string) =>
  /^\s*(?:\[[^\]]{0,40}\]\s*)?(?:fwd?|fw|wg|tr|rv|enc|vl|vb|pd|i|i̇lt|ilt|redir\.|videresend|tov|továbbítás|doorst|прям|пересл|转发|轉寄|転送|전달|הועבר|إعادة توجيه)\s?(?:\[\d+\])?\s?[:：]/iu.test(
    subject.slice(0, 200),
  );
