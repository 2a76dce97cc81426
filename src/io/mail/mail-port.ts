import type { MailPort } from "../../core/mailbox/mail-port.ts";
import { takesToken } from "../../core/setup/token-hosts.ts";
import type { Outbound } from "../outbound/outbound.ts";
import { discover } from "./discover.ts";
import { findSent } from "./imap/find-sent.ts";
import { deadline } from "./imap/imap-session.ts";
import { readAgain } from "./imap/read-again.ts";
import { readMailbox } from "./imap/read-mailbox.ts";
import { answers, letters, parsed, rawOf } from "./imap/scopes.ts";
import { type IdleLimits, watchInbox } from "./imap/watch-inbox.ts";
import { withoutOwnSecrets } from "./own-secrets.ts";
import { parseInboundEmail } from "./parse/parse-mail.ts";
import { prove, proveImap, proveSmtp } from "./prove.ts";
import { type PoolLimits, SmtpPools } from "./smtp/smtp-pools.ts";
import { transmit, watchText } from "./smtp/transmit.ts";

export type MailLimits = PoolLimits &
  IdleLimits & {
    /** The longest that one transmission may take. */
    transmitMs: number;
    proveMs: number;
    findSentMs: number;
    /** One reading of all folders, which is long after a gap. */
    readMs: number;
  };

const SECOND = 1000;

const defaultLimits: Omit<MailLimits, "outbound"> = {
  connectMs: 20 * SECOND,
  greetingMs: 30 * SECOND,
  silenceMs: 80 * SECOND,
  idleMs: 60 * SECOND,
  connectionsPerMailbox: 1,
  transmitMs: 180 * SECOND,
  proveMs: 45 * SECOND,
  findSentMs: 120 * SECOND,
  readMs: 900 * SECOND,
  renewIdleMs: 60 * SECOND,
};

/** The mail port: SMTP by nodemailer, IMAP by imapflow. Disposal finishes the running transmissions. */
export function openMailPort(
  outbound: Outbound,
  changes: Partial<MailLimits> = {},
): MailPort & AsyncDisposable {
  const limits = { ...defaultLimits, ...changes, outbound };
  const pools = new SmtpPools(limits, watchText);
  const port = withoutOwnSecrets({
    transmit: (access, mail) => transmit(pools, access, mail, limits.transmitMs),
    async prove(access) {
      using end = deadline(limits.proveMs, "the sign-in");
      return await prove(access, limits, end);
    },
    async signIn(access, leg) {
      using end = deadline(limits.proveMs, "the sign-in");
      return await (leg === "smtp" ? proveSmtp(access, limits, end) : proveImap(access, limits, end));
    },
    async findSent(access, sentFolder, messageIds) {
      using end = deadline(limits.findSentMs, "the look into the Sent folder");
      return await findSent(access, limits, end, sentFolder, messageIds);
    },
    async read(access, options, apply) {
      using end = deadline(limits.readMs, "reading the mailbox");
      const stop = options.signal ? AbortSignal.any([end, options.signal]) : end;
      return await readMailbox(access, limits, stop, { options, scope: answers }, async (batch, ...more) =>
        apply(await Promise.all(batch.map(parsed)), ...more),
      );
    },
    async readAgain(access, mails) {
      using end = deadline(limits.readMs, "reading mails again");
      const tried = await readAgain(access, limits, end, { mails, folders: {}, scope: answers });
      return Promise.all(
        tried.map(async (each) => (each.kind === "had" ? { ...each, mail: await parsed(each.mail) } : each)),
      );
    },
    async fetch(access, options, apply) {
      using end = deadline(limits.readMs, "reading the inbox");
      const stop = options.signal ? AbortSignal.any([end, options.signal]) : end;
      return await readMailbox(access, limits, stop, { options, scope: letters }, (batch, ...more) =>
        apply(batch.map(rawOf), ...more),
      );
    },
    async fetchAgain(access, folders, mails) {
      using end = deadline(limits.readMs, "reading mails again");
      const tried = await readAgain(access, limits, end, { mails, folders, scope: letters });
      return tried.map((each) => (each.kind === "had" ? { ...each, mail: rawOf(each.mail) } : each));
    },
    watch: (access, watching) => watchInbox(access, limits, watching),
  });
  return {
    ...port,
    discover: (address) => discover(address),
    parse: parseInboundEmail,
    takesToken: (provider, server) => takesToken(provider, server, outbound.tokenHosts),
    // A running transmission ends first, and no caller waits for it: new ones get a new connection.
    async release(mailboxId) {
      void pools.release(mailboxId);
    },
    [Symbol.asyncDispose]: () => pools.releaseAll(),
  };
}
