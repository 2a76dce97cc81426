import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MONDAY } from "../../../core/world.ts";
import type { TeamsMessage } from "../../../hosts/teams/teams-tenant.ts";
import { onPglite } from "../../../setup/each-database.ts";
import { loseMailbox } from "../../a-lost-mailbox.ts";
import { type ChatWorkspace, openChatWorkspace } from "../../chat-workspace.ts";
import { teamsDriver } from "../teams-driver.ts";

/** Members whom Teams knows, each of whom acted a second after the one before. */
async function addReaders({ prisma, workspaceId }: ChatWorkspace, count: number): Promise<void> {
  const readers = Array.from({ length: count }, (_, number) => ({ number, id: randomUUID() }));
  await prisma.member.createMany({
    data: readers.map(({ id, number }) => ({
      id,
      workspaceId,
      name: `Reader ${number}`,
      email: `reader${number}@ours.test`,
      createdAt: MONDAY,
    })),
  });
  await prisma.chatIdentity.createMany({
    data: readers.map(({ id, number }) => {
      const actedAt = new Date(MONDAY.getTime() + number * 1000);
      return { memberId: id, workspaceId, platform: "teams", userId: id, actedAt };
    }),
  });
  await prisma.chatPerson.createMany({
    data: readers.map(({ id, number }) => {
      const known = { platform: "teams", userId: id, address: `29:reader${number}`, seenAt: MONDAY };
      return { ...known, tenantId: "t", serviceUrl: "https://smba.trafficmanager.net/emea/" };
    }),
  });
}

describe("a card in a channel of more than 60 people", () =>
  onPglite((database) => {
    let chat: Awaited<ReturnType<typeof teamsDriver>>;
    beforeAll(async () => {
      chat = await teamsDriver();
    });
    afterAll(() => chat[Symbol.asyncDispose]());

    it("is refreshed for those who can fix it, then for those who acted last", async () => {
      await using workspace = await openChatWorkspace(database(), [chat]);
      const { channel, clock, deliverAll, members, ctx } = workspace;
      const { teams } = chat;
      for (const name of ["ann", "ben"] as const) {
        const userId = teams.userId(name);
        const member = await ctx.store.members.get(members[name]);
        if (member) await ctx.store.members.linkChatUser(member, "teams", { userId, guest: false });
        const person = { platform: "teams", userId, tenantId: "t", conversation: null, serviceUrl: "" };
        await ctx.store.chatDirectory.seePerson({ ...person, address: teams.address(name) }, MONDAY);
      }
      await addReaders(workspace, 70);
      await loseMailbox(workspace);
      clock.time = MONDAY;
      await deliverAll();

      const [posted] = teams.messages(channel) as [TeamsMessage];
      const { userIds } = (posted.card as { refresh: { userIds: string[] } }).refresh;
      expect(userIds.length).toBe(60);
      expect(userIds.slice(0, 2).toSorted()).toEqual([teams.address("ann"), teams.address("ben")].toSorted());
      const last = Array.from({ length: 58 }, (_, number) => `29:reader${69 - number}`);
      expect(userIds.slice(2)).toEqual(last);
    });
  }));
