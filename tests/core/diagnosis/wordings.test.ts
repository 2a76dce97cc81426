import { describe, expect, it } from "vitest";
import { diagnose } from "../../../src/core/diagnosis/diagnose.ts";
import { wordings } from "./wordings.ts";

describe("What providers say", () => {
  it.each(
    wordings.map(([observation, cause, actor]) => ({
      observation,
      cause,
      actor,
      says: `${observation.provider} ${observation.protocol}: ${diagnose(observation).evidence[0]?.line.slice(0, 90)}`,
    })),
  )("$says means $cause for the $actor", ({ observation, cause, actor }) => {
    const found = diagnose(observation);
    expect({ cause: found.cause, actor: found.actor }).toEqual({ cause, actor });
  });
});
