import { expect, it } from "vitest";
import { campaignUnconfirmed } from "../../../src/commands/campaign/campaign-unconfirmed.ts";
import { health } from "../../../src/commands/doctor/health.ts";
import type { Out } from "../../../src/commands/terminal/out.ts";
import type { Check } from "../../../src/core/health/check.ts";
import { openDatabase } from "../../../src/io/db/open-database.ts";
import { unconfirmedSends } from "../../core/unconfirmed/unconfirmed-sends.ts";
import { openWorld } from "../../core/world.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { freshDatabaseUrl } from "../../setup/fresh-database.ts";
import { describeWith } from "../../setup/needs.ts";
import { addCampaign, addEnrolment, addMailbox } from "../../setup/rows.ts";
import { unpause } from "../unpause.ts";

onEachDatabase((database) => {
  async function opened() {
    const world = await openWorld(database(), [`sales-${crypto.randomUUID()}@ours.test`]);
    const unconfirmed = await unconfirmedSends(world);
    const { email: as } = (await world.ctx.store.members.get(world.members.ben)) ?? { email: "" };
    await world.prisma.member.update({
      where: { id: world.members.ben },
      data: { email: `${world.workspaceId}.${as}` },
    });
    const ask = async (input: object) => {
      const lines: unknown[] = [];
      const said: string[] = [];
      const out = {
        line: (line: unknown) => void lines.push(line),
        say: (text: string) => void said.push(text),
      };
      const written = { as: `${world.workspaceId}.${as}`, campaign: "Spring", ...input };
      const exit = await campaignUnconfirmed.execute(world.ctx, written, out as Out);
      return { exit, lines, said: said.join("\n") };
    };
    const emails = unconfirmed.sends.map(({ email }) => email);
    return { ...world, ...unconfirmed, ask, emails };
  }

  it("lists unconfirmed sends, and says what each answer means", async () => {
    await using world = await opened();
    const { exit, lines, said } = await world.ask({});
    expect(exit).toEqual(0);
    expect(lines).toHaveLength(3);
    expect(lines).toContainEqual(
      expect.objectContaining({ email: world.emails[0], step: 1, messageId: world.sends[0]?.messageId }),
    );
    expect(said).toContain("--not-sent: The same step is sent again;");
    expect((await world.states()).every(([state]) => state === "unconfirmed")).toBe(true);
  });

  it("decides about the leads that are named, and tells of one that has none", async () => {
    await using world = await opened();
    const [first = ""] = world.emails;
    const { exit, lines, said } = await world.ask({
      sent: true,
      lead: [first.toUpperCase(), "no@body.test"],
    });
    expect(exit).toEqual(1);
    expect(lines).toEqual([{ email: first, step: 1, decision: "sent", result: "decided" }]);
    expect(said).toContain("no@body.test has no unconfirmed send");
    expect((await world.states()).filter(([state]) => state === "active")).toHaveLength(1);
  });

  it("sends nothing again without --yes, and then all of them", async () => {
    await using world = await opened();
    const asked = await world.ask({ notSent: true });
    expect([asked.exit, asked.lines]).toEqual([1, []]);
    expect(asked.said).toContain("gets it twice");
    expect((await world.states()).every(([state]) => state === "unconfirmed")).toBe(true);
    expect((await world.ask({ notSent: true, yes: true })).lines).toHaveLength(3);
    expect((await world.states()).every(([, , send]) => send === "planned")).toBe(true);
    const none = await world.ask({ notSent: true, yes: true });
    expect([none.exit, none.said]).toEqual([1, "“Spring” has no unconfirmed send. Nothing was changed."]);
  });

  it("is mentioned by the doctor, with where it is decided", async () => {
    await using world = await opened();
    const checks = async () => {
      const said: Check[] = [];
      const out: Pick<Out, "line"> = { line: (check) => void said.push(check as Check) };
      await health.execute(world.ctx, { chats: [] }, out as Out);
      return said.filter(({ check, mend }) => check === "sends" && mend?.includes(world.mailboxId));
    };
    const [check] = await checks();
    expect(check?.says).toMatch(
      /^3 through \S+ may or may not have gone out, since 2026-01-05T10:00:00.000Z\. Their leads wait\.$/,
    );
    expect(check?.mend).toContain('unpause campaign unconfirmed "Spring"');
    await world.ask({ sent: true });
    expect(await checks()).toEqual([]);
  });
});

/** Each command is a process that opens the database. */
const SLOW = 120_000;

describeWith("PostgreSQL", "unpause campaign unconfirmed", () => {
  it(
    "is typed with one answer or none",
    async () => {
      const url = await freshDatabaseUrl();
      const ask = (...args: string[]) =>
        unpause(args, { env: { DATABASE_URL: url, SECRET_KEY: "a key of sixteen or more" } });
      await ask("workspace", "set", "--name", "Ours", "--admin", "ann@ours.test");
      const opened = await openDatabase({ kind: "server", url });
      if (opened.kind === "refused") throw new Error(opened.why);
      await using database = opened.database;
      const { prisma } = database;
      const { id: workspaceId } = await prisma.workspace.findFirstOrThrow();
      const campaignId = await addCampaign(prisma, workspaceId, { name: "Spring" });
      const at = { workspaceId, campaignId, mailboxId: await addMailbox(prisma, workspaceId) };
      const transmittingAt = new Date("2026-11-26T09:00:00Z");
      for (const email of ["ada@leads.test", "bo@leads.test"]) {
        const enrolmentId = await addEnrolment(prisma, at, { email, nextStep: 1, state: "unconfirmed" });
        const messageId = `${enrolmentId}@ours.test`;
        const send = { ...at, enrolmentId, step: 1, messageId, transmittingAt, settledAt: transmittingAt };
        await prisma.send.create({ data: { ...send, state: "unconfirmed" } });
      }
      const about = (...args: string[]) => ask("campaign", "unconfirmed", "Spring", ...args);

      expect((await about("--sent", "--not-sent")).exit).toEqual(2);
      expect((await about()).lines).toHaveLength(2);
      expect((await about("--not-sent", "--lead", "ada@leads.test")).exit).toEqual(1);
      expect(await about("--not-sent", "--yes", "--lead", "ada@leads.test")).toMatchObject({
        exit: 0,
        lines: [{ email: "ada@leads.test", step: 1, decision: "not-sent", result: "decided" }],
      });
      expect(await about("--sent")).toMatchObject({ exit: 0, lines: [{ email: "bo@leads.test" }] });
    },
    SLOW,
  );
});
