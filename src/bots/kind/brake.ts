import type { Brake } from "../../core/brake/brake.ts";
import { type ReleaseBrakeResult, releaseBrake } from "../../core/brake/release-brake.ts";
import { type TestBrakeResult, testBrake } from "../../core/brake/test-brake.ts";
import type { Context } from "../../core/context.ts";
import { sayList, sayTime } from "../../core/words/say.ts";
import { inWords } from "../press/why.ts";
import { type Reply, reply } from "../reply.ts";
import { noticeKind } from "./notice-kind.ts";

/** A campaign that paused itself. Every member may pause and resume it, and so do this. */
export const brakeKind = noticeKind<Brake>({
  kind: "brake",
  get: ({ store }, id) => store.brakes.get(id),
  mailboxOf: () => null,
  presses: {
    "brake-resume": async (ctx, member, brake) => released(brake, await releaseBrake(ctx, member, brake)),
    "brake-test": async (ctx, member, brake) => testing(ctx, brake, await testBrake(ctx, member, brake)),
    "brake-why": async (_ctx, _member, { diagnosis }) =>
      diagnosis === null ? reply("Leads complained about the mail.") : inWords(diagnosis),
  },
});

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
