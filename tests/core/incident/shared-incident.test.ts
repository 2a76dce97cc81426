import { describe, expect, it } from "vitest";
import type { ChatPort } from "../../../src/core/chat/chat-port.ts";
import { chatsOf } from "../../../src/core/chat/chats.ts";
import type { MessageView } from "../../../src/core/chat/message-view.ts";
import { deliver } from "../../../src/core/outbox/deliver.ts";
import { deliveries } from "../../../src/kinds.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { alertsGoTo } from "../a-platform.ts";
import { addMailboxes } from "../disconnection/many-mailboxes.ts";
import { MONDAY, openWorld, type World } from "../world.ts";
import { failAll, POLICY } from "./fail-all.ts";

/** A thousand unless said otherwise; ten thousand by `npm run flood`. */
const MAILBOXES = Number(process.env.UNPAUSE_FLOOD ?? 1_000);

const DISABLED = Object.assign(new Error("Invalid login"), {
  code: "EAUTH",
  responseCode: 535,
  response:
    "535 5.7.139 Authentication unsuccessful, the user credentials were incorrect. AADSTS50057: The user account is disabled.",
  command: "AUTH LOGIN",
});

type Posted = { ref: string; views: MessageView[] };

/** A chat that shows every message it was given, and how often each was edited. */
function aChat() {
  const messages: Posted[] = [];
  const chat: ChatPort = {
    platform: "slack",
    async post(channel, view, { ref }) {
      const edited = messages.find((message) => message.ref === ref);
      if (edited) edited.views.push(view);
      else messages.push({ ref: `${channel}:${messages.length}`, views: [view] });
      return { kind: "posted", ref: ref ?? `${channel}:${messages.length - 1}` };
    },
    find: async () => ({ kind: "nowhere" }),
    person: async () => null,
  };
  return { chat, messages };
}

/** Delivers what waits, as a worker does, until there is nothing left or it is told to stop. */
function delivering(world: World, chat: ChatPort) {
  let stopping = false;
  const run = async () => {
    for (;;) {
      const due = await world.ctx.store.outbox.due(world.clock.now(), 50);
      for (const id of due) await deliver(world.ctx, deliveries, chatsOf({ slack: async () => chat }), id);
      if (stopping && due.length === 0) return;
      if (due.length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const running = run();
  return {
    async finish() {
      stopping = true;
      await running;
    },
  };
}

describe("a tenant whose admin switches something off", () =>
  onEachDatabase((database) => {
    it(`is one incident of ${MAILBOXES} mailboxes and one message, beside three others that have nothing to do with it`, {
      timeout: 60_000 + MAILBOXES * 100,
    }, async () => {
      await using world = await openWorld(database());
      const { prisma, workspaceId } = world;
      await alertsGoTo(world, "alerts");
      world.clock.now = () => new Date();
      const tenant = await addMailboxes(world, "acme.com", MAILBOXES, { provider: "microsoft" });
      const [disabled = ""] = await addMailboxes(world, "acme.com", 1, { provider: "microsoft" }, "left");
      const [neighbour = ""] = await addMailboxes(world, "other.com", 1, { provider: "microsoft" });
      const [workspace = ""] = await addMailboxes(world, "third.com", 1, { provider: "google" });

      const { chat, messages } = aChat();
      const worker = delivering(world, chat);
      const start = performance.now();
      await Promise.all([
        failAll(world, tenant, POLICY),
        failAll(world, [disabled], DISABLED),
        failAll(world, [neighbour, workspace], POLICY),
      ]);
      const failed = performance.now();
      const tells = (count: string) => messages.some(({ views }) => views.at(-1)?.title.startsWith(count));
      await expect.poll(() => tells(`${MAILBOXES.toLocaleString("en-GB")} mailboxes`)).toBe(true);
      const right = performance.now();
      await worker.finish();

      const incidents = await prisma.incident.findMany({
        where: { workspaceId },
        select: { scope: true, _count: { select: { disconnections: true } } },
        orderBy: [{ scope: "asc" }, { cause: "asc" }],
      });
      expect(incidents.map(({ scope, _count }) => [scope, _count.disconnections])).toEqual([
        ["google:third.com admin", 1],
        ["microsoft:acme.com admin", MAILBOXES],
        ["microsoft:acme.com admin", 1],
        ["microsoft:other.com admin", 1],
      ]);
      expect(messages.map(({ views }) => views.at(-1)?.title).sort()).toHaveLength(4);
      const edits = Math.max(...messages.map(({ views }) => views.length));
      process.stdout.write(
        `${MAILBOXES} failures in ${((failed - start) / 1000).toFixed(1)} s, right ${((right - failed) / 1000).toFixed(1)} s after, ${edits} edits\n`,
      );
      expect(edits).toBeLessThan((right - start) / 2_000 + 3);
    });

    it("is one incident whatever domains its mailboxes are in, where their sign-in has told the tenant", async () => {
      await using world = await openWorld(database());
      const { prisma, workspaceId } = world;
      const signedIn = { provider: "microsoft", signIn: "oauth" } as const;
      const acme = { ...signedIn, tenant: "7e3f0c1a-0d5b-4f6e-9a42-5b1d2c3e4f50" };
      const other = { ...signedIn, tenant: "1b2c3d4e-0d5b-4f6e-9a42-5b1d2c3e4f50" };
      await failAll(
        world,
        [
          ...(await addMailboxes(world, "acme.com", 2, acme)),
          ...(await addMailboxes(world, "acme.de", 1, acme)),
          ...(await addMailboxes(world, "other.com", 1, other)),
          ...(await addMailboxes(world, "third.com", 1, { provider: "microsoft" })),
        ],
        POLICY,
      );
      const incidents = await prisma.incident.findMany({
        where: { workspaceId },
        select: { scope: true, _count: { select: { disconnections: true } } },
        orderBy: { scope: "asc" },
      });
      expect(incidents.map(({ scope, _count }) => [scope, _count.disconnections])).toEqual([
        [`microsoft:${other.tenant} admin`, 1],
        [`microsoft:${acme.tenant} admin`, 3],
        ["microsoft:third.com admin", 1],
      ]);
    });

    it("gathers mailboxes that fail in the same way for as long as others have just done so", async () => {
      await using world = await openWorld(database());
      const { clock, prisma, workspaceId } = world;
      const colleagues = await addMailboxes(world, "acme.com", 4, { provider: "microsoft" });
      for (const [index, mailboxId] of colleagues.entries()) {
        clock.time = new Date(MONDAY.getTime() + index * 90_000);
        await failAll(world, [mailboxId], DISABLED);
      }
      expect(await prisma.incident.count({ where: { workspaceId } })).toBe(1);
    });

    it("is joined days later too, while people whose passwords fail weeks apart are told one by one", async () => {
      await using world = await openWorld(database());
      const { clock, prisma, workspaceId } = world;
      const [first = "", second = "", third = ""] = await addMailboxes(world, "acme.com", 3, {
        provider: "microsoft",
      });
      await failAll(world, [first], POLICY);
      clock.time = new Date(MONDAY.getTime() + 3 * 24 * 3_600_000);
      await failAll(world, [second], POLICY);
      expect(await prisma.incident.count({ where: { workspaceId } })).toBe(1);

      await failAll(world, [third], DISABLED);
      const fourth = await addMailboxes(world, "acme.com", 1, { provider: "microsoft" }, "late");
      clock.time = new Date(clock.time.getTime() + 3 * 60_000);
      await failAll(world, fourth, DISABLED);
      expect(await prisma.incident.count({ where: { workspaceId } })).toBe(3);
    });
  }));
