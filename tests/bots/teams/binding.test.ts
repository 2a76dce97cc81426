import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeConnectCode } from "../../../src/core/connect-code/make-connect-code.ts";
import { connectorToken } from "../../hosts/teams/connector-tokens.ts";
import { seenInCard } from "../../hosts/teams/teams-cards.ts";
import { teamsClient } from "../../hosts/teams/teams-client.ts";
import { onPglite } from "../../setup/each-database.ts";
import { loseMailbox } from "../a-lost-mailbox.ts";
import { openChatWorkspace } from "../chat-workspace.ts";
import { teamsDriver } from "./teams-driver.ts";

/** Three workspaces share a tenant: one whose people act, and two that hold teams of their own or none. */
describe("a team and its workspace", () =>
  onPglite((database) => {
    let chat: Awaited<ReturnType<typeof teamsDriver>>;
    beforeAll(async () => {
      chat = await teamsDriver();
    });
    afterAll(() => chat[Symbol.asyncDispose]());

    const opened = async () => {
      const workspace = await openChatWorkspace(database(), [chat]);
      const { ctx, prisma, workspaceId, members, clock, url } = workspace;
      const { teams } = chat;
      const { connector } = teams;
      const client = teamsClient(url, teams);
      const admin = { name: "Gus", email: `gus-${randomUUID()}@globex.test` };
      const globex = { name: "Globex", timeZone: "UTC", admin };
      const other = await ctx.store.members.createWorkspace(globex, clock.time);
      const { channel, team } = teams.addChannel(`general-${randomUUID()}`);
      const group = () =>
        prisma.chatGroup.findUnique({ where: { platform_groupId: { platform: "teams", groupId: team } } });
      const ask = async (who: string, text: string, conversation: string, tenant?: string) => {
        const id = randomUUID();
        await client.say(who, text, { conversation }, { id, tenant });
        await expect.poll(() => teams.answersTo(id).length).toBe(1);
        return seenInCard(teams.answersTo(id)[0]?.card).lines[0];
      };
      const code = async (id: string) => {
        const made = await makeConnectCode(ctx, { id, workspaceId });
        return made.kind === "made" ? made.code : "";
      };
      /** An event of the team, as Teams tells it. */
      const event = async (
        eventType: string | null,
        more: object = {},
        serviceUrl = connector.serviceUrl,
      ) => {
        const { appId: aud, tenantId } = connector.bot;
        const token = connectorToken(connector.key, { aud, serviceurl: serviceUrl });
        const answer = await fetch(`${url}/api/messages`, {
          method: "POST",
          headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
          body: JSON.stringify({
            type: "conversationUpdate",
            id: randomUUID(),
            channelId: "msteams",
            serviceUrl,
            from: { id: teams.address("ann"), aadObjectId: teams.userId("ann") },
            recipient: { id: `28:${aud}` },
            conversation: { id: team, conversationType: "channel", tenantId },
            channelData: {
              tenant: { id: tenantId },
              team: { id: team, name: "Sales" },
              ...(eventType !== null && { eventType }),
            },
            ...more,
          }),
        });
        expect(answer.status).toBe(200);
      };
      const isThere = (there: boolean) =>
        expect.poll(async () => (await group())?.removedAt === null).toBe(there);
      return { ...workspace, teams, other, channel, team, group, ask, code, event, isThere, members };
    };

    it("belong together from the moment an admin says a code there, and alerts come to that channel", async () => {
      await using workspace = await opened();
      const { ask, code, members, channel, team, group, workspaceId, teams, prisma } = workspace;
      expect(await ask("ann", `connect ${await code(members.ann)}`, channel)).toMatch(
        /^Unpause knows you as Ann of Acme from now on\. Alerts come to this channel from now on\./,
      );
      expect(await group()).toMatchObject({ workspaceId, groupId: team });
      await loseMailbox(workspace);
      await workspace.say(1);
      // The channel is told that alerts come there.
      expect(teams.messages(channel)).toHaveLength(2);
      expect(
        await prisma.auditRow.findMany({ where: { workspaceId, kind: "chat-group-given" } }),
      ).toMatchObject([{ memberId: members.ann, data: { groupId: team } }]);
    });

    it("are not joined where the team is another workspace's: it stays there, and the code that others read is spent", async () => {
      await using workspace = await opened();
      const { ask, code, members, channel, team, group, other, ctx, event, isThere } = workspace;
      await event("teamRenamed");
      await isThere(true);
      await ctx.store.chatDirectory.bindGroup("teams", team, other.workspaceId);
      const said = await code(members.ann);
      expect(await ask("ann", `connect ${said}`, channel)).toMatch(
        /^Unpause knows you as Ann of Acme from now on\. This team belongs to another workspace/,
      );
      expect(await group()).toMatchObject({ workspaceId: other.workspaceId });
      expect(await ask("eve", `connect ${said}`, chat.teams.ownConversation("eve"))).toMatch(
        /^Unpause does not know this code/,
      );
    });

    it("part when an admin says so there: no alert comes any more, and another workspace can have the team", async () => {
      await using workspace = await opened();
      const { ask, code, members, channel, team, group, other, ctx, teams, workspaceId } = workspace;
      await ask("ann", `connect ${await code(members.ann)}`, channel);
      expect(await ask("ben", "settings leave", channel)).toMatch(/^Only an admin does that\./);
      expect(await group()).toMatchObject({ workspaceId });
      await workspace.say(1);
      const before = teams.messages(channel).length;
      expect(await ask("ann", "settings leave", channel)).toMatch(
        /^This team no longer belongs to Acme, and no alert comes to its channels\./,
      );
      expect(await group()).toMatchObject({ workspaceId: null });
      await loseMailbox(workspace);
      await workspace.say(1);
      expect(teams.messages(channel).length).toBe(before);
      expect(await ctx.store.chatDirectory.bindGroup("teams", team, other.workspaceId)).toBe(true);
      expect(await ask("ann", "settings leave", channel)).not.toMatch(/no longer belongs/);
    });

    it("are not joined by a member who is no admin, nor from another tenant", async () => {
      await using workspace = await opened();
      const { ask, code, members, channel, group } = workspace;
      const ofBen = await code(members.ben);
      expect(await ask("ben", `connect ${ofBen}`, channel)).toMatch(
        /The team was not given to the workspace/,
      );
      expect(await ask("eve", `connect ${ofBen}`, chat.teams.ownConversation("eve"))).toMatch(
        /^Unpause does not know this code/,
      );
      const stranger = await ask("ann", `connect ${await code(members.ann)}`, channel, randomUUID());
      expect(stranger).toMatch(/^This is for the people of the Microsoft organisation/);
      expect((await group())?.workspaceId ?? null).toBeNull();
    });

    it("know the people of other teams in a shared channel by the channel's own roster", async () => {
      await using workspace = await opened();
      const { ask, code, members, channel, teams } = workspace;
      await ask("ann", `connect ${await code(members.ann)}`, channel);
      teams.share(channel, "ben");
      expect(await ask("ben", "status", channel)).toMatch(/^Everything is fine/);
    });

    it("need not come together for a member who has said a code to Unpause alone: they are answered there", async () => {
      await using workspace = await opened();
      const { ask, ctx, other, teams } = workspace;
      const own = teams.ownConversation("eve");
      const gus = await ctx.store.members.get(other.memberId);
      if (gus === null) throw new Error("There is no Gus.");
      const made = await makeConnectCode(ctx, gus);
      expect(await ask("eve", "status", own)).toMatch(/^Unpause does not know you yet\./);
      expect(await ask("eve", `connect ${made.kind === "made" ? made.code : ""}`, own)).toBe(
        "Unpause knows you as Gus of Globex from now on.",
      );
      expect(await ask("eve", "status", own)).not.toMatch(/does not know you/);
    });

    it("are told once how they come together, when our app is added to a team", async () => {
      await using workspace = await opened();
      const { event, teams, team } = workspace;
      const us = [{ id: `28:${teams.connector.bot.appId}` }];
      await event(null, { type: "installationUpdate", action: "add" });
      await event("teamMemberAdded", { membersAdded: us });
      await event("teamMemberAdded", { membersAdded: us });
      const said = () => teams.messages(team).map(({ card }) => seenInCard(card).lines.join(" "));
      await expect.poll(said).toEqual([expect.stringMatching(/^Unpause is in this team\..*Show a code/)]);
    });

    it("let members do by a card of before what they may, though they have parted, and nobody of another tenant", async () => {
      await using workspace = await opened();
      const { ask, code, members, channel, teams, url, ctx, workspaceId } = workspace;
      await ask("ann", `connect ${await code(members.ann)}`, channel);
      await loseMailbox(workspace);
      await workspace.say(1);
      const alert = teams.messages(channel).at(-1);
      const does = seenInCard(alert?.card).buttons.find(({ title }) => title === "I'm on it")?.does;
      await ask("ann", "settings leave", channel);
      for (const { groupId } of await ctx.store.chatDirectory.groupsOf(workspaceId, "teams"))
        await ctx.store.chatDirectory.leaveGroup("teams", groupId, workspaceId);
      const id = randomUUID();
      const at = { conversation: channel, message: alert?.id ?? "" };
      const press = does as { verb: string; data: object };
      const client = teamsClient(url, teams);
      const foreign = randomUUID();
      await client.invoke("cy", press, at, { id: foreign, tenant: randomUUID() });
      await expect.poll(() => teams.answersTo(foreign).length).toBe(1);
      expect(seenInCard(teams.answersTo(foreign)[0]?.card).lines[0]).toMatch(/^This is for the people of/);
      expect(await workspace.prisma.watch.count({ where: { takenById: { not: null } } })).toBe(0);
      await client.invoke("ben", press, at, { id });
      await expect.poll(() => teams.answersTo(id).length).toBe(1);
      expect(seenInCard(teams.answersTo(id)[0]?.card).lines[0]).toMatch(/^You are on it/);
      expect(await workspace.prisma.watch.count({ where: { takenById: members.ben } })).toBe(1);
    });

    it("hear of an installation before any workspace has the team, and of new names and addresses", async () => {
      await using workspace = await opened();
      const { event, isThere, group, teams, channel, prisma, ctx, team } = workspace;
      await event(null, { type: "installationUpdate", action: "add" });
      await isThere(true);
      expect(await group()).toMatchObject({ workspaceId: null, name: "Sales" });
      const renamed = { team: { id: team, name: "Sales and more" }, channel: { id: channel, name: "News" } };
      const { tenantId } = teams.connector.bot;
      const moved = teams.connector.serviceUrl.replace("/teams/", "/teams/elsewhere/");
      await event(
        null,
        { channelData: { tenant: { id: tenantId }, eventType: "channelRenamed", ...renamed } },
        moved,
      );
      await expect.poll(async () => (await group())?.serviceUrl).toBe(moved);
      expect(await group()).toMatchObject({ name: "Sales and more" });
      expect(await ctx.store.chatDirectory.channel("teams", channel)).toMatchObject({ name: "News" });
      expect(await prisma.chatGroup.count({ where: { groupId: team } })).toBe(1);
    });

    it("part when our app is removed, so that nothing is posted there, and join again with it", async () => {
      await using workspace = await opened();
      const { ask, code, members, channel, event, isThere, teams } = workspace;
      await ask("ann", `connect ${await code(members.ann)}`, channel);
      const us = [{ id: `28:${teams.connector.bot.appId}` }];
      await event("teamMemberRemoved", { membersRemoved: us });
      await isThere(false);
      await loseMailbox(workspace);
      await workspace.say(1);
      expect(teams.messages(channel)).toEqual([]);
      await event("teamMemberAdded", { membersAdded: us });
      await isThere(true);
      await expect
        .poll(async () => {
          await workspace.say(1);
          return teams.messages(channel).length;
        })
        .toBe(1);
    });

    it.each(["teamDeleted", "teamHardDeleted"])(
      "part when the team is deleted (%s), twice told, and each event is done before it is answered",
      async (name) => {
        await using workspace = await opened();
        const { event, group } = workspace;
        const isThere = async () => (await group())?.removedAt === null;
        await event("teamRenamed");
        expect(await isThere()).toBe(true);
        await event(name);
        await event(name);
        expect(await isThere()).toBe(false);
        await event("teamRestored");
        expect(await isThere()).toBe(true);
      },
    );

    it("forget a deleted channel, and know it again when it is restored", async () => {
      await using workspace = await opened();
      const { event, teams, channel, team, ctx } = workspace;
      const { tenantId } = teams.connector.bot;
      const of = (eventType: string) =>
        event(null, {
          channelData: {
            tenant: { id: tenantId },
            eventType,
            team: { id: team, name: "Sales" },
            channel: { id: channel, name: "News" },
          },
        });
      const removedAt = async () => (await ctx.store.chatDirectory.channel("teams", channel))?.removedAt;
      await of("channelCreated");
      await expect.poll(removedAt).toBeNull();
      await of("channelDeleted");
      await expect.poll(removedAt).toBeInstanceOf(Date);
      await of("channelRestored");
      await expect.poll(removedAt).toBeNull();
    });
  }));
