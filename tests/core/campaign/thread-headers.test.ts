import { describe, expect, it } from "vitest";
import { threadHeaders } from "../../../src/core/campaign/thread-headers.ts";

describe("a message's place in its thread", () => {
  it("is the beginning for the first one", () => {
    expect(threadHeaders({ subject: "Hello Ann" }, "Hello Ann", [])).toEqual({
      subject: "Hello Ann",
      inReplyTo: null,
      references: [],
    });
  });

  it("is under all the earlier ones for a follow-up, in answer to the last", () => {
    expect(threadHeaders({ subject: null }, "Hello Ann", ["1@x.test", "2@x.test"])).toEqual({
      subject: "Re: Hello Ann",
      inReplyTo: "2@x.test",
      references: ["1@x.test", "2@x.test"],
    });
  });

  it("keeps a subject of its own", () => {
    expect(threadHeaders({ subject: "One more thing" }, "Hello Ann", ["1@x.test"]).subject).toBe(
      "One more thing",
    );
  });

  it("does not say Re: twice", () => {
    expect(threadHeaders({ subject: null }, "RE: our talk", ["1@x.test"]).subject).toBe("RE: our talk");
  });
});
