import { describe, expect, it } from "vitest";
import { headerOf } from "../../src/sandbox/header-of.ts";

const raw = [
  "Received: from here",
  "SUBJECT: Hello",
  "References: <a@x>",
  "\t<b@x>",
  " <c@x>",
  "Message-ID:",
  " <id@x>",
  "Empty:",
  "",
  "To: in the body",
].join("\r\n");

describe("a header field", () => {
  it.each([
    ["subject", "Hello"],
    ["references", "<a@x> <b@x> <c@x>"],
    ["message-id", "<id@x>"],
    ["empty", ""],
    ["to", null],
    ["ubject", null],
  ])("%s is found whatever its case, and unfolded", (name, value) => {
    expect(headerOf(raw, name)).toBe(value);
    expect(headerOf(raw.replaceAll("\r\n", "\n"), name)).toBe(value);
  });

  it("is found in a mail without a body", () => {
    expect(headerOf("Subject: alone", "subject")).toBe("alone");
  });
});
