import type { ImapFlow } from "imapflow";
import type { MailboxAccess, WatchEnd, Watching } from "../../../core/mailbox/mail-port.ts";
import { type ImapLimits, withImap } from "./imap-session.ts";
import { watchSilence } from "./watch-silence.ts";

export type IdleLimits = ImapLimits & {
  /** How long one IDLE lasts. The server is asked for a sign of life then: RFC 2177 demands a new one before 29 minutes. */
  renewIdleMs: number;
};

/**
 * Waits at the inbox for new mail. A connection that died in silence does not answer when the IDLE is renewed, and is closed.
 *
 * @returns why it ended: what the server does is a result
 */
export async function watchInbox(
  access: MailboxAccess,
  limits: IdleLimits,
  { signal, began, news }: Watching,
): Promise<WatchEnd> {
  try {
    return await withImap(access, limits, signal, async (client): Promise<WatchEnd> => {
      if (!client.capabilities.has("IDLE")) return { kind: "no-idle" };
      await client.mailboxOpen("INBOX", { readOnly: true });
      client.on("exists", news);
      began();
      while (client.usable) await idle(client, limits);
      return { kind: "lost", error: new Error("The connection ended.") };
    });
  } catch (error) {
    return signal.aborted ? { kind: "stopped" } : { kind: "lost", error };
  }
}

async function idle(client: ImapFlow, { renewIdleMs, silenceMs }: IdleLimits): Promise<void> {
  const ended = client.idle();
  const { promise: renewal, resolve } = Promise.withResolvers<"renew">();
  const timer = setTimeout(() => resolve("renew"), renewIdleMs);
  try {
    // A server that ends the IDLE by itself is asked as well, so that it is not asked in a hurry.
    await Promise.race([ended, renewal]);
    if (client.usable) await watchSilence(client, silenceMs, () => client.noop());
    await ended;
  } finally {
    clearTimeout(timer);
    ended.catch(() => {}); // its failure is that of the command above
  }
}
