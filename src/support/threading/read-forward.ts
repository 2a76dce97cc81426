import { canonicalAddress } from "../../core/mailbox/mail-address.ts";
import type { Customer } from "../ticket/ticket.ts";

/** The pasted header lines stand near the top, under what the colleague wrote. */
const READ = 20_000;
const LONGEST_LINE = 500;
/** From, and within so many lines a date, a recipient or a subject. */
const NEAR = 6;

const FROM =
  /^(?:from|von|de|da|van|från|fra|lähettäjä|od|от|від|kimden|gönderen|feladó|από|expediteur|expéditeur|remitente|remetente|发件人|寄件者|差出人|보낸 사람)\s{0,3}[::]\s{0,5}(.+)$/iu;
const OTHER =
  /^(?:sent|date|to|cc|subject|gesendet|datum|an|betreff|envoyé|à|objet|enviado|fecha|para|asunto|assunto|data|inviato|a|oggetto|verzonden|aan|onderwerp|skickat|till|ämne|sendt|til|emne|lähetetty|vastaanottaja|aihe|wysłano|do|temat|отправлено|кому|тема|дата|gönderildi|tarih|kime|konu|odesláno|komu|předmět|küldve|címzett|tárgy|发送时间|收件人|主题|日期|寄件日期|收件者|主旨|送信日時|宛先|件名|日付|보낸 날짜|받는 사람|제목)\s{0,3}[::]/iu;
const ADDRESS = /[^\s<>()[\]"',;:]{1,64}@[^\s<>()[\]"',;:]{1,190}/u;

/** The sender of a mail that a program pasted into a forward with its header lines; null: none is found. */
export function readForward(text: string): Customer | null {
  const lines = text
    .slice(0, READ)
    .split(/\r?\n/)
    .map((line) =>
      line
        .slice(0, LONGEST_LINE)
        .replace(/^[>\s*]{1,20}/, "")
        .replace(/\*/g, "")
        .trim(),
    );
  for (const [at, line] of lines.entries()) {
    const written = FROM.exec(line)?.[1];
    const address = written === undefined ? undefined : ADDRESS.exec(written)?.[0];
    if (written === undefined || address === undefined) continue;
    const near = lines.slice(Math.max(0, at - 2), at + NEAR);
    const email = canonicalAddress(address);
    if (email !== "" && near.some((other) => OTHER.test(other)))
      return { name: nameIn(written, address), email };
  }
  return null;
}

const nameIn = (written: string, address: string) =>
  written
    .slice(0, written.indexOf(address))
    .replace(/\[?mailto:$/i, "")
    .replace(/[<>"'()[\]]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
