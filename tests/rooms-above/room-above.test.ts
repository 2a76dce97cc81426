import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { commit } from "../../src/core/commit.ts";
import { issueSignInLink } from "../../src/core/sign-in/sign-in.ts";
import { endIncident, loseMailbox } from "../bots/a-lost-mailbox.ts";
import { buttonIn } from "../bots/chat-workspace.ts";
import type { Chat } from "../bots/driver.ts";
import { firstChat } from "../bots/own-chats.ts";
import { MONDAY } from "../core/world.ts";
import { onEachDatabase } from "../setup/each-database.ts";
import { visitor } from "../web/visitor.ts";
import { askForCall, showCall } from "./calls/ask-for-call.ts";
import { openWithCalls } from "./open-with-calls.ts";

type WithRoom = Awaited<ReturnType<typeof openWithCalls>>;

const SLOW = 60_000;
const soon = <T>(look: () => Promise<T>) => vi.waitFor(look, { timeout: 20_000, interval: 50 });

onEachDatabase((database) => {
  let chat: Chat;
  beforeAll(async () => {
    chat = await firstChat.start();
  });
  afterAll(async () => await chat[Symbol.asyncDispose]());

  /** A mailbox of Ben's is lost, and he asks for a call in a minute. */
  async function asked(product: WithRoom) {
    const { ctx, workspaceId, mailboxId, members, channel } = product;
    const { incidentId } = await loseMailbox(product);
    const dueAt = new Date(MONDAY.getTime() + 60_000);
    const { platform } = chat;
    const wanted = { workspaceId, incidentId, mailboxId, platform, channel, dueAt, memberId: members.ben };
    const callId = await askForCall(ctx, wanted);
    const said = async () => {
      const found = (await product.messages()).find(({ lines }) =>
        lines.some((line) => /\bcalls?\b/.test(line)),
      );
      if (found === undefined) throw new Error("It is not said yet.");
      return found;
    };
    /** Waits until its message says this. */
    const says = (line: string) =>
      soon(async () => {
        const message = await said();
        expect(message.lines.join("\n")).toContain(line);
        return message;
      });
    return { incidentId, callId, says, wanted };
  }

  it(
    "a room above core is said, pressed, filled in, worked on and told in the history like a room of core",
    async () => {
      await using product = await openWithCalls(database(), chat);
      const { ctx, people, clock, url, mailboxId, members, workspaceId } = product;
      const { callId, says } = await asked(product);
      const message = await says("Somebody asks for a call");

      const pressed = await people.press("cy", buttonIn(message, "I call"), message);
      expect((await pressed.told()).lines).toEqual(["You call."]);
      await says("Cy calls");
      expect(await ctx.store.calls.get(callId)).toMatchObject({ takenBy: "Cy", rungAt: null });

      // The job that was woken for its moment is lost; the sweep wakes it again.
      clock.time = new Date(MONDAY.getTime() + 61_000);
      await product.sweep();
      await says("It rang.");

      const opened = await people.press("cy", buttonIn(await says("It rang."), "Say how it went"), message);
      const window = await opened.told();
      expect(window.as === "window").toBe(chat.traits.windows);
      await window.choose("Reached");
      const over = await says("The call is over");
      expect(over.buttons).toEqual([]);
      expect((await product.messages()).filter(({ ref }) => ref === message.ref)).toHaveLength(1);

      const visit = visitor(url);
      const link = await issueSignInLink(ctx, { id: members.ben, workspaceId });
      const { pathname } = new URL(link.url);
      await visit.get(pathname);
      await visit.post(pathname, {});
      const { text } = await visit.get(`/mailboxes/${mailboxId}`);
      expect(text).toContain("Ben asked for a call.");
      expect(text).toContain("Cy said how a call went: Reached.");
    },
    SLOW,
  );

  it(
    "its row, its message, its job and its history are written together or not at all",
    async () => {
      await using product = await openWithCalls(database(), chat);
      const { ctx, workspaceId, prisma } = product;
      const { wanted, says } = await asked(product);
      await says("Somebody asks for a call");
      const id = "01935000-0000-7000-8000-00000000ca11";
      const undone = commit(ctx, workspaceId, async (tx) => {
        await tx.calls.add({ id, ...wanted });
        await showCall(tx, workspaceId, id, MONDAY);
        await tx.history.add(workspaceId, { kind: "call-asked", mailboxId: wanted.mailboxId, at: MONDAY });
        throw new Error("undone");
      });
      await expect(undone).rejects.toThrow("undone");
      expect(await prisma.outboxItem.count({ where: { workspaceId, key: `call:${id}` } })).toBe(0);
      expect(await prisma.event.count({ where: { workspaceId, kind: "call-asked" } })).toBe(1);
      expect(await ctx.store.calls.get(id)).toBeNull();
    },
    SLOW,
  );

  it(
    "hears in the same transaction that an incident has ended, and its message says so",
    async () => {
      await using product = await openWithCalls(database(), chat);
      const { callId, incidentId, says } = await asked(product);
      await says("Somebody asks for a call");
      await endIncident(product, incidentId);
      expect(await product.ctx.store.calls.get(callId)).toMatchObject({ outcome: "It works again." });
      await says("It works again.");
    },
    SLOW,
  );
});

it("no file of the product knows the room, and it imports only what core, io, bots and support give to rooms above", () => {
  const knowing = globSync("src/**/*.ts", { exclude: ["src/io/db/generated/**"] }).filter((file) =>
    /rooms-above|"(show|ring|take|end)-call"|call-outcome|call-asked|WithCalls/.test(
      readFileSync(file, "utf8"),
    ),
  );
  expect(knowing).toEqual([]);
  const seams = globSync("tests/rooms-above/calls/*.ts").flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/from "(\.\.[^"]+)"/g)].map(([, target = ""]) =>
      normalize(join(dirname(file), target)),
    ),
  );
  expect([...new Set(seams)].toSorted()).toEqual([
    "src/bots/bot-kinds.ts",
    "src/bots/dialog.ts",
    "src/bots/reply.ts",
    "src/core/chat/message-view.ts",
    "src/core/chat/show-kept.ts",
    "src/core/commit.ts",
    "src/core/context.ts",
    "src/core/incident/incident-listener.ts",
    "src/core/is-id.ts",
    "src/core/jobs.ts",
    "src/core/outbox/handler.ts",
    "src/core/sweep.ts",
    "src/core/tx.ts",
    "src/core/workspace/history-words.ts",
    "src/io/db/db.ts",
    "src/support/support-rooms.ts",
  ]);
});
