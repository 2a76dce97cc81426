import { describe, expect, it } from "vitest";
import { type DrillFacts, drillReport } from "../../../src/core/drill/drill-report.ts";
import { MONDAY } from "../world.ts";

const REACH = "An admin gives everybody the app.";

const facts = (inChat: boolean): DrillFacts => ({
  drill: { startedAt: MONDAY, endedAt: MONDAY, takenAt: null, openedAt: null } as DrillFacts["drill"],
  address: "sales@ours.test",
  takenBy: null,
  endedBy: "Ben",
  places: [],
  reach: [REACH],
  first: { name: "Ben", inChat, onThisMailbox: false, quietUntil: null },
  backups: 1,
  hasChannel: true,
  canWrite: true,
});
const weak = (inChat: boolean) =>
  drillReport(facts(inChat)).facts.flatMap(({ label, value }) => (label.startsWith("Weak") ? [value] : []));

describe("the report of a rehearsal", () => {
  it("names the person whom no chat reaches, and says how an admin lets it reach them", () => {
    expect(weak(false)).toEqual([expect.stringMatching(/^Ben is not known in the chat/), REACH]);
    expect(weak(true)).toEqual([]);
  });
});
