import { pauseCampaign } from "../../core/campaign/pause-campaign.ts";
import { resumeCampaign } from "../../core/campaign/resume-campaign.ts";
import type { CommitContext } from "../../core/commit.ts";
import { sayList } from "../../core/words/say.ts";
import type { Member } from "../../core/workspace/member.ts";
import { type Reply, reply } from "../reply.ts";
import { closest } from "./closest.ts";
import { plainWords } from "./plain-words.ts";

/** Pauses or resumes a campaign by its name, for the member who asks. */
export async function ofCampaign(
  ctx: CommitContext,
  member: Member,
  verb: "pause" | "resume",
  wanted: string,
): Promise<Reply> {
  const { workspaceId, id: memberId } = member;
  const all = await ctx.store.campaigns.names(workspaceId);
  const found =
    all.find(({ name }) => name === wanted) ?? all.find(({ name }) => alike(name) === alike(wanted));
  if (found === undefined) return noSuchCampaign(all, verb, wanted);
  const whose = { workspaceId, memberId, campaignId: found.id };
  return verb === "pause" ? pause(ctx, whose, found.name) : resume(ctx, whose, found.name);
}

/** What a name is compared by: chats and phones change quotation marks, and people the case. */
const alike = (name: string) => plainWords(name).toLowerCase();

type Whose = { workspaceId: string; memberId: string; campaignId: string };

async function pause(ctx: CommitContext, whose: Whose, name: string): Promise<Reply> {
  const result = await pauseCampaign(ctx, whose);
  switch (result.kind) {
    case "paused":
      return reply(
        `${name} is paused. It stays paused until somebody resumes it; every lead stays where it is.`,
        {
          actions: [{ kind: "command", label: "Resume it", command: `resume ${name}` }],
        },
      );
    case "already-paused":
      return reply(`${name} is paused already. It stays paused until somebody resumes it.`);
    case "not-running":
      return reply(
        `${name} is ${result.state === "draft" ? "not started yet" : "finished"}. Nothing was changed.`,
      );
    case "no-such-campaign":
      return reply(`${name} was removed a moment ago.`);
  }
}

async function resume(ctx: CommitContext, whose: Whose, name: string): Promise<Reply> {
  const result = await resumeCampaign(ctx, whose);
  switch (result.kind) {
    case "running":
      return reply(`${name} goes on exactly where it was. What became overdue is spread out.`);
    case "waiting":
      return reply(
        `${name} is no longer paused by a person. It goes on by itself once ${sayList(result.addresses)} is reconnected.`,
      );
    case "disconnected":
      return reply(
        `${name} waits for a mailbox: it goes on by itself once ${sayList(result.addresses)} is reconnected.`,
        {
          actions: result.addresses.slice(0, 3).map((address) => ({
            kind: "command",
            label: `Reconnect ${address}`,
            command: `reconnect ${address}`,
          })),
        },
      );
    case "not-paused":
      return reply(
        `${name} is ${result.state === "draft" ? "not started yet" : result.state}. Nothing was changed.`,
      );
    case "no-such-campaign":
      return reply(`${name} was removed a moment ago.`);
  }
}

function noSuchCampaign(all: { name: string }[], verb: string, wanted: string): Reply {
  const meant = closest(
    wanted,
    all.map(({ name }) => name),
  );
  return reply(`There is no campaign “${wanted}” here.${meant === null ? "" : ` Did you mean ${meant}?`}`, {
    actions:
      meant === null
        ? [{ kind: "command", label: "Campaigns", command: "campaigns" }]
        : [{ kind: "command", label: `Yes, ${verb} ${meant}`, command: `${verb} ${meant}` }],
  });
}
