import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fileMail } from "../../../src/support/intake/file-mail.ts";
import { openDesk } from "../../../src/support/intake/intake-desk.ts";
import type { Inbox, ReadMail } from "../../../src/support/intake/intake-mail.ts";
import { unreadMail } from "../../../src/support/intake/read-mail.ts";

const NOON = new Date("2026-11-24T12:00:00Z");
const inbox: Inbox = {
  mailboxId: "inbox",
  workspaceId: "workspace",
  address: "support@ours.test",
  provider: "other",
  signIn: "password",
  authserv: null,
  authservHops: null,
};

/** A mail of a conversation: who wrote it, and which mails of the same conversation it names. */
type Line = { customer: number; minute: number; inReplyTo: number | null; whole: boolean; agent: boolean };

const conversation = (customer: number) =>
  fc
    .array(fc.record({ whole: fc.boolean(), agent: fc.boolean(), to: fc.nat(5) }), {
      minLength: 1,
      maxLength: 5,
    })
    .map((lines) =>
      lines.map(
        ({ whole, agent, to }, at): Line => ({
          customer,
          minute: customer + at * 10,
          inReplyTo: at === 0 ? null : to % at,
          whole,
          agent: at > 0 && agent,
        }),
      ),
    );

const conversations = fc
  .tuple(conversation(0), conversation(1), conversation(2))
  .map((all) => all.map((lines) => lines.map((line, at) => mailOf(lines, line, at))));

function mailOf(lines: Line[], line: Line, at: number): ReadMail {
  const id = (place: number) => `${line.customer}-${place}@customers.test`;
  const customer = { name: "", email: `customer-${line.customer}@customers.test` };
  const support = { name: "", email: inbox.address };
  const received = new Date(NOON.getTime() + line.minute * 60_000);
  const stored = {
    id: `stored ${id(at)}`,
    workspaceId: "workspace",
    mailboxId: "inbox",
    folder: line.agent ? ("sent" as const) : ("inbox" as const),
    receivedAt: received,
    storedAt: received,
    rawId: "raw",
    hash: Buffer.from(id(at)),
    size: 1,
    kept: 1,
    tries: 0,
  };
  const { inReplyTo } = line;
  const before = inReplyTo === null ? [] : lines.slice(0, inReplyTo + 1).map((_, place) => id(place));
  return {
    ...unreadMail(stored, "", received),
    trouble: null,
    subject: `Conversation ${line.customer}`,
    from: line.agent ? support : customer,
    fromHeader: "from",
    recipients: [line.agent ? customer : support],
    messageId: id(at),
    inReplyTo: inReplyTo === null ? null : id(inReplyTo),
    references: line.whole ? before : [],
    at: received,
  };
}

/** The tickets that these mails become in this order: their mails, customer and state. */
function ticketsOf(mails: ReadMail[]): string[] {
  let count = 0;
  const rows = {
    messages: [],
    gathered: [],
    ids: [],
    tickets: [],
    members: [],
    letters: [],
    sent: [],
    dead: [],
    ownDomains: [],
  };
  const desk = openDesk(
    { ...rows, ours: [{ address: inbox.address, inbox: true }] },
    {
      workspaceId: "workspace",
      now: new Date(NOON.getTime() + 24 * 60 * 60_000),
      firstAnswerMinutes: 240,
      nextNumber: 1,
      newId: () => `id ${String(++count).padStart(5, "0")}`,
      letterId: (id) => `${id}@ours.test`,
    },
  );
  for (const mail of mails) fileMail(desk, inbox, mail);
  const into = (id: string): string => {
    const target = desk.tickets.get(id)?.mergedIntoId ?? null;
    return target === null ? id : into(target);
  };
  const shapes = [...desk.tickets.values()]
    .filter(({ mergedIntoId }) => mergedIntoId === null)
    .map(({ id, customer, state }) => {
      const own = desk.changes.messages.filter(
        ({ ticketId, identity }) => identity !== null && into(ticketId) === id,
      );
      return JSON.stringify({
        customer: customer?.email,
        state,
        mails: own.map(({ mailId }) => mailId).toSorted(),
      });
    });
  return shapes.toSorted();
}

describe("mails that come in any order", () => {
  it("become the same tickets", () => {
    const shuffled = conversations.chain((all) => {
      const mails = all.flat();
      return fc.tuple(fc.constant(mails), fc.shuffledSubarray(mails, { minLength: mails.length }));
    });
    fc.assert(
      fc.property(shuffled, ([mails, inAnyOrder]) => {
        expect(ticketsOf(inAnyOrder)).toEqual(ticketsOf(mails));
      }),
      { numRuns: 300, seed: 12 },
    );
  });

  it("become one ticket for each conversation", () => {
    fc.assert(
      fc.property(conversations, (all) => {
        expect(ticketsOf(all.flat())).toHaveLength(all.length);
      }),
      { numRuns: 100, seed: 12 },
    );
  });
});
