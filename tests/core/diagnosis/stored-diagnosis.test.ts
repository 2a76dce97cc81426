import { describe, expect, it } from "vitest";
import { diagnose } from "../../../src/core/diagnosis/diagnose.ts";
import { storedDiagnosis } from "../../../src/core/diagnosis/stored-diagnosis.ts";

const found = diagnose({
  provider: "generic",
  protocol: "smtp",
  credential: "password",
  error: "535 5.7.8 Authentication failed",
});

describe("A stored diagnosis", () => {
  it("comes back as it was", () => {
    expect(storedDiagnosis(JSON.parse(JSON.stringify(found)))).toEqual(found);
  });

  it("is about whom its cause usually is, where it was stored before it named anybody", () => {
    const { about: _, ...before } = found;
    expect(storedDiagnosis(before)).toEqual({ ...found, about: "mailbox" });
    expect(storedDiagnosis({ ...before, cause: "recipient_rejected" }).about).toBe("recipient");
  });
});
