import { expect, it } from "vitest";
import { health } from "../../../src/commands/doctor/health.ts";
import type { Out } from "../../../src/commands/terminal/out.ts";
import { diagnose } from "../../../src/core/diagnosis/diagnose.ts";
import { disconnectMailbox } from "../../../src/core/disconnection/disconnect-mailbox.ts";
import type { Check } from "../../../src/core/health/check.ts";
import { LONG_UNREAD_MS } from "../../../src/core/inbound/reading-trouble.ts";
import { openWorld } from "../../core/world.ts";
import { onPglite } from "../../setup/each-database.ts";

onPglite((database) => {
  it("the doctor tells of mail that is not read for a quarter of an hour, and of jobs that fail time after time", async () => {
    await using world = await openWorld(database(), ["one@ours.test", "two@ours.test"]);
    const { ctx, clock, mailboxIds, workspaceId } = world;
    const [one = "", two = ""] = mailboxIds;
    const checks = async () => {
      const said: Check[] = [];
      const out: Pick<Out, "line"> = { line: (check) => void said.push(check as Check) };
      const exit = await health.execute(ctx, { chats: [] }, out as Out);
      return { exit, said: said.filter(({ check }) => check === "reading" || check === "jobs") };
    };
    await ctx.store.readings.failed(one, "NO Server busy", clock.time);
    const folder = { path: "Sales", words: "NO Mailbox is corrupt" };
    await ctx.store.readings.saveTroubles({ id: two, workspaceId }, [folder], clock.time);
    expect((await checks()).said.every(({ ok }) => ok)).toBe(true);

    clock.time = new Date(clock.time.getTime() + LONG_UNREAD_MS);
    for (let turn = 0; turn < 3; turn++) {
      await ctx.store.jobTroubles.threw(
        { kind: "sweep drills", subject: "" },
        "the disk is full",
        clock.time,
      );
    }
    const { exit, said } = await checks();
    expect(exit).toBe(1);
    expect(said.map(({ says }) => says)).toEqual([
      "one@ours.test has not been read since 2026-01-05T10:00:00.000Z: NO Server busy",
      "The folder Sales of two@ours.test has not been read since 2026-01-05T10:00:00.000Z: NO Mailbox is corrupt",
      "sweep drills failed 3 times in a row, since 2026-01-05T10:15:00.000Z: the disk is full",
    ]);
  });

  it("the doctor counts the messages in chats that may show an old state for good", async () => {
    await using world = await openWorld(database());
    const { ctx, clock, workspaceId } = world;
    const said = async () => {
      const checks: Check[] = [];
      const out: Pick<Out, "line"> = { line: (check) => void checks.push(check as Check) };
      await health.execute(ctx, { chats: [] }, out as Out);
      return checks.find(({ check }) => check === "messages");
    };
    expect(await said()).toMatchObject({
      ok: true,
      says: "Every message in a chat can be brought up to date.",
    });
    for (const [channel, why] of [
      ["C1", "edit-refused"],
      ["C2", "edit-refused"],
      ["C3", "answer-lost"],
    ] as const) {
      const about = { kind: "incident", id: workspaceId };
      const place = { platform: "slack", channel, memberId: null };
      const { id } = await ctx.store.keptMessages.openOrGet(workspaceId, about, place);
      await ctx.store.keptMessages.beginExtra(id, why, clock.time);
    }
    expect((await said())?.says).toEqual(
      "2 messages can no longer be edited; one more tells the end. " +
        "1 message may stand twice; Unpause may not read the history there. " +
        "Each says when it was written and links to the live state.",
    );
  });

  it("the doctor lists mails that were set aside, and says where to look at them", async () => {
    await using world = await openWorld(database(), ["one@ours.test", "two@ours.test"]);
    const { ctx, clock, mailboxIds, workspaceId } = world;
    const [, two = ""] = mailboxIds;
    const said = async () => {
      const checks: Check[] = [];
      const out: Pick<Out, "line"> = { line: (check) => void checks.push(check as Check) };
      await health.execute(ctx, { chats: [] }, out as Out);
      return checks.filter(({ check }) => check === "mails");
    };
    expect(await said()).toEqual([{ check: "mails", ok: true, says: "None is set aside.", mend: null }]);
    const mail = { folder: "INBOX", uidValidity: 1n, why: "refused", words: "NO [SERVERBUG]" } as const;
    const mails = [
      { ...mail, uid: 16 },
      { ...mail, uid: 17 },
    ];
    await ctx.store.setAside.add({ id: two, workspaceId }, mails, clock.time, null);
    expect(await said()).toEqual([
      {
        check: "mails",
        ok: false,
        says: "2 mails of two@ours.test are set aside; all others are read. The newest: mail 17 in INBOX, 2026-01-05T10:00:00.000Z. The server does not hand out this mail.",
        mend: `Look for an answer or an opt-out in it with a mail program. All of them: https://unpause.test/mailboxes/${two}#reading. Try them again there; a mail that you move or delete is then off this list.`,
      },
    ]);
  });

  it("the doctor names who has to act for a lost mailbox, and asks nobody for a password that changes nothing", async () => {
    await using world = await openWorld(database(), ["one@ours.test", "two@ours.test", "three@ours.test"]);
    const { ctx, clock, mailboxIds, prisma } = world;
    const [one = "", two = "", three = ""] = mailboxIds;
    await prisma.mailbox.update({ where: { id: two }, data: { signIn: "oauth", provider: "google" } });
    const lose = async (id: string, words: string) => {
      const mailbox = await ctx.store.mailboxes.get(id);
      if (mailbox === null) throw new Error("no such mailbox");
      const error = { responseCode: 535, response: words, code: "EAUTH" };
      const { provider, signIn: credential } = mailbox;
      const diagnosis = diagnose({ provider, protocol: "smtp", credential, error });
      const lost = await disconnectMailbox(ctx, { mailbox, diagnosis, at: clock.time });
      if (lost.kind !== "disconnected") throw new Error(lost.kind);
      return lost.incidentId;
    };
    const byAdmin = await lose(
      one,
      "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled",
    );
    const atGoogle = await lose(two, "535 5.7.8 Username and Password not accepted");
    await lose(three, "535 5.7.8 Error: authentication failed");
    const checks: Check[] = [];
    const out: Pick<Out, "line"> = { line: (check) => void checks.push(check as Check) };
    await health.execute(ctx, { chats: [] }, out as Out);
    const mends = checks.filter(({ check, ok }) => check === "mailboxes" && !ok).map(({ mend }) => mend);
    expect(mends.toSorted()).toEqual(
      [
        `An admin of its mail system has to act. A text for them: https://unpause.test/incidents/${byAdmin}#for-admin. The mailbox then goes on by itself.`,
        "Ben or an admin reconnects it: unpause mailbox reconnect three@ours.test --password-stdin",
        `Ben or an admin signs in again: https://unpause.test/reconnect/incident/${atGoogle}`,
      ].toSorted(),
    );
  });
});
