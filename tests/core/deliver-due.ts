import type { Chats } from "../../src/core/chat/chats.ts";
import { deliver } from "../../src/core/outbox/deliver.ts";
import { deliveries } from "../../src/kinds.ts";
import type { World } from "./world.ts";

/** The messages that name places first. */
const IN_ITS_PLACES = ["show-alert-in", "show-notice-at", "show-drill-at"];

type In = Pick<World, "ctx" | "prisma" | "workspaceId" | "clock">;

/**
 * Delivers everything of this workspace that waits to be said now, in all of its places; what else that makes waits for the next time.
 */
export async function deliverDue({ ctx, prisma, workspaceId, clock }: In, chats: Chats): Promise<void> {
  const due = () =>
    prisma.outboxItem.findMany({
      where: { workspaceId, doneAt: null, gaveUpAt: null, dueAt: { lte: clock.time } },
      orderBy: { dueAt: "asc" },
    });
  const first = await due();
  for (const { id } of first) await deliver(ctx, deliveries, chats, id);
  const known = new Set(first.map(({ id }) => id));
  for (const { id, kind } of await due())
    if (IN_ITS_PLACES.includes(kind) && !known.has(id)) await deliver(ctx, deliveries, chats, id);
}

/** Delivers what was woken, and what that asks for. */
export async function deliverWoken(
  { woken }: Pick<World, "woken">,
  ctx: World["ctx"],
  chats: Chats,
): Promise<void> {
  for (let next = woken.shift(); next !== undefined; next = woken.shift())
    if (next.kind === "deliver") await deliver(ctx, deliveries, chats, next.id);
}

/** Delivers the item that names the places of an alert. @returns the item for its one channel */
export async function placeOf(
  { ctx, prisma, workspaceId }: In,
  chats: Chats,
  outboxId: string,
): Promise<string> {
  await deliver(ctx, deliveries, chats, outboxId);
  const { id } = await prisma.outboxItem.findFirstOrThrow({
    where: { workspaceId, kind: "show-alert-in", doneAt: null, gaveUpAt: null },
  });
  return id;
}
