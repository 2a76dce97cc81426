import { isDeepStrictEqual } from "node:util";
import {
  createTransport,
  type SMTPPoolOptions,
  type SMTPPoolSentMessageInfo,
  type Transporter,
} from "nodemailer";
import type { MailboxAccess } from "../../../core/mailbox/mail-port.ts";
import { type SmtpLimits, smtpSettings } from "./smtp-settings.ts";

export type SmtpTransport = Transporter<SMTPPoolSentMessageInfo, SMTPPoolOptions>;

export type PoolLimits = SmtpLimits & {
  connectionsPerMailbox: number;
  /** An unused connection is closed after this. */
  idleMs: number;
};

type Pool = { access: MailboxAccess; transport: SmtpTransport; inUse: number };

/** One pooled transport for each mailbox in use, signed in with what the mailbox has now. */
export class SmtpPools {
  readonly #limits: PoolLimits;
  readonly #prepare: (transport: SmtpTransport) => void;
  readonly #pools = new Map<string, Pool>();
  /** Released while messages were under way: these are finished first. */
  readonly #leaving = new Map<Pool, PromiseWithResolvers<void>>();

  /** @param prepare - called once with each new transport */
  constructor(limits: PoolLimits, prepare: (transport: SmtpTransport) => void) {
    this.#limits = limits;
    this.#prepare = prepare;
  }

  /** Lends the mailbox's transport. It stays open until `work` has ended, even when the mailbox is released in between. */
  async use<T>(access: MailboxAccess, work: (transport: SmtpTransport) => Promise<T>): Promise<T> {
    const pool = this.#poolOf(access);
    pool.inUse += 1;
    try {
      return await work(pool.transport);
    } finally {
      pool.inUse -= 1;
      if (pool.inUse === 0) this.#leaving.get(pool)?.resolve();
    }
  }

  /** Closes the mailbox's connections; resolves when the last message on them has ended. */
  async release(mailboxId: string): Promise<void> {
    const pool = this.#pools.get(mailboxId);
    if (!pool) return;
    this.#pools.delete(mailboxId);
    if (pool.inUse > 0) {
      const finished = Promise.withResolvers<void>();
      this.#leaving.set(pool, finished);
      await finished.promise;
      this.#leaving.delete(pool);
    }
    pool.transport.close();
  }

  /** Releases every mailbox; resolves when all messages have ended. */
  async releaseAll(): Promise<void> {
    const leaving = [...this.#leaving.values()].map(({ promise }) => promise);
    await Promise.all([...leaving, ...[...this.#pools.keys()].map((mailboxId) => this.release(mailboxId))]);
  }

  #poolOf(access: MailboxAccess): Pool {
    const open = this.#pools.get(access.mailboxId);
    if (open && sameSignIn(open.access, access)) return open;
    // Another process stored a new credential or server: the old connection must not be used once more.
    if (open) void this.release(access.mailboxId);

    const pool = { access, transport: this.#connect(access), inUse: 0 };
    this.#pools.set(access.mailboxId, pool);
    return pool;
  }

  #connect(access: MailboxAccess): SmtpTransport {
    const transport = createTransport({
      ...smtpSettings(access, this.#limits),
      pool: true,
      maxConnections: this.#limits.connectionsPerMailbox,
      idleTimeout: this.#limits.idleMs,
      // The pool would hand a message whose connection was closed to another connection. There it remembers the first refusal
      // (nodemailer 10.6: the envelope keeps its `mailError`). `transmit` decides instead.
      maxRequeues: 0,
    });
    this.#prepare(transport);
    // "clear": no connection is left and nothing waits.
    transport.on("clear", () => {
      const pool = this.#pools.get(access.mailboxId);
      if (pool?.transport === transport && pool.inUse === 0) void this.release(access.mailboxId);
    });
    return transport;
  }
}

function sameSignIn(a: MailboxAccess, b: MailboxAccess): boolean {
  return (
    a === b ||
    (a.userName === b.userName && isDeepStrictEqual(a.secret, b.secret) && isDeepStrictEqual(a.smtp, b.smtp))
  );
}
