import { describe, expect, it } from "vitest";
import { type DrillFacts, drillReport } from "../../../src/core/drill/drill-report.ts";
import { MONDAY } from "../world.ts";

const REACH = "An admin gives everybody the app.";

const facts = (inChat: boolean, unreached: string[]): DrillFacts => ({
  drill: { startedAt: MONDAY, endedAt: MONDAY, takenAt: null, openedAt: null } as DrillFacts["drill"],
  address: "sales@ours.test",
  takenBy: null,
  endedBy: "Ben",
  places: [],
  unreached,
  reach: [REACH],
  first: { name: "Ben", inChat, onThisMailbox: false, quietUntil: null },
  backups: 1,
  hasChannel: true,
  canWrite: true,
});
const weak = (inChat: boolean, unreached: string[] = []) =>
  drillReport(facts(inChat, unreached)).facts.flatMap(({ label, value }) =>
    label.startsWith("Weak") ? [value] : [],
  );

describe("the report of a rehearsal", () => {
  it("names the person whom no chat reaches, and says how an admin lets it reach them", () => {
    expect(weak(false)).toEqual([expect.stringMatching(/^Ben is not known in the chat/), REACH]);
    expect(weak(true)).toEqual([]);
  });

  it("names the others who could not be called in their place, and says once how they can be", () => {
    const others = "Cy and Dee could not be called in their place: no chat knows them.";
    expect(weak(true, ["Cy", "Dee"])).toEqual([others, REACH]);
    expect(weak(false, ["Cy", "Dee"])).toEqual([expect.stringMatching(/^Ben is not/), others, REACH]);
  });
});
