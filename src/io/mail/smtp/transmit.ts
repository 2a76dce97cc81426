import type { Readable } from "node:stream";
import type { MailboxAccess, OutboundMail, Transmission } from "../../../core/mailbox/mail-port.ts";
import { storable, storableId } from "../../../core/storable.ts";
import { settleFailure } from "../imap/settle-failure.ts";
import { composeMail } from "./compose-mail.ts";
import type { SmtpPools, SmtpTransport } from "./smtp-pools.ts";

/** The rendered text of each transmission under way, which the connection reads only after the server's 354. */
const textOf = new WeakMap<AbortSignal, Readable>();

/** Lets `transmit` see when the text of a message begins to flow. */
export function watchText(transport: SmtpTransport): void {
  transport.use("stream", (mail, done) => {
    const { signal } = mail.data;
    mail.message?.processFunc((text) => {
      if (signal) textOf.set(signal, text);
      return text;
    });
    done();
  });
}

/**
 * Hands the text of one message to the mailbox's server at most once. If the server closed the line before any of the text, a fresh
 * connection is tried, once.
 *
 * @param pools - made with `watchText`
 * @param deadlineMs - the longest time, for any behaviour of the server
 */
export async function transmit(
  pools: SmtpPools,
  access: MailboxAccess,
  mail: OutboundMail,
  deadlineMs: number,
): Promise<Transmission> {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), deadlineMs);
  const { signal } = deadline;
  const textBegan = () => textOf.get(signal)?.readableDidRead ?? false;
  const attempt = () =>
    pools.use(access, (transport) => transport.sendMail({ ...composeMail(mail), signal }));
  try {
    const { response, serverMessageId } = await attempt().catch((error: unknown) => {
      if (textBegan() || !wasClosedByServer(error)) throw error;
      return attempt();
    });
    const givenId = storableId(serverMessageId?.replace(/^<|>$/g, "") ?? "");
    const reply = storable(response);
    return { kind: "accepted", reply, ...(givenId && { givenId }) };
  } catch (error) {
    return settleFailure(signal.aborted ? tooLate(deadlineMs) : error, textBegan());
  } finally {
    clearTimeout(timer);
  }
}

/**
 * A server may close an idle connection at any time, with a 421 or without a word (RFC 5321 §3.8). The pool reports
 * both in this form, when none of the text was read.
 */
function wasClosedByServer(error: unknown): boolean {
  return (
    typeof error === "object" &&
    error !== null &&
    "code" in error &&
    error.code === "ECONNECTION" &&
    !("responseCode" in error)
  );
}

/** In the form of nodemailer's own timeouts. */
function tooLate(deadlineMs: number): Error {
  const error = new Error(`Timeout: the mail server did not finish within ${deadlineMs} ms`);
  return Object.assign(error, { code: "ETIMEDOUT", timeoutType: "DEADLINE", command: "CONN" });
}
