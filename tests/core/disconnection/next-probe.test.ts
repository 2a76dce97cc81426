import { describe, expect, it } from "vitest";
import { nextProbe } from "../../../src/core/disconnection/next-probe.ts";

const NOW = new Date("2026-01-05T10:00:00Z");
const minutes = (cause: "security_policy" | "unknown" | "password_changed", fixer: "admin" | "owner") =>
  Array.from({ length: 6 }, (_, probes) => {
    const at = nextProbe({ cause, fixer }, probes, NOW);
    return at && (at.getTime() - NOW.getTime()) / 60_000;
  });

describe("a lost mailbox is looked at again", () => {
  it("as long as it is lost, where an admin may allow it again, by and by every quarter of an hour", () => {
    expect(minutes("security_policy", "admin")).toEqual([1, 2, 4, 8, 15, 15]);
  });
  it("every two hours after a day of that", () => {
    const at = nextProbe({ cause: "security_policy", fixer: "admin" }, 100, NOW);
    expect(at).toEqual(new Date("2026-01-05T12:00:00Z"));
  });
  it("in the same way where nobody knows what it is", () => {
    expect(minutes("unknown", "owner")).toEqual([1, 2, 4, 8, 15, 15]);
  });
  it("three times where its password is refused, since more tries could lock the account", () => {
    expect(minutes("password_changed", "owner")).toEqual([5, 15, 45, null, null, null]);
  });
});
