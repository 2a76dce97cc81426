import type { LookupFunction } from "node:net";
import { ImapFlow } from "imapflow";
import type { MailboxAccess } from "../../../core/mailbox/mail-port.ts";
import { destinationOf, type Outbound, tokenNotAllowed } from "../../outbound/outbound.ts";

/** Where an IMAP server may be, and how long each step at it may take, in milliseconds. */
export type ImapLimits = {
  outbound: Outbound;
  connectMs: number;
  greetingMs: number;
  /** Silence inside the conversation. */
  silenceMs: number;
};

/** The largest piece of one response that is taken from a server: far above what we ask for. */
const MAX_LITERAL_BYTES = 8 * 1024 * 1024;

/**
 * Whether Exchange Online asked for a pause: "Request is throttled. Suggested Backoff Time: 92415 milliseconds". The library would wait
 * it out in silence, up to half of the silence that we allow, and then some.
 */
export const isThrottle = (error: unknown) => (error as { code?: unknown } | null)?.code === "ETHROTTLE";

/**
 * Signs in, lets `work` use the session, and leaves. A server that asks for a pause ends the session at once: its answer, with the
 * time it names, is the error.
 *
 * @param greeted - told when the server has greeted as IMAP servers do (RFC 9051 §7.1)
 * @param signal - ends the session at once; its reason becomes the error
 * @throws what the library met, untouched
 */
export async function withImap<T>(
  access: MailboxAccess,
  limits: ImapLimits,
  signal: AbortSignal,
  work: (client: ImapFlow) => Promise<T>,
  greeted: () => void = () => {},
): Promise<T> {
  signal.throwIfAborted();
  const lookup = await wayIn(access, limits);
  signal.throwIfAborted();
  let throttle: unknown = null;
  const logger = {
    debug() {},
    info() {},
    error() {},
    // Nothing but its log tells of the answer before the wait.
    warn({ err }: { err?: unknown }) {
      if (throttle !== null || !isThrottle(err)) return;
      throttle = err;
      // The wait begins after this entry, and closing ends it.
      setImmediate(() => client.close());
    },
    isLevelEnabled: (level: string) => level === "warn",
  };
  const client = new ImapFlow({
    host: access.imap.host,
    port: access.imap.port,
    secure: access.imap.security === "tls",
    doSTARTTLS: access.imap.security === "starttls",
    auth:
      access.secret.kind === "password"
        ? { user: access.userName, pass: access.secret.password }
        : { user: access.userName, accessToken: access.secret.accessToken },
    // Also without TLS this is what its socket is opened with.
    tls: { lookup, rejectUnauthorized: true },
    clientInfo: { name: "Unpause" },
    disableAutoIdle: true,
    disableCompression: true,
    logger,
    connectionTimeout: limits.connectMs,
    greetingTimeout: limits.greetingMs,
    socketTimeout: limits.silenceMs,
    maxLiteralSize: MAX_LITERAL_BYTES,
    maxResponseSize: 2 * MAX_LITERAL_BYTES,
  });
  // The same failure rejects the command that is under way; an "error" event without a listener would end the process.
  client.on("error", () => {});
  const leave = () => client.close();
  signal.addEventListener("abort", leave, { once: true });
  try {
    await client.connect();
    const result = await work(client);
    await client.logout().catch(() => {}); // the work is done, even if the server dislikes our goodbye
    return result;
  } catch (error) {
    throw signal.aborted ? signal.reason : (throttle ?? error);
  } finally {
    if (hasGreeted(client)) greeted();
    signal.removeEventListener("abort", leave);
    client.close();
  }
}

/** OK and PREAUTH begin a session; BYE turns us away. */
function hasGreeted(client: ImapFlow): boolean {
  const { greetingReceived, byeReason }: { greetingReceived?: unknown; byeReason?: unknown } = client;
  return greetingReceived === true || byeReason !== undefined;
}

/** @throws what our own rules refuse, or what the look-up met */
async function wayIn(access: MailboxAccess, { outbound }: ImapLimits): Promise<LookupFunction> {
  const notAllowed = tokenNotAllowed(outbound, access, "imap");
  if (notAllowed !== null) throw notAllowed;
  const passage = await outbound.guard.pass(destinationOf(access, "imap"));
  if (passage.kind === "closed") throw passage.error;
  return passage.lookUp;
}

/** A signal that fires after `ms` with an error in the form of the libraries' own timeouts. */
export function deadline(ms: number, what: string): AbortSignal & Disposable {
  const controller = new AbortController();
  const timer = setTimeout(() => {
    const error = new Error(`Timeout: ${what} did not finish within ${ms} ms`);
    controller.abort(Object.assign(error, { code: "ETIMEDOUT", timeoutType: "DEADLINE" }));
  }, ms);
  return Object.assign(controller.signal, { [Symbol.dispose]: () => clearTimeout(timer) });
}
