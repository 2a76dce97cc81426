import { createTransport } from "nodemailer";
import type { Letter, LetterAnswer, Letters } from "../../core/alert/operator.ts";

/** The longest that the server may take for one letter, well below the lease of an outbox item. */
const PATIENCE_MS = 15_000;

/** The product's own mail, by the server that its operator has set. @param url - smtp:// or smtps://, with user and password */
export function operatorLetters({ url, from }: { url: string; from: string }): Letters & AsyncDisposable {
  const transport = createTransport({
    url,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  });
  return {
    async send({ messageId, to, subject, text, inReplyTo }: Letter): Promise<LetterAnswer> {
      try {
        await transport.sendMail({
          from,
          to: { name: "", address: to },
          messageId: `<${messageId}>`,
          subject,
          text,
          // RFC 3834 §5: nobody's absence note is to answer.
          headers: { "Auto-Submitted": "auto-generated" },
          ...(inReplyTo !== null && { inReplyTo: `<${inReplyTo}>`, references: [`<${inReplyTo}>`] }),
        });
        return { kind: "accepted" };
      } catch (error) {
        const { responseCode = 0 } = error as { responseCode?: number };
        // RFC 5321 §4.2.1: 5yz will not be different the next time.
        return responseCode >= 500
          ? { kind: "refused", why: "The operator's mail server refuses the letter." }
          : { kind: "later", why: "The operator's mail server does not take the letter now." };
      }
    },
    async [Symbol.asyncDispose]() {
      transport.close();
    },
  };
}
