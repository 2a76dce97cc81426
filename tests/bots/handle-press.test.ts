import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import type { BotKind, BotKinds } from "../../src/bots/bot-kinds.ts";
import { isDialog } from "../../src/bots/dialog.ts";
import { handleDialog } from "../../src/bots/handle-dialog.ts";
import { handlePress } from "../../src/bots/handle-press.ts";
import { reply } from "../../src/bots/reply.ts";
import { chatsOf } from "../../src/core/chat/chats.ts";
import { botKinds } from "../../src/kinds.ts";
import { onPglite } from "../setup/each-database.ts";
import { loseMailbox, worldWithChannel } from "./a-lost-mailbox.ts";

onPglite((database) => {
  /** A chat of which nothing is known but who its people are. */
  async function withChat(kinds: BotKinds = botKinds) {
    const world = await worldWithChannel(database(), "C0ALERTS");
    const chat = {
      platform: "letterbox",
      serves: async (id: string) => id === world.workspaceId,
      words: { name: "Letterbox", workspace: "letterbox", command: "!unpause", invite: "!invite" },
    };
    const by = (name: string) => ({
      userId: name,
      belongs: async () => true,
      look: async () => ({ kind: "person", verifiedEmail: `${name}@acme.test`, guest: false }) as const,
    });
    const ctx = { ...world.ctx, kinds, chats: chatsOf({}) };
    const press = async (
      who: string,
      about: { kind: string; id: string },
      name: string,
      more: { value?: string; key?: string; message?: { channel: string; ref: string } } = {},
    ) => {
      const { key = randomUUID(), message = null, ...rest } = more;
      return handlePress(ctx, chat, { by: by(who), about, press: name, message, key, ...rest });
    };
    return { ...world, ctx, chat, by, press };
  }

  it("offers the choices of a dialog as buttons where no window can be opened, and takes the one that is pressed", async () => {
    await using world = await withChat();
    const { incidentId } = await loseMailbox(world);
    const about = { kind: "incident", id: incidentId };
    const asked = (await world.press("ben", about, "hand-over"))?.reply;
    if (asked === undefined || !isDialog(asked)) throw new Error("no dialog");
    const [ann] = asked.elsewhere.actions;
    expect(asked.elsewhere).toMatchObject({
      about,
      text: expect.stringContaining("They are told in a message of their own"),
      actions: [{ kind: "press", label: "Ann (admin)", press: "hand-over", value: world.members.ann }],
    });
    const value = ann !== undefined && "value" in ann ? ann.value : "";
    const done = await world.press("ben", about, "hand-over", { value });
    expect(done?.reply).toMatchObject({ text: expect.stringMatching(/^Ann is on it now/) });
    expect((await world.ctx.store.watches.get(incidentId))?.takenBy?.id).toEqual(world.members.ann);
  });

  it("takes no choice from a person who may not make it", async () => {
    await using world = await withChat();
    const { incidentId } = await loseMailbox(world);
    const about = { kind: "incident", id: incidentId };
    const refused = await world.press("cy", about, "hand-over", { value: world.members.ann });
    expect(refused?.reply).toMatchObject({ text: expect.stringMatching(/^You cannot look after/) });
    expect((await world.ctx.store.watches.get(incidentId))?.takenBy ?? null).toBeNull();
  });

  it("does a press and a dialog of a room that no list in core or bots names, once for each", async () => {
    const done: string[] = [];
    const kind: BotKind<{ name: string }> = {
      find: async (_ctx, id) =>
        id === "T:1" ? { workspaceId: world.workspaceId, subject: { name: "The first" } } : null,
      isGuestsOwn: async () => false,
      presses: {
        close: {
          press: async (_ctx, { member, subject }) => {
            done.push(`${member.name} closes ${subject.name}`);
            return reply("It is closed.");
          },
        },
      },
      dialogs: {
        answer: {
          submit: async (_ctx, { member }, { filled }) => {
            done.push(`${member.name} answers ${filled.text}`);
            return reply("It is answered.");
          },
        },
      },
      keepTrue: async (_ctx, { name }, { ref }) => {
        done.push(`${name} is kept true at ${ref}`);
      },
    };
    await using world = await withChat({ ...botKinds, ticket: kind });
    const about = { kind: "ticket", id: "T:1" };
    const message = { channel: "C:1", ref: "C:1:2" };
    const pressed = await world.press("cy", about, "close", { key: "one", message });
    expect(pressed).toMatchObject({ reply: { text: "It is closed." }, shared: false });
    expect(await world.press("cy", about, "close", { key: "one", message })).toBeNull();
    expect((await world.press("eve", about, "close"))?.reply).toMatchObject({
      text: expect.stringMatching(/^Unpause does not know you yet\..*here in Letterbox/),
    });
    expect((await world.press("cy", { kind: "ticket", id: "T:2" }, "close"))?.reply).toMatchObject({
      text: expect.stringMatching(/^Unpause no longer knows what this is about\./),
    });
    const submitted = { by: world.by("cy"), about, mailboxId: null, filled: { text: "Yes" }, key: "two" };
    const answered = () => handleDialog(world.ctx, world.chat, { ...submitted, dialog: "answer" });
    expect((await answered())?.reply).toMatchObject({ text: "It is answered." });
    expect(await answered()).toBeNull();
    expect(done).toEqual(["The first is kept true at C:1:2", "Cy closes The first", "Cy answers Yes"]);
  });

  it("says so where a button is from another version, and has the message brought up to date", async () => {
    await using world = await withChat();
    const { incidentId } = await loseMailbox(world);
    const message = { channel: "C:1", ref: "C:1:2" };
    const pressed = await world.press("ben", { kind: "incident", id: incidentId }, "paint-it", { message });
    expect(pressed?.reply).toMatchObject({
      text: "This button is from another version of Unpause. The message is brought up to date.",
    });
    const waiting = { where: { workspaceId: world.workspaceId, kind: "repaint" } };
    expect(await world.prisma.outboxItem.count(waiting)).toEqual(1);
  });
});
