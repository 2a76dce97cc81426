import { beforeEach, expect, it } from "vitest";
import { warningsOf } from "../../../src/core/health/warnings.ts";
import { onPglite } from "../../setup/each-database.ts";
import { openWorld } from "../world.ts";

onPglite((database) => {
  beforeEach(async () => void (await database().prisma.workspace.deleteMany()));

  it("warns where a lost mailbox would reach nobody, and a PUBLIC_URL no lead", async () => {
    await using world = await openWorld(database());
    const kinds = async (operator: { slack: boolean; letters: null | "set" }) => {
      const letters = operator.letters && { send: async () => ({ kind: "accepted" as const }) };
      const ctx = {
        ...world.ctx,
        urlTrouble: "no-https" as const,
        operator: { channel: null, chat: operator.slack, letters },
      };
      return (await warningsOf(ctx)).map(({ kind }) => kind);
    };
    expect(await kinds({ slack: false, letters: null })).toEqual(["public-url", "nobody-reached"]);
    expect(await kinds({ slack: true, letters: null })).toEqual(["public-url"]);
    expect(await kinds({ slack: false, letters: "set" })).toEqual(["public-url"]);
    expect(await warningsOf(world.ctx)).toEqual([]);
  });

  it("offers letters through a healthy mailbox where nobody would hear, and says when one mailbox is not enough", async () => {
    const warnings = async (addresses: string[], lettersThroughMailboxes: boolean) => {
      await database().prisma.workspace.deleteMany();
      await using world = await openWorld(database(), addresses);
      await world.ctx.store.signIn.saveSettings(world.workspaceId, { lettersThroughMailboxes });
      const operator = { channel: null, chat: false, letters: null };
      return warningsOf({ ...world.ctx, operator });
    };
    const two = ["sales@ours.test", "info@ours.test"];
    expect(await warnings(two, false)).toMatchObject([
      {
        kind: "nobody-reached",
        mend: expect.stringMatching(
          /^Set SLACK_BOT_TOKEN.*npx unpause workspace set --letters-through-mailboxes on$/,
        ),
        offer: { path: "/settings#lettersThroughMailboxes" },
      },
    ]);
    expect(await warnings(two, true)).toEqual([]);
    expect(await warnings(["sales@ours.test"], true)).toMatchObject([
      { kind: "nobody-reached", mend: expect.stringMatching(/^Connect a second mailbox/) },
    ]);
  });

  it("warns of a mailbox whose address everybody has who would be written to, though letters may leave", async () => {
    await using world = await openWorld(database(), ["ben@acme.test", "info@ours.test"]);
    const { ctx, workspaceId, members, mailboxIds, prisma } = world;
    const letters = { send: async () => ({ kind: "accepted" as const }) };
    const said = async () =>
      (await warningsOf({ ...ctx, operator: { channel: null, chat: false, letters } })).map(
        ({ says }) => says,
      );
    expect(await said()).toEqual([]);
    await prisma.member.update({ where: { id: members.ann }, data: { role: "member" } });
    expect(await said()).toEqual([
      "When ben@acme.test is lost, only the dashboard shows it: everybody who would be written to has that address.",
    ]);
    await prisma.mailboxBackup.create({ data: { mailboxId: mailboxIds[0] ?? "", memberId: members.cy } });
    expect(await said()).toEqual([]);
    expect(await ctx.store.fixers.reachableNowhere(workspaceId, 5)).toEqual([]);
  });
});
