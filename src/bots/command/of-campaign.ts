import { pauseCampaign } from "../../core/campaign/pause-campaign.ts";
import { resumeCampaign } from "../../core/campaign/resume-campaign.ts";
import { PAUSE_WORDS } from "../../core/campaign/words/pause.ts";
import { RESUME_WORDS } from "../../core/campaign/words/resume.ts";
import type { CommitContext } from "../../core/commit.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import type { Member } from "../../core/workspace/member.ts";
import { type Reply, reply } from "../reply.ts";
import { replyOf } from "../reply-of-outcome.ts";
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
  const target = { workspaceId, memberId, campaignId: found.id };
  const { name } = found;
  return verb === "pause"
    ? replyOf(outcomeOf(PAUSE_WORDS, await pauseCampaign(ctx, target), { name }))
    : replyOf(outcomeOf(RESUME_WORDS, await resumeCampaign(ctx, target), { name }));
}

/** The form in which names are compared: chats and phones change quotation marks, and people the case. */
const alike = (name: string) => plainWords(name).toLowerCase();

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
