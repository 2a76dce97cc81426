import type { Chats } from "../../../src/core/chat/chats.ts";
import { sweep } from "../../../src/core/sweep.ts";
import type { Database } from "../../../src/io/db/open-database.ts";
import { operatorLetters } from "../../../src/io/mail/smtp/operator-letters.ts";
import { jobs } from "../../../src/kinds.ts";
import { senderTestSweep } from "../../../src/support/sender-test/sender-test-jobs.ts";
import type { SupportContext } from "../../../src/support/support-rooms.ts";
import { openWorld } from "../../core/world.ts";
import type { MailHost } from "../../hosts/mail-host/mail-host.ts";
import type { Relay } from "../../hosts/relay.ts";
import { addInbox } from "../inbox/an-inbox.ts";

const nowhere: Chats = { of: async () => [], at: async () => null };

/** A world with a support inbox at a real server, whose jobs are worked off when a test says so. */
export async function aProvingInbox(
  database: Database,
  host: MailHost,
  address: string,
  relay: Relay | null,
) {
  const world = await openWorld(database);
  const { store } = world.ctx;
  const letters = relay && operatorLetters({ url: relay.url, from: "Unpause <unpause@operator.test>" });
  const ctx: SupportContext = { ...world.ctx, operator: { letters, channel: null } };
  await host.addMailbox(address, "right");
  const inbox = await addInbox(world, {
    address,
    password: "right",
    server: {
      userName: address,
      smtp: { host: host.smtp.host, port: host.smtp.tlsPort, security: "tls" },
      imap: { host: host.imap.host, port: host.imap.tlsPort, security: "tls" },
    },
  });

  /** Does all that was woken, and what that wakes. */
  async function work(): Promise<void> {
    for (let next = world.woken.shift(); next !== undefined; next = world.woken.shift())
      await jobs[next.kind]?.work(ctx, next.id, nowhere);
  }

  return {
    ...world,
    ctx,
    inbox,
    work,
    /** Sweeps, works, and reads the inbox, until a test of its server that is due has ended. */
    async prove(): Promise<void> {
      for (let round = 0; round < 6; round++) {
        await sweep(ctx, senderTestSweep, { readEveryMs: 60_000, auditDays: 365, round: 0 });
        await work();
        await host.settled();
        world.woken.push({ kind: "read-inbox", id: inbox });
        await work();
        if ((await store.senderTests.get(inbox))?.testId === null && world.woken.length === 0) {
          const due = await store.senderTests.due(world.clock.time, 10);
          if (!due.includes(inbox)) return;
        }
      }
    },
    /** Brings a mail and files it. */
    async take(raw: string, from: string): Promise<void> {
      await host.deliver(raw, { to: address, from });
      await host.settled();
      world.woken.push({ kind: "read-inbox", id: inbox });
      await work();
    },
    test: async () => (await store.senderTests.get(inbox)) ?? null,
    proof: async () => (await store.supportInboxes.get(inbox))?.authserv ?? null,
    tickets: () =>
      world.prisma.ticket.findMany({ where: { workspaceId: world.workspaceId }, orderBy: { number: "asc" } }),
    async [Symbol.asyncDispose]() {
      await letters?.[Symbol.asyncDispose]();
      await world[Symbol.asyncDispose]();
    },
  };
}
