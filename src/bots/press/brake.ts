import type { Brake } from "../../core/brake/brake.ts";
import { type ReleaseBrakeResult, releaseBrake } from "../../core/brake/release-brake.ts";
import { type TestBrakeResult, testBrake } from "../../core/brake/test-brake.ts";
import type { Context } from "../../core/context.ts";
import { sayList, sayTime } from "../../core/words/say.ts";
import type { Member } from "../../core/workspace/member.ts";
import type { NoticePressHandler } from "../notice-press.ts";
import { type Reply, reply } from "../reply.ts";
import { pressWhy } from "./why.ts";

type Ctx = Parameters<NoticePressHandler>[0];

const onBrake =
  (press: (ctx: Ctx, member: Member, brake: Brake) => Promise<Reply>): NoticePressHandler =>
  async (ctx, id) => {
    const brake = await ctx.store.brakes.get(id);
    if (brake === null) return null;
    return {
      workspaceId: brake.workspaceId,
      mailboxId: null,
      press: (member) => press(ctx, member, brake),
    };
  };

/** What can be pressed on a campaign that paused itself. Whoever may pause and resume it may do so. */
export const brakePresses = {
  "brake-resume": onBrake(async (ctx, member, brake) =>
    released(brake, await releaseBrake(ctx, member, brake)),
  ),
  "brake-test": onBrake(async (ctx, member, brake) =>
    testing(ctx, brake, await testBrake(ctx, member, brake)),
  ),
  "brake-why": onBrake(async (_, __, { diagnosis }) =>
    diagnosis === null ? reply("Leads complained about the mail.") : pressWhy(diagnosis),
  ),
};

const GONE = "The brake was released before. Nothing was changed.";

function released({ campaignName }: Brake, result: ReleaseBrakeResult): Reply {
  switch (result.kind) {
    case "running":
      return reply(`${campaignName} goes on where it was. Refused leads are tried again.`);
    case "back":
      return reply(`${result.address} sends for ${campaignName} again. Refused leads are tried again.`);
    case "waiting":
    case "disconnected":
      return reply(`${campaignName} goes on once ${sayList(result.addresses)} is reconnected.`);
    case "not-paused":
    case "no-such-campaign":
    case "released-before":
      return reply(GONE);
  }
}

async function testing(
  { store, clock }: Pick<Context, "store" | "clock">,
  { workspaceId }: Brake,
  result: TestBrakeResult,
): Promise<Reply> {
  switch (result.kind) {
    case "testing": {
      if (result.opensAt <= clock.now())
        return reply(`The message to ${result.email} goes out now. The alert shows what the provider says.`);
      const zone = (await store.members.workspace(workspaceId))?.timeZone ?? "UTC";
      return reply(
        `The message to ${result.email} goes out when the window opens, ${sayTime(result.opensAt, zone)}.`,
      );
    }
    case "no-lead":
      return reply("A test is on its way already, or no lead is left to test with.");
    case "released-before":
      return reply(GONE);
  }
}
