import { createHash } from "node:crypto";

/**
 * The identity of a mail, hex: two mails are the same by Message-ID, decoded subject, text and attachments, in any folder or inbox. Servers
 * on the way change encodings, line ends and folding, so those do not count. Without a Message-ID the bytes decide.
 *
 * @param bytes - SHA-256 of the raw mail
 */
export function identityOf(
  mail: { messageId: string | null; subject: string; text: string; attachments: readonly Uint8Array[] },
  bytes: Uint8Array,
): string {
  if (mail.messageId === null) return Buffer.from(bytes).toString("hex");
  const attachments = mail.attachments.map((hash) => Buffer.from(hash).toString("hex")).toSorted();
  const told = [mail.messageId, spaced(mail.subject), evenLines(mail.text), attachments];
  return createHash("sha256").update(JSON.stringify(told)).digest("hex");
}

const spaced = (text: string) => text.replace(/\s+/g, " ").trim();

const evenLines = (text: string) =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trimEnd())
    .join("\n")
    .trim();
