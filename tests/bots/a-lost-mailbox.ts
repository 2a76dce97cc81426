import { diagnose } from "../../src/core/diagnosis/diagnose.ts";
import { disconnectMailbox } from "../../src/core/disconnection/disconnect-mailbox.ts";
import { endIncident as end } from "../../src/core/incident/end-incident.ts";
import type { Database } from "../../src/io/db/open-database.ts";
import { alertsGoTo } from "../core/a-platform.ts";
import { aCampaign, openWorld, REFUSED, said, type World } from "../core/world.ts";

const REFUSAL = { provider: "generic", protocol: "smtp", credential: "password", error: REFUSED } as const;

/** A world whose alerts go to this channel. */
export async function worldWithChannel(
  database: Database,
  channel: string,
  addresses?: string[],
  more?: string[],
  platform?: string,
) {
  const world = await openWorld(database, addresses, more);
  await alertsGoTo(world, channel, platform === undefined ? {} : { platform });
  return world;
}

/** Its mailbox stops signing in. @returns the incident, and the outbox item that tells of it */
export async function loseMailbox(world: World, mailboxId = world.mailboxId) {
  const mailbox = await world.ctx.store.mailboxes.get(mailboxId);
  if (mailbox === null) throw new Error("no such mailbox");
  await aCampaign(world, { name: `Spring ${mailbox.address}`, mailboxIds: [mailboxId] });
  const lost = await disconnectMailbox(world.ctx, {
    mailbox,
    diagnosis: diagnose(REFUSAL),
    at: world.clock.time,
  });
  if (lost.kind !== "disconnected") throw new Error(lost.kind);
  return { ...lost, outboxId: itemToDeliver(world) };
}

/** The outbox item that was woken last. */
function itemToDeliver({ woken }: World): string {
  const woke = woken.findLast(({ kind }) => kind === "deliver");
  if (woke === undefined) throw new Error("nothing is to be delivered");
  return woke.id;
}

/** Its mailboxes work again, as if reconnected without anybody. @returns the outbox item that tells of it */
export async function endIncident(
  { ctx, clock, workspaceId }: Pick<World, "ctx" | "clock" | "workspaceId">,
  incidentId: string,
): Promise<string> {
  const { store } = ctx;
  const open = await store.incidentMailboxes.open(incidentId, { skip: 0, take: 100 });
  for (const { mailboxId } of open.rows) {
    const disconnection = await store.disconnections.lastOf(incidentId, mailboxId);
    await store.connections.markConnected(mailboxId, clock.time);
    await store.disconnections.end(disconnection?.id ?? "", clock.time);
  }
  return said(ctx, (tx) => end(ctx, tx, { workspaceId, incidentId }, clock.time));
}

/** Everybody and everything in it that people name is called like this. */
export async function nameWorkspace({ prisma, workspaceId }: World, name: string): Promise<void> {
  await prisma.member.updateMany({ where: { workspaceId }, data: { name } });
  await prisma.campaign.updateMany({ where: { workspaceId }, data: { name } });
}
