import { expect, it } from "vitest";
import type { ChatPort } from "../../../src/core/chat/chat-port.ts";
import { chatsOf } from "../../../src/core/chat/chats.ts";
import type { MessageView } from "../../../src/core/chat/message-view.ts";
import { foretell } from "../../../src/core/foresight/foretell.ts";
import { deliver } from "../../../src/core/outbox/deliver.ts";
import { microsoftProvider } from "../../../src/io/oauth/microsoft.ts";
import { deliveries } from "../../../src/kinds.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { aMailbox, MONDAY, openWorld, type World } from "../world.ts";

const DAY = 86_400_000;
const days = (n: number) => new Date(MONDAY.getTime() + n * DAY);

/** Signed in to at its provider's page by its owner. */
async function granted(world: World, address: string, owner: string, at: Date, endsAt: Date | null) {
  const { ctx, workspaceId } = world;
  const ownerId = owner;
  const mailbox = { ...aMailbox(world, address), provider: "google", signIn: "oauth" as const, ownerId };
  const mailboxId = (await ctx.store.mailboxes.add(mailbox, at)) ?? "";
  await ctx.store.history.add(workspaceId, { kind: "mailbox-added", mailboxId, memberId: ownerId, at });
  const sealed = { ...ctx.secrets.seal("a grant", mailboxId), refreshAt: at, endsAt };
  await ctx.store.credentials.store(mailboxId, workspaceId, sealed, { after: 0, at });
  return mailboxId;
}

/** Ended of itself, and was signed in to again a day later. */
async function ended({ prisma, ctx, workspaceId }: World, mailboxId: string, at: Date) {
  const incident = await prisma.incident.create({
    data: {
      workspaceId,
      scope: `then ${at}`,
      cause: "token_expired",
      openedAt: at,
      endedAt: at,
      diagnosis: {},
    },
  });
  await prisma.disconnection.create({
    data: {
      workspaceId,
      mailboxId,
      incidentId: incident.id,
      cause: "token_expired",
      diagnosis: {},
      census: {},
      startedAt: at,
      endedAt: at,
    },
  });
  const again = new Date(at.getTime() + DAY);
  await ctx.store.history.add(workspaceId, { kind: "mailbox-reconnected", mailboxId, at: again });
}

/** Tells what is to be told at that moment. @returns who was told what */
async function toldAt(world: World, at: Date) {
  const { ctx, prisma, workspaceId } = world;
  world.clock.time = at;
  const said: { channel: string; view: MessageView }[] = [];
  const chat: ChatPort = {
    platform: "slack",
    async post(channel, view) {
      said.push({ channel, view });
      return { kind: "posted", ref: "1" };
    },
    find: async () => ({ kind: "nowhere" }),
    person: async (email) => `@${email}`,
  };
  await Promise.all([foretell(ctx, 500), foretell(ctx, 500)]);
  const due = await prisma.outboxItem.findMany({ where: { workspaceId, doneAt: null } });
  for (const { id } of due) await deliver(ctx, deliveries, chatsOf({ slack: async () => chat }), id);
  return said.map(({ channel, view }) => ({
    to: channel,
    title: view.title,
    facts: view.facts.map(({ label, value }) => `${label}: ${value}`),
  }));
}

onEachDatabase((database) => {
  it("tells each owner once a working day, in one message, what ends before the day after the next is over", async () => {
    await using world = await openWorld(database(), []);
    const { ann, ben } = world.members;
    await granted(world, "a@ours.test", ben, days(-6), days(1));
    await granted(world, "b@ours.test", ben, days(-6), days(1.5));
    await granted(world, "c@ours.test", ann, days(-6), days(2));
    await granted(world, "late@ours.test", ann, days(0), days(7));
    await granted(world, "endless@ours.test", ann, days(0), null);
    const early = new Date(MONDAY.getTime() - DAY / 6);
    expect(await toldAt(world, early)).toEqual([]);
    expect(await toldAt(world, MONDAY)).toEqual([
      {
        to: "@ben@acme.test",
        title: "2 mailboxes will ask you to sign in again",
        facts: ["a@ours.test: Tue 6 Jan, 10:00", "b@ours.test: Tue 6 Jan, 22:00"],
      },
      {
        to: "@ann@acme.test",
        title: "c@ours.test will ask you to sign in again",
        facts: ["c@ours.test: Wed 7 Jan, 10:00"],
      },
    ]);
    expect(await toldAt(world, new Date(MONDAY.getTime() + DAY / 8))).toEqual([]);
  });

  it("knows from earlier sign-ins of the organisation when the present one will end, and not from another's", async () => {
    await using world = await openWorld(database(), []);
    const { ben } = world.members;
    const first = await granted(world, "a@ours.test", ben, days(-40), null);
    await ended(world, first, days(-26));
    await ended(world, first, days(-11));
    await granted(world, "b@ours.test", ben, days(-12.5), null);
    await granted(world, "x@theirs.test", ben, days(-12.5), null);
    expect(await toldAt(world, MONDAY)).toEqual([
      {
        to: "@ben@acme.test",
        title: "b@ours.test will ask you to sign in again",
        facts: ["b@ours.test: about Tue 6 Jan, 22:00"],
      },
    ]);
  });

  it("tells the admins, and nobody else, when the secret of the operator's app runs out", async () => {
    await using world = await openWorld(database(), []);
    const microsoft = microsoftProvider(
      {
        clientId: "id",
        clientSecret: "secret",
        authority: "https://login.test/common",
        secretEndsAt: days(14),
      },
      "https://unpause.test/oauth/microsoft/callback",
    );
    const { ctx, members } = world;
    await granted(world, "b@ours.test", members.ben, days(-6), days(1));
    const told = await toldAt({ ...world, ctx: { ...ctx, oauth: { microsoft } } }, MONDAY);
    expect(told.map(({ to, title, facts }) => [to, title, ...facts])).toEqual([
      ["@ben@acme.test", "b@ours.test will ask you to sign in again", "b@ours.test: Tue 6 Jan, 10:00"],
      [
        "@ann@acme.test",
        "The secret of your Microsoft app runs out soon",
        "Secret of your Microsoft app: Mon 19 Jan, 10:00",
      ],
    ]);
  });

  it("tells the admins when the secret of the bot in a chat runs out, and how it is set", async () => {
    await using world = await openWorld(database(), []);
    const ofBot = { title: "Microsoft Teams", setAs: "TEAMS_APP_PASSWORD", at: days(3) };
    const far = { title: "Elsewhere", setAs: "ELSEWHERE", at: days(90) };
    const ctx = { ...world.ctx, chatSecrets: [ofBot, far] };
    const told = await toldAt({ ...world, ctx }, MONDAY);
    expect(told.map(({ to, title, facts }) => [to, title, ...facts])).toEqual([
      [
        "@ann@acme.test",
        "The secret of your Microsoft Teams app runs out soon",
        "Secret of your Microsoft Teams app: Thu 8 Jan, 10:00",
      ],
    ]);
  });

  it("says nothing of what was signed in to again before the message went out", async () => {
    await using world = await openWorld(database(), []);
    const { ctx, prisma, workspaceId, members } = world;
    const mailboxId = await granted(world, "a@ours.test", members.ben, days(-6), days(1));
    world.clock.time = MONDAY;
    await foretell(ctx, 500);
    await prisma.credential.update({ where: { mailboxId }, data: { endsAt: null } });
    expect(await prisma.outboxItem.count({ where: { workspaceId, doneAt: null } })).toEqual(1);
    expect(await toldAt(world, MONDAY)).toEqual([]);
    expect(await prisma.outboxItem.count({ where: { workspaceId, doneAt: null } })).toEqual(0);
  });
});
