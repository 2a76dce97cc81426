import { expect, it } from "vitest";
import type { HistoryEvent } from "../../../src/core/workspace/history-store.ts";
import { historyWords } from "../../../src/kinds.ts";
import { historyList } from "../../../src/web/parts/history-line.ts";
import { aPlatform } from "../../core/a-platform.ts";

const at = new Date("2026-11-24T12:00:00Z");
const sight = { now: at, zone: "UTC" };
const named = {
  members: new Map([["ann", "Ann"]]),
  leads: new Map([["of lea", "lea@leads.test"]]),
  words: historyWords,
  platforms: { plaza: { ...aPlatform, title: "Plaza" } },
};
const lines = async (...events: HistoryEvent[]) => {
  const list = String(await historyList(events, named, sight));
  return [...list.matchAll(/<span>([^<]*)<\/span><\/li>/g)].map(([, line]) => line);
};

it("says an event in the words of its room", async () => {
  expect(
    await lines(
      { kind: "campaign-paused", memberId: "ann", at },
      { kind: "campaign-paused", at },
      { kind: "replied", data: { enrolmentId: "of lea" }, at },
      { kind: "vouched-session-opened", memberId: "gone", data: { platform: "plaza" }, at },
      { kind: "mailbox-held", data: { cause: "token_expired" }, at },
      { kind: "mailbox-held", data: { cause: "constructor" }, at },
    ),
  ).toEqual([
    "Ann paused it.",
    "It paused, since its mailbox lost the connection.",
    "lea@leads.test replied, so their sequence ended.",
    "A former member confirmed the number in Plaza, so that browser may reconnect this mailbox for half an hour.",
    expect.stringMatching(/^Its sends were put on hold: [a-z].*\.$/),
    "Its sends were put on hold.",
  ]);
});

it("shows an event of a kind that this version does not know plainly, and drops none", async () => {
  expect(
    await lines(
      { kind: "ticket-opened", memberId: "ann", at },
      { kind: "constructor", at },
      { kind: "replied", at },
    ),
  ).toEqual([
    "ticket opened, Ann. This version of Unpause has no words for it.",
    "constructor. This version of Unpause has no words for it.",
    "A lead replied, so their sequence ended.",
  ]);
});
