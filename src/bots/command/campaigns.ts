import type { Context } from "../../core/context.ts";
import type { CampaignRow } from "../../core/views/campaign-views.ts";
import { sayCount, sayList, sayTime } from "../../core/words/say.ts";
import type { Member } from "../../core/workspace/member.ts";
import { type Reply, type ReplyAction, reply } from "../reply.ts";
import { PAGE, pageActions, slice } from "./pages.ts";

/** The workspace's campaigns and what each does, a page at a time. */
export async function campaigns(
  ctx: Pick<Context, "store" | "clock" | "publicUrl">,
  member: Member,
  page: number,
): Promise<Reply> {
  const { store, clock, publicUrl } = ctx;
  const { workspaceId } = member;
  const [{ rows, total }, workspace] = await Promise.all([
    store.views.campaigns.list(workspaceId, slice(page), clock.now()),
    store.members.workspace(workspaceId),
  ]);
  if (total === 0) return reply("There is no campaign in Unpause yet. Make the first one in the web app.");
  const last = Math.ceil(total / PAGE);
  if (page > last) return campaigns(ctx, member, last);
  const timeZone = workspace?.timeZone ?? "UTC";
  return reply(`${sayCount(total, "campaign")}:`, {
    items: rows.map((row) => ({ title: row.name, text: sayCampaign(row, clock.now(), timeZone) })),
    actions: [...brakeActions(rows, publicUrl), ...pageActions("campaigns", page, total)],
  });
}

/** Campaigns that paused themselves and get a button to the alert that says why. */
const MOST_BRAKES = 3;

const brakeActions = (rows: CampaignRow[], publicUrl: string): ReplyAction[] =>
  rows
    .flatMap(({ name, state }) =>
      state.kind === "paused" && state.by.kind === "brake" ? [{ name, id: state.by.brakeId }] : [],
    )
    .slice(0, MOST_BRAKES)
    .map(({ name, id }) => ({
      kind: "open",
      label: `Why ${name} paused`,
      url: `${publicUrl}/notices/brake/${id}`,
    }));

function sayCampaign({ state, leads, down, nextSendAt }: CampaignRow, now: Date, timeZone: string): string {
  const left = sayCount(leads.waiting + leads.underWay, "lead");
  const undecided = leads.held + leads.unconfirmed;
  const decide = undecided > 0 ? `, ${undecided} to be decided about` : "";
  const lost = sayList(down.map(({ address }) => address));
  switch (state.kind) {
    case "draft":
      return "not started yet";
    case "finished":
      return "finished";
    case "paused":
      return `${pausedBy(state.by, lost)}, ${left} waiting${decide}`;
    case "running": {
      const next =
        nextSendAt === null
          ? whyNothing(leads.waiting + leads.underWay)
          : nextSendAt <= now
            ? "next send due now"
            : `next send ${sayTime(nextSendAt, timeZone)}`;
      return `running, ${left} to go${decide}, ${next}${lost ? `; leads of ${lost} wait` : ""}`;
    }
  }
}

const whyNothing = (left: number) =>
  left > 0 ? "nothing can go out at the moment" : "nothing is left to send";

function pausedBy(by: Extract<CampaignRow["state"], { kind: "paused" }>["by"], lost: string): string {
  switch (by.kind) {
    case "member":
      return `paused by ${by.name}`;
    case "disconnection":
      return `paused until ${lost || "its mailbox"} is reconnected`;
    case "brake":
      return "paused itself, since its messages are refused or come back";
  }
}
