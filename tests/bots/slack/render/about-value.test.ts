import { describe, expect, it } from "vitest";
import { aboutIn, aboutValue } from "../../../../src/bots/slack/render/about-value.ts";
import { metaOf } from "../../../../src/bots/slack/render/render-dialog.ts";

const ID = "7f1f4d4e-5b0a-4a51-9d4c-2f3f5a1b6c7d";

describe("the subject of a button", () => {
  it("comes back as it went", () => {
    for (const about of [
      { kind: "incident", id: ID },
      { kind: "opt-out-question", id: ID },
      { kind: "ticket", id: "T:1:2" },
    ])
      expect(aboutIn(aboutValue(about), "take")).toEqual({ about, value: "" });
  });

  it.each([
    ["take", "incident"],
    ["reconnect", "incident"],
    ["drill-take", "drill"],
    ["drill-reconnect", "drill"],
    ["never-again", "opt-out-question"],
    ["a-reply", "opt-out-question"],
    ["brake-resume", "brake"],
    ["brake-test", "brake"],
    ["brake-why", "brake"],
    ["go-without-folder", "unread-folder"],
    ["a-press-of-no-version", "incident"],
  ])("is read where a button of an earlier version carries its id alone: %s", (press, kind) => {
    expect(aboutIn(ID, press)).toEqual({ about: { kind, id: ID }, value: "" });
  });

  it("comes back with a choice behind it", () => {
    const about = { kind: "incident", id: ID };
    expect(aboutIn(aboutValue(about, "a b:c"), "hand-over")).toEqual({ about, value: "a b:c" });
  });

  it("is missing where a button carries nothing", () => {
    expect(aboutIn("", "take")).toEqual({ about: null, value: "" });
  });

  it("is read from a window of an earlier version", () => {
    const private_metadata = JSON.stringify({ incidentId: ID, mailboxId: null, search: "sales" });
    expect(metaOf({ private_metadata })).toEqual({
      about: { kind: "incident", id: ID },
      mailboxId: null,
      search: "sales",
    });
    expect(metaOf({ private_metadata: JSON.stringify({ about: { kind: 3 } }) })).toBeNull();
  });
});
