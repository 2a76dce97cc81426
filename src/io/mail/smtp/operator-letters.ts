import { createTransport } from "nodemailer";
import type { Letter, LetterAnswer, Letters } from "../../../core/chat/operator.ts";
import { linesByName } from "./lines-by-name.ts";

/** The longest that the server may take for one letter, well below the lease of an outbox item. */
const TIMEOUT_MS = 15_000;

/**
 * The product's own mail, by the server that its operator has set.
 *
 * @param url - smtps://, or smtp:// with STARTTLS, which is never left out; with user and password
 */
export function operatorLetters({ url, from }: { url: string; from: string }): Letters & AsyncDisposable {
  const transport = createTransport({
    ...serverIn(url),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  });
  return {
    async send({ messageId, to, subject, text, inReplyTo, headers = [] }: Letter): Promise<LetterAnswer> {
      try {
        await transport.sendMail({
          from,
          to: { name: "", address: to },
          messageId: `<${messageId}>`,
          subject,
          text,
          // RFC 3834 §5: no absence note is to answer it.
          headers: { "Auto-Submitted": "auto-generated", ...linesByName(headers) },
          ...(inReplyTo !== null && { inReplyTo: `<${inReplyTo}>`, references: [`<${inReplyTo}>`] }),
        });
        return { kind: "accepted" };
      } catch (error) {
        const { code, responseCode = 0 } = error as { code?: string; responseCode?: number };
        if (code === "ETLS") {
          return {
            kind: "later",
            why: "The operator's mail server offers no STARTTLS, which smtp:// needs.",
          };
        }
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

/** The query of the address is left out: it could switch TLS off. */
function serverIn(url: string) {
  const { protocol, hostname, port, username, password } = new URL(url);
  const auth = { user: decoded(username), pass: decoded(password) };
  const secure = protocol === "smtps:";
  return {
    host: hostname.replace(/^\[|\]$/g, ""),
    ...(port !== "" && { port: Number(port) }),
    secure,
    requireTLS: !secure,
    tls: { rejectUnauthorized: true },
    ...(username !== "" && { auth }),
  };
}

/** A password may hold a % of its own. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
