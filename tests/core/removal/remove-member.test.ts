import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pauseCampaign } from "../../../src/core/campaign/pause-campaign.ts";
import { chatsOf } from "../../../src/core/chat/chats.ts";
import { issueReconnectLink } from "../../../src/core/reconnect/issue-reconnect-link.ts";
import { openReconnectLink } from "../../../src/core/reconnect/open-reconnect-link.ts";
import { removeMember } from "../../../src/core/removal/remove-member.ts";
import { whoIsSignedIn } from "../../../src/core/sign-in/session.ts";
import { checkSignInLink, issueSignInLink, signIn } from "../../../src/core/sign-in/sign-in.ts";
import { askForSignInLetter } from "../../../src/core/sign-in/sign-in-letter.ts";
import { issueVouchedLink } from "../../../src/core/vouched/issue-vouched-link.ts";
import type { Member } from "../../../src/core/workspace/member.ts";
import { setRole } from "../../../src/core/workspace/set-role.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { deliverWoken } from "../deliver-due.ts";
import { type Lost, lose } from "../disconnection/lost-mailbox.ts";
import { aCampaign, openWorld, type World } from "../world.ts";
import { tablesWith } from "./every-table.ts";

const NOWHERE = { place: { browser: null, network: null }, before: null };
const tokenIn = (url: string) => url.split("/").at(-1) ?? "";

async function memberOf({ ctx }: World, id: string): Promise<Member> {
  const member = await ctx.store.members.get(id);
  if (member === null) throw new Error("no such member");
  return member;
}

async function signedIn({ ctx }: World, member: Member): Promise<string> {
  const result = await signIn(ctx, tokenIn((await issueSignInLink(ctx, member)).url), NOWHERE);
  if (result.kind !== "signed-in") throw new Error(result.kind);
  return result.sessionToken;
}

describe("removing a member", () =>
  onEachDatabase((database) => {
    let world: World;
    let lost: Lost;
    let [ann, ben]: Member[] = [];
    beforeAll(async () => {
      world = await openWorld(database(), ["sales@ours.test", "info@ours.test"]);
      lost = await lose(world);
      ann = await memberOf(world, world.members.ann);
      ben = await memberOf(world, world.members.ben);
    });
    afterAll(() => world[Symbol.asyncDispose]());
    const remove = (by: Member, memberId: string, heirId: string | null = null) =>
      removeMember(world.ctx, by, { memberId, heirId });

    it("is an admin's business, of their own workspace, and leaves an admin", async () => {
      const { ctx, members } = world;
      const other = await ctx.store.members.createWorkspace(
        { name: "Other", timeZone: "UTC", admin: { name: "Gus", email: "gus@other.test" } },
        world.clock.time,
      );
      if (!ann || !ben) throw new Error("no members");
      expect(await remove(ben, members.cy)).toEqual({ kind: "not-entitled" });
      expect(await remove(ann, other.memberId)).toEqual({ kind: "no-such-member" });
      expect(await remove(ann, ann.id)).toEqual({ kind: "last-admin" });
      expect(await remove(ann, members.ben, members.ben)).toEqual({ kind: "no-such-heir" });
      expect(await remove(ann, members.ben, other.memberId)).toEqual({ kind: "no-such-heir" });
      expect(await setRole(ctx, ann, { memberId: ann.id, role: "member" })).toEqual({ kind: "last-admin" });
      expect(await setRole(ctx, ben, { memberId: ben.id, role: "admin" })).toEqual({ kind: "not-entitled" });
      expect(await setRole(ctx, ann, { memberId: other.memberId, role: "member" })).toEqual({
        kind: "no-such-member",
      });
    });

    it("asks who takes over mailboxes and open incidents, and changes nothing before", async () => {
      const { ctx, clock } = world;
      if (!ann || !ben) throw new Error("no members");
      const later = new Date(clock.time.getTime() + 60_000);
      await ctx.store.watches.open(world.workspaceId, lost.incidentId, { nextNudgeAt: later, reachAt: null });
      await ctx.store.watches.take(lost.incidentId, ben.id, null, clock.time, later);
      expect(await remove(ann, ben.id)).toEqual({
        kind: "heir-needed",
        mailboxes: ["info@ours.test", "sales@ours.test"],
        incidents: 1,
      });
      expect((await ctx.store.mailboxes.list(world.workspaceId)).map(({ ownerId }) => ownerId)).toEqual([
        ben.id,
        ben.id,
      ]);
    });

    it("ends sessions, links and what waits to be said; erases name and address everywhere; the heir takes over", async () => {
      const { ctx, prisma, members, workspaceId } = world;
      if (!ann || !ben) throw new Error("no members");
      const benOf = { id: ben.id, workspaceId };
      ben = { ...ben, name: "Benedict Leaver", email: `leaver@${workspaceId}.test` };
      await prisma.member.update({ where: { id: ben.id }, data: { name: ben.name, email: ben.email } });
      const campaignId = await aCampaign(world, {
        name: "Paused by Ben",
        mailboxIds: [world.mailboxIds[1] ?? ""],
      });
      await pauseCampaign(ctx, { workspaceId, campaignId, memberId: ben.id });
      await ctx.store.members.linkChatUser(benOf, "slack", { userId: "ULEAVER", guest: false });
      const session = await signedIn(world, ben);
      const signInLink = tokenIn((await issueSignInLink(ctx, ben)).url);
      const link = await issueReconnectLink(ctx, { memberId: ben.id, ...lost });
      const vouched = await issueVouchedLink(ctx, { memberId: ben.id, ...lost }, "slack");
      if (link.kind !== "issued" || vouched.kind !== "issued") throw new Error("not issued");
      ctx.operator = { letters: { send: async () => ({ kind: "accepted" }) }, channel: null };
      await askForSignInLetter(ctx, ben.email);
      expect(await whoIsSignedIn(ctx, session, true)).toMatchObject({ member: { id: ben.id } });

      world.woken.splice(0);
      expect(await remove(ann, ben.id, members.cy)).toEqual({
        kind: "removed",
        member: ben,
        heir: await memberOf(world, members.cy),
        mailboxes: ["info@ours.test", "sales@ours.test"],
        incidents: 1,
        sessions: 1,
      });
      expect(await whoIsSignedIn(ctx, session, true)).toEqual(null);
      expect(await checkSignInLink(ctx, signInLink)).toEqual({ kind: "unknown" });
      for (const { token } of [link, vouched])
        expect(await openReconnectLink(ctx, token)).toEqual({ kind: "unknown" });
      expect(await issueReconnectLink(ctx, { memberId: ben.id, ...lost })).toEqual({ kind: "unknown" });
      expect(await ctx.store.members.byChatUser("slack", "ULEAVER")).toEqual([]);
      expect((await ctx.store.mailboxes.list(workspaceId)).map(({ ownerId }) => ownerId)).toEqual([
        members.cy,
        members.cy,
      ]);
      expect((await ctx.store.watches.get(lost.incidentId))?.takenBy?.id).toEqual(members.cy);

      await deliverWoken(world, ctx, chatsOf({}));
      for (const personal of [ben.name, ben.email, "ULEAVER"])
        expect([personal, await tablesWith(prisma, personal)]).toEqual([personal, []]);
      // A request to a chat or for a letter is remembered for a day, so that it is done once.
      expect(await tablesWith(prisma, ben.id)).toEqual(["audit_row", "campaign", "chat_input", "history"]);
      const paused = await ctx.store.views.campaigns.get(workspaceId, campaignId, world.clock.time);
      expect(paused?.state).toEqual({ kind: "paused", by: { kind: "member", name: "a former member" } });
      expect(await remove(ann, ben.id, members.cy)).toEqual({ kind: "no-such-member" });
    });

    it("of two admins who remove or demote each other at once, one stays", async () => {
      const { ctx, workspaceId, prisma, members } = world;
      if (!ann) throw new Error("no members");
      for (const act of ["remove", "demote"] as const) {
        const email = `${act}@acme.test`;
        const id =
          (await ctx.store.members.add(
            workspaceId,
            { name: "Dee", email, role: "admin" },
            world.clock.time,
          )) ?? "";
        const dee = await memberOf(world, id);
        const first = (
          await prisma.member.findFirstOrThrow({ where: { workspaceId, role: "admin", NOT: { id } } })
        ).id;
        const one = await memberOf(world, first);
        const over = (by: Member, memberId: string) =>
          act === "remove"
            ? remove(by, memberId, members.cy)
            : setRole(ctx, by, { memberId, role: "member" });
        const results = await Promise.all([over(one, dee.id), over(dee, one.id)]);
        expect(results.map(({ kind }) => kind).sort()).toEqual([
          "not-entitled",
          act === "remove" ? "removed" : "set",
        ]);
        expect(await prisma.member.count({ where: { workspaceId, role: "admin" } })).toEqual(1);
      }
    });
  }));
