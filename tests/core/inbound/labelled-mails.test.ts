import { beforeAll, expect, it } from "vitest";
import type { Context } from "../../../src/core/context.ts";
import { applyInbound } from "../../../src/core/inbound/apply-inbound.ts";
import { openStore } from "../../../src/io/db/store.ts";
import { parseInboundEmail } from "../../../src/io/mail/parse/parse-mail.ts";
import {
  type LabelledMail,
  rawMail,
  readLabelledMails,
} from "../../fixtures/labelled-mails/labelled-mails.ts";
import { onPglite } from "../../setup/each-database.ts";
import {
  addCampaign,
  addEnrolment,
  addMailbox,
  addWorkspace,
  messageIdOfStep,
  suppressedIn,
} from "../../setup/rows.ts";
import { forCommit } from "../for-commit.ts";

const now = new Date("2026-11-24T12:00:00Z");
const received = new Date("2026-11-24T09:00:07Z");
/** Before the end of every absence, so that each is seen. */
const due = new Date("2026-11-24T15:00:00Z");

const LEAST = 0.98;
const LEAST_OF_A_KIND = 0.95;

onPglite((database) => {
  /** The product's reading of the mail, in the words of the file: `away` with the day until which the step waits. */
  const outcomeOf = async (mail: LabelledMail, number: number): Promise<Outcome> => {
    const { prisma } = database();
    const { workspaceId } = await addWorkspace(prisma);
    const mailboxId = await addMailbox(prisma, workspaceId, { address: "sales@ours.test" });
    const at = { workspaceId, mailboxId, campaignId: await addCampaign(prisma, workspaceId) };
    const email = mail.lead ?? "lea@leads.test";
    const enrolmentId = await addEnrolment(prisma, at, { email, dueAt: due });
    const store = openStore(prisma);
    const mailbox = await store.mailboxes.get(mailboxId);
    if (mailbox === null) throw new Error("no mailbox");
    const parsed = await parseInboundEmail(rawMail(mail, messageIdOfStep(enrolmentId, 1), number));
    const fetched = { folder: "INBOX", uid: 1, internalDate: received, mail: parsed };
    await applyInbound({ ...forCommit, store, clock: { now: () => now }, log }, mailbox, [fetched], null);
    const row = await prisma.enrolment.findUniqueOrThrow({
      where: { id: enrolmentId },
      include: { lead: true },
    });
    const suppressed = (await suppressedIn(prisma, workspaceId)).map((each) => each.email);
    const state = row.stopReason ?? row.state;
    const waits =
      row.dueAt?.getTime() !== due.getTime() ? `away ${row.dueAt?.toISOString().slice(0, 10)}` : state;
    return {
      state: state === "active" ? waits : state,
      suppressed,
      successor: addressIn(row.lead.successor),
    };
  };

  const told: { mail: LabelledMail; outcome: Outcome }[] = [];
  beforeAll(async () => {
    for (const [number, mail] of readLabelledMails().entries())
      told.push({ mail, outcome: await outcomeOf(mail, number) });
  }, 300_000);
  const share = (rows: typeof told) => {
    const wrong = rows.filter(({ mail, outcome }) => !isRight(mail, outcome));
    return {
      right: 1 - wrong.length / rows.length,
      wrong: wrong.map((row) => JSON.stringify(row)).join("\n"),
    };
  };

  it("concludes what is right from nearly all of them", () => {
    const { right, wrong } = share(told);
    expect(told.length).toBeGreaterThanOrEqual(400);
    expect(right, wrong).toBeGreaterThanOrEqual(LEAST);
  });

  it.each(["away", "gone", "reply", "bounce", "receipt", "complaint", "newsletter", "whose", "form"])(
    "does so for each kind: %s",
    (kind) => {
      const { right, wrong } = share(told.filter(({ mail }) => mail.kind === kind));
      expect(right, wrong).toBeGreaterThanOrEqual(LEAST_OF_A_KIND);
    },
  );

  it("suppresses nobody whom it should not, and takes each reply for one", () => {
    const silenced = told.filter(
      ({ mail, outcome }) => outcome.suppressed.length > 0 && !isRight(mail, outcome),
    );
    const lost = told.filter(
      ({ mail, outcome }) => mail.kind === "reply" && mail.right === "replied" && outcome.state !== "replied",
    );
    expect([silenced, lost]).toEqual([[], []]);
  });
});

type Outcome = { state: string; suppressed: string[]; successor: unknown };

function isRight(mail: LabelledMail, { state, suppressed, successor }: Outcome): boolean {
  const lead = mail.lead ?? "lea@leads.test";
  const suppressedRightly = mail.suppressed
    ? suppressed.join() === mail.suppressed.join()
    : state === "opted_out"
      ? suppressed.includes(lead)
      : suppressed.every((email) => state === "bounced" && email === lead);
  const named = mail.successor === undefined || mail.successor === successor;
  return suppressedRightly && named && mail.right.split("|").some((right) => says(right, state));
}

/** `away 2026-12-05` is one day, `away 2026-12-05..2026-12-08` any of several. */
function says(right: string, state: string): boolean {
  const [kind, days] = right.split(" ");
  if (days === undefined) return right === state;
  const [first = "", last = first] = days.split("..");
  const [said, day = ""] = state.split(" ");
  return said === kind && first <= day && day <= last;
}

/** The address in what the database keeps of whom a note names instead. */
const addressIn = (successor: unknown) =>
  typeof successor === "object" && successor !== null && "address" in successor ? successor.address : null;

const log: Context["log"] = { event() {}, fault() {}, child: () => log };
