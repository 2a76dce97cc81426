import { sayTime } from "../../core/alert/words.ts";
import type { Context } from "../../core/context.ts";
import type { Incident } from "../../core/incident/incident-store.ts";
import { issueReconnectLink } from "../../core/mailbox/issue-reconnect-link.ts";
import type { Member } from "../../core/workspace/member.ts";
import { type Reply, reply } from "../reply.ts";
import { notEntitled, type Open } from "./not-entitled.ts";

type Ctx = Pick<Context, "store" | "clock" | "publicUrl">;

/** Links given at once; more of them are chosen from on a page. */
const MOST_LINKS = 5;

/** Gives who may a personal link for what is still open, and tells everyone else who may. */
export async function pressReconnect(
  ctx: Ctx,
  member: Member,
  incident: Incident,
  open: Open,
): Promise<Reply> {
  const mine = await ctx.store.members.mayReconnect(member.id, incident.id, MOST_LINKS + 1);
  if (mine.length === 0) return notEntitled(ctx, incident, open, "reconnect");
  if (mine.length > MOST_LINKS) {
    return reply("You can reconnect several of these mailboxes. Choose one on this page.", {
      actions: [
        {
          kind: "open",
          label: "Choose a mailbox",
          url: `${ctx.publicUrl}/reconnect/incident/${incident.id}`,
        },
      ],
    });
  }
  const links = await Promise.all(mine.map((mailbox) => linkFor(ctx, member, incident, mailbox)));
  const given = links.flatMap((link) => (link.kind === "given" ? [link] : []));
  const busy = links.flatMap((link) => (link.kind === "busy" ? [link] : []));
  const workspace = await ctx.store.members.workspace(incident.workspaceId);
  return reply(
    [
      ...busy.map(({ address, by }) => `${by ?? "Somebody"} is reconnecting ${address} right now.`),
      ...given
        .slice(0, 1)
        .map(
          ({ until }) =>
            `This is for you alone, works once, and until ${sayTime(until, workspace?.timeZone ?? "UTC")}.`,
        ),
    ].join(" ") || "That has just been fixed; there is nothing left to do.",
    { actions: given.map(({ address, url }) => ({ kind: "open", label: `Reconnect ${address}`, url })) },
  );
}

async function linkFor(ctx: Ctx, member: Member, incident: Incident, { mailboxId, address }: Open["first"]) {
  const underWay = await ctx.store.reconnects.open(mailboxId);
  if (underWay !== null) {
    const by = underWay.memberId === null ? null : await ctx.store.members.get(underWay.memberId);
    return { kind: "busy", address, by: by?.name ?? null } as const;
  }
  const link = await issueReconnectLink(ctx, { memberId: member.id, incidentId: incident.id, mailboxId });
  if (link.kind !== "issued") return { kind: "none" } as const;
  return { kind: "given", address, url: link.url, until: link.expiresAt } as const;
}
