import { randomUUID } from "node:crypto";
import type { Member } from "../../src/core/workspace/member.ts";
import type { Database } from "../../src/io/db/open-database.ts";
import { openStore } from "../../src/io/db/store.ts";
import { parseInboundEmail } from "../../src/io/mail/parse/parse-mail.ts";
import { aesSecrets } from "../../src/io/secrets/aes-secrets.ts";
import { storeMails } from "../../src/support/inbox/store-mails.ts";
import { understandMail } from "../../src/support/intake/understand-mail.ts";
import type { SupportContext } from "../../src/support/support-rooms.ts";
import { forCommit } from "../core/for-commit.ts";
import type { Woken } from "../core/world.ts";
import { addMailbox, addWorkspace } from "../setup/rows.ts";

export const NOON = new Date("2026-11-24T12:00:00Z");
/** The server whose results count in inboxes that verify senders. */
const AUTHSERV = "mx.ours.test";

type Folder = "inbox" | "sent" | "spam" | "other";
export type MailFields = {
  from?: string | null;
  to?: string;
  cc?: string;
  subject?: string;
  text?: string;
  id?: string | null;
  inReplyTo?: string;
  references?: string[];
  /** Further header lines. */
  more?: string[];
  /** Proven by the inbox's own server. */
  verified?: boolean;
};

let count = 0;

/** A mail as it comes, in its raw form. */
export function aMail(fields: MailFields = {}): Buffer {
  const {
    from = "Lea <lea@customers.test>",
    to = "support@ours.test",
    cc,
    subject = "My campaign is paused",
  } = fields;
  const {
    id = `mail-${++count}-${randomUUID()}@customers.test`,
    inReplyTo,
    references = [],
    more = [],
  } = fields;
  const domain = /@([^>\s]+)/.exec(from ?? "")?.[1] ?? "";
  const lines = [
    fields.verified &&
      `Authentication-Results: ${AUTHSERV}; dmarc=pass header.from=${domain}; spf=pass smtp.mailfrom=${domain}`,
    from !== null && `From: ${from}`,
    `To: ${to}`,
    cc && `Cc: ${cc}`,
    `Subject: ${subject}`,
    id !== null && `Message-ID: <${id}>`,
    inReplyTo && `In-Reply-To: <${inReplyTo}>`,
    references.length > 0 && `References: ${references.map((each) => `<${each}>`).join("\r\n ")}`,
    ...more,
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "",
    fields.text ?? "It does not go on.",
    "",
  ];
  return Buffer.from(lines.filter((line) => typeof line === "string").join("\r\n"));
}

/** A workspace with a support inbox, whose mails are stored as fetching stores them. */
export async function aDesk(
  database: Database,
  { address = "support@ours.test", authserv = AUTHSERV as string | null } = {},
) {
  const { prisma } = database;
  const { workspaceId, memberId } = await addWorkspace(prisma);
  const clock = { time: NOON, now: () => clock.time };
  const faults: string[] = [];
  const woken: Woken[] = [];
  const log: SupportContext["log"] = {
    event() {},
    fault: (name) => void faults.push(name),
    child: () => log,
  };
  const ctx = {
    ...forCommit,
    store: openStore(prisma),
    secrets: aesSecrets(["a key for tests"]),
    clock,
    log,
    mail: { parse: parseInboundEmail },
    wake: async (kind: string, id: string) => void woken.push({ kind, id }),
  } as unknown as SupportContext;

  async function addInbox(address: string, authserv: string | null = AUTHSERV): Promise<string> {
    const mailboxId = await addMailbox(prisma, workspaceId, { address, purpose: "support" });
    const proof = { authserv, authservAt: "mail.ours.test:993", authservProvenAt: NOON };
    await prisma.supportInbox.create({ data: { mailboxId, workspaceId, ...proof, createdAt: NOON } });
    return mailboxId;
  }

  const inboxId = await addInbox(address, authserv);
  let uid = 0;

  /** Stores a raw mail in a folder, as fetching does. */
  async function store(
    raw: Buffer,
    { folder = "inbox" as Folder, mailboxId = inboxId, receivedAt = clock.time, size = raw.length } = {},
  ): Promise<void> {
    const mailbox = await ctx.store.mailboxes.get(mailboxId);
    if (mailbox === null) throw new Error("There is no such inbox.");
    const mail = { folder, kind: folder, uid: ++uid, internalDate: receivedAt, raw, size };
    await storeMails(ctx, mailbox, [mail], { uidValidity: 1n, cursor: null, unread: [] });
  }

  async function take(raw: Buffer, where: Parameters<typeof store>[1] = {}): Promise<void> {
    await store(raw, where);
    await understandMail(ctx, where.mailboxId ?? inboxId);
  }

  return {
    ctx,
    prisma,
    clock,
    workspaceId,
    memberId,
    inboxId,
    faults,
    woken,
    addInbox,
    store,
    take,
    understand: (mailboxId = inboxId) => understandMail(ctx, mailboxId),
    /** Tickets with their messages, the oldest first. Merged ones are left out. */
    tickets: () =>
      prisma.ticket.findMany({
        where: { workspaceId, mergedIntoId: null },
        include: { messages: { orderBy: [{ at: "asc" }, { id: "asc" }] }, people: true },
        orderBy: { number: "asc" },
      }),
    /** An admin of the workspace. */
    admin: async (): Promise<Member> => {
      const member = await ctx.store.members.get(memberId);
      if (member === null) throw new Error("There is no such member.");
      return { ...member, role: "admin" };
    },
    letters: () => prisma.supportLetter.findMany({ where: { workspaceId }, orderBy: { createdAt: "asc" } }),
  };
}

export type Desk = Awaited<ReturnType<typeof aDesk>>;
