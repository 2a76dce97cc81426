/** The part of a text that is read. A reply is at its top. */
const MOST_CHARACTERS = 100_000;
/** Nothing that introduces a quotation is longer, so no pattern is tried on more. */
const LONGEST_LINE = 300;

/** "On …, Lea <lea@…> wrote:", its last words first, in the languages of the common mail programs. */
const wrote =
  /(wrote|schrieb(en)?|écrit|escribió|(ha )?scritto|escreveu|schreef|skrev|kirjoitti|napsal\(?a?\)?|napisał\(?a?\)?|pisze|написала?|пишет|yazdı|írta|写道|寫道|のメッセージ|のメール|書きました|작성)(?:[^:：]|:(?=\d)){0,150}[:：]\s*$/iu;
/** A line that may introduce what follows; in whichever language, one about a time and a mail address does. */
const anyWrote = /[:：]\s*$/;
const when = /\p{Nd}{1,2}[:.：]\p{Nd}\p{Nd}(?!\p{Nd})|(?<!\p{Nd})\p{Nd}{4}(?!\p{Nd})/u;
/** "From: …", "Στάλθηκε: …": a short label with its value, as a copied mail header has four of them. */
const label = /^[\s*]{0,4}\p{L}[\p{L}\p{M} .'-]{0,24}\s?\*?[:：]\*?\s*\S/u;
const FEWEST_LABELS = 3;
/** "----- … -----" */
const divider = /^\s*[-_=]{3,40}\s?[^-_=\s][^-_=]{0,80}[-_=]{3,40}\s*$/;

/** Signs of such a line, in contrast to a sentence that happens to end in "she wrote:". */
const whoOrWhen = /@|<|\d{1,2}[:.]\d\d|\b(19|20)\d\d\b|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}/;

const originalMessage =
  /^\s*[-_=]{2,20}\s*(original message|original appointment|forwarded message|ursprüngliche nachricht|weitergeleitete nachricht|message d['’]origine|message transféré|mensaje original|messaggio originale|mensagem original|oorspronkelijk bericht|oprindelig (besked|meddelelse)|originalmeddelande|opprinnelig melding|alkuperäinen viesti|wiadomość oryginalna|původní zpráva|исходное сообщение|replied message|original e-?mail|原始邮件|原始郵件|原始信息|原始訊息|回复的原邮件|转发的邮件|转发邮件信息|轉寄的郵件|元のメッセージ|元のメール|転送メッセージ|원본 메일|원본 이메일|원본 메시지|전달된 메시지|özgün ileti|orijinal (mesaj|ileti|e-posta)|iletilen (mesaj|ileti)|yönlendirilen ileti|αρχικό μήνυμα|προωθημένο μήνυμα|пересылаемое сообщение|původní e-mail|eredeti üzenet)\s*[-_=]{0,20}\s*$/iu;
const headerFrom =
  /^[\s*]{0,4}(from|von|de|van|da|fra|från|od|lähettäjä|от|кому|feladó|gönderen|kimden|από|від|de la|expeditor|מאת|من|từ|dari|pošiljatelj|发件人|寄件者|差出人|寄件人|보낸 ?사람|발신|발신자)\s?[:：]/iu;
const headerSent =
  /^[\s*]{0,4}(sent|date|gesendet|datum|envoyé|enviado( el)?|enviada em|fecha|inviato|data|verzonden|sendt|dato|skickat|lähetetty|wysłano|odesláno|отправлено|дата|elküldve|küldve|gönderildi|gönderilme|tarih|στάλθηκε|ημερομηνία|надіслано|изпратено|trimis|odoslané|poslano|נשלח|תאריך|تم الإرسال|التاريخ|đã gửi|dikirim|gönderme tarihi|发送时间|发件时间|日\s*期|时间|時間|寄件日期|已傳送|傳送時間|送信日時|送信日|日時|日付|보낸 ?날짜|날짜|일시|발송 ?일시)\s?[:：]/iu;

/** The mark before a signature (RFC 3676 §4.3; some programs eat the space), and what mail programs add of their own. */
const signatureMark = /^--\s?$/;
const programLine =
  /^\s*(sent (from|via|with) |get outlook for |(von|aus) \S.{0,60} gesendet$|gesendet (von|mit|aus) |diese nachricht wurde von |envoyé (de|depuis|avec|à partir) |télécharger outlook |enviado (desde|do|a partir)|obtener outlook |inviato (da|dal) |scarica outlook |verzonden (vanaf|met|vanuit) |verstuurd vanaf |sendt fra |skickat från |lähetetty |wysłane z |отправлено (из|с) |надіслано з |odesláno z|στάλθηκε από |trimis de pe |elküldve |\S{1,20} ?から送信|发自\S|發自\S|来自\S{1,20}邮箱$|(从|從)我的.{1,30}(发送|傳送)$|(用|使用) ?outlook .{1,30}(发送|傳送)$|.{0,40}(['’]\S{1,6}|ımdan|dan|den|ile) gönderildi$|.{0,40}에서 보(냄|냈습니다)$|yahoo mail: search)/iu;
/** "Get Outlook for iOS", in whichever language. */
const outlookLine = /^[^.?!。]{0,40}\boutlook\b[^.?!。]{0,40}$/iu;
const system = /\b(ios|android|windows|mac)(?![a-z])/iu;

/** "---- On …, Ann <ann@…> wrote ----": dashes where others write a colon. */
const dashed = /^\s*-{3,10}\s.{5,280}\s-{3,10}\s*$/u;

/** "##- Please type your reply above this line -##": ticket systems mark where the answer ends. */
const marked = /^\s*[-#=_~]{2,40}[^-#=_~].{3,150}[-#=_~]{2,40}\s*$/u;
const aboveHere =
  /above|oberhalb|au-dessus|por encima|arriba|sopra|acima|boven|ovanför|ovenfor|yläpuol|powyżej|nad (tuto|tento|touto)|над|выше|вище|üst|πάνω από|以上|之上|上方|上に|より上|위에|위로/iu;

/** The words that the sender wrote now: without quoted mails, what introduces them, and the signature. */
export function stripQuotes(text: string): string {
  const lines = text.slice(0, MOST_CHARACTERS).replace(/\r\n?/g, "\n").split("\n");
  const kept: string[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? "";
    if (isQuoted(line)) continue;
    const introduction = introductionAt(lines, i);
    if (introduction > 0) {
      // Above marked lines it introduces only them, and the answer may come below or between. Otherwise the rest is quoted.
      const after = nextFilled(lines, i + introduction);
      if (!isQuoted(lines[after] ?? "")) break;
      i = after - 1;
      continue;
    }
    kept.push(line);
  }
  return withoutSignature(kept)
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

const isQuoted = (line: string) => /^\s{0,3}>/.test(line);

/** @returns how many lines introduce a quotation here; 0: none do */
function introductionAt(lines: string[], at: number): number {
  const line = lines[at] ?? "";
  if (line.trim() === "" || line.length > LONGEST_LINE) return 0;
  if (originalMessage.test(line)) return 1;
  if (divider.test(line) && label.test((lines[nextFilled(lines, at + 1)] ?? "").slice(0, LONGEST_LINE)))
    return 1;
  if (marked.test(line) && aboveHere.test(line)) return 1;
  if (dashed.test(line) && line.includes("@") && when.test(line)) return 1;
  if (isCopiedHeader(lines, at)) return 1;
  if (/^_{20,}\s*$/.test(line) && headerFrom.test(lines[nextFilled(lines, at + 1)] ?? "")) return 1;
  const next = lines.slice(at + 1, at + 4).map((one) => one.slice(0, LONGEST_LINE));
  if (headerFrom.test(line) && next.some((one) => headerSent.test(one))) return 1;
  if (headerSent.test(line) && when.test(line) && headerFrom.test(next[0] ?? "")) return 1;
  // Programs fold the line of "On … wrote:", so up to three lines are read as one.
  for (let count = 1; count <= 3; count++) {
    const last = lines[at + count - 1] ?? "";
    if (last.trim() === "" || isQuoted(last)) return 0;
    if (!anyWrote.test(last)) continue;
    const joined = lines
      .slice(at, at + count)
      .join(" ")
      .slice(-LONGEST_LINE);
    const introduces = wrote.test(joined)
      ? whoOrWhen.test(joined)
      : joined.includes("@") && when.test(joined);
    return introduces ? count : 0;
  }
  return 0;
}

/** The header of the mail that is answered, as Outlook copies it, in whichever language: who (an address), when, to whom. */
function isCopiedHeader(lines: string[], at: number): boolean {
  if (!label.test(lines[at] ?? "")) return false;
  const block: string[] = [];
  for (const line of lines.slice(at, at + 6)) {
    if (!label.test(line.slice(0, LONGEST_LINE))) break;
    block.push(line.slice(0, LONGEST_LINE));
  }
  return (
    block.length >= FEWEST_LABELS &&
    block.slice(0, 3).some((line) => line.includes("@")) &&
    block.slice(1).some((line) => when.test(line))
  );
}

function nextFilled(lines: string[], from: number): number {
  let at = from;
  while (at < lines.length && lines[at]?.trim() === "") at++;
  return at;
}

function withoutSignature(lines: string[]): string[] {
  const mark = lines.findIndex((line) => signatureMark.test(line));
  const body = mark < 0 ? lines : lines.slice(0, mark);
  return body.filter((line) => line.length > LONGEST_LINE || !isOfProgram(line));
}

const isOfProgram = (line: string) => programLine.test(line) || (outlookLine.test(line) && system.test(line));
