import type { Brake } from "../../core/brake/brake.ts";
import { RELEASE_BRAKE_WORDS, TEST_BRAKE_WORDS } from "../../core/brake/brake-words.ts";
import { releaseBrake } from "../../core/brake/release-brake.ts";
import { testBrake } from "../../core/brake/test-brake.ts";
import type { Context } from "../../core/context.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import { sayTime } from "../../core/words/say.ts";
import type { Member } from "../../core/workspace/member.ts";
import { inWords } from "../press/why.ts";
import { type Reply, reply } from "../reply.ts";
import { replyOf } from "../reply-of-outcome.ts";
import { noticeKind } from "./notice-kind.ts";

/** A campaign that paused itself. Every member may pause and resume it, and so do this. */
export const brakeKind = noticeKind<Brake>({
  kind: "brake",
  get: ({ store }, id) => store.brakes.get(id),
  mailboxOf: () => null,
  presses: {
    "brake-resume": async (ctx, member, brake) =>
      replyOf(outcomeOf(RELEASE_BRAKE_WORDS, await releaseBrake(ctx, member, brake), brake)),
    "brake-test": testing,
    "brake-why": async (_ctx, _member, { diagnosis }) =>
      diagnosis === null ? reply("Leads complained about the mail.") : inWords(diagnosis),
  },
});

async function testing(ctx: Context, member: Member, brake: Brake): Promise<Reply> {
  const result = await testBrake(ctx, member, brake);
  const zone = (await ctx.store.members.workspace(brake.workspaceId))?.timeZone ?? "UTC";
  const about = { now: ctx.clock.now(), sayTime: (at: Date) => sayTime(at, zone) };
  return replyOf(outcomeOf(TEST_BRAKE_WORDS, result, about));
}
