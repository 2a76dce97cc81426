import type { Context } from "../../core/context.ts";
import type { Incident } from "../../core/incident/incident-store.ts";
import type { Member } from "../../core/workspace/member.ts";
import { reconnectDialog } from "../dialog/reconnect.ts";
import { MOST_CHOICES } from "../dialog/the-chosen.ts";
import { whichMailboxDialog } from "../dialog/which-mailbox.ts";
import type { Dialog } from "../dialog.ts";
import { type Reply, reply } from "../reply.ts";
import { notEntitled, type Open } from "./not-entitled.ts";

type Ctx = Pick<Context, "store" | "clock" | "publicUrl">;

/**
 * Gives who may a window with their own link to the page where the mailbox is reconnected, and tells everyone else who may. With
 * several mailboxes it asks first which one.
 */
export async function pressReconnect(
  ctx: Ctx,
  platform: string,
  member: Member,
  incident: Incident,
  open: Open,
): Promise<Reply | Dialog> {
  const mine = await ctx.store.members.mayReconnect(member.id, incident.id, MOST_CHOICES + 1);
  if (mine.length === 0) return notEntitled(ctx, incident, open, "reconnect");
  const parts = await Promise.all(mine.map(async (lost) => ({ ...lost, busy: await busyWords(ctx, lost) })));
  const free = parts.filter(({ busy }) => busy === null);
  const [only] = free;
  if (only === undefined)
    return reply(
      parts
        .flatMap(({ busy }) => busy ?? [])
        .slice(0, MOST_SAID)
        .join(" "),
    );
  if (free.length > 1) return whichMailboxDialog(incident, free, free.length);
  const mailbox = await ctx.store.mailboxes.get(only.mailboxId);
  return mailbox === null
    ? reply("That has just been fixed; there is nothing left to do.")
    : reconnectDialog(ctx, platform, member, incident, mailbox);
}

/** More of them say nothing more. */
const MOST_SAID = 5;

async function busyWords({ store }: Ctx, { mailboxId, address }: Open["first"]): Promise<string | null> {
  const underWay = await store.reconnects.open(mailboxId);
  if (underWay === null) return null;
  const by = underWay.memberId === null ? null : await store.members.get(underWay.memberId);
  return `${by?.name ?? "Somebody"} is reconnecting ${address} right now.`;
}
