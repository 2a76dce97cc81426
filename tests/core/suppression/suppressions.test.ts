import { beforeEach, expect, it } from "vitest";
import { commit } from "../../../src/core/commit.ts";
import type { SuppressionOrigin, SuppressionReason } from "../../../src/core/lead/suppression.ts";
import type { Log } from "../../../src/core/log.ts";
import { liftSuppression } from "../../../src/core/suppression/lift-suppression.ts";
import { suppressByHand } from "../../../src/core/suppression/suppress-by-hand.ts";
import { suppressLead } from "../../../src/core/suppression/suppress-lead.ts";
import type { Member, Role } from "../../../src/core/workspace/member.ts";
import { openStore } from "../../../src/io/db/store.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { addCampaign, addEnrolment, addMailbox, addWorkspace } from "../../setup/rows.ts";
import { forCommit } from "../for-commit.ts";

const noon = new Date("2026-11-24T12:00:00Z");
const later = new Date("2026-11-25T08:00:00Z");
const silent: Log = { event() {}, fault() {}, child: () => silent };

onEachDatabase((database) => {
  let at: { workspaceId: string; mailboxId: string; campaignId: string };
  let ann: Member;
  let lea: string;
  beforeEach(async () => {
    const { prisma } = database();
    const { workspaceId, memberId } = await addWorkspace(prisma);
    const mailboxId = await addMailbox(prisma, workspaceId, { address: "sales@ours.test" });
    at = { workspaceId, mailboxId, campaignId: await addCampaign(prisma, workspaceId, { name: "Spring" }) };
    lea = await addEnrolment(prisma, at, { email: "lea@leads.test" });
    ann = { id: memberId, workspaceId, name: "Ann", email: "ann@ours.test", role: "admin" };
  });
  const as = (role: Role): Member => ({ ...ann, id: "01935000-0000-7000-8000-000000000000", role });
  const ctx = () => ({
    store: openStore(database().prisma),
    clock: { now: () => later },
    log: silent,
    ...forCommit,
  });
  const suppress = (reason: SuppressionReason, origin: SuppressionOrigin, when = noon) =>
    commit(ctx(), null, (tx) =>
      suppressLead(tx, { workspaceId: at.workspaceId, email: "lea@leads.test", reason, origin, at: when }),
    );
  const found = (email = "lea@leads.test") => ctx().store.views.suppressions.get(at.workspaceId, email);
  const changes = async () =>
    (await ctx().store.history.ofSuppressions(at.workspaceId, null, 20)).map(({ kind, data, memberId }) => ({
      kind,
      ...data,
      ...(memberId && { memberId }),
    }));
  const enrolment = () => database().prisma.enrolment.findUniqueOrThrow({ where: { id: lea } });
  const lift = (by: Member, seenAt = noon, why = "they wrote again") =>
    liftSuppression(ctx(), by, { email: "lea@leads.test", why, seenAt });

  it("a suppression keeps which mail, which words, which campaign and which mailbox", async () => {
    const mail = { messageId: "7@leads.test", subject: "Re: Hello", author: "lea@leads.test" };
    await suppress("opted_out", {
      source: "mail",
      mailboxId: at.mailboxId,
      campaignId: at.campaignId,
      mail,
      words: "Stop.",
    });
    expect(await found()).toEqual({
      email: "lea@leads.test",
      reason: "opted_out",
      at: noon,
      source: "mail",
      mailbox: { id: at.mailboxId, address: "sales@ours.test" },
      campaign: { id: at.campaignId, name: "Spring" },
      member: null,
      mail,
      words: "Stop.",
    });
    expect(await changes()).toEqual([
      { kind: "suppression-added", email: "lea@leads.test", reason: "opted_out", source: "mail" },
    ]);
  });

  it("hostile words, subjects and ids are kept bounded, and as text that both databases take", async () => {
    const hostile = `a\u0000b\ud800${"x".repeat(1_000_000)}`;
    const mail = { messageId: hostile, subject: hostile, author: hostile };
    await suppress("bounced", { source: "mail", mail, words: hostile });
    const kept = await found();
    expect([kept?.words, kept?.mail?.messageId, kept?.mail?.subject].map((text) => text?.length)).toEqual([
      1000, 500, 300,
    ]);
    expect(kept?.words?.slice(0, 5)).toEqual("a b\ufffdx");
  });

  it("a person's own wish takes the place of a bounce, and nothing takes its place", async () => {
    await suppress("bounced", { source: "refusal", words: "550 5.1.1 No such user" });
    await suppress("opted_out", { source: "link", campaignId: at.campaignId }, later);
    expect(await found()).toMatchObject({ reason: "opted_out", source: "link", words: null, at: later });
    await suppress("bounced", { source: "refusal", words: "550" });
    await suppress("complained", { source: "mail" });
    await suppressByHand(ctx(), ann, { emails: ["lea@leads.test"], note: "" });
    expect(await found()).toMatchObject({ reason: "opted_out", source: "link", at: later });
    expect((await changes()).map((change) => "reason" in change && change.reason)).toEqual([
      "opted_out",
      "bounced",
    ]);
  });

  it("lifting lets new campaigns write, restarts nothing, and goes into the history with who and why", async () => {
    await suppress("opted_out", { source: "link" });
    expect(await lift(ann)).toEqual({ kind: "lifted" });
    expect(await found()).toEqual(null);
    expect(await enrolment()).toMatchObject({ state: "stopped", stopReason: "opted_out" });
    expect(await changes()).toEqual([
      {
        kind: "suppression-lifted",
        email: "lea@leads.test",
        reason: "opted_out",
        why: "they wrote again",
        memberId: ann.id,
      },
      { kind: "suppression-added", email: "lea@leads.test", reason: "opted_out", source: "link" },
    ]);
    expect(await lift(ann)).toEqual({ kind: "not-suppressed" });
  });

  it("an enrolment that began after the suppression ends when it is lifted, rather than start to send", async () => {
    await suppress("bounced", { source: "refusal" });
    await database().prisma.enrolment.update({
      where: { id: lea },
      data: { state: "active", stopReason: null },
    });
    await lift(ann);
    expect(await enrolment()).toMatchObject({ state: "stopped", stopReason: "bounced" });
  });

  it.each<[SuppressionReason, Role, string]>([
    ["opted_out", "member", "not-entitled"],
    ["opted_out", "agent", "not-entitled"],
    ["opted_out", "admin", "lifted"],
    ["complained", "member", "not-entitled"],
    ["complained", "admin", "lifted"],
    ["by_hand", "member", "not-entitled"],
    ["by_hand", "admin", "lifted"],
    ["bounced", "member", "lifted"],
  ])("%s, lifted in the name of a %s: %s", async (reason, role, kind) => {
    await suppress(reason, { source: "member", memberId: ann.id });
    const by = role === "admin" ? ann : as(role);
    // A bounce may be lifted by anybody; the history then names a member of the workspace.
    expect(await lift(reason === "bounced" ? { ...ann, role } : by)).toEqual({ kind });
    expect((await found()) === null).toEqual(kind === "lifted");
  });

  it("the member who added an address by hand takes it back", async () => {
    await suppress("by_hand", { source: "member", memberId: ann.id });
    expect(await lift({ ...ann, role: "member" })).toEqual({ kind: "lifted" });
  });

  it("lifting needs a reason, and the suppression that was looked at", async () => {
    await suppress("bounced", { source: "refusal" });
    expect(await lift(ann, noon, " \n ")).toEqual({ kind: "no-reason" });
    await suppress("opted_out", { source: "link" }, later);
    expect(await lift(ann, noon)).toEqual({ kind: "overtaken" });
    expect(await found()).toMatchObject({ reason: "opted_out" });
  });

  it("two members lift at once: one does, and the history tells it once", async () => {
    await suppress("bounced", { source: "refusal" });
    const results = await Promise.all([lift(ann), lift(ann)]);
    expect(results.filter(({ kind }) => kind === "lifted")).toHaveLength(1);
    expect((await changes()).filter(({ kind }) => kind === "suppression-lifted")).toHaveLength(1);
  });

  it("adds by hand what is not there yet, stops those leads, and says what was there already", async () => {
    await suppress("bounced", { source: "refusal" });
    await addEnrolment(database().prisma, at, { email: "tim@leads.test" });
    const emails = ["tim@leads.test", "lea@leads.test", "new@leads.test"];
    expect(await suppressByHand(ctx(), ann, { emails, note: "asked by phone" })).toEqual({
      kind: "suppressed",
      added: ["tim@leads.test", "new@leads.test"],
      already: ["lea@leads.test"],
      stopped: 1,
    });
    expect(await found("new@leads.test")).toMatchObject({
      reason: "by_hand",
      member: { name: "Ann" },
      words: "asked by phone",
    });
    expect(await suppressByHand(ctx(), ann, { emails, note: "" })).toMatchObject({ added: [], stopped: 0 });
    const told = await ctx().store.history.ofCampaign(at.campaignId, 10);
    expect(told.map(({ kind, memberId }) => [kind, memberId])).toEqual([
      ["removed", ann.id],
      ["bounced", undefined],
    ]);
  });

  it("finds by any part of the address, by reason, newest first, a page at a time", async () => {
    await suppress("bounced", { source: "refusal" });
    await suppressByHand(ctx(), ann, { emails: ["a_b@x.test", "acb@x.test", "100%@y.test"], note: "" });
    const list = async (search: string, reason: SuppressionReason | null = null, skip = 0, take = 10) => {
      const page = await ctx().store.views.suppressions.list(
        at.workspaceId,
        { search, reason },
        { skip, take },
      );
      return [page.total, page.rows.map(({ email }) => email).join()];
    };
    expect(await list("")).toEqual([4, "100%@y.test,a_b@x.test,acb@x.test,lea@leads.test"]);
    expect(await list(" X.TEST ")).toEqual([2, "a_b@x.test,acb@x.test"]);
    expect([await list("a_b"), await list("%"), await list("\u0000")]).toEqual([
      [1, "a_b@x.test"],
      [1, "100%@y.test"],
      [4, "100%@y.test,a_b@x.test,acb@x.test,lea@leads.test"],
    ]);
    expect(await list("", "bounced")).toEqual([1, "lea@leads.test"]);
    expect(await list("", null, 3, 2)).toEqual([4, "lea@leads.test"]);
  });

  it("names all for which an address is never written to: its own first, a dead one only as it is spelt", async () => {
    await suppressByHand(ctx(), ann, { emails: ["lea+b2b@leads.test", "lea@leads.test"], note: "" });
    await commit(ctx(), null, (tx) =>
      suppressLead(tx, {
        workspaceId: at.workspaceId,
        email: "lea+dead@leads.test",
        reason: "bounced",
        origin: { source: "refusal" },
        at: noon,
      }),
    );
    const of = async (email: string) =>
      (await ctx().store.views.suppressions.matching(at.workspaceId, email)).map((one) => one.email);
    expect([
      await of("lea@leads.test"),
      await of("lea+x@leads.test"),
      await of("lea+dead@leads.test"),
    ]).toEqual([
      ["lea@leads.test", "lea+b2b@leads.test"],
      ["lea+b2b@leads.test", "lea@leads.test"],
      ["lea+dead@leads.test", "lea+b2b@leads.test", "lea@leads.test"],
    ]);
    expect([await of("tim@leads.test"), await of("\u0000@x"), await of("")]).toEqual([[], [], []]);
  });

  it("is of one workspace", async () => {
    await suppress("opted_out", { source: "link" });
    const other = await addWorkspace(database().prisma);
    const by = { ...ann, workspaceId: other.workspaceId };
    expect(await lift(by)).toEqual({ kind: "not-suppressed" });
    expect(await ctx().store.views.suppressions.get(other.workspaceId, "lea@leads.test")).toEqual(null);
    expect(await ctx().store.history.ofSuppressions(other.workspaceId, null, 5)).toEqual([]);
    expect(await found()).not.toEqual(null);
  });
});
