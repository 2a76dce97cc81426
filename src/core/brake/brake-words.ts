import { onceReconnected, quoted } from "../campaign/words/campaign-name.ts";
import { outcome, type WordsOf } from "../words/outcome.ts";
import type { ReleaseBrakeResult } from "./release-brake.ts";
import type { TestBrakeResult } from "./test-brake.ts";

/** The campaign that its brake paused, by name. */
export type OfBrake = { campaignName: string };

const releasedBefore = () =>
  outcome("The brake was released before", "The brake was released before. Nothing was changed.");

const waits = ({ addresses }: { addresses: string[] }, { campaignName }: OfBrake) =>
  outcome(
    "The campaign waits for a mailbox",
    `${quoted(campaignName)} goes on ${onceReconnected(addresses)}.`,
  );

export const RELEASE_BRAKE_WORDS: WordsOf<ReleaseBrakeResult, OfBrake> = {
  running: (_, { campaignName }) =>
    outcome(
      "The campaign is running",
      `${quoted(campaignName)} goes on where it was. Refused leads are tried again.`,
    ),
  back: ({ address }, { campaignName }) =>
    outcome(
      "The mailbox sends again",
      `${address} sends for ${quoted(campaignName)} again. Refused leads are tried again.`,
    ),
  waiting: waits,
  disconnected: waits,
  "not-paused": releasedBefore,
  "no-such-campaign": releasedBefore,
  "released-before": releasedBefore,
};

/** `sayTime`: how the surface writes a moment. */
export const TEST_BRAKE_WORDS: WordsOf<TestBrakeResult, { now: Date; sayTime: (at: Date) => string }> = {
  testing: ({ email, opensAt }, { now, sayTime }) =>
    outcome(
      "The test goes out",
      opensAt <= now
        ? `The message to ${email} goes out now. The alert shows the provider's answer.`
        : `The message to ${email} goes out when the window opens, ${sayTime(opensAt)}.`,
    ),
  "no-lead": () =>
    outcome("No test goes out", "A test is on its way already, or no lead is left to test with."),
  "released-before": releasedBefore,
};
