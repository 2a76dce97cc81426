import { describe, expect, it } from "vitest";
import { seeReached } from "../../src/core/alert/see-reached.ts";
import { startDrill } from "../../src/core/drill/start-drill.ts";
import { finishReconnect } from "../../src/core/reconnect/finish-reconnect.ts";
import { lose, prove } from "../core/disconnection/lost-mailbox.ts";
import { aCampaign, MONDAY } from "../core/world.ts";
import { endIncident, loseMailbox } from "./a-lost-mailbox.ts";
import { buttonIn, type ChatWorkspace, type InChat, titles } from "./chat-workspace.ts";
import { inBothChats } from "./in-each-chat.ts";

const LOST = "🔴 sales@ours.test is disconnected: the password is no longer accepted";
const OVER = "🟢 sales@ours.test is connected again";

describe("a workspace that has two chats", () =>
  inBothChats(({ open, chats }) => {
    const opened = async (addresses?: string[]) => {
      const workspace = await open(addresses && { addresses });
      const [first, plaza] = workspace.places as [InChat, InChat];
      const shown = async () => [titles(await first.messages()), titles(await plaza.messages())];
      /** The direct messages to a person from now on, in each chat. */
      const since = async (name: string) => {
        const told = () => Promise.all(chats().map(async (chat) => titles(await chat.direct(name))));
        const before = await told();
        return async () => (await told()).map((all, at) => all.slice(before[at]?.length));
      };
      const pressIn = async (place: InChat, who: string, label: string) => {
        const [message] = await place.messages();
        if (message === undefined) throw new Error("There is no alert to press in.");
        return (await place.people.press(who, buttonIn(message, label), message)).told();
      };
      return { ...workspace, first, plaza, shown, since, pressIn };
    };
    /** The sweep comes by so many minutes after the mailbox was lost. */
    const at = async ({ ctx, clock, say }: Pick<ChatWorkspace, "ctx" | "clock" | "say">, minutes: number) => {
      clock.time = new Date(MONDAY.getTime() + minutes * 60_000);
      for (const id of await ctx.store.watches.unreached(clock.time, 100)) await seeReached(ctx, id);
      await say(4);
    };

    it("is told in a channel of each, once, to the end; a person in one chat alone", async () => {
      const workspace = await opened();
      const toBen = await workspace.since("ben");
      const { incidentId } = await loseMailbox(workspace);
      await workspace.say();
      expect(await workspace.shown()).toEqual([[LOST], [LOST]]);
      expect(await toBen()).toEqual([[LOST], []]);

      await endIncident(workspace, incidentId);
      await workspace.say();
      expect(await workspace.shown()).toEqual([[OVER], [OVER]]);
      expect(await toBen()).toEqual([[OVER], []]);
    });

    it("sees in each chat what was pressed in the other", async () => {
      const workspace = await opened();
      const { first, plaza, pressIn, say } = workspace;
      await loseMailbox(workspace);
      await say();
      const [before] = await first.messages();
      expect((await pressIn(plaza, "ben", "I'm on it")).lines[0]).toMatch(/^You are on it/);
      await say();
      const onIt = "On it: Ben, since Mon 5 Jan, 10:00";
      expect((await first.messages())[0]?.lines).toContain(onIt);
      expect((await plaza.messages())[0]?.lines).toContain(onIt);
      // Ann's screen still shows the message as it was.
      expect((await workspace.press("ann", "I'm on it", before)).lines).toEqual([
        "Ben has been on it since Mon 5 Jan, 10:00.",
      ]);
    });

    it("calls a member in the chat in which they last acted", async () => {
      const workspace = await opened(["sales@ours.test", "more@ours.test", "info@ours.test"]);
      const { first, plaza, pressIn, say, since, mailboxIds, clock } = workspace;
      await loseMailbox(workspace);
      await say();
      for (const [place, mailboxId, calls] of [
        [plaza, mailboxIds[1], [0, 1]],
        [first, mailboxIds[2], [1, 0]],
      ] as const) {
        clock.time = new Date(clock.time.getTime() + 60_000);
        await pressIn(place, "ben", "Why?");
        const toBen = await since("ben");
        await workspace.prisma.incident.updateMany({
          where: { workspaceId: workspace.workspaceId },
          data: { endedAt: clock.time },
        });
        await loseMailbox(workspace, mailboxId);
        await say();
        expect((await toBen()).map((told) => told.length)).toEqual(calls);
      }
    });

    it("calls a member whom only one chat knows in that one", async () => {
      const workspace = await opened();
      const { prisma, members, since, say } = workspace;
      await prisma.member.update({ where: { id: members.ben }, data: { email: "zoe@plaza.test" } });
      const toZoe = await since("zoe");
      await loseMailbox(workspace);
      await say();
      expect(await toZoe()).toEqual([[], [LOST]]);
    });

    it("calls a member in the next chat when theirs is dead, and by letter when both are", async () => {
      const workspace = await opened(["sales@ours.test", "info@ours.test"]);
      const { since, provider, first } = workspace;
      const toBen = await since("ben");
      first.chat.plan("post", { kind: "removed" }, 500);
      await loseMailbox(workspace);
      await workspace.say(4);
      await at(workspace, 5);
      expect(await toBen()).toEqual([[], [LOST]]);
      expect(provider.accepted().filter(({ to }) => to.includes("ben@acme.test"))).toEqual([]);

      for (const chat of chats()) chat.plan("post", { kind: "removed" }, 500);
      const second = await opened(["sales@ours.test", "info@ours.test"]);
      await loseMailbox(second);
      await at(second, 5);
      expect(second.provider.accepted().map(({ to }) => to.join())).toContain("ben@acme.test");
    });

    it("goes on telling in the other chat where a channel died in one; an admin hears of it once", async () => {
      const workspace = await opened();
      const { plaza, shown, since, say } = workspace;
      const toAnn = await since("ann");
      await plaza.chat.archive(plaza.channel);
      const { incidentId } = await loseMailbox(workspace);
      await say();
      expect(await shown()).toEqual([[LOST], []]);
      await endIncident(workspace, incidentId);
      await say();
      expect(await shown()).toEqual([[OVER], []]);
      expect((await toAnn()).flat()).toEqual(["🔴 Alerts do not reach your channel"]);
    });

    it("has the receipt in the thread of each message, and rehearses in both", async () => {
      const workspace = await opened();
      const { ctx, members, places, say } = workspace;
      await aCampaign(workspace, { name: "Spring", leads: 3 });
      const lost = await lose(workspace);
      await say();
      await finishReconnect(ctx, await prove(workspace, lost));
      await say();
      for (const { chat, channel, messages } of places) {
        const [alert] = await messages();
        const thread = titles(await chat.messages(channel, alert));
        expect(thread.slice(1)).toEqual(["🟢 Receipt: sales@ours.test"]);
      }

      const [ann, mailbox] = [
        await ctx.store.members.get(members.ann),
        await ctx.store.mailboxes.get(workspace.mailboxId),
      ];
      if (ann === null || mailbox === null) throw new Error("nobody there");
      await startDrill(ctx, ann, mailbox);
      await say();
      for (const { messages } of places) {
        expect(titles(await messages())).toContain("🔴 REHEARSAL: as if sales@ours.test were disconnected");
      }
    });
  }));
