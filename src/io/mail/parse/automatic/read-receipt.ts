/** The words of Outlook and others before the subject of a mail that was read, or deleted unread, and their names for the receipt. */
const SUBJECTS = new RegExp(
  `^(${[
    "(not )?read|deleted|displayed|gelesen|(ungelesen )?gel[öo]scht|nicht gelesen|lu|non lu|le[íi]do|no le[íi]do|letto|non letto|lid[oa]|n[ãa]o lid[oa]|gelezen|niet gelezen",
    "przeczytan[oey]|nieprzeczytan[oey]|l[äa]st|ol[äa]st|l[æe]st|ul[æe]st|lest|ulest|luettu|ei luettu|p[řr]e[čc]teno|pre[čc][íi]tan[éeo]|elolvasva|citit|pro[čc]itano",
    "delivered|relayed|zugestellt|weitergeleitet|remis|relay[ée]|entregado|entregue|consegnato|bezorgd|dostarczono|levere(ra)?t|doručeno|доставлено|teslim edildi|配信(済み|完了)|已送达|배달됨",
    "прочитано|прочтено|не прочитано|okundu|okunmad[ıi]|αναγνώ(σθηκε|στηκε)|διαβάστηκε|開封済み?|既読|未開封|已读|已讀|未读|읽음|נקרא|تمت القراءة",
  ].join("|")})\\s*[:：]`,
  "iu",
);
const NAMES = new RegExp(
  `^(${[
    "(return|read|delivery) receipt|lese?best[äa]tigung|empfangsbest[äa]tigung|(accus[ée]|confirmation) de (lecture|r[ée]ception)|confirmaci[óo]n de lectura|acuse de recibo",
    "conferma di lettura|ricevuta di ritorno|(confirma[çc][ãa]o|recibo) de leitura|leesbevestiging|ontvangstbevestiging|potwierdzenie (przeczytania|odbioru)|l[äa]skvitto|l[æe]sekvittering|lesebekreftelse",
    "lukukuittaus|potvrzen[íi] o p[řr]e[čc]ten[íi]|olvas[áa]si visszaigazol[áa]s|okundu bilgisi|уведомление о прочтении|підтвердження прочитання|開封(確認|通知)|已读回执|已讀回條|읽음 확인",
  ].join("|")})`,
  "iu",
);

/** A receipt that calls itself one: "This is a return receipt for the mail that you sent". */
const CALLS_ITSELF = new RegExp(NAMES.source.slice(1), "iu");

/** A receipt tells when a message was read or where it arrived, and says little else. */
const TELLS =
  /\b(was|has been|were) (read|displayed|opened|deleted|seen)|wurde .{0,80}(gelesen|gel[öo]scht|ge[öo]ffnet|angezeigt)|a [ée]t[ée] (lu|affich|supprim|ouvert)|(se|fue|ha sido) (ley[óo]|le[íi]do|eliminad)|è stat[oa] (lett|visualizz|elimin)|foi (lid|exibid|eliminad)|is (gelezen|weergegeven|verwijderd)|zosta[łl]a? (przeczytan|wy[śs]wietlon|usuni)|(l[äa]stes|visades|blev l[æe]st|ble lest)|luettiin|on luettu|byla? p[řr]e[čc]ten|прочитан|прочтен|okundu|elolvas|αναγνώσ|διαβάσ|was +received +by|was .{0,40}received|(empfangen|erhalten|re[çc]u|recibido|ricevuto) (am|von|durch|le|par|el|por|il|da)|was delivered to|delivery to these recipients|開封|既読|阅读|已读|讀取|已讀|읽었|읽음|your message|ihre nachricht|votre message|su mensaje|il (tuo|suo) messaggio|sua mensagem|uw bericht|wiadomo[śs][ćc]|ditt meddelande|din (besked|meddelelse)|ваше сообщение/iu;
const LONGEST = 1_500;

/** Whether a mail in plain words is a read receipt. @param text - without quotation */
export function isReadReceipt(subject: string, text: string): boolean {
  const about = subject.slice(0, 200).trim();
  if (!SUBJECTS.test(about) && !NAMES.test(about)) return false;
  const words = text.trim();
  return (
    words.length <= LONGEST &&
    (words === "" || [TELLS, CALLS_ITSELF].some((pattern) => pattern.test(words.replace(/\s+/g, " "))))
  );
}
