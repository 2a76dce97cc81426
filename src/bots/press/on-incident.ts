import type { Incident } from "../../core/incident/incident-store.ts";
import type { Acting, BotContext, DialogHandler, PressHandler } from "../bot-kinds.ts";
import type { Dialog, Filled } from "../dialog.ts";
import { type Reply, reply } from "../reply.ts";
import { notEntitled, type Open } from "./not-entitled.ts";
import { solved } from "./solved.ts";

/** A member acts on an incident of which something is still lost. */
export type AtIncident = Pick<Acting<Incident>, "chat" | "member"> & { incident: Incident; open: Open };

type Run = (ctx: BotContext, at: AtIncident) => Promise<Reply | Dialog> | Reply;
type Marks = Pick<PressHandler<Incident>, "forGuests" | "opens">;

/** A press on an open incident, for every member. Where it is over, they are told who fixed it. */
export const onOpen = (run: Run, marks: Marks = {}): PressHandler<Incident> => ({
  ...marks,
  async press(ctx, { chat, member, subject: incident }) {
    const open = await openPart(ctx, incident);
    return open.kind === "over" ? open.reply : run(ctx, { chat, member, incident, open });
  },
});

/** The same for members who may reconnect one of its mailboxes. The others are told who may. */
export const forFixers = (run: Run, marks: Marks = {}): PressHandler<Incident> =>
  onOpen(async (ctx, at) => (await refusal(ctx, at)) ?? run(ctx, at), marks);

/** A dialog about an open incident, for members who may reconnect one of its mailboxes. */
export const submittedByFixers = (
  run: (
    ctx: BotContext,
    at: AtIncident,
    submitted: { mailboxId: string | null; filled: Filled },
  ) => Promise<Reply | Dialog>,
  marks: Pick<DialogHandler<Incident>, "forGuests" | "choice"> = {},
): DialogHandler<Incident> => ({
  ...marks,
  async submit(ctx, { chat, member, subject: incident }, submitted) {
    const open = await openPart(ctx, incident);
    if (open.kind === "over") return open.reply;
    const at = { chat, member, incident, open };
    return (await refusal(ctx, at)) ?? run(ctx, at, submitted);
  },
});

/** null: they may. */
async function refusal(ctx: BotContext, { member, incident, open }: AtIncident): Promise<Reply | null> {
  const mine = await ctx.store.fixers.mayReconnect(member.id, incident.id, 1);
  return mine.length === 0 ? notEntitled(ctx, incident, open, "look after") : null;
}

/** The part of an incident that is still lost; or, in words, that nothing is. */
async function openPart(
  ctx: BotContext,
  incident: Incident,
): Promise<({ kind: "open" } & Open) | { kind: "over"; reply: Reply }> {
  const { disconnections, incidentMailboxes } = ctx.store;
  const { rows, total } = await incidentMailboxes.open(incident.id, { skip: 0, take: 1 });
  const [first] = rows;
  if (first !== undefined) return { kind: "open", first, total };
  const last = await disconnections.lastEnded(incident.id);
  return { kind: "over", reply: last === null ? nothingKnown() : await solved(ctx, last) };
}

/** The mailboxes of the incident were removed since. */
const nothingKnown = () =>
  reply("The mailbox that this is about is no longer in Unpause, so there is nothing left to do.");
