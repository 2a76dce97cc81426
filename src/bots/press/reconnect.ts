import { sayTime } from "../../core/alert/words.ts";
import type { Context } from "../../core/context.ts";
import type { Incident } from "../../core/incident/incident-store.ts";
import { issueReconnectLink } from "../../core/mailbox/issue-reconnect-link.ts";
import type { SignIn } from "../../core/mailbox/mailbox.ts";
import type { Member } from "../../core/workspace/member.ts";
import { reconnectDialog } from "../dialog/reconnect.ts";
import type { Dialog } from "../dialog.ts";
import { type Reply, reply } from "../reply.ts";
import { notEntitled, type Open } from "./not-entitled.ts";

type Ctx = Pick<Context, "store" | "clock" | "publicUrl">;

/** Links given at once; more of them are chosen from on a page. */
const MOST_LINKS = 5;

/**
 * Gives who may what they need for what is still open, and tells everyone else who may: for one mailbox with a password a dialog,
 * else personal links.
 */
export async function pressReconnect(
  ctx: Ctx,
  member: Member,
  incident: Incident,
  open: Open,
): Promise<Reply | Dialog> {
  const mine = await ctx.store.members.mayReconnect(member.id, incident.id, MOST_LINKS + 1);
  if (mine.length === 0) return notEntitled(ctx, incident, open, "reconnect");
  if (mine.length > MOST_LINKS) {
    return reply("You can reconnect several of these mailboxes. Choose one on this page.", {
      actions: [{ kind: "open", label: "Choose a mailbox", url: pageOf(ctx, incident) }],
    });
  }
  const parts = await Promise.all(mine.map(async (lost) => ({ ...lost, busy: await busyWords(ctx, lost) })));
  const [only] = parts.length === 1 ? parts : [];
  if (only?.busy === null) {
    const mailbox = await ctx.store.mailboxes.get(only.mailboxId);
    const workspace = await ctx.store.members.workspace(incident.workspaceId);
    if (mailbox !== null && mailbox.signIn !== "oauth") {
      const url = `${pageOf(ctx, incident)}/${mailbox.id}`;
      return reconnectDialog(incident, mailbox, url, workspace?.secretInChat ?? false);
    }
  }
  return links(ctx, member, incident, parts);
}

const pageOf = ({ publicUrl }: Ctx, { id }: Incident) => `${publicUrl}/reconnect/incident/${id}`;

async function busyWords({ store }: Ctx, { mailboxId, address }: Open["first"]): Promise<string | null> {
  const underWay = await store.reconnects.open(mailboxId);
  if (underWay === null) return null;
  const by = underWay.memberId === null ? null : await store.members.get(underWay.memberId);
  return `${by?.name ?? "Somebody"} is reconnecting ${address} right now.`;
}

async function links(
  ctx: Ctx,
  member: Member,
  incident: Incident,
  parts: (Open["first"] & { signIn: SignIn; busy: string | null })[],
): Promise<Reply> {
  const issued = await Promise.all(
    parts
      .filter(({ busy }) => busy === null)
      .map(async ({ mailboxId, address, signIn }) => ({
        address,
        signIn,
        link: await issueReconnectLink(ctx, { memberId: member.id, incidentId: incident.id, mailboxId }),
      })),
  );
  const given = issued.flatMap(({ link, ...of }) => (link.kind === "issued" ? [{ ...of, ...link }] : []));
  const timeZone = (await ctx.store.members.workspace(incident.workspaceId))?.timeZone ?? "UTC";
  const terms = given
    .slice(0, 1)
    .map(({ expiresAt }) => `This is for you alone, works once, and until ${sayTime(expiresAt, timeZone)}.`);
  const leads = given.some(({ signIn }) => signIn === "oauth")
    ? ["It leads straight to the provider's own sign-in."]
    : [];
  return reply(
    [...parts.flatMap(({ busy }) => busy ?? []), ...leads, ...terms].join(" ") ||
      "That has just been fixed; there is nothing left to do.",
    { actions: given.map(({ address, url }) => ({ kind: "open", label: `Reconnect ${address}`, url })) },
  );
}
