import fc from "fast-check";
import { expect, it } from "vitest";
import { inBothChats, inEachChat, type Setting } from "./in-each-chat.ts";
import { playSequence, someSteps } from "./play-sequence.ts";

/** On each database a thousand by `npm run sequences`, and fifty in CI, which makes a hundred; fewer on a machine of one's own. */
const LONG = process.env.UNPAUSE_SEQUENCES;
const SEQUENCES = Number(LONG ?? (process.env.CI ? 50 : 10));

/** The emulator of a chat answers five thousand calls an hour. */
const AT_ONE_CHAT = 50;

/**
 * The short form plays the same sequences each time, so that a change is judged by its own merit. The long form plays new ones. A
 * failed one is played again by its `seed` and `path`: UNPAUSE_SEQUENCES_SEED, UNPAUSE_SEQUENCES_PATH.
 */
function choose(from: number): { seed?: number; path?: string } {
  const { UNPAUSE_SEQUENCES_SEED: seed, UNPAUSE_SEQUENCES_PATH: path } = process.env;
  if (seed !== undefined) return { seed: Number(seed), ...(path !== undefined && { path }) };
  return LONG === undefined ? { seed: 20_261_201 + from } : {};
}

const sequences = (from: number, count: number) => (setting: Setting) => {
  it(`every message tells the truth in the end, and nothing is done twice, through presses, losses, retries and restarts (${from + 1} to ${from + count})`, async () => {
    const addresses = Array.from({ length: count }, (_, number) => `box${number}@ours.test`);
    const workspace = await setting.open({ addresses });
    // A chat says how long to wait by its own clock.
    workspace.clock.time = new Date();
    const mailboxIds = [...workspace.mailboxIds];
    const play = fc.asyncProperty(someSteps, async (steps) =>
      playSequence(workspace, mailboxIds.shift() ?? "", steps),
    );
    await fc.assert(play, { numRuns: count, endOnFailure: true, ...choose(from) });
    for (const { refused } of setting.chats()) expect(refused).toEqual([]);
  }, 900_000);
};

for (let first = 0; first < SEQUENCES; first += AT_ONE_CHAT)
  inBothChats(sequences(first, Math.min(AT_ONE_CHAT, SEQUENCES - first)));

// With one chat a workspace has less to go wrong. Where a chat knows nobody, nobody can bring back what was deleted there.
inEachChat(sequences(0, Math.min(AT_ONE_CHAT, Math.ceil(SEQUENCES / 10))), {
  databases: "one",
  beside: false,
});
