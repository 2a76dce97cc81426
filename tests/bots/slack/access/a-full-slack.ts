import { App } from "@slack/bolt";
import { expect, vi } from "vitest";
import { sealBotToken } from "../../../../src/core/installation/bot-token.ts";
import { removeMember } from "../../../../src/core/removal/remove-member.ts";
import type { Database } from "../../../../src/io/db/open-database.ts";
import { aFullWorkspace, memberOf } from "../../../access/a-full-workspace.ts";
import { alertsGoTo } from "../../../core/a-platform.ts";
import { aCampaign, openWorld } from "../../../core/world.ts";
import { slackClient } from "../../../hosts/slack/slack-client.ts";
import { seen } from "../../../hosts/slack/slack-eye.ts";
import { startSlack } from "../../../hosts/slack/slack-web-api.ts";
import { loseMailbox } from "../../a-lost-mailbox.ts";
import { openSlackOver } from "../slack-workspace.ts";

/** The Slack workspace of another customer, in which our app is installed too. */
export const BEYOND = "T0BEYOND";
/** Of people in a channel that is shared with another company. */
const COMPANY = "T0COMPANY";

const LISTENS = [
  "action",
  "assistant",
  "command",
  "event",
  "function",
  "message",
  "options",
  "shortcut",
  "view",
] as const;

/** Notes everything that the product asks Bolt to listen for, and lets it through. */
function noteListeners() {
  const spies = LISTENS.map((method) => ({ method, spy: vi.spyOn(App.prototype, method) }));
  return () =>
    spies.flatMap(({ method, spy }) => {
      const calls = (spy.mock.calls as unknown[][]).map(([to]) => `${method} ${inWords(to)}`.trim());
      spy.mockRestore();
      return calls;
    });
}

function inWords(to: unknown): string {
  if (typeof to === "function") return "";
  return typeof to === "string" || to instanceof RegExp ? `${to}` : JSON.stringify(to);
}

/** Somebody in Slack. `from`: the Slack workspace that the request comes from; `of`: their own. */
export type Person = { name: string; user: string; from: string; of: string };

/**
 * The full workspace, whose sales@ours.test is lost and whose Winter paused itself, in Slack. Its people are there, with Gil (a
 * member, and a guest in Slack), Eve (no member) and Gus (admin of another workspace). People of two other Slack workspaces have
 * Ann's and Ben's ids. Dee was known and is removed.
 */
export async function aFullSlack(database: Database) {
  await using opening = new AsyncDisposableStack();
  const names = ["ann", "ben", "cy", "dee", "gil"];
  const people = Object.fromEntries(names.map((name) => [name, `${name}@acme.test`]));
  const slack = opening.use(
    await startSlack({
      channels: ["alerts", "here"],
      people: { ...people, eve: "eve@elsewhere.test", gus: "gus@other.test" },
      guests: ["gil"],
    }),
  );
  const full = await aFullWorkspace(database);
  const other = opening.use(await openWorld(database, []));
  const { ctx, workspaceId, members, mailboxId, clock, prisma } = full;
  const { store } = ctx;
  await prisma.member.update({ where: { id: other.members.ann }, data: { email: "gus@other.test" } });
  const channel = slack.channelId("alerts");
  await alertsGoTo(full, channel);
  const beyond = await store.members.createWorkspace(
    { name: "Beyond", timeZone: "UTC", admin: { name: "Bea", email: "bea@beyond.test" } },
    clock.time,
  );
  const token = { kind: "lasting", botToken: slack.botToken } as const;
  const sealed = sealBotToken(ctx.secrets, token, BEYOND, clock.time);
  await store.transaction((tx) =>
    tx.chatInstallations.keep(
      beyond.workspaceId,
      { platform: "slack", tenantId: BEYOND, name: "Beyond", sealed },
      clock.time,
    ),
  );
  const { incidentId } = await loseMailbox(full, mailboxId);
  const winter = await aCampaign(full, { name: "Winter", mailboxIds: full.mailboxIds });
  const brake = { workspaceId, campaignId: winter, mailboxId: null, reason: "bounced" } as const;
  const brakeId = await store.brakes.brake({
    ...brake,
    diagnosis: null,
    counted: 5,
    outOf: 20,
    metById: mailboxId,
    at: clock.time,
  });
  const noted = noteListeners();
  const workspace = opening.use(await openSlackOver(full, slack, channel));
  const listeners = noted();
  await workspace.deliverAll();
  const [message] = (await workspace.messages()).filter(({ blocks }) =>
    seen(blocks).lines[0]?.includes("sales@ours.test is disconnected"),
  );

  const inSlack = (name: string): Person => ({
    name,
    user: slack.userId(name),
    from: slack.teamId,
    of: slack.teamId,
  });
  const known = Object.fromEntries([...names, "eve", "gus"].map((name) => [name, inSlack(name)]));
  const everybody: Record<string, Person> = {
    ...known,
    company: { name: "company", user: slack.userId("ben"), from: slack.teamId, of: COMPANY },
    beyond: { name: "beyond", user: slack.userId("ann"), from: BEYOND, of: BEYOND },
  };
  const clientOf = ({ from }: Person) => slackClient(workspace.url, { ...slack, teamId: from });
  // The chat knows from now on whom it will ever know, so that being known changes nothing any more.
  for (const person of Object.values(everybody)) {
    const { heard } = await clientOf(person).command({ user: person.user, team: person.of }, "help", channel);
    await vi.waitUntil(() => heard().length === 1, { timeout: 20_000 });
  }
  const gone = await removeMember(ctx, await memberOf(full, members.ann), {
    memberId: members.dee,
    heirId: null,
  });
  expect(gone.kind).toEqual("removed");
  const vouched = await store.vouched.get(full.ids.vouchedId);
  const open = opening.move();
  return {
    ...workspace,
    ids: { ...full.ids, incidentId, brakeId: brakeId ?? "", number: vouched?.number ?? 0 },
    message: { channel, ts: message?.ts ?? "" },
    listeners,
    everybody,
    clientOf,
    beyondId: beyond.workspaceId,
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  };
}

export type FullSlack = Awaited<ReturnType<typeof aFullSlack>>;
