import type { Jobs } from "../../core/jobs.ts";
import { AT_ONCE, type SweepPart, waking, working } from "../../core/sweep.ts";
import type { HistoryWords } from "../../core/workspace/history-words.ts";
import type { SupportRooms } from "../support-rooms.ts";
import { endOldProof, OLDEST_PROOF_MS } from "./end-old-proof.ts";
import { testSenders } from "./test-senders.ts";

export const senderTestJobs: Jobs<SupportRooms> = { "test-senders": { lane: "mail", work: testSenders } };

export const senderTestSweep: SweepPart<SupportRooms>[] = [
  waking("test-senders", ({ ctx, now }) => ctx.store.senderTests.due(now, AT_ONCE), { every: "minute" }),
  {
    ...working(
      "old proofs of sender checks",
      ({ ctx, now }) => ctx.store.supportInboxes.provenBefore(new Date(now.getTime() - OLDEST_PROOF_MS)),
      "old proof of sender checks",
      endOldProof,
    ),
    every: "minute",
  },
];

export const senderTestHistory: HistoryWords = {
  "sender-checks-proven": ({ data }) =>
    `A test mail proved that ${data?.server} checks senders here and removes forged results. Its results count from now on.`,
  "sender-checks-lost": () =>
    "The server's checks of senders are not proven any more. No sender is verified here.",
};
